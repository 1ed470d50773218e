// How far the runs are from exact arithmetic: each repeated in decimals of 50 digits, every series
// compared with that of the run in double.
#pragma once

#include <vector>

#include "analysis/runs.h"

namespace entente {

/// A series that deviates by more of production has not only been rounded: some comparison fell the
/// other way.
inline constexpr double suspicious_deviation = 1e-9;

/// How far a series, which is a quantity of a resource in a scenario, is from exact arithmetic at
/// most, over all countries and steps, and where.
///
///   relative  largest |double - decimal| / largest |decimal|
///   beside    the same / max(largest |decimal|, largest baseline production of the resource)
///
/// A shortage of a millionth of demand is the difference of two amounts as large as demand: what
/// rounding leaves of it is much beside the shortage itself, and nothing beside what is made.
struct Deviation {
  engine::Quantity quantity = engine::Quantity::production;
  ScenarioId scenario;
  ResourceId resource;
  CountryId country;
  std::size_t period = 0;
  double relative = 0;
  double beside = 0;
};

/// Of all series of a quantity.
struct QuantityAudit {
  Deviation largest;  ///< by `relative`
  double beside = 0;  ///< the largest of any
};

struct Audit {
  std::size_t series = 0;                 ///< compared
  std::vector<QuantityAudit> quantities;  ///< in the order of engine::Quantity
  std::vector<Deviation> suspicious;  ///< every series that is further off than rounding takes it
};

/// The quantities that an audit compares, all that the run has. Trade of a table is not computed by
/// the clean rules unless somebody reads it, which would be another run.
std::uint32_t audited_quantities(const engine::Plan& plan, const engine::Recording& recording);

/// Repeats the runs of `runs`, which must have recorded what is audited. Nothing where they
/// were stopped.
Audit audit(const World& world, const Runs& runs);

}  // namespace entente
