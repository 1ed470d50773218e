#include "analysis/size.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>

#include "analysis/variations.h"

namespace entente {

namespace {

constexpr Kind<std::string, std::string> run_too_large{"E0905", Severity::error,
                                                       "a run of this script would {}; at most {}"};

/// Of one run.
double bytes_of(const engine::Plan& plan, const engine::Recording& recording) {
  const auto steps = static_cast<double>(plan.steps());
  const auto countries = static_cast<double>(plan.countries);
  const auto resources = static_cast<double>(plan.resources);
  double numbers = std::popcount(recording.quantities);
  if (recording.flows) numbers += countries;
  if (recording.input_stocks) numbers += resources;
  double bytes = steps * resources * countries * 8 * numbers;
  if (recording.limiting_input) bytes += steps * resources * countries * 4;
  if (recording.final_unmet) bytes += steps * countries * static_cast<double>(plan.categories) * 8;
  return bytes;
}

/// A JSON report has nine series of every cell: as numbers, as values and as text.
double bytes_of_json(const engine::Plan& plan) {
  constexpr double series = 9;
  constexpr double bytes_a_number = 48;
  return static_cast<double>(plan.steps() * plan.resources * plan.countries) * series *
         bytes_a_number;
}

/// Every link is looked at a few times a step; of a table, whose links are factored, every input of
/// every industry.
double operations_of(const engine::Plan& plan) {
  const auto countries = static_cast<double>(plan.countries);
  const auto resources = static_cast<double>(plan.resources);
  const double links = plan.by_user ? resources + countries : countries;
  return static_cast<double>(plan.steps()) * resources * countries * links;
}

double terms_of(const World& world, const Scenario& scenario) {
  double terms = 0;
  for (const AgreementId id : scenario.agreements)
    terms += static_cast<double>(world.agreements[id].terms.size());
  return terms;
}

/// Runs for questions that vary a scenario, if they are asked in it.
double variations_of(const World& world, const Scenario& scenario) {
  std::set<FormulaId> divided;
  double runs = 0;
  for (const Formula& formula : world.formulas) {
    if (const auto* contribution = std::get_if<Contribution>(&formula.node))
      divided.insert(contribution->operand);
    if (std::holds_alternative<Criticality>(formula.node)) runs += 1;
  }
  const double parts = static_cast<double>(scenario.shocks.size()) + terms_of(world, scenario);
  const double each = parts <= static_cast<double>(max_exact_components)
                          ? std::exp2(parts)
                          : static_cast<double>(sampled_orders) * (parts + 1);
  return runs + static_cast<double>(divided.size()) * each;
}

std::string gigabytes(double bytes) { return fmt::format("{:.3g} GB", bytes / 1e9); }

void report(const World& world, Span place, Diagnostics& diagnostics, std::string much,
            std::string most, double runs) {
  const long steps = world.horizon.steps();
  std::string sizes =
      fmt::format("{} resources and {} countries", world.resources.size(), world.countries.size());
  if (runs > 0) sizes += fmt::format(" in {} steps, {:.0f} times", steps, runs);
  diagnostics.report(place, run_too_large, std::move(much), std::move(most))
      .note("there are " + sizes)
      .help(runs > 0 ? "make it smaller: longer steps or a shorter time, fewer scenarios with `run "
                       "NAME`, fewer terms, fewer questions such as `contribution`, fewer series "
                       "recorded"
                     : "take countries together, or leave resources out");
}

}  // namespace

RunSize size_of(const World& world, const Runs& runs) {
  RunSize size;
  const engine::Recording recording = recording_for_report(world, runs.every_series);
  for (const ScenarioId id : scenarios_read(world)) {
    const bool shown = std::find(world.run.begin(), world.run.end(), id) != world.run.end();
    size.runs += 1;
    size.recorded_bytes += bytes_of(runs.plan, recording);
    if (!shown) continue;
    const Scenario& scenario = world.scenarios[id];
    const double terms = terms_of(world, scenario);
    engine::Recording gaps{false, 0b11, false, false, false};
    size.recorded_bytes += bytes_of(runs.plan, runs.kept) + terms * bytes_of(runs.plan, gaps);
    if (runs.every_series) size.recorded_bytes += bytes_of_json(runs.plan);
    size.runs += terms + variations_of(world, scenario);
  }
  size.operations = size.runs * operations_of(runs.plan);
  return size;
}

bool check_pairs(const World& world, Span place, Diagnostics& diagnostics) {
  if (world.economy) return true;
  const auto countries = static_cast<double>(world.countries.size());
  const double pairs = static_cast<double>(world.resources.size()) * countries * countries;
  if (pairs <= max_pairs) return true;
  report(world, place, diagnostics, fmt::format("link {:.3g} pairs of countries", pairs),
         fmt::format("{:.3g} are linked", max_pairs), 0);
  return false;
}

bool check_size(const World& world, const Runs& runs, Span place, Diagnostics& diagnostics) {
  const RunSize size = size_of(world, runs);
  if (size.recorded_bytes > max_recorded_bytes) {
    report(world, place, diagnostics, "record " + gigabytes(size.recorded_bytes),
           gigabytes(max_recorded_bytes) + " are recorded", size.runs);
    return false;
  }
  if (size.operations > max_operations) {
    report(world, place, diagnostics, fmt::format("take {:.3g} operations", size.operations),
           fmt::format("{:.3g} are done", max_operations), size.runs);
    return false;
  }
  return true;
}

}  // namespace entente
