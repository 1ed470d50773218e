// Questions that need runs of their own: what a component of a scenario contributes, and what the
// loss of one industry would do.
#pragma once

#include <vector>

#include "analysis/runs.h"

namespace entente {

/// Up to this many components all their subsets are run; beyond, orders are sampled.
inline constexpr std::size_t max_exact_components = 10;
inline constexpr std::size_t sampled_orders = 200;

/// Shapley value (Shapley 1953) of the component: its mean addition to the operand over all orders
/// in which the components of the scenario could have come. 0 where the component is not part of
/// the scenario, and where runs were stopped.
double contribution(const World& world, const Runs& runs, const Contribution& node,
                    ScenarioId scenario);

/// Operand with the industry stopped from the first step on, less the operand without. 0 where runs
/// were stopped.
double criticality(const World& world, const Runs& runs, const Criticality& node,
                   ScenarioId scenario);

}  // namespace entente
