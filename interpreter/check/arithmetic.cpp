#include "check/arithmetic.h"

#include <algorithm>
#include <cmath>

#include "check/operands.h"
#include "check/rates.h"

namespace entente::check {

namespace {

constexpr Kind<std::string_view, std::string, std::string_view, std::string> dimension_clash{
    "E0301", Severity::error, "cannot {} {} {} {}"};
constexpr Kind<std::string_view> calendar_clash{
    "E0304", Severity::error, "cannot {} months and days: a month has no fixed number of days"};
constexpr Kind<> division_by_zero{"E0306", Severity::error, "division by zero"};
constexpr Kind<std::string, std::string> substance_clash{
    "E0307", Severity::error, "amounts of `{}` and of `{}` do not add up to anything"};
constexpr Kind<> exact_number_too_long{"E0308", Severity::error,
                                       "this exact number has more than 1,000 digits"};
constexpr Kind<std::string_view, std::string, std::string> operands_do_not_fit{
    "E0310", Severity::error, "`{}` does not apply to {} and {}"};
constexpr Kind<std::string> amount_wanted{"E0312", Severity::error, "expected an amount, found {}"};
constexpr Kind<> whole_power_wanted{"E0313", Severity::error,
                                    "a power is a whole number from -64 to 64"};
constexpr Kind<> dimension_too_high{"E0313", Severity::error,
                                    "this counts a unit to a power of more than 1,000"};
constexpr long max_power = 64;

}  // namespace

const Dimension* Arithmetic::dimension_of(const Value& value) const {
  if (const auto* quantity = as<ExactQuantity>(value)) return &quantity->dimension;
  if (const auto* formula = as<FormulaId>(value)) {
    const Formula& node = world_.formulas[*formula];
    return is_truth(node.shape) ? nullptr : &node.dimension;
  }
  return nullptr;
}

Unit Arithmetic::natural_unit(const Dimension& dimension) const {
  if (dimension.is_number()) return {};
  return {world_.units.bases().unit(dimension), dimension, 1};
}

Value Arithmetic::checked(ExactQuantity quantity, Span span) {
  if (too_long(quantity.value)) {
    diagnostics_.report(span, exact_number_too_long);
    return Unknown{};
  }
  if (!within_powers(quantity.dimension, span)) return Unknown{};
  return quantity;
}

bool Arithmetic::within_powers(const Dimension& dimension, Span span) {
  if (dimension.largest_power() <= Dimension::max_power) return true;
  diagnostics_.report(span, dimension_too_high);
  return false;
}

Value Arithmetic::not_applicable(std::string_view operation, const Operand& left,
                                 const Operand& right, Span sign, std::string note) {
  auto details = diagnostics_.report(sign, operands_do_not_fit, operation,
                                     describe(left.value, world_), describe(right.value, world_));
  details.label(left.span, "").label(right.span, "");
  if (!note.empty()) details.note(std::move(note));
  return Unknown{};
}

bool Arithmetic::agree(const Operand& left, const Operand& right, std::string_view verb,
                       Span sign) {
  const Dimension* a = dimension_of(left.value);
  const Dimension* b = dimension_of(right.value);
  if (a == nullptr || b == nullptr) {
    const Operand& odd = a == nullptr ? left : right;
    diagnostics_.report(odd.span, amount_wanted, describe(odd.value, world_));
    return false;
  }
  if (*a == *b) return true;
  const BaseDimensions& bases = world_.units.bases();
  const auto what = [&](const Dimension& dimension) {
    return dimension.is_number()
               ? bases.name(dimension)
               : fmt::format("{}, in {}", bases.name(dimension), bases.unit(dimension));
  };
  if (differ_in_calendar_only(*a, *b)) {
    diagnostics_.report(sign, calendar_clash, verb)
        .label(left.span, what(*a))
        .label(right.span, what(*b))
        .help("say `calendar average` in the script to count 365/12 days to a month");
    return false;
  }
  if (const auto pairs = money_between(*a, *b, bases)) {
    report_money_clash(world_, diagnostics_, verb, left, right, *pairs, sign);
    return false;
  }
  const auto preposition = verb == "add" || verb == "convert" ? "to"
                           : verb == "compare"                ? "with"
                                                              : "from";
  // "subtract b from a": the right side is named first.
  const bool reversed = verb == "subtract";
  auto details = diagnostics_.report(sign, dimension_clash, verb, bases.name(reversed ? *b : *a),
                                     preposition, bases.name(reversed ? *a : *b));
  details.label(left.span, what(*a)).label(right.span, what(*b));
  for (const BaseDimensionId base : {BaseDimensions::month, BaseDimensions::day}) {
    const Dimension time(base);
    if (*a != *b * time && *b != *a * time) continue;
    details.note(fmt::format("one side is an amount, the other an amount a {}", bases.unit(time)))
        .help(fmt::format("multiply the rate by a time, such as `1 {}`", bases.unit(time)));
  }
  return false;
}

bool Arithmetic::same_substance(FormulaId left, FormulaId right, Span sign) {
  const Formula& a = world_.formulas[left];
  const Formula& b = world_.formulas[right];
  // Of an input-output table everything is money, and is added as accounts do.
  if (world_.economy) return true;
  if (!a.substance || !b.substance || *a.substance == *b.substance) return true;
  diagnostics_
      .report(sign, substance_clash, world_.resources[*a.substance].name,
              world_.resources[*b.substance].name)
      .label(a.span, fmt::format("about {}", world_.resources[*a.substance].name))
      .label(b.span, fmt::format("about {}", world_.resources[*b.substance].name))
      .note("a loss upstream causes the loss downstream: adding them counts it twice")
      .help("ask for each apart, or take `max(…)`");
  return false;
}

std::optional<FormulaId> Arithmetic::formula(const Operand& operand) {
  if (const auto* id = as<FormulaId>(operand.value)) return *id;
  if (as<EmptySum>(operand.value) != nullptr) return formula({number(0), operand.span});
  if (const auto* hole = as<Hole>(operand.value)) {
    holes_.settle(*hole, "an amount");
    return std::nullopt;
  }
  if (const auto* quantity = as<ExactQuantity>(operand.value)) {
    return add({Constant{to_double(quantity->value)},
                Shape::number,
                quantity->dimension,
                quantity->shown,
                {},
                operand.span});
  }
  if (const auto* truth = as<bool>(operand.value)) {
    return add({Truth{*truth}, Shape::truth, {}, {}, {}, operand.span});
  }
  if (!is_unknown(operand.value))
    diagnostics_.report(operand.span, amount_wanted, describe(operand.value, world_));
  return std::nullopt;
}

Value Arithmetic::negate(const Operand& operand, Span span) {
  if (is_unknown(operand.value)) return Unknown{};
  if (as<EmptySum>(operand.value) != nullptr || as<Hole>(operand.value) != nullptr)
    return operand.value;
  if (const auto* quantity = as<ExactQuantity>(operand.value)) {
    return ExactQuantity{-quantity->value, quantity->dimension, quantity->shown};
  }
  const auto* id = as<FormulaId>(operand.value);
  if (id == nullptr || is_truth(world_.formulas[*id].shape)) {
    diagnostics_.report(operand.span, amount_wanted, describe(operand.value, world_));
    return Unknown{};
  }
  Formula result = world_.formulas[*id];
  result.node = UnaryFormula{UnaryOperation::negate, *id};
  result.span = span;
  return add(std::move(result));
}

Value Arithmetic::combine(BinaryOperation operation, const Operand& left, const Operand& right,
                          Span span, Span sign) {
  if (!sign.valid()) sign = span;
  if (is_unknown(left.value) || is_unknown(right.value)) return Unknown{};
  if (as<Hole>(left.value) != nullptr || as<Hole>(right.value) != nullptr)
    return combine_hole(operation, left, right);
  if (as<EmptySum>(left.value) != nullptr || as<EmptySum>(right.value) != nullptr)
    return combine_empty(operation, left, right, span, sign);
  if (operation == BinaryOperation::logical_and || operation == BinaryOperation::logical_or) {
    return combine_truths(operation, left, right, span);
  }
  if (as<Date>(left.value) != nullptr || as<Date>(right.value) != nullptr) {
    return combine_dates(operation, left, right, span, sign);
  }
  if (country_set(left.value) || resource_set(left.value))
    return combine_sets(operation, left, right, sign);
  if (dimension_of(left.value) == nullptr || dimension_of(right.value) == nullptr) {
    return not_applicable(sign_of(operation), left, right, sign);
  }
  if (operation == BinaryOperation::power) return raise(left, right, span);
  const bool additive = operation == BinaryOperation::add || operation == BinaryOperation::subtract;
  if (additive && !agree(left, right, operation == BinaryOperation::add ? "add" : "subtract", sign))
    return Unknown{};
  const auto* a = as<ExactQuantity>(left.value);
  const auto* b = as<ExactQuantity>(right.value);
  if (a != nullptr && b != nullptr) return exact(operation, *a, *b, right, span);
  return combine_formulas(operation, left, right, span, sign);
}

Value Arithmetic::exact(BinaryOperation operation, const ExactQuantity& left,
                        const ExactQuantity& right, const Operand& divisor, Span span) {
  ExactQuantity result = left;
  if (operation == BinaryOperation::add) {
    result.value += right.value;
    if (left.shown.name.empty()) result.shown = right.shown;
  } else if (operation == BinaryOperation::subtract) {
    result.value -= right.value;
    if (left.shown.name.empty()) result.shown = right.shown;
  } else if (operation == BinaryOperation::multiply) {
    result.value *= right.value;
    result.dimension = left.dimension * right.dimension;
    result.shown = left.dimension.is_number()
                       ? (right.shown.name.empty() ? left.shown : right.shown)
                   : right.dimension.is_number() ? left.shown
                                                 : natural_unit(result.dimension);
  } else {
    if (right.value == 0) {
      diagnostics_.report(divisor.span, division_by_zero).here("this is 0");
      return Unknown{};
    }
    result.value /= right.value;
    result.dimension = left.dimension / right.dimension;
    result.shown = right.dimension.is_number() ? left.shown : natural_unit(result.dimension);
  }
  return checked(std::move(result), span);
}

Value Arithmetic::raise(const Operand& base, const Operand& exponent, Span span) {
  const auto* power = as<ExactQuantity>(exponent.value);
  if (power == nullptr || !power->dimension.is_number() || !is_integer(power->value) ||
      boost::multiprecision::abs(power->value) > max_power) {
    diagnostics_.report(exponent.span, whole_power_wanted);
    return Unknown{};
  }
  const int count = static_cast<int>(to_double(power->value));
  Value result = number(1);
  for (int k = 0; k < std::abs(count); ++k) {
    result = combine(BinaryOperation::multiply, {result, span}, base, span);
  }
  if (count >= 0) return result;
  return combine(BinaryOperation::divide, {number(1), span}, {result, base.span}, span);
}

Value Arithmetic::combine_formulas(BinaryOperation operation, const Operand& left,
                                   const Operand& right, Span span, Span sign) {
  const std::optional<FormulaId> a = formula(left);
  const std::optional<FormulaId> b = formula(right);
  if (!a || !b) return Unknown{};
  const Formula& x = world_.formulas[*a];
  const Formula& y = world_.formulas[*b];
  const auto counts_money = [&](const Dimension& dimension) {
    return world_.units.bases().counts_money(dimension);
  };
  Formula result;
  result.node = BinaryFormula{operation, *a, *b};
  result.shape = is_series(x.shape) || is_series(y.shape) ? Shape::series : Shape::number;
  result.span = span;
  switch (operation) {
    case BinaryOperation::add:
    case BinaryOperation::subtract:
      if (!same_substance(*a, *b, sign)) return Unknown{};
      result.dimension = x.dimension;
      result.shown = x.shown.name.empty() ? y.shown : x.shown;
      result.substance = x.substance ? x.substance : y.substance;
      break;
    case BinaryOperation::multiply:
      result.dimension = x.dimension * y.dimension;
      result.shown = x.dimension.is_number()   ? y.shown
                     : y.dimension.is_number() ? x.shown
                                               : natural_unit(result.dimension);
      if (!x.substance || !y.substance) result.substance = x.substance ? x.substance : y.substance;
      // Amounts of two resources do not add up, but what they cost does.
      if (counts_money(result.dimension) && !counts_money((x.substance ? x : y).dimension))
        result.substance.reset();
      break;
    default:
      result.dimension = x.dimension / y.dimension;
      result.shown = y.dimension.is_number() ? x.shown : natural_unit(result.dimension);
      // A part of a whole of the same kind reads best in per cent.
      if (result.dimension.is_number() && !x.dimension.is_number())
        result.shown = {"%", {}, Rational(1, 100)};
      if (!y.substance || x.substance == y.substance) result.substance = x.substance;
      break;
  }
  if (!within_powers(result.dimension, span)) return Unknown{};
  return add(std::move(result));
}

Value Arithmetic::fold(Folding folding, std::vector<Operand> operands, Span span) {
  const auto unknown = [](const Operand& operand) { return is_unknown(operand.value); };
  if (std::any_of(operands.begin(), operands.end(), unknown)) return Unknown{};
  const auto amount = std::find_if(operands.begin(), operands.end(), [&](const Operand& operand) {
    return dimension_of(operand.value) != nullptr;
  });
  if (amount == operands.end() &&
      std::all_of(operands.begin(), operands.end(),
                  [](const Operand& operand) { return as<EmptySum>(operand.value) != nullptr; }))
    return EmptySum{};
  const std::optional<Operand> whole =
      amount != operands.end() ? std::optional(*amount) : std::nullopt;
  bool missing = false;
  for (Operand& operand : operands) {
    if (const auto* hole = as<Hole>(operand.value)) {
      missing = true;
      if (!whole || !settle(operand, *whole)) holes_.settle(*hole, "an amount");
    } else if (whole) {
      operand.value = beside(operand, *whole).value;
    }
  }
  if (missing) return Unknown{};
  for (const Operand& operand : operands) {
    const std::string_view verb =
        folding == Folding::sum || folding == Folding::mean ? "add" : "compare";
    if (!agree(operands.front(), operand, verb, span)) return Unknown{};
  }
  const bool constant = std::all_of(operands.begin(), operands.end(), [](const Operand& operand) {
    return as<ExactQuantity>(operand.value) != nullptr && !operand.condition;
  });
  if (constant) {
    ExactQuantity result = std::get<ExactQuantity>(operands.front().value);
    for (std::size_t i = 1; i < operands.size(); ++i) {
      const Rational& value = std::get<ExactQuantity>(operands[i].value).value;
      if (folding == Folding::largest)
        result.value = std::max(result.value, value);
      else if (folding == Folding::smallest)
        result.value = std::min(result.value, value);
      else
        result.value += value;
      if (too_long(result.value)) break;
    }
    if (folding == Folding::mean) result.value /= static_cast<unsigned long>(operands.size());
    return checked(std::move(result), span);
  }
  Fold node{folding, {}, {}};
  const bool chooses = std::any_of(operands.begin(), operands.end(),
                                   [](const Operand& operand) { return operand.condition; });
  bool series = false;
  std::optional<ResourceId> substance;
  for (const Operand& operand : operands) {
    const std::optional<FormulaId> id = formula(operand);
    if (!id) return Unknown{};
    if (!node.operands.empty() && (folding == Folding::sum || folding == Folding::mean) &&
        !same_substance(node.operands.front(), *id, span)) {
      return Unknown{};
    }
    const Formula& part = world_.formulas[*id];
    series = series || is_series(part.shape) ||
             (operand.condition && is_series(world_.formulas[*operand.condition].shape));
    if (chooses) node.conditions.push_back(operand.condition);
    substance =
        node.operands.empty() || substance == part.substance ? part.substance : std::nullopt;
    node.operands.push_back(*id);
  }
  const Formula& first = world_.formulas[node.operands.front()];
  Formula result{std::move(node), series ? Shape::series : Shape::number,
                 first.dimension, first.shown,
                 substance,       span};
  return add(std::move(result));
}

Value Arithmetic::convert(const Operand& operand, const Unit& unit, Span unit_span) {
  if (is_unknown(operand.value)) return Unknown{};
  const Dimension* own = dimension_of(operand.value);
  if (own != nullptr && *own != unit.dimension) {
    if (const auto pairs = money_between(*own, unit.dimension, world_.units.bases()))
      return exchange(operand, unit, unit_span, *pairs);
  }
  const Operand target{ExactQuantity{unit.factor, unit.dimension, unit}, unit_span};
  if (settle(operand, target)) return Unknown{};
  if (as<EmptySum>(operand.value) != nullptr) return ExactQuantity{0, unit.dimension, unit};
  if (!agree(operand, target, "convert", unit_span)) return Unknown{};
  if (const auto* quantity = as<ExactQuantity>(operand.value)) {
    return ExactQuantity{quantity->value, quantity->dimension, unit};
  }
  // The same formula once more, so that other uses of it keep their own unit.
  Formula copy = world_.formulas[std::get<FormulaId>(operand.value)];
  copy.shown = unit;
  return add(std::move(copy));
}

Value Arithmetic::exchange(const Operand& operand, const Unit& unit, Span unit_span,
                           const std::vector<MoneyPair>& pairs) {
  const std::optional<Rational> factor = exchange_factor(world_, diagnostics_, pairs, unit_span);
  if (!factor) return Unknown{};
  if (const auto* quantity = as<ExactQuantity>(operand.value))
    return checked({quantity->value * *factor, unit.dimension, unit}, operand.span);
  const FormulaId id = std::get<FormulaId>(operand.value);
  Formula result = world_.formulas[id];
  const FormulaId rate = add({Constant{to_double(*factor)},
                              Shape::number,
                              unit.dimension / result.dimension,
                              {},
                              {},
                              unit_span});
  result.node = BinaryFormula{BinaryOperation::multiply, id, rate};
  result.dimension = unit.dimension;
  result.shown = unit;
  return add(std::move(result));
}

}  // namespace entente::check
