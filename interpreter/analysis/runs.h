// The runs that a script asks for: its balanced plan, and a trace for every scenario that somebody
// reads.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "compile/compile.h"
#include "engine/run.h"
#include "model/world.h"

namespace entente {

struct Runs {
  Economy economy;
  engine::Plan plan;
  BaselineSums sums;  ///< of the plan
  std::map<ScenarioId, std::shared_ptr<const engine::Trace>> traces;
  std::size_t threads = 1;
  engine::Stop stop = nullptr;  ///< set from outside while they go
  bool every_series = false;    ///< the report gives every quantity period by period
  bool audited = false;         ///< an audit compares every quantity
  /// What is kept of the scenarios that run beside what is read of them.
  engine::Recording kept{false, 0, false, false, false};
  /// What variations.h worked out already: all Shapley values of a formula in a scenario come out
  /// of the same runs.
  mutable std::map<std::pair<FormulaId, ScenarioId>, std::vector<double>> contributions;

  /// Runs are missing, and what was worked out of them means nothing.
  bool stopped() const { return engine::is_set(stop); }
  const engine::Trace& of(ScenarioId scenario) const { return *traces.at(scenario); }
};

/// Every scenario that the script runs, asserts in, compares, varies or asks with `in:`, and every
/// variant.
std::vector<ScenarioId> scenarios_read(const World& world);

/// What the formulas of the script read of a run, and nothing else: of a large table each quantity
/// is millions of numbers.
engine::Recording recording_for_questions(const World& world);
/// That, and what the report reads.
engine::Recording recording_for_report(const World& world, bool every_series);

/// The runs of scenarios_read(), as the engine takes them. Jobs point into `policies`: moved, never
/// copied.
struct ScenarioJobs {
  std::vector<ScenarioId> scenarios;
  std::vector<engine::Policy> policies;
  std::vector<engine::Job> jobs;
};
ScenarioJobs scenario_jobs(const World& world, const Runs& runs);

/// Simulates the scenarios in order; nothing in it depends on the number of threads. No traces
/// where the runs were stopped.
void simulate_scenarios(const World& world, Runs& runs);

}  // namespace entente
