// Seeded random economies and policies for the laws of the engine. The numbers come from our own
// generator: the distributions of the standard library differ between implementations.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/plan.h"
#include "engine/policy.h"

namespace entente::engine {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15u + 1) {}

  std::uint64_t bits() {
    state_ += 0x9e3779b97f4a7c15u;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    return mixed ^ (mixed >> 31);
  }
  double unit() { return static_cast<double>(bits() >> 11) * 0x1p-53; }
  double between(double low, double high) { return low + (high - low) * unit(); }
  bool chance(double probability) { return unit() < probability; }
  std::size_t below(std::size_t count) { return bits() % count; }

 private:
  std::uint64_t state_;
};

/// A chain of resources, each made of some of the earlier ones and of a local one (the first).
/// Amounts are a month and scaled to the step, so that one seed gives one economy at any step.
inline Plan random_plan(std::uint64_t seed, std::size_t steps_per_month, std::size_t months) {
  Random random(seed);
  Plan plan;
  plan.countries = 3 + random.below(4);
  plan.resources = 3 + random.below(4);
  plan.steps_per_period = steps_per_month;
  plan.months_per_step = 1.0 / static_cast<double>(steps_per_month);
  plan.periods = months;
  const std::size_t n = plan.countries;
  const std::size_t cells = n * plan.resources;
  plan.local.assign(plan.resources, 0);
  plan.local[0] = 1;
  plan.recipe.resize(plan.resources);
  plan.keep_days.resize(plan.resources);
  for (std::size_t s = 1; s < plan.resources; ++s) {
    for (std::size_t r = 0; r < s; ++r) {
      if (r > 0 && random.chance(0.4)) continue;
      plan.recipe[s].push_back({r, random.between(0.05, 0.6)});
      const double days = random.chance(0.2) ? 0 : random.between(10, 90);
      plan.keep_days[s].insert(plan.keep_days[s].end(), n, days);
    }
  }

  plan.flow.assign(cells * n, 0);
  std::vector<double> made(cells, 0);
  std::vector<double> used(cells, 0);
  for (std::size_t r = plan.resources; r-- > 0;) {
    for (std::size_t j = 0; j < n; ++j) {
      const bool final_use = r + 1 == plan.resources || random.chance(0.8);
      const double need = used[r * n + j] + (final_use ? random.between(1, 20) : 0);
      std::vector<double> weight(n, 0);
      double total = 0;
      for (std::size_t i = 0; i < n; ++i) {
        const bool sells = plan.local[r] ? i == j : i == r % n || random.chance(0.5);
        if (sells) weight[i] = random.between(0.1, 1);
        total += weight[i];
      }
      for (std::size_t i = 0; i < n; ++i) {
        const double flow = need * weight[i] / total;
        plan.flow[plan.pair(r, i, j)] = flow * plan.months_per_step;
        made[r * n + i] += flow;
      }
    }
    for (const Input& input : plan.recipe[r]) {
      for (std::size_t j = 0; j < n; ++j) {
        used[input.resource * n + j] += input.amount * made[r * n + j];
      }
    }
  }

  const double utilisation = random.between(0.7, 1);
  for (std::size_t cell = 0; cell < cells; ++cell) {
    double output = 0;
    double need = 0;
    for (std::size_t k = 0; k < n; ++k) {
      output += plan.flow[cell * n + k];
      need += plan.flow[plan.pair(cell / n, k, cell % n)];
    }
    plan.capacity.push_back(cell < n ? unlimited : output / utilisation);
    const bool stores = cell >= n && random.chance(0.5);
    plan.reserve.push_back(stores ? need / plan.months_per_step * random.between(0.5, 3) : 0);
  }
  return plan;
}

inline Settings random_settings(std::uint64_t seed) {
  Random random(seed + 1000);
  Settings settings;
  settings.input_rule = random.chance(0.5) ? InputRule::cautious : InputRule::until_exhausted;
  settings.rationing = static_cast<Rationing>(random.below(3));
  settings.rerouting_months = random.chance(0.5) ? 3 : 0;
  settings.new_suppliers = random.chance(0.5);
  settings.refill_months = 6;
  return settings;
}

/// Some traded resource.
inline std::size_t traded(Random& random, const Plan& plan) {
  return 1 + random.below(plan.resources - 1);
}

/// Two different countries.
inline std::vector<std::size_t> two_countries(Random& random, const Plan& plan) {
  const std::size_t first = random.below(plan.countries);
  return {first, (first + 1 + random.below(plan.countries - 1)) % plan.countries};
}

inline Scope random_scope(Random& random, const Plan& plan) {
  Scope scope;
  for (std::size_t j = 0; j < plan.countries; ++j) {
    if (random.chance(0.6)) scope.members.push_back({j});
  }
  return scope;
}

/// Agreement terms of every kind that have no effect while nothing happens.
inline Policy random_agreements(std::uint64_t seed, const Plan& plan) {
  Random random(seed + 2000);
  Policy policy;
  const std::size_t r = traded(random, plan);
  policy.priorities = {{random_scope(random, plan), {r}, random.between(0.2, 1), {}},
                       {random_scope(random, plan), {traded(random, plan)}, 0.5, 0.02}};
  policy.shared_reserves = {{random_scope(random, plan), {r}, 15, 0.5}};
  const std::vector<std::size_t> parties = two_countries(random, plan);
  policy.guarantees = {{Scope{}, r, parties[0], parties[1], random.between(1, 10)}};
  policy.no_controls = {{random_scope(random, plan), {r}}};
  return policy;
}

/// Shocks of every kind, each with `size` times its strength, and a plant.
inline void add_shocks(std::uint64_t seed, const Plan& plan, double size, Policy& policy) {
  Random random(seed + 3000);
  const auto window = [&] {
    const double from = random.between(1, 6);
    return Window{from, from + random.between(1, 8), random.chance(0.5) ? 3.0 : 0.0};
  };
  const std::size_t r = traded(random, plan);
  const std::size_t supplier = random.below(plan.countries);
  std::vector<std::size_t> others;
  for (std::size_t j = 0; j < plan.countries; ++j) {
    if (j != supplier) others.push_back(j);
  }
  policy.controls.push_back({r, supplier, others, size * random.between(0.3, 1),
                             static_cast<Disposal>(random.below(3)), window()});
  policy.losses.push_back({traded(random, plan), random.below(plan.countries),
                           size * random.between(0.3, 1), window()});
  policy.demand_changes.push_back({traded(random, plan), random.below(plan.countries),
                                   size * random.between(-0.5, 1), window()});
  const std::vector<std::size_t> ends = two_countries(random, plan);
  const std::size_t strait = policy.closures.size();
  policy.routes.push_back(
      {traded(random, plan), ends[0], ends[1], random.between(0.2, 1), {strait}});
  policy.closures.push_back({strait, size * random.between(0.2, 1), window()});
  policy.plants.push_back({traded(random, plan),
                           random.below(plan.countries),
                           size * random.between(1, 20),
                           random.between(0, 6),
                           6,
                           unlimited,
                           {}});
}

}  // namespace entente::engine
