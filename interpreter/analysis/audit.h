// How far the runs are from exact arithmetic: each repeated in decimals of 50 digits, every series
// compared with that of the run in double.
#pragma once

#include <vector>

#include "analysis/runs.h"

namespace entente {

/// A series that deviates by more has not only been rounded: some comparison fell the other way.
inline constexpr double suspicious_deviation = 1e-9;

/// Of a series, which is a quantity of a resource in a scenario, over all countries and steps:
///   largest |double - decimal| / largest |decimal|
/// and where it is the largest. Amounts that stay below `faint_amount` of the resource's largest
/// production are left-overs of rounding: they are compared with that instead of with themselves.
struct Deviation {
  engine::Quantity quantity = engine::Quantity::production;
  ScenarioId scenario;
  ResourceId resource;
  CountryId country;
  std::size_t period = 0;
  double relative = 0;
};
inline constexpr double faint_amount = 1e-6;

struct Audit {
  std::size_t series = 0;             ///< compared
  std::vector<Deviation> largest;     ///< one a quantity, in the order of engine::Quantity
  std::vector<Deviation> suspicious;  ///< every series that deviates by more than is rounding
};

/// The quantities that an audit compares, all that the run has. Trade of a table is not computed by
/// the clean rules unless somebody reads it, which would be another run.
std::uint32_t audited_quantities(const engine::Plan& plan, const engine::Recording& recording);

/// Repeats the runs of `runs`, which must have recorded what is audited.
Audit audit(const World& world, const Runs& runs);

}  // namespace entente
