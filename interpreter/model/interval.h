// When a period is in force, in months from the start of the horizon.
#pragma once

#include <variant>
#include <vector>

#include "model/world.h"

namespace entente {

/// The value of every parameter, as a scenario has it.
using ParameterValues = std::vector<std::variant<Rational, Date>>;

/// A time in months: 365 days are a year.
double months_of(const World& world, const ParameterValues& values, ParameterId id);

struct Interval {
  double from = 0;
  double until = 0;
};
Interval interval(const World& world, const PeriodClause& period, const ParameterValues& values);

}  // namespace entente
