#include "check/arithmetic.h"

#include <algorithm>
#include <cmath>

#include "check/rates.h"
#include "support/overloaded.h"

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
constexpr Kind<std::string> truth_wanted{"E0311", Severity::error,
                                         "expected a condition, found {}"};
constexpr Kind<std::string> amount_wanted{"E0312", Severity::error, "expected an amount, found {}"};
constexpr Kind<> whole_power_wanted{"E0313", Severity::error,
                                    "a power is a whole number from -64 to 64"};
constexpr Kind<> dimension_too_high{"E0313", Severity::error,
                                    "this counts a unit to a power of more than 1,000"};
constexpr Kind<> no_such_date{"E0501", Severity::error, "this date lies outside the calendar"};

constexpr long max_power = 64;

std::string_view sign_of(BinaryOperation operation) {
  switch (operation) {
    case BinaryOperation::add:
      return "+";
    case BinaryOperation::subtract:
      return "-";
    case BinaryOperation::multiply:
      return "*";
    case BinaryOperation::divide:
      return "/";
    case BinaryOperation::power:
      return "^";
    case BinaryOperation::logical_and:
      return "and";
    case BinaryOperation::logical_or:
      return "or";
  }
  return "";
}

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

bool is_series(Shape shape) { return shape == Shape::series || shape == Shape::truth_series; }
bool is_truth(Shape shape) { return shape == Shape::truth || shape == Shape::truth_series; }

template <typename T>
const T* as(const Value& value) {
  return std::get_if<T>(&value);
}

template <typename Id>
std::vector<Id> united(std::vector<Id> left, const std::vector<Id>& right) {
  for (const Id id : right) {
    if (std::find(left.begin(), left.end(), id) == left.end()) left.push_back(id);
  }
  return left;
}

template <typename Id>
std::vector<Id> without(std::vector<Id> left, const std::vector<Id>& right) {
  std::erase_if(left,
                [&](Id id) { return std::find(right.begin(), right.end(), id) != right.end(); });
  return left;
}

/// A country stands for the set of itself where a set is due.
std::optional<CountrySet> country_set(const Value& value) {
  if (const auto* set = as<CountrySet>(value)) return *set;
  if (const auto* country = as<CountryId>(value)) return CountrySet{{*country}};
  return std::nullopt;
}

std::optional<ResourceSet> resource_set(const Value& value) {
  if (const auto* set = as<ResourceSet>(value)) return *set;
  if (const auto* resource = as<ResourceId>(value)) return ResourceSet{{*resource}};
  return std::nullopt;
}

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

bool Arithmetic::settle(const Operand& left, const Operand& right) {
  const auto* hole = as<Hole>(left.value);
  const auto* other_hole = as<Hole>(right.value);
  if (hole == nullptr && other_hole == nullptr) return false;
  // Two holes settle nothing.
  if (hole != nullptr && other_hole != nullptr) return true;
  const Value& other = hole != nullptr ? right.value : left.value;
  if (hole == nullptr) hole = other_hole;
  if (const Dimension* dimension = dimension_of(other)) {
    holes_.settle(*hole, *dimension);
  } else {
    holes_.settle(*hole, describe(other, world_));
  }
  return true;
}

Value Arithmetic::combine_hole(BinaryOperation operation, const Operand& left,
                               const Operand& right) {
  const bool scales =
      operation == BinaryOperation::multiply || operation == BinaryOperation::divide;
  if (!scales) {
    settle(left, right);
    return Unknown{};
  }
  const auto* hole = as<Hole>(left.value);
  const bool hole_first = hole != nullptr;
  if (!hole_first) hole = as<Hole>(right.value);
  const Dimension* other = dimension_of(hole_first ? right.value : left.value);
  if (other == nullptr) return Unknown{};
  Hole result = *hole;
  if (operation == BinaryOperation::multiply) {
    result.factor = hole->factor * *other;
  } else if (hole_first) {
    result.factor = hole->factor / *other;
  } else {
    result.factor = *other / hole->factor;
    result.divides = !hole->divides;
  }
  return result;
}

