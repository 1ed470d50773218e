#include "analysis/runs.h"

#include <set>

#include "support/overloaded.h"

namespace entente {

std::vector<ScenarioId> scenarios_read(const World& world) {
  std::set<ScenarioId> read(world.run.begin(), world.run.end());
  for (const Assertion& assertion : world.assertions)
    read.insert(assertion.scenarios.begin(), assertion.scenarios.end());
  for (const Formula& formula : world.formulas) {
    if (const auto* inside = std::get_if<InScenario>(&formula.node)) read.insert(inside->scenario);
  }
  for (const RequestedReport& report : world.reports) {
    for (const auto& item : report.items) {
      if (const auto* compare = std::get_if<CompareItem>(&item))
        read.insert(compare->scenarios.begin(), compare->scenarios.end());
    }
  }
  return {read.begin(), read.end()};
}

bool reads_flows(const World& world) {
  for (const Formula& formula : world.formulas) {
    const auto* series = std::get_if<SeriesQuestion>(&formula.node);
    if (series == nullptr) continue;
    if (series->partners ||
        (series->question == Question::concentration && !series->countries.empty()))
      return true;
  }
  return false;
}

void simulate_scenarios(const World& world, Runs& runs) {
  const std::vector<ScenarioId> wanted = scenarios_read(world);
  std::vector<engine::Policy> policies;
  policies.reserve(wanted.size());
  std::vector<engine::Job> jobs;
  const engine::Recording recording{reads_flows(world)};
  for (const ScenarioId id : wanted) {
    const Scenario& scenario = world.scenarios[id];
    policies.push_back(compile_policy(world, runs.plan, scenario, components(world, scenario)));
    jobs.push_back({&policies.back(), recording});
  }
  std::vector<engine::Trace> traces = engine::simulate_all(runs.plan, jobs, runs.threads);
  for (std::size_t i = 0; i < wanted.size(); ++i)
    runs.traces.insert_or_assign(wanted[i], std::move(traces[i]));
}

}  // namespace entente
