// Builds Parameters<Real>. Included by the files that instantiate the engine, and by nothing else.
#pragma once

#include <algorithm>

#include "engine/arithmetic.h"
#include "engine/parameters.h"
#include "support/assert.h"

namespace entente::engine {

namespace preparation {

/// A rate "over so many months" as the part done in one step; at once where it takes less than a
/// step.
template <typename Real>
Real part_per_step(double step, double time) {
  return time > step ? Real(Real(step) / Real(time)) : Real(1);
}

template <typename Real>
std::vector<Real> converted(const std::vector<double>& values) {
  std::vector<Real> result;
  result.reserve(values.size());
  for (const double value : values) {
    result.push_back(value == unlimited ? infinite<Real>() : Real(value));
  }
  return result;
}

template <typename Real>
void set_settings(const Plan& plan, Parameters<Real>& p) {
  const Settings& settings = plan.settings;
  const double days = days_per_month * plan.months_per_step;
  p.countries = plan.countries;
  p.resources = plan.resources;
  p.steps_per_period = plan.steps_per_period;
  p.months_per_step = plan.months_per_step;
  p.input_rule = settings.input_rule;
  p.rationing = settings.rationing;
  p.new_suppliers = settings.new_suppliers;
  p.slow_rerouting = settings.rerouting_months > plan.months_per_step;
  p.step = Real(plan.months_per_step);
  p.days = Real(days);
  p.restocking = part_per_step<Real>(days, settings.restocking_days);
  p.refill = part_per_step<Real>(plan.months_per_step, settings.refill_months);
  p.release = part_per_step<Real>(plan.months_per_step, settings.release_months);
  p.adaptation = part_per_step<Real>(plan.months_per_step, settings.overproduction_months);
  p.rerouting = part_per_step<Real>(plan.months_per_step, settings.rerouting_months);
  p.overproduction_maximum = Real(settings.overproduction_maximum);
  p.cautious_below = Real(settings.cautious_below);
  p.local = plan.local;
  p.local.resize(plan.resources, 0);
}

/// x0, N0, W0 from the flows: production and need are their row and column sums by definition.
template <typename Real>
void set_flows(const Plan& plan, Parameters<Real>& p) {
  const std::size_t n = plan.countries;
  p.flow = converted<Real>(plan.flow);
  p.capacity = converted<Real>(plan.capacity);
  p.reserve = converted<Real>(plan.reserve);
  p.reserve.resize(p.cells(), Real(0));
  p.production.assign(p.cells(), Real(0));
  p.need.assign(p.cells(), Real(0));
  p.share.assign(p.flow.size(), Real(0));
  p.share_of_need.assign(p.flow.size(), Real(0));
  p.world_production.assign(p.resources, Real(0));
  p.with_reserves.assign(p.resources, 0);
  for (std::size_t r = 0; r < p.resources; ++r) {
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        const Real& flow = p.flow[p.pair(r, i, j)];
        ENTENTE_ASSERT(!p.local[r] || i == j || flow == Real(0));
        p.production[p.cell(r, i)] += flow;
        p.need[p.cell(r, j)] += flow;
      }
    }
    for (std::size_t i = 0; i < n; ++i) {
      const std::size_t cell = p.cell(r, i);
      p.world_production[r] += p.production[cell];
      if (p.reserve[cell] > Real(0)) p.with_reserves[r] = 1;
      if (plan.capacity[cell] == unlimited) p.unlimited_cells.push_back(cell);
      for (std::size_t j = 0; j < n; ++j) {
        const std::size_t pair = p.pair(r, i, j);
        p.share[pair] = ratio(p.flow[pair], p.need[p.cell(r, j)]);
        p.share_of_need[pair] = p.share[pair] * p.need[p.cell(r, j)];
      }
    }
  }
}

/// z0 = a x0, n = keep_days / d + 1, y0 = N0 - sum of z0.
template <typename Real>
void set_recipes(const Plan& plan, Parameters<Real>& p) {
  const std::size_t n = plan.countries;
  for (std::size_t s = 0; s < p.resources; ++s) {
    const std::size_t begin = p.entries.size();
    for (std::size_t k = 0; k < plan.recipe[s].size(); ++k) {
      const Input& input = plan.recipe[s][k];
      if (!(input.amount > 0)) continue;
      p.entries.push_back({input.resource, s, Real(input.amount)});
      for (std::size_t j = 0; j < n; ++j) {
        const Real& output = p.production[p.cell(s, j)];
        const Real use = Real(input.amount) * output;
        p.input_use.push_back(use);
        p.cover.push_back(Real(Real(plan.keep_days[s][k * n + j]) / p.days + Real(1)));
        p.stock_divisor.push_back(use > Real(0) ? use : Real(input.amount));
        p.stock_factor.push_back(use > Real(0) ? output : Real(1));
      }
    }
    p.entries_of.push_back({begin, p.entries.size()});
  }
  std::vector<Real> industries(p.cells(), Real(0));
  p.users_of.resize(p.resources);
  for (std::size_t e = 0; e < p.entries.size(); ++e) {
    p.users_of[p.entries[e].input].push_back(e);
    for (std::size_t j = 0; j < n; ++j) {
      industries[p.cell(p.entries[e].input, j)] += p.input_use[e * n + j];
    }
  }
  p.final_use.assign(p.cells(), Real(0));
  for (std::size_t cell = 0; cell < p.cells(); ++cell) {
    const Real rest = larger(Real(0), Real(p.need[cell] - industries[cell]));
    p.final_use[cell] = zero_below(rest, Real(Real(1e-9) * p.need[cell]));
  }
}

