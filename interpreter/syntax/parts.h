// What statements and clauses have in common: labels, provenance, periods, amounts and paths.
#pragma once

#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "syntax/expression.h"

namespace entente::syntax {

struct Label {
  Text text;
  std::vector<std::pair<Name, Text>> translations;
};
struct Provenance {
  enum class Kind { source, assumed } kind = Kind::assumed;
  std::optional<Name> source;
  std::optional<Text> detail;
  Span span;
};
/// A date or an expression of one, with an uncertain spread perhaps.
struct Moment {
  ExprId value;
  std::optional<Interval> spread;
};
struct Period {
  std::optional<Moment> from;
  std::optional<Value> duration;
  std::optional<Moment> until;
  Span span;
};
/// `rest` or a value.
struct Amount {
  std::optional<Value> value;  ///< none: `rest`
  Span span;
};
struct Path {
  std::vector<std::variant<Name, ExprId>> steps;  ///< names, and expressions in brackets
  Span span;
};
struct Override {
  Path path;
  Value value;
  Span span;
};

}  // namespace entente::syntax
