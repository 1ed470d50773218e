#include "analysis/audit.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace entente {

namespace {

using engine::Quantity;
using engine::Recording;

bool records_trade(const Recording& recording) {
  return recording.flows || recording.has(Quantity::imports) || recording.has(Quantity::exports);
}

/// True where the quantity is an amount of the resource, or of its money.
bool is_amount(Quantity quantity) {
  return quantity != Quantity::overproduction && quantity != Quantity::limiting_inputs;
}

double difference(double left, double right) {
  if (left == right) return 0;  // both may be without limit
  const double distance = std::fabs(left - right);
  return std::isnan(distance) ? std::numeric_limits<double>::infinity() : distance;
}

double largest_production(const engine::Plan& plan, std::size_t resource) {
  double largest = 0;
  for (std::size_t i = 0; i < plan.countries; ++i) {
    double made = 0;
    for (std::size_t b = 0; b < plan.buyers(); ++b) made += plan.flow[plan.pair(resource, i, b)];
    largest = std::max(largest, made);
  }
  return largest;
}

/// Of one series.
Deviation deviation_of(const engine::Plan& plan, const engine::Trace& run,
                       const engine::Trace& exact, Quantity quantity, std::size_t resource,
                       double production) {
  Deviation result;
  result.quantity = quantity;
  result.resource = ResourceId(resource);
  result.country = CountryId(std::size_t{0});
  double largest = 0;
  double scale = 0;
  for (std::size_t step = 0; step < run.steps; ++step) {
    for (std::size_t country = 0; country < run.countries; ++country) {
      const double value = exact.at(quantity, step, resource, country);
      if (std::isfinite(value)) scale = std::max(scale, std::fabs(value));
      const double distance = difference(run.at(quantity, step, resource, country), value);
      if (!(distance > largest)) continue;
      largest = distance;
      result.country = CountryId(country);
      result.period = step / plan.steps_per_period;
    }
  }
  if (!(largest > 0)) return result;
  result.relative = largest / scale;
  result.beside = largest / (is_amount(quantity) ? std::max(scale, production) : scale);
  return result;
}

}  // namespace

std::uint32_t audited_quantities(const engine::Plan& plan, const Recording& recording) {
  std::uint32_t quantities = engine::every_quantity | Recording::bit(Quantity::overproduction);
  const std::uint32_t told_apart = Recording::bit(Quantity::in_transit) |
                                   Recording::bit(Quantity::substituted) |
                                   Recording::bit(Quantity::reserve_lost);
  if (plan.by_user) quantities = ((std::uint32_t{1} << engine::quantity_count) - 1) & ~told_apart;
  if (!plan.transits.empty()) quantities |= Recording::bit(Quantity::in_transit);
  if (!plan.substitutions.empty()) quantities |= Recording::bit(Quantity::substituted);
  if (!plan.by_user || records_trade(recording)) return quantities;
  return quantities & ~(Recording::bit(Quantity::imports) | Recording::bit(Quantity::exports));
}

Audit audit(const World& world, const Runs& runs) {
  const engine::Plan& plan = runs.plan;
  ScenarioJobs work = scenario_jobs(world, runs);
  for (engine::Job& job : work.jobs) {
    const std::uint32_t quantities = audited_quantities(plan, job.recording);
    job.recording = {false, quantities, false, false, false};
  }
  const std::vector<engine::Trace> exact =
      engine::simulate_all_in_decimals(plan, work.jobs, runs.threads, runs.stop);
  if (exact.size() < work.jobs.size()) return {};
  std::vector<double> production;
  for (std::size_t r = 0; r < plan.resources; ++r)
    production.push_back(largest_production(plan, r));
  Audit result;
  for (std::size_t q = 0; q < engine::quantity_count; ++q) {
    const auto quantity = static_cast<Quantity>(q);
    std::optional<QuantityAudit> all;
    for (std::size_t k = 0; k < work.scenarios.size(); ++k) {
      if (!work.jobs[k].recording.has(quantity)) continue;
      const engine::Trace& run = runs.of(work.scenarios[k]);
      for (std::size_t r = 0; r < plan.resources; ++r) {
        Deviation own = deviation_of(plan, run, exact[k], quantity, r, production[r]);
        own.scenario = work.scenarios[k];
        ++result.series;
        if (own.beside > suspicious_deviation) result.suspicious.push_back(own);
        if (!all) all = QuantityAudit{own, 0};
        if (own.relative > all->largest.relative) all->largest = own;
        all->beside = std::max(all->beside, own.beside);
      }
    }
    if (all) result.quantities.push_back(*all);
  }
  return result;
}

}  // namespace entente
