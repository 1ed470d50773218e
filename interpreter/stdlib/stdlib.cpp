#include "stdlib/stdlib.h"

#include <algorithm>

namespace entente::stdlib {

const Module* find_module(std::string_view name) {
  const auto module = std::find_if(modules().begin(), modules().end(),
                                   [&](const Module& each) { return each.name == name; });
  return module == modules().end() ? nullptr : &*module;
}

}  // namespace entente::stdlib
