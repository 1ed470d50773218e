#include "model/interval.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente {

namespace {

/// The position at which a time from `start` on ends, where periods lie on the calendar day by day:
/// whole months end on the same day of their month, and all else after its days.
Rational end_on_calendar(const World& world, const ParameterValues& values, const Date& start,
                         ParameterId id) {
  const Parameter& parameter = world.parameters[id];
  const Rational& time = std::get<Rational>(values[id.index()]);
  if (counted_in_months({time, parameter.dimension, parameter.shown}) && is_integer(time)) {
    constexpr double beyond_the_calendar = 1e6;
    const std::optional<Date> end =
        add_months(start, std::lround(std::min(to_double(time), beyond_the_calendar)));
    if (end) return world.horizon.position(*end);
  }
  const bool in_days = parameter.dimension == Dimension(BaseDimensions::day);
  return world.horizon.position(start) + (in_days ? months_in(PeriodUnit::day) * time : time);
}

}  // namespace

double months_of(const World& world, const ParameterValues& values, ParameterId id) {
  constexpr double days_per_month = 365.0 / 12.0;
  const double value = to_double(std::get<Rational>(values[id.index()]));
  return world.parameters[id].dimension == Dimension(BaseDimensions::day) ? value / days_per_month
                                                                          : value;
}

Interval interval(const World& world, const PeriodClause& period, const ParameterValues& values) {
  Interval result{-std::numeric_limits<double>::infinity(),
                  std::numeric_limits<double>::infinity()};
  const auto position = [&](ParameterId id) {
    return to_double(world.horizon.position(std::get<Date>(values[id.index()])));
  };
  if (period.from) result.from = position(*period.from);
  if (period.until) result.until = position(*period.until);
  if (period.duration && counts_days(world.horizon.unit)) {
    const Date start =
        period.from ? std::get<Date>(values[period.from->index()]) : world.horizon.start;
    result.until = to_double(end_on_calendar(world, values, start, *period.duration));
  } else if (period.duration) {
    const double start = period.from ? result.from : 0;
    result.until = start + months_of(world, values, *period.duration);
  }
  return result;
}

}  // namespace entente
