#include "analysis/runs.h"

#include <algorithm>
#include <initializer_list>
#include <set>

#include "analysis/audit.h"
#include "support/overloaded.h"

namespace entente {

namespace {

using engine::Quantity;

std::uint32_t bits(std::initializer_list<Quantity> quantities) {
  std::uint32_t result = 0;
  for (const Quantity quantity : quantities) result |= engine::Recording::bit(quantity);
  return result;
}

/// Who supplied whom, of all that a question may ask.
bool reads_flows(const SeriesQuestion& series) {
  return series.partners ||
         (series.question == Question::concentration && !series.countries.empty());
}

std::uint32_t read_by(const SeriesQuestion& series) {
  switch (series.question) {
    case Question::production:
    case Question::concentration:
      return bits({Quantity::production});
    case Question::capacity:
      return bits({Quantity::capacity});
    case Question::demand:
      return bits({Quantity::demand});
    case Question::available:
      return bits({Quantity::available});
    case Question::shortage:
      return bits({Quantity::shortage});
    case Question::imports:
      return bits({Quantity::imports});
    case Question::exports:
      return bits({Quantity::exports});
    case Question::stock:
      return bits({Quantity::stock});
    case Question::reserve:
      return bits({Quantity::reserve});
    case Question::lost_output:
      return bits({Quantity::lost_output});
    case Question::world_shortage:
      return 0;  // is always recorded
    case Question::import_reliance:
      return bits({Quantity::imports, Quantity::exports, Quantity::production, Quantity::stock,
                   Quantity::reserve, Quantity::withheld, Quantity::in_transit,
                   Quantity::reserve_lost});
    case Question::days_of_cover:
      return bits({Quantity::stock, Quantity::reserve});
  }
  return 0;
}

engine::Recording both(engine::Recording left, const engine::Recording& right) {
  left.flows = left.flows || right.flows;
  left.quantities |= right.quantities;
  left.limiting_input = left.limiting_input || right.limiting_input;
  left.final_unmet = left.final_unmet || right.final_unmet;
  left.input_stocks = left.input_stocks || right.input_stocks;
  return left;
}

/// Of plants the report says what they lacked.
bool builds(const World& world) {
  return std::any_of(
      world.agreements.begin(), world.agreements.end(), [](const Agreement& agreement) {
        return std::any_of(agreement.terms.begin(), agreement.terms.end(), [](const Term& term) {
          return std::holds_alternative<BuildTerm>(term.node);
        });
      });
}

}  // namespace

std::vector<ScenarioId> scenarios_read(const World& world) {
  std::set<ScenarioId> read(world.run.begin(), world.run.end());
  for (const Assertion& assertion : world.assertions)
    read.insert(assertion.scenarios.begin(), assertion.scenarios.end());
  for (const WhatIf& what_if : world.what_ifs) read.insert({what_if.before, what_if.after});
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

engine::Recording recording_for_questions(const World& world) {
  engine::Recording recording;
  recording.quantities = 0;
  recording.limiting_input = false;
  for (const Formula& formula : world.formulas) {
    if (const auto* series = std::get_if<SeriesQuestion>(&formula.node)) {
      recording.quantities |= read_by(*series);
      recording.flows = recording.flows || reads_flows(*series);
    } else if (std::holds_alternative<MeasureQuestion>(formula.node)) {
      recording.quantities |= bits({Quantity::shortage, Quantity::demand});
    }
  }
  return recording;
}

engine::Recording recording_for_report(const World& world, bool every_series) {
  engine::Recording recording = recording_for_questions(world);
  recording.quantities |= bits({Quantity::shortage, Quantity::demand});
  if (every_series) recording.quantities |= engine::every_quantity;
  if (!world.reserves.empty())
    recording.quantities |= bits({Quantity::released, Quantity::lent, Quantity::received});
  if (!world.substitutions.empty()) recording.quantities |= bits({Quantity::substituted});
  if (builds(world)) {
    recording.limiting_input = true;
    recording.quantities |= bits({Quantity::built, Quantity::lost_output});
  }
  return recording;
}

ScenarioJobs scenario_jobs(const World& world, const Runs& runs) {
  ScenarioJobs result;
  result.scenarios = scenarios_read(world);
  result.policies.reserve(result.scenarios.size());
  for (const ScenarioId id : result.scenarios) {
    const Scenario& scenario = world.scenarios[id];
    result.policies.push_back(
        compile_policy(world, runs.plan, scenario, components(world, scenario)));
    engine::Recording recording = recording_for_report(world, runs.every_series);
    const bool shown = std::find(world.run.begin(), world.run.end(), id) != world.run.end();
    if (shown) recording = both(recording, runs.kept);
    if (runs.audited) recording.quantities |= audited_quantities(runs.plan, recording);
    result.jobs.push_back({&result.policies.back(), recording});
  }
  return result;
}

void simulate_scenarios(const World& world, Runs& runs) {
  const ScenarioJobs work = scenario_jobs(world, runs);
  std::vector<engine::Trace> traces =
      engine::simulate_all(runs.plan, work.jobs, runs.threads, runs.stop);
  for (std::size_t i = 0; i < traces.size(); ++i)
    runs.traces.insert_or_assign(work.scenarios[i],
                                 std::make_shared<const engine::Trace>(std::move(traces[i])));
}

}  // namespace entente
