// What an expression is worth that somebody asks of a script, as in a conversation: known already,
// or what a run must answer.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/world.h"

namespace entente::check {

struct AskedRow {
  std::string label;                            ///< of an element of a list
  std::variant<std::string, FormulaId> answer;  ///< as it is shown, or for a run
  std::optional<FormulaId> condition = {};      ///< under which a run has the row
};
struct Asked {
  bool list = false;
  std::vector<AskedRow> rows;  ///< of a value that is no list one
};

}  // namespace entente::check
