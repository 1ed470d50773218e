// The questions that a run can be asked about a resource, as defined in docs/model.md.
#pragma once

#include <vector>

#include "analysis/runs.h"

namespace entente {

/// One value a period: the amount in the period for flows, closing amounts for stocks, days of
/// cover, a number for indicators.
std::vector<double> series(const engine::Plan& plan, const BaselineSums& sums,
                           const engine::Trace& trace, const SeriesQuestion& question);

/// True where the values are amounts in a period.
bool is_flow(Question question);

struct Measured {
  double value = 0;
  bool censored = false;  ///< the horizon ended first: the true value is larger
};
/// Times as answers count them, in days or months (answered_time).
Measured measure(const World& world, const engine::Plan& plan, const engine::Trace& trace,
                 const MeasureQuestion& question, const Scenario& scenario);

/// The first step that a shock of the scenario touches; the first of all where there is none.
std::size_t first_shocked_step(const World& world, const engine::Plan& plan,
                               const Scenario& scenario);

/// Sum of shortage over sum of demand over the horizon, and what it consists of; 0 where there is
/// no demand.
struct Shortfall {
  double shortage = 0;  ///< amount over the horizon
  double demand = 0;
  double share() const { return demand > 0 ? shortage / demand : 0; }
};
Shortfall shortfall(const engine::Trace& trace, std::size_t resource,
                    const std::vector<std::size_t>& countries);

}  // namespace entente
