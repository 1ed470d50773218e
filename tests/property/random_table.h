// Economies from synthetic tables, and shocks to them, for laws that hold of any.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "bench/synthetic_table.h"
#include "engine/plan.h"
#include "engine/policy.h"
#include "property/random_economy.h"

namespace entente::engine {

/// The table by day under the default rules, every capacity at output, capital four times what is
/// added.
inline Plan plan_of(mrio::Table table, std::size_t days) {
  Plan plan;
  plan.countries = table.regions.size();
  plan.resources = table.sectors.size();
  plan.categories = table.categories.size();
  plan.by_user = true;
  plan.months_per_step = 12.0 / 365;
  plan.steps_per_period = 1;
  plan.periods = days;
  plan.local.assign(plan.resources, 0);
  const std::size_t cells = plan.resources * plan.countries;
  plan.reserve.assign(cells, 0);
  plan.capital.assign(cells, 0);
  for (std::size_t s = 0; s < plan.resources; ++s) {
    for (std::size_t j = 0; j < plan.countries; ++j) {
      double added = table.output[table.row(s, j)];
      for (std::size_t row = 0; row < table.rows(); ++row)
        added -= table.flows[row * table.columns() + table.industry(j, s)];
      plan.capital[plan.cell(s, j)] = 4 * std::max(0.0, added);
    }
  }
  plan.flow = std::move(table.flows);
  plan.output = std::move(table.output);
  for (double& flow : plan.flow) flow *= 1.0 / 365;
  for (double& output : plan.output) output *= 1.0 / 365;
  plan.capacity = plan.output;
  plan.cover_days.assign(cells, 30);
  return plan;
}

inline Plan small_table_plan(std::uint64_t seed, std::size_t days = 60) {
  return plan_of(bench::synthetic_table(4, 5, 2, seed % 2 == 0 ? 1.0 : 0.7, seed), days);
}

/// The same under the rules of the published program.
inline Plan published(Plan plan, bool gates = true) {
  plan.settings.rule = Rule::boario;
  plan.settings.gates = gates;
  plan.settings.lag = 1;
  plan.settings.input_rule = InputRule::cautious;
  return plan;
}

/// Losses of capacity and of capital, a rebuilding and a change of demand, none of them total.
inline Policy table_shocks(std::uint64_t seed, const Plan& plan, double size = 1) {
  Random random(seed);
  const double day = 12.0 / 365;
  Policy policy;
  const auto window = [&] {
    Window result;
    result.from = static_cast<double>(2 + random.below(6)) * day;
    result.until = result.from + static_cast<double>(1 + random.below(10)) * day;
    result.recovery = static_cast<double>(5 + random.below(20)) * day;
    result.curve = static_cast<Curve>(random.below(4));
    return result;
  };
  for (int k = 0; k < 3; ++k) {
    policy.losses.push_back({random.below(plan.resources), random.below(plan.countries),
                             size * 0.8 * random.unit(), window()});
    const std::size_t r = random.below(plan.resources);
    const std::size_t i = random.below(plan.countries);
    policy.capital_losses.push_back(
        {r, i, size * 0.3 * random.unit() * plan.capital[plan.cell(r, i)], window()});
  }
  policy.demand_changes.push_back(
      {random.below(plan.resources), random.below(plan.countries), size * random.unit(), window()});
  Rebuilding rebuilding;
  rebuilding.from = 3 * day;
  rebuilding.until = 6 * day;
  rebuilding.months = 30 * day;
  const std::size_t r = random.below(plan.resources);
  const std::size_t i = random.below(plan.countries);
  rebuilding.damages.push_back(
      {i * plan.resources + r, size * 0.05 * plan.capital[plan.cell(r, i)]});
  rebuilding.builders = {{0, 0.75}, {1, 0.25}};
  if (size > 0) policy.rebuildings.push_back(rebuilding);
  return policy;
}

}  // namespace entente::engine
