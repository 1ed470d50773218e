// The one list of builtin functions: what each is, and what `entente doc` tells of it.
#pragma once

#include <span>
#include <string_view>

namespace entente::check {

struct Builtin {
  enum class Group {
    question,
    measure,
    aggregation,
    folding,
    supply_risk,
    contribution,
    criticality
  } group;
  std::string_view name;
  int code = 0;  ///< the Question, Measure, Aggregation or Folding

  std::string_view signature;  ///< `[ ]` is optional; r a resource, who countries, x a series
  std::string_view unit;       ///< of its value
  std::string_view meaning;
  std::string_view example;  ///< continues the prelude of docs/language.md
};

/// Questions first, and within a group as docs/language.md has them.
std::span<const Builtin> all_builtins();

}  // namespace entente::check
