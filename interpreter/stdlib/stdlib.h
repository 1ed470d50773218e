// The texts of the standard library, stdlib/std/**.ent, as the build found them: embed.cmake writes
// their source.
#pragma once

#include <string_view>
#include <vector>

namespace entente::stdlib {

struct Module {
  std::string_view name;  ///< std.countries
  std::string_view file;  ///< std/countries.ent
  std::string_view text;
};

/// In the order of their files.
const std::vector<Module>& modules();
/// Null where there is none of that name.
const Module* find_module(std::string_view name);

}  // namespace entente::stdlib
