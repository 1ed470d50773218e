// The part of Arithmetic that adds and subtracts dates and sets.
#include <algorithm>
#include <cmath>

#include "check/arithmetic.h"
#include "check/operands.h"

namespace entente::check {

namespace {

constexpr Kind<> no_such_date{"E0501", Severity::error, "this date lies outside the calendar"};

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

}  // namespace

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

}  // namespace entente::check