/// A country without output, capacity or plant can deliver nothing in any step, so it has no row.
template <typename Real>
void set_suppliers(const Plan& plan, const Policy& policy, Parameters<Real>& p) {
  const std::size_t n = plan.countries;
  std::vector<char> builds(p.cells(), 0);
  for (const Plant& plant : policy.plants) builds[p.cell(plant.resource, plant.country)] = 1;
  for (std::size_t r = 0; r < p.resources; ++r) {
    const std::size_t begin = p.suppliers.size();
    for (std::size_t i = 0; i < n; ++i) {
      const std::size_t cell = p.cell(r, i);
      if (!(p.production[cell] > Real(0) || p.capacity[cell] > Real(0) || builds[cell])) continue;
      p.suppliers.push_back({cell, i, cell * n, p.local[r] ? i : 0, p.local[r] ? i + 1 : n});
    }
    p.suppliers_of.push_back({begin, p.suppliers.size()});
  }
}

/// Each importer draws orders to a new plant by what it needs beyond its home supply (`to members`:
/// members only).
template <typename Real>
std::vector<Real> attraction_of(const Plant& plant, const Parameters<Real>& p) {
  std::vector<Real> weights(p.countries, Real(0));
  Real total(0);
  for (std::size_t j = 0; j < p.countries; ++j) {
    const std::vector<std::size_t>& only = plant.members_only;
    if (!only.empty() && std::find(only.begin(), only.end(), j) == only.end()) continue;
    weights[j] = p.need[p.cell(plant.resource, j)] - p.flow[p.pair(plant.resource, j, j)];
    total += weights[j];
  }
  for (Real& weight : weights) weight = ratio(weight, total);
  return weights;
}

template <typename Real>
void set_plants(const Plan& plan, const Policy& policy, Parameters<Real>& p) {
  for (std::size_t k = 0; k < policy.plants.size(); ++k) {
    const Plant& plant = policy.plants[k];
    p.plant_capacity.push_back(Real(p.step * Real(std::max(0.0, plant.amount))));
    p.attraction.push_back(attraction_of(plant, p));
    p.terms[plant.resource].plants.push_back(k);
    for (const Input& input : plan.recipe[plant.resource]) {
      if (input.amount > 0 && !p.local[input.resource]) {
        p.terms[input.resource].hungry_plants.push_back(k);
      }
    }
  }
}

template <typename Real>
void set_terms(const Plan& plan, const Policy& policy, Parameters<Real>& p) {
  p.terms.resize(p.resources);
  for (std::size_t k = 0; k < policy.controls.size(); ++k) {
    p.terms[policy.controls[k].resource].controls.push_back(k);
    p.control_share.push_back(Real(policy.controls[k].share));
  }
  for (std::size_t k = 0; k < policy.routes.size(); ++k) {
    p.terms[policy.routes[k].resource].routes.push_back(k);
  }
  for (std::size_t k = 0; k < policy.no_controls.size(); ++k) {
    for (const std::size_t r : policy.no_controls[k].resources) p.terms[r].no_controls.push_back(k);
  }
  for (std::size_t k = 0; k < policy.priorities.size(); ++k) {
    for (const std::size_t r : policy.priorities[k].resources) p.terms[r].priorities.push_back(k);
    p.priority_share.push_back(Real(policy.priorities[k].share));
  }
  for (std::size_t k = 0; k < policy.guarantees.size(); ++k) {
    p.terms[policy.guarantees[k].resource].guarantees.push_back(k);
    p.guaranteed.push_back(Real(Real(policy.guarantees[k].amount) * p.step));
  }
  for (std::size_t k = 0; k < policy.shared_reserves.size(); ++k) {
    const SharedReserves& sharing = policy.shared_reserves[k];
    for (const std::size_t r : sharing.resources) p.terms[r].shared_reserves.push_back(k);
    p.lendable_share.push_back(Real(sharing.up_to));
    p.kept_back_days.push_back(Real(sharing.above_days));
  }
  set_plants(plan, policy, p);
}

inline LevelLayout level_layout(const Policy& policy, std::size_t countries) {
  LevelLayout layout;
  layout.losses = policy.controls.size();
  layout.demand_changes = layout.losses + policy.losses.size();
  layout.closures = layout.demand_changes + policy.demand_changes.size();
  layout.plants = layout.closures + policy.closures.size();
  layout.guarantees = layout.plants + policy.plants.size();
  layout.no_controls = layout.guarantees + policy.guarantees.size();
  layout.priorities = layout.no_controls + policy.no_controls.size() * countries;
  layout.shared_reserves = layout.priorities + policy.priorities.size() * countries;
  layout.count = layout.shared_reserves + policy.shared_reserves.size() * countries;
  return layout;
}

}  // namespace preparation

template <typename Real>
Parameters<Real> prepare(const Plan& plan, const Policy& policy) {
  Parameters<Real> p;
  preparation::set_settings(plan, p);
  preparation::set_flows(plan, p);
  preparation::set_recipes(plan, p);
  preparation::set_suppliers(plan, policy, p);
  preparation::set_terms(plan, policy, p);
  p.level = preparation::level_layout(policy, plan.countries);
  return p;
}

}  // namespace entente::engine
