// What a formula is worth in a scenario: a number or truth, or one a period.
#pragma once

#include <vector>

#include "analysis/questions.h"

namespace entente {

struct Answer {
  Shape shape = Shape::number;
  std::vector<double> values;  ///< one, or one a period; truths are 0 and 1
  bool censored = false;       ///< "at least": the horizon ended first

  bool is_series() const { return shape == Shape::series || shape == Shape::truth_series; }
  double at(std::size_t period) const { return is_series() ? values[period] : values.front(); }
};

/// Reads `runs`, which must hold every scenario of scenarios_read().
Answer evaluate(const World& world, const Runs& runs, FormulaId formula, ScenarioId scenario);
/// The same, with another run in the place of the scenario's own.
Answer evaluate(const World& world, const Runs& runs, FormulaId formula, ScenarioId scenario,
                const engine::Trace& trace);

/// The periods that a shock is in force in, as the scenario sets it: from the first to before the
/// second.
std::pair<std::size_t, std::size_t> periods_of(const World& world, const Scenario& scenario,
                                               ShockId shock);

}  // namespace entente