Operand Arithmetic::beside(const Operand& operand, const Operand& other) const {
  if (as<EmptySum>(operand.value) == nullptr) return operand;
  const Dimension* dimension = dimension_of(other.value);
  if (dimension == nullptr) return {number(0), operand.span};
  const auto* quantity = as<ExactQuantity>(other.value);
  const auto* formula = as<FormulaId>(other.value);
  const Unit& shown = quantity != nullptr ? quantity->shown : world_.formulas[*formula].shown;
  return {ExactQuantity{0, *dimension, shown}, operand.span};
}

Value Arithmetic::combine_empty(BinaryOperation operation, const Operand& left,
                                const Operand& right, Span span, Span sign) {
  const bool left_empty = as<EmptySum>(left.value) != nullptr;
  const bool both = left_empty && as<EmptySum>(right.value) != nullptr;
  // Nothing times or out of anything is nothing, as a gap where nobody wants anything is.
  if (both && operation != BinaryOperation::power) return EmptySum{};
  const Operand& other = left_empty ? right : left;
  const bool scales = operation == BinaryOperation::multiply ||
                      (operation == BinaryOperation::divide && left_empty);
  if (scales && dimension_of(other.value) != nullptr) return EmptySum{};
  return combine(operation, beside(left, right), beside(right, left), span, sign);
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

Value Arithmetic::combine_dates(BinaryOperation operation, const Operand& left,
                                const Operand& right, Span span, Span sign) {
  const auto* a = as<Date>(left.value);
  const auto* b = as<Date>(right.value);
  if (operation == BinaryOperation::subtract && a != nullptr && b != nullptr) {
    const Dimension months(BaseDimensions::month);
    return ExactQuantity{months_between(*b, *a), months, {"months", months, 1}};
  }
  const auto* time = as<ExactQuantity>(a != nullptr ? right.value : left.value);
  const bool additive =
      operation == BinaryOperation::add || (operation == BinaryOperation::subtract && a != nullptr);
  if (time == nullptr || !additive) return not_applicable(sign_of(operation), left, right, sign);
  const bool in_months = counted_in_months(*time);
  const bool averaged = !in_months && time->dimension == Dimension(BaseDimensions::month);
  const bool in_days = averaged || time->dimension == Dimension(BaseDimensions::day);
  const Rational moved = averaged ? time->value / months_in(PeriodUnit::day) : time->value;
  if ((!in_months && !in_days) || !is_integer(moved)) {
    return not_applicable(sign_of(operation), left, right, sign,
                          "a date moves by whole months or days");
  }
  const double count = to_double(moved) * (operation == BinaryOperation::subtract ? -1 : 1);
  const long steps = std::lround(std::clamp(count, -1e6, 1e6));
  const Date& date = a != nullptr ? *a : *b;
  const std::optional<Date> result = in_months ? add_months(date, steps) : add_days(date, steps);
  if (!result) {
    diagnostics_.report(span, no_such_date)
        .note(fmt::format("the calendar runs from {} to {}", min_year, max_year));
    return Unknown{};
  }
  return *result;
}

Value Arithmetic::combine_sets(BinaryOperation operation, const Operand& left, const Operand& right,
                               Span sign) {
  const bool adds = operation == BinaryOperation::add;
  if (adds || operation == BinaryOperation::subtract) {
    const auto a = country_set(left.value);
    const auto b = country_set(right.value);
    if (a && b)
      return CountrySet{adds ? united(a->countries, b->countries)
                             : without(a->countries, b->countries)};
    const auto x = resource_set(left.value);
    const auto y = resource_set(right.value);
    if (x && y)
      return ResourceSet{adds ? united(x->resources, y->resources)
                              : without(x->resources, y->resources)};
  }
  return not_applicable(sign_of(operation), left, right, sign);
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
  if (amount != operands.end()) {
    const Operand whole = *amount;
    bool missing = false;
    for (Operand& operand : operands) {
      if (as<Hole>(operand.value) != nullptr) missing = settle(operand, whole);
      operand.value = beside(operand, whole).value;
    }
    if (missing) return Unknown{};
  }
  for (const Operand& operand : operands) {
    const auto* hole = as<Hole>(operand.value);
    if (hole == nullptr) continue;
    holes_.settle(*hole, "an amount");
    return Unknown{};
  }
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
