#include <algorithm>
#include <cmath>
#include <numeric>

#include "report/sections.h"

namespace entente {

namespace {

using engine::Quantity;

/// A country is short in a step in which it misses more than this share of its demand.
constexpr double share_that_counts = 0.01;
/// Gaps below this print as 0.0%, and a resource that never has a larger one is not reported as
/// missed.
constexpr double smallest_gap = 0.0005;

double ratio(double part, double whole) { return whole > 0 ? part / whole : 0; }

/// Reads the shortages of one resource step by step.
class Observer {
 public:
  Observer(const World& world, const engine::Plan& plan, const engine::Trace& trace,
           std::size_t resource, std::size_t shocked)
      : world_(world),
        plan_(plan),
        trace_(trace),
        resource_(resource),
        shocked_(shocked),
        all_(plan.countries),
        now_(plan.countries),
        peaks_(plan.countries, 0),
        step_length_(duration(world, 1).value) {}

  /// Nothing where nobody misses any of it to speak of.
  std::optional<Outcome> observe() {
    if (!anybody_misses()) return std::nullopt;
    Outcome outcome = measure();
    if (!counts()) return std::nullopt;
    return outcome;
  }

  Outcome measure() {
    Outcome outcome;
    outcome.resource = ResourceId(resource_);
    for (std::size_t period = 0; period < plan_.periods; ++period) observe_period(period, outcome);
    finish(outcome);
    return outcome;
  }

  /// Of what was measured.
  bool counts() const { return *std::max_element(peaks_.begin(), peaks_.end()) >= smallest_gap; }

 private:
  struct Sums {
    double shortage = 0;
    double demand = 0;
    double gap() const { return ratio(shortage, demand); }
    void add(const Sums& other) {
      shortage += other.shortage;
      demand += other.demand;
    }
  };

  Sums at(std::size_t step, std::size_t country) const {
    return {trace_.at(Quantity::shortage, step, resource_, country),
            trace_.at(Quantity::demand, step, resource_, country)};
  }

  bool anybody_misses() const {
    for (std::size_t step = 0; step < trace_.steps; ++step) {
      for (std::size_t country = 0; country < trace_.countries; ++country) {
        if (trace_.at(Quantity::shortage, step, resource_, country) > 0) return true;
      }
    }
    return false;
  }

  void observe_period(std::size_t period, Outcome& outcome) {
    Sums world;
    std::fill(now_.begin(), now_.end(), Sums());
    for (std::size_t k = 0; k < plan_.steps_per_period; ++k) {
      const std::size_t step = period * plan_.steps_per_period + k;
      Sums all;
      for (std::size_t country = 0; country < trace_.countries; ++country) {
        const Sums sums = at(step, country);
        all.add(sums);
        now_[country].add(sums);
        if (1 - sums.gap() >= 1 - share_that_counts) continue;
        if (!outcome.short_from) outcome.short_from = period;
        if (step >= shocked_) last_short_ = step;
      }
      outcome.resilience_loss.value += all.gap() * step_length_;
      world.add(all);
    }
    for (std::size_t country = 0; country < trace_.countries; ++country) {
      peaks_[country] = std::max(peaks_[country], now_[country].gap());
      all_[country].add(now_[country]);
    }
    outcome.world_gap.push_back(world.gap());
    if (world.gap() > outcome.peak) {
      outcome.peak = world.gap();
      outcome.peak_period = period;
    }
  }

  void finish(Outcome& outcome) const {
    outcome.resilience_loss.unit = shown_time(world_).name;
    Sums world;
    for (std::size_t country = 0; country < all_.size(); ++country) {
      world.add(all_[country]);
      if (all_[country].shortage > 0)
        outcome.countries.push_back({CountryId(country), all_[country].gap(), peaks_[country]});
    }
    outcome.gap = world.gap();
    std::stable_sort(outcome.countries.begin(), outcome.countries.end(),
                     [](const CountryGap& a, const CountryGap& b) { return a.gap > b.gap; });
    if (!last_short_) return;
    const std::size_t steps = *last_short_ + 1 - shocked_;
    outcome.recovery = duration(world_, steps);
    outcome.recovery->at_least = *last_short_ + 1 == trace_.steps;
  }

