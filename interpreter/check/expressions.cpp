#include "check/expressions.h"

#include <algorithm>

#include "check/builtins.h"
#include "check/groups.h"
#include "check/units.h"
#include "support/overloaded.h"

namespace entente::check {

namespace {

constexpr Kind<std::string> not_a_value{
    "E0203", Severity::error, "`{}` is a function; it is called with its arguments in parentheses"};
constexpr Kind<std::string> category_as_value{
    "E0209", Severity::error,
    "`{}` is a category of final demand; it is named only by what its capital suffers"};
constexpr Kind<std::string> circular_value{"E0204", Severity::error, "`{}` is defined by itself"};
constexpr Kind<std::string, std::string> unit_expected{"E0302", Severity::error,
                                                       "expected an amount in {}, found {}"};
constexpr Kind<> number_too_long{"E0308", Severity::error,
                                 "this number has more than 1,000 digits"};
constexpr Kind<std::string> series_expected{"E0317", Severity::error,
                                            "expected a series, one value a period, found {}"};
constexpr Kind<std::string_view> too_much{"E0903", Severity::error, "this unrolls to more than {}"};
constexpr Kind<std::size_t> too_deep{"E0904", Severity::error,
                                     "what this rests on is nested deeper than {} levels"};
constexpr Kind<std::string> no_such_date{"E0501", Severity::error, "there is no date `{}`"};
constexpr Kind<std::string> date_outside_horizon{"E0513", Severity::error,
                                                 "`{}` lies outside the time of the script"};

Rational scale_factor(const std::string& scale) {
  if (scale == "thousand") return 1'000;
  if (scale == "million") return 1'000'000;
  if (scale == "billion") return 1'000'000'000;
  if (scale == "trillion") return Rational("1000000000000");
  return 1;
}

std::optional<Relation> relation_of(syntax::BinaryOp op) {
  switch (op) {
    case syntax::BinaryOp::equal:
      return Relation::equal;
    case syntax::BinaryOp::not_equal:
      return Relation::not_equal;
    case syntax::BinaryOp::less:
      return Relation::less;
    case syntax::BinaryOp::less_equal:
      return Relation::less_equal;
    case syntax::BinaryOp::greater:
      return Relation::greater;
    case syntax::BinaryOp::greater_equal:
      return Relation::greater_equal;
    default:
      return std::nullopt;
  }
}

BinaryOperation operation_of(syntax::BinaryOp op) {
  switch (op) {
    case syntax::BinaryOp::power:
      return BinaryOperation::power;
    case syntax::BinaryOp::times:
      return BinaryOperation::multiply;
    case syntax::BinaryOp::divide:
      return BinaryOperation::divide;
    case syntax::BinaryOp::minus:
      return BinaryOperation::subtract;
    case syntax::BinaryOp::logical_and:
      return BinaryOperation::logical_and;
    case syntax::BinaryOp::logical_or:
      return BinaryOperation::logical_or;
    default:
      return BinaryOperation::add;
  }
}

}  // namespace

std::optional<Date> date_of(Context& context, const syntax::DateText& text) {
  const std::optional<Date> date = parse_date(text.text);
  if (!date) {
    context.diagnostics.report(text.span, no_such_date, text.text)
        .note(fmt::format("the calendar runs from {} to {}; months from 01 to 12, quarters Q1 to "
                          "Q4, weeks as in ISO 8601",
                          min_year, max_year));
  }
  return date;
}

Value Expressions::evaluate(syntax::ExprId expr, const Bindings& bindings) {
  if (!may_go_on(context_.ast[expr].span)) return Unknown{};
  ++context_.evaluation_depth;
  Value value = evaluate_node(expr, bindings);
  --context_.evaluation_depth;
  return value;
}

bool Expressions::may_go_on(Span span) {
  if (context_.exhausted) return false;
  ++context_.evaluations;
  if (context_.world.formulas.size() > max_formulas) {
    exhaust(span, "200,000 questions");
  } else if (context_.evaluations > max_evaluations) {
    exhaust(span, "2,000,000 steps");
  } else if (context_.evaluation_depth >= max_evaluation_depth) {
    context_.diagnostics.report(span, too_deep, max_evaluation_depth)
        .help("let fewer values and functions rest on each other");
    context_.exhausted = true;
  }
  return !context_.exhausted;
}

void Expressions::exhaust(Span span, std::string_view limit) {
  context_.diagnostics.report(span, too_much, limit)
      .help("ask about fewer countries or resources at once");
  context_.exhausted = true;
}

Value Expressions::evaluate_node(syntax::ExprId expr, const Bindings& bindings) {
  const syntax::Expr& node = context_.ast[expr];
  const Span span = node.span;
  return std::visit(
      overloaded{
          [&](const syntax::Number& number_node) { return number(number_node, span); },
          [&](const syntax::DateText& date) -> Value {
            const std::optional<Date> value = date_of(context_, date);
            if (!value) return Unknown{};
            return *value;
          },
          [](const syntax::Text& text) -> Value { return text.text; },
          [](const syntax::Bool& truth) -> Value { return truth.value; },
          [&](const syntax::Hole&) -> Value {
            context_.holes.add(span);
            return Hole{span, {}, false};
          },
          [&](const syntax::NameRef& reference) { return name(reference, bindings); },
          [&](const syntax::Unary& unary) -> Value {
            const Operand inner = operand(unary.operand, bindings);
            return unary.op == syntax::UnaryOp::minus
                       ? context_.arithmetic.negate(inner, span)
                       : context_.arithmetic.logical_not(inner, span);
          },
          [&](const syntax::Binary& node_binary) { return binary(node_binary, span, bindings); },
          [&](const syntax::As& as) -> Value {
            const Operand inner = operand(as.operand, bindings);
            const std::optional<Unit> unit = unit_of(context_, as.unit);
            if (!unit) return Unknown{};
            return context_.arithmetic.convert(inner, *unit, as.unit.span);
          },
          [&](const syntax::If& choice) -> Value {
            return context_.arithmetic.choose(operand(choice.condition, bindings),
                                              operand(choice.then, bindings),
                                              operand(choice.otherwise, bindings), span);
          },
          [&](const syntax::Call& node_call) { return call(node_call, span, bindings); },
          [&](const syntax::Member& node_member) { return member(node_member, span, bindings); },
          [&](const syntax::Index& node_index) { return index(node_index, span, bindings); },
          [&](const syntax::AtDate& node_at) {
            return at_date(operand(node_at.operand, bindings), node_at.date, span);
          },
          [&](const syntax::Uncertain& node_uncertain) {
            return evaluate(node_uncertain.value, bindings);
          },
          [&](const syntax::Set& node_set) { return set(node_set, span, bindings); },
          [&](const syntax::List& node_list) { return list(node_list, span, bindings); },
          [](const syntax::Broken&) -> Value { return Unknown{}; },
      },
      node.node);
}

Value Expressions::evaluate(const syntax::Value& value, const Bindings& bindings) {
  const bool plain = value.centre && !value.centre->high && !value.spread;
  return plain ? evaluate(value.centre->low, bindings) : uncertain(value, bindings);
}

Value Expressions::number(const syntax::Number& node, Span span) {
  const std::optional<Rational> digits = parse_rational(node.digits);
  ExactQuantity result = check::number(digits.value_or(0) * scale_factor(node.scale));
  if (digits && node.unit) {
    const std::optional<Unit> unit = unit_of(context_, *node.unit, &node);
    if (!unit) return Unknown{};
    result = {result.value * unit->factor, unit->dimension, *unit};
  }
  if (!digits || too_long(result.value)) {
    context_.diagnostics.report(span, number_too_long);
    return Unknown{};
  }
  return result;
}

Value Expressions::name(const syntax::NameRef& node, const Bindings& bindings) {
  return value_of(node.name, bindings);
}

Value Expressions::value_of(const syntax::Name& name, const Bindings& bindings) {
  for (auto binding = bindings.rbegin(); binding != bindings.rend(); ++binding) {
    if (binding->first == name.text) return binding->second;
  }
  const Symbol* symbol = context_.symbols.find(name.text);
  if (symbol == nullptr) {
    if (is_builtin(name.text)) {
      context_.diagnostics.report(name.span, not_a_value, name.text);
      return Unknown{};
    }
    std::vector<std::string> candidates =
        context_.symbols.names([](const Meaning&) { return true; });
    for (const auto& binding : bindings) candidates.push_back(binding.first);
    context_.symbols.report_unknown("name", name, candidates);
    return Unknown{};
  }
  return std::visit(overloaded{[&](LetId id) { return value_of(id, name.span); },
                               [&](FunctionId) -> Value {
                                 context_.diagnostics.report(name.span, not_a_value, name.text)
                                     .label(symbol->span, "defined here");
                                 return Unknown{};
                               },
                               [&](CategoryId) -> Value {
                                 context_.diagnostics
                                     .report(name.span, category_as_value, name.text)
                                     .help("write it in a shock: `… loses … of … capital`");
                                 return Unknown{};
                               },
                               [](auto id) -> Value { return id; }},
                    symbol->meaning);
}

Value Expressions::value_of(LetId id, Span span) {
  Context::Let& entry = context_.lets[id];
  if (entry.state == Context::Let::State::done) return entry.value;
  if (entry.state == Context::Let::State::in_work) {
    context_.diagnostics.report(span, circular_value, entry.name.text)
        .label(entry.name.span, "declared here");
    return Unknown{};
  }
  entry.state = Context::Let::State::in_work;
  context_.evaluation_depth += depth_of_call;
  Value value = entry.statement != nullptr ? evaluate(entry.statement->value)
                : entry.group->set         ? evaluate(*entry.group->set)
                                           : Value(read_group(context_, *entry.group));
  context_.evaluation_depth -= depth_of_call;
  if (entry.statement != nullptr && entry.statement->unit && !is_unknown(value)) {
    const std::optional<Unit> unit = unit_of(context_, *entry.statement->unit);
    const Dimension* dimension = context_.arithmetic.dimension_of(value);
    if (const auto* hole = std::get_if<Hole>(&value); hole != nullptr && unit) {
      context_.holes.settle(*hole, unit->dimension);
    } else if (unit && (dimension == nullptr || *dimension != unit->dimension)) {
      context_.diagnostics
          .report(entry.statement->value.span, unit_expected, unit->name,
                  describe(value, context_.world))
          .label(entry.statement->unit->span, "promised here");
      value = Unknown{};
    }
  }
  Context::Let& settled = context_.lets[id];
  settled.state = Context::Let::State::done;
  settled.value = std::move(value);
  return settled.value;
}

Value Expressions::binary(const syntax::Binary& node, Span span, const Bindings& bindings) {
  const Operand left = operand(node.left, bindings);
  const Operand right = operand(node.right, bindings);
  if (const std::optional<Relation> relation = relation_of(node.op))
    return context_.arithmetic.compare(*relation, left, right, span, node.operator_span);
  if (node.op == syntax::BinaryOp::in)
    return context_.arithmetic.contains(left, right, node.operator_span);
  return context_.arithmetic.combine(operation_of(node.op), left, right, span, node.operator_span);
}

void Expressions::warn_of_hiding(const syntax::Name& name, const Bindings& around) {
  context_.symbols.warn_of_hiding(
      name, std::any_of(around.begin(), around.end(),
                        [&](const auto& binding) { return binding.first == name.text; }));
}

Value Expressions::at_date(const Operand& inner, const syntax::DateText& text, Span span) {
  const std::optional<Date> date = date_of(context_, text);
  if (!date || is_unknown(inner.value)) return Unknown{};
  // What is wrong with the time of the script is told there.
  if (context_.world.horizon.periods == 0) return Unknown{};
  const std::optional<long> period = context_.world.horizon.period_of(*date);
  if (!period) {
    const Horizon& horizon = context_.world.horizon;
    context_.diagnostics.report(text.span, date_outside_horizon, text.text)
        .note(fmt::format("the script runs from {} to {}", horizon.period_name(0),
                          horizon.period_name(horizon.periods - 1)));
    return Unknown{};
  }
  const auto* id = std::get_if<FormulaId>(&inner.value);
  const bool series = id != nullptr && (context_.world.formulas[*id].shape == Shape::series ||
                                        context_.world.formulas[*id].shape == Shape::truth_series);
  if (!series) {
    context_.diagnostics.report(inner.span, series_expected, describe(inner.value, context_.world));
    return Unknown{};
  }
  Formula formula = context_.world.formulas[*id];
  formula.node = AtPeriod{*id, *period};
  formula.shape = formula.shape == Shape::series ? Shape::number : Shape::truth;
  formula.span = span;
  return context_.arithmetic.add(std::move(formula));
}

}  // namespace entente::check
