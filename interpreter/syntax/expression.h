// The nodes of expressions. They refer to each other by id, in the arena of ast.h; every name, unit
// and literal has its own span.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "diagnostics/source.h"

namespace entente::syntax {

using ExprId = Id<struct ExprTag>;

struct Name {
  std::string text;  ///< without back-quotes
  Span span;
};
/// As written: `kt/year`, `M.EUR@2025/year`, `%`.
struct UnitName {
  std::string text;
  Span span;
};
struct Text {
  std::string text;  ///< unescaped
  Span span;
};
struct DateText {
  std::string text;
  Span span;
};

enum class UnaryOp { minus, logical_not };
enum class BinaryOp {
  power,
  times,
  divide,
  plus,
  minus,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  in,
  logical_and,
  logical_or
};

/// `centre ~ spread`, `lo to hi`: any part may be missing.
struct Interval {
  ExprId low;
  std::optional<ExprId> high;
};
struct Value {
  std::optional<Interval> centre;
  std::optional<Interval> spread;
  Span span;
};

struct Number {
  std::string digits;  ///< as written: 1_200.5e3
  std::string scale;   ///< thousand, million, ... or empty
  std::optional<UnitName> unit;
};
struct Bool {
  bool value = false;
};
struct Hole {};
struct NameRef {
  Name name;
};
struct Unary {
  UnaryOp op = UnaryOp::minus;
  ExprId operand;
};
struct Binary {
  BinaryOp op = BinaryOp::plus;
  ExprId left;
  ExprId right;
  Span operator_span;
};
struct As {
  ExprId operand;
  UnitName unit;
};
struct If {
  ExprId condition;
  ExprId then;
  ExprId otherwise;
};
struct Argument {
  std::optional<Name> label;
  Value value;
};
/// `for name in set [if condition]`
struct Generator {
  Name name;
  ExprId set;
  std::optional<ExprId> condition;
};
struct Call {
  ExprId callee;
  std::vector<Argument> arguments;  ///< one where there are generators
  std::vector<Generator> generators;
};
struct Member {
  ExprId object;
  Name name;
};
struct Index {
  ExprId object;
  ExprId index;
};
struct AtDate {
  ExprId operand;
  DateText date;
};
/// `(value)` where the value is an interval or has a spread; plain parentheses leave no node.
struct Uncertain {
  Value value;
};
struct Set {
  std::vector<ExprId> elements;
};
struct List {
  std::vector<Value> elements;  ///< one where there are generators
  std::vector<Generator> generators;
};
/// Stands where something was reported.
struct Broken {};

struct Expr {
  using Node = std::variant<Number, DateText, Text, Bool, Hole, NameRef, Unary, Binary, As, If,
                            Call, Member, Index, AtDate, Uncertain, Set, List, Broken>;
  Span span;
  Node node;
};

}  // namespace entente::syntax