  const World& world_;
  const engine::Plan& plan_;
  const engine::Trace& trace_;
  std::size_t resource_;
  std::size_t shocked_;
  std::vector<Sums> all_;
  std::vector<Sums> now_;
  std::vector<double> peaks_;
  double step_length_;  ///< in the unit that times are told in
  std::optional<std::size_t> last_short_;
};

/// The sum over the steps of every cell, in the order in which they lie in memory.
std::vector<double> totals(const engine::Trace& trace, Quantity quantity) {
  const std::vector<double>& column = trace.columns[static_cast<std::size_t>(quantity)];
  std::vector<double> result(trace.resources * trace.countries, 0);
  for (std::size_t begin = 0; begin < column.size(); begin += result.size()) {
    for (std::size_t cell = 0; cell < result.size(); ++cell) result[cell] += column[begin + cell];
  }
  return result;
}

std::vector<ReserveUse> reserves_used(const World& world, const engine::Trace& trace) {
  const std::vector<double> released = totals(trace, Quantity::released);
  const std::vector<double> lent = totals(trace, Quantity::lent);
  const std::vector<double> received = totals(trace, Quantity::received);
  std::vector<ReserveUse> result;
  for (std::size_t cell = 0; cell < released.size(); ++cell) {
    if (released[cell] <= 0 && lent[cell] <= 0 && received[cell] <= 0) continue;
    const ResourceId resource(cell / trace.countries);
    const Unit& unit = world.resources[resource].unit;
    result.push_back({resource, CountryId(cell % trace.countries), in_unit(released[cell], unit),
                      in_unit(lent[cell], unit), in_unit(received[cell], unit)});
  }
  return result;
}

std::vector<SubstituteUse> substitutes_used(const World& world, const engine::Trace& trace) {
  const std::vector<double> replaced = totals(trace, Quantity::substituted);
  std::vector<SubstituteUse> result;
  for (std::size_t cell = 0; cell < replaced.size(); ++cell) {
    if (replaced[cell] <= 0) continue;
    const ResourceId resource(cell / trace.countries);
    result.push_back({resource, CountryId(cell % trace.countries),
                      in_unit(replaced[cell], world.resources[resource].unit)});
  }
  return result;
}

ScenarioReport report_scenario(const World& world, const Runs& runs, ScenarioId id) {
  const Scenario& scenario = world.scenarios[id];
  const engine::Trace& trace = runs.of(id);
  ScenarioReport report;
  report.scenario = id;
  for (const ShockId shock : scenario.shocks) report.components.push_back(world.shocks[shock].name);
  for (const AgreementId agreement : scenario.agreements)
    report.components.push_back(world.agreements[agreement].name);
  for (const Override& override : scenario.overrides) {
    const Parameter& parameter = world.parameters[override.parameter];
    report.overrides.push_back({parameter.path, shown_value(parameter, override.value)});
  }
  const std::size_t shocked = first_shocked_step(world, runs.plan, scenario);
  for (std::size_t resource = 0; resource < trace.resources; ++resource) {
    std::optional<Outcome> outcome = Observer(world, runs.plan, trace, resource, shocked).observe();
    if (outcome) report.outcomes.push_back(std::move(*outcome));
  }
  report.reserves = reserves_used(world, trace);
  if (!world.substitutions.empty()) report.substitutes = substitutes_used(world, trace);
  return report;
}

}  // namespace

std::vector<ScenarioReport> report_scenarios(const World& world, const Runs& runs) {
  std::vector<ScenarioReport> result;
  for (const ScenarioId id : world.run) result.push_back(report_scenario(world, runs, id));
  return result;
}

std::vector<ChangedGap> changed_gaps(const World& world, const Runs& runs, ScenarioId before,
                                     ScenarioId after) {
  std::vector<ChangedGap> result;
  for (const ResourceId resource : world.resources.ids()) {
    bool counts = false;
    const auto summary = [&](ScenarioId id) {
      // When somebody recovers is not asked here, so neither is when the first shock is.
      Observer observer(world, runs.plan, runs.of(id), resource.index(), 0);
      const Outcome outcome = observer.measure();
      counts = counts || observer.counts();
      GapSummary found{outcome.gap, outcome.peak, std::nullopt};
      if (outcome.peak > 0) found.peak_period = outcome.peak_period;
      return found;
    };
    ChangedGap gap{resource, summary(before), summary(after)};
    if (counts) result.push_back(gap);
  }
  return result;
}

GapSummary gap_summary(const Runs& runs, ScenarioId scenario, ResourceId resource,
                       const std::vector<CountryId>& countries) {
  const engine::Trace& trace = runs.of(scenario);
  const auto sum = [&](Quantity quantity, std::size_t period) {
    double result = 0;
    for (std::size_t k = 0; k < runs.plan.steps_per_period; ++k) {
      const std::size_t step = period * runs.plan.steps_per_period + k;
      for (const CountryId country : countries)
        result += trace.at(quantity, step, resource.index(), country.index());
    }
    return result;
  };
  GapSummary result;
  double shortage = 0;
  double demand = 0;
  for (std::size_t period = 0; period < runs.plan.periods; ++period) {
    const double missed = sum(Quantity::shortage, period);
    const double wanted = sum(Quantity::demand, period);
    shortage += missed;
    demand += wanted;
    if (ratio(missed, wanted) <= result.peak) continue;
    result.peak = ratio(missed, wanted);
    result.peak_period = period;
  }
  result.gap = ratio(shortage, demand);
  return result;
}

SideBySide compare_scenarios(const World& world, const Runs& runs,
                             const std::vector<ScenarioId>& scenarios) {
  const std::size_t countries = world.countries.size();
  SideBySide result;
  result.scenarios = scenarios;
  std::vector<std::vector<double>> shortage;
  std::vector<std::vector<double>> demand;
  for (const ScenarioId scenario : scenarios) {
    shortage.push_back(totals(runs.of(scenario), Quantity::shortage));
    demand.push_back(totals(runs.of(scenario), Quantity::demand));
  }
  for (const ResourceId resource : world.resources.ids()) {
    const auto sum = [&](const std::vector<double>& cells) {
      const auto begin = cells.begin() + static_cast<std::ptrdiff_t>(resource.index() * countries);
      return std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(countries), 0.0);
    };
    std::vector<double> gaps;
    for (std::size_t i = 0; i < scenarios.size(); ++i)
      gaps.push_back(ratio(sum(shortage[i]), sum(demand[i])));
    if (std::all_of(gaps.begin(), gaps.end(), [](double gap) { return gap < smallest_gap; }))
      continue;
    result.resources.push_back(resource);
    result.gaps.push_back(std::move(gaps));
  }
  return result;
}

}  // namespace entente
