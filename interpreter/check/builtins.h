// The functions that every script has: questions about a run, aggregations over time, and folds
// over lists.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/context.h"

namespace entente::check {

struct Argument {
  std::optional<syntax::Name> label;
  Operand operand;
};

bool is_builtin(const std::string& name);
std::vector<std::string> builtin_names();

/// Applies the builtin `name`, which exists, to its arguments.
Value call_builtin(Context& context, const syntax::Name& name,
                   const std::vector<Argument>& arguments, Span span);

}  // namespace entente::check
