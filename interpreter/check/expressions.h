// Expressions of the tree evaluated to values: names looked up, calls unrolled, questions turned
// into formulas.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "check/context.h"

namespace entente::check {

/// Names bound by `for` and by the parameters of a function, innermost last.
using Bindings = std::vector<std::pair<std::string, Value>>;

/// The largest number of formula nodes that a script may unroll to.
inline constexpr std::size_t max_formulas = 200'000;
/// The largest number of expressions that are evaluated: what ends comprehensions of constants, and
/// functions that double each other.
inline constexpr std::size_t max_evaluations = 2'000'000;
/// The largest list, with the lists in it: each element is a few hundred bytes.
inline constexpr std::size_t max_elements = 200'000;
/// The deepest nesting of expressions within the values and functions that they rest on. It leaves
/// room for one chain of the longest length that the parser lets through, and keeps the stack below
/// a quarter of what a process usually has.
inline constexpr std::size_t max_evaluation_depth = 600;
/// What a call, or the value of a name, counts for beside its expression: their frames are larger.
inline constexpr std::size_t depth_of_call = 4;

class Expressions {
 public:
  explicit Expressions(Context& context) : context_(context) {}

  Value evaluate(syntax::ExprId expr, const Bindings& bindings = {});
  /// Of an uncertain value its centre.
  Value evaluate(const syntax::Value& value, const Bindings& bindings = {});
  /// What a name stands for outside expressions.
  Value value_of(const syntax::Name& name, const Bindings& bindings = {});
  /// `2027-03 ~ 2027-01 to 2027-06`: true where the spread is two dates in order.
  bool check_date_spread(const syntax::Interval& spread);
  /// The same of a `let` or a group, asked for at `span`.
  Value value_of(LetId id, Span span);
  /// Warns where a name that is bound here stands for something else around.
  void warn_of_hiding(const syntax::Name& name, const Bindings& around);
  /// Looks up every name and unit of a function, whatever it will be called with, and if it never
  /// is.
  void check_body(FunctionId id);
  /// The elements of a set or list, for `for x in …`; reports anything else.
  std::vector<Value> elements(const Operand& collection);
  /// What a bound value is called in a table: `magnets`, `JP`, `12 t`.
  std::string label(const Value& value) const;

 private:
  Value evaluate_node(syntax::ExprId expr, const Bindings& bindings);
  Value number(const syntax::Number& node, Span span);
  Value name(const syntax::NameRef& node, const Bindings& bindings);
  Value binary(const syntax::Binary& node, Span span, const Bindings& bindings);
  Value call(const syntax::Call& node, Span span, const Bindings& bindings);
  Value call_function(FunctionId id, const syntax::Call& node, Span span, const Bindings& bindings);
  Value set(const syntax::Set& node, Span span, const Bindings& bindings);
  Value list(const syntax::List& node, Span span, const Bindings& bindings);
  Value at_date(const Operand& series, const syntax::DateText& text, Span span);
  Value index(const syntax::Index& node, Span span, const Bindings& bindings);
  Value member(const syntax::Member& node, Span span, const Bindings& bindings);
  Value uncertain(const syntax::Value& value, const Bindings& bindings);
  /// Reports the first of what never ends, and refuses all that is asked after it.
  bool may_go_on(Span span);
  void exhaust(Span span, std::string_view limit);
  Operand operand(syntax::ExprId expr, const Bindings& bindings) {
    return {evaluate(expr, bindings), context_.ast[expr].span};
  }

  /// One combination of the generators: what its names stand for, and what a run must answer.
  struct Chosen {
    std::string label;
    std::optional<FormulaId> condition;
  };
  /// `body for x in set …` as one list.
  List comprehension(const syntax::Value& body, const std::vector<syntax::Generator>& generators,
                     const Bindings& bindings);
  using Visit = std::function<void(const Bindings&, const Chosen&)>;
  /// Calls `visit` for every combination that the conditions let through.
  void generate(const std::vector<syntax::Generator>& generators, std::size_t from,
                const Bindings& bindings, const Chosen& so_far, const Visit& visit);
  /// False where the condition is known not to hold; what only a run knows is added to `chosen`.
  bool let_through(syntax::ExprId condition, const Bindings& bindings, Chosen& chosen);

  Context& context_;
  std::vector<FunctionId> calls_;
};

/// Reads a date, or reports it.
std::optional<Date> date_of(Context& context, const syntax::DateText& text);

}  // namespace entente::check
