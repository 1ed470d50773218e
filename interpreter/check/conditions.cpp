// The part of Arithmetic that is about conditions: comparisons, what is in a set, and choices.
#include <algorithm>

#include "check/arithmetic.h"
#include "check/operands.h"
#include "support/overloaded.h"

namespace entente::check {

namespace {

constexpr Kind<std::string> truth_wanted{"E0311", Severity::error,
                                         "expected a condition, found {}"};

bool holds(Relation relation, int order) {
  switch (relation) {
    case Relation::equal:
      return order == 0;
    case Relation::not_equal:
      return order != 0;
    case Relation::less:
      return order < 0;
    case Relation::less_equal:
      return order <= 0;
    case Relation::greater:
      return order > 0;
    case Relation::greater_equal:
      return order >= 0;
  }
  return false;
}

}  // namespace

std::optional<bool> Arithmetic::known_truth(const Value& value) const {
  if (const auto* truth = as<bool>(value)) return *truth;
  const auto* id = as<FormulaId>(value);
  if (id == nullptr) return std::nullopt;
  const Formula& formula = world_.formulas[*id];
  if (const auto* truth = std::get_if<Truth>(&formula.node)) return truth->value;
  if (const auto* comparison = std::get_if<Comparison>(&formula.node)) return comparison->exact;
  if (const auto* unary = std::get_if<UnaryFormula>(&formula.node)) {
    const std::optional<bool> operand = unary->operation == UnaryOperation::logical_not
                                            ? known_truth(unary->operand)
                                            : std::nullopt;
    return operand ? std::optional(!*operand) : std::nullopt;
  }
  if (const auto* binary = std::get_if<BinaryFormula>(&formula.node)) {
    if (!is_truth(formula.shape)) return std::nullopt;
    const std::optional<bool> left = known_truth(binary->left);
    const std::optional<bool> right = known_truth(binary->right);
    if (left && right)
      return binary->operation == BinaryOperation::logical_and ? *left && *right : *left || *right;
  }
  return std::nullopt;
}

Value Arithmetic::logical_not(const Operand& operand, Span span) {
  if (is_unknown(operand.value)) return Unknown{};
  if (const auto* hole = as<Hole>(operand.value)) {
    holes_.settle(*hole, "a condition");
    return Unknown{};
  }
  if (const auto* truth = as<bool>(operand.value)) return !*truth;
  const auto* id = as<FormulaId>(operand.value);
  if (id == nullptr || !is_truth(world_.formulas[*id].shape)) {
    diagnostics_.report(operand.span, truth_wanted, describe(operand.value, world_));
    return Unknown{};
  }
  return add({UnaryFormula{UnaryOperation::logical_not, *id},
              world_.formulas[*id].shape,
              {},
              {},
              {},
              span});
}

Value Arithmetic::combine_truths(BinaryOperation operation, const Operand& left,
                                 const Operand& right, Span span) {
  for (const Operand* operand : {&left, &right}) {
    const auto* id = as<FormulaId>(operand->value);
    const bool truth = as<bool>(operand->value) != nullptr ||
                       (id != nullptr && is_truth(world_.formulas[*id].shape));
    if (truth) continue;
    diagnostics_.report(operand->span, truth_wanted, describe(operand->value, world_));
    return Unknown{};
  }
  const auto* a = as<bool>(left.value);
  const auto* b = as<bool>(right.value);
  if (a != nullptr && b != nullptr)
    return operation == BinaryOperation::logical_and ? *a && *b : *a || *b;
  const std::optional<FormulaId> x = formula(left);
  const std::optional<FormulaId> y = formula(right);
  const bool series = is_series(world_.formulas[*x].shape) || is_series(world_.formulas[*y].shape);
  return add({BinaryFormula{operation, *x, *y},
              series ? Shape::truth_series : Shape::truth,
              {},
              {},
              {},
              span});
}

Value Arithmetic::compare(Relation relation, const Operand& left, const Operand& right, Span span,
                          Span sign) {
  if (!sign.valid()) sign = span;
  if (is_unknown(left.value) || is_unknown(right.value) || settle(left, right)) return Unknown{};
  if (as<EmptySum>(left.value) != nullptr || as<EmptySum>(right.value) != nullptr) {
    const Operand filled = beside(left, right);
    return compare(relation, filled, beside(right, filled), span, sign);
  }
  const auto* date = as<Date>(left.value);
  const auto* other_date = as<Date>(right.value);
  if (date != nullptr && other_date != nullptr) {
    return holds(relation, *date < *other_date ? -1 : *other_date < *date ? 1 : 0);
  }
  if (dimension_of(left.value) == nullptr && left.value.index() == right.value.index() &&
      (relation == Relation::equal || relation == Relation::not_equal)) {
    const std::optional<bool> same = std::visit(
        overloaded{
            [&](CountryId id) { return std::optional(id == std::get<CountryId>(right.value)); },
            [&](ResourceId id) { return std::optional(id == std::get<ResourceId>(right.value)); },
            [&](bool truth) { return std::optional(truth == std::get<bool>(right.value)); },
            [&](const std::string& text) {
              return std::optional(text == std::get<std::string>(right.value));
            },
            [&](const CountrySet& set) {
              auto a = set.countries;
              auto b = std::get<CountrySet>(right.value).countries;
              std::sort(a.begin(), a.end());
              std::sort(b.begin(), b.end());
              return std::optional(a == b);
            },
            [](const auto&) { return std::optional<bool>(); }},
        left.value);
    if (same) return (relation == Relation::equal) == *same;
  }
  if (!agree(left, right, "compare", sign)) return Unknown{};
  const std::optional<FormulaId> a = formula(left);
  const std::optional<FormulaId> b = formula(right);
  if (!a || !b) return Unknown{};
  Comparison comparison{relation, *a, *b, std::nullopt};
  const auto* x = as<ExactQuantity>(left.value);
  const auto* y = as<ExactQuantity>(right.value);
  if (x != nullptr && y != nullptr) comparison.exact = holds(relation, x->value.compare(y->value));
  const bool series = is_series(world_.formulas[*a].shape) || is_series(world_.formulas[*b].shape);
  return add({comparison, series ? Shape::truth_series : Shape::truth, {}, {}, {}, span});
}

Value Arithmetic::contains(const Operand& element, const Operand& collection, Span sign) {
  if (is_unknown(element.value) || is_unknown(collection.value) || settle(element, collection))
    return Unknown{};
  const auto inside = [](const auto& all, const auto& some) {
    return std::all_of(some.begin(), some.end(),
                       [&](auto id) { return std::find(all.begin(), all.end(), id) != all.end(); });
  };
  if (const auto* set = as<CountrySet>(collection.value)) {
    if (const auto part = country_set(element.value))
      return inside(set->countries, part->countries);
  }
  if (const auto* set = as<ResourceSet>(collection.value)) {
    if (const auto part = resource_set(element.value))
      return inside(set->resources, part->resources);
  }
  return not_applicable("in", element, collection, sign);
}

Value Arithmetic::choose(const Operand& condition, const Operand& then, const Operand& otherwise,
                         Span span) {
  if (is_unknown(condition.value)) return Unknown{};
  if (const auto* hole = as<Hole>(condition.value)) {
    holes_.settle(*hole, "a condition");
    return Unknown{};
  }
  if (const std::optional<bool> truth = known_truth(condition.value))
    return *truth ? then.value : otherwise.value;
  const auto* id = as<FormulaId>(condition.value);
  if (id == nullptr || !is_truth(world_.formulas[*id].shape)) {
    diagnostics_.report(condition.span, truth_wanted, describe(condition.value, world_));
    return Unknown{};
  }
  if (is_unknown(then.value) || is_unknown(otherwise.value) || settle(then, otherwise))
    return Unknown{};
  if (as<EmptySum>(then.value) != nullptr || as<EmptySum>(otherwise.value) != nullptr) {
    const Operand filled = beside(then, otherwise);
    return choose(condition, filled, beside(otherwise, filled), span);
  }
  const auto is_amount = [&](const Operand& operand) {
    return dimension_of(operand.value) != nullptr;
  };
  if ((is_amount(then) || is_amount(otherwise)) && !agree(then, otherwise, "compare", span))
    return Unknown{};
  const std::optional<FormulaId> a = formula(then);
  const std::optional<FormulaId> b = formula(otherwise);
  if (!a || !b) return Unknown{};
  Formula result = world_.formulas[*a];
  if (is_truth(result.shape) != is_truth(world_.formulas[*b].shape)) {
    return not_applicable("if", then, otherwise, span);
  }
  const bool series = is_series(world_.formulas[*id].shape) || is_series(result.shape) ||
                      is_series(world_.formulas[*b].shape);
  if (series) result.shape = is_truth(result.shape) ? Shape::truth_series : Shape::series;
  result.node = Choice{*id, *a, *b};
  result.span = span;
  return add(std::move(result));
}

}  // namespace entente::check
