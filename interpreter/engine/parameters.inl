// Builds Parameters<Real>. Included by the files that instantiate the engine, and by nothing else.
#pragma once

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "engine/arithmetic.h"
#include "engine/parameters.h"
#include "engine/parameters_plan.inl"
#include "engine/parameters_policy.inl"
#include "engine/table_block.inl"
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

/// Of every country: its own, or what is said of all.
template <typename Real>
void set_overproduction(const Plan& plan, Parameters<Real>& p) {
  p.overproduction_maximum.clear();
  p.adaptation.clear();
  for (std::size_t j = 0; j < plan.countries; ++j) {
    const bool own = !plan.overproduction_maximum.empty();
    const double months = own ? plan.overproduction_months[j] : plan.settings.overproduction_months;
    p.overproduction_maximum.push_back(
        Real(own ? plan.overproduction_maximum[j] : plan.settings.overproduction_maximum));
    p.adaptation.push_back(part_per_step<Real>(plan.months_per_step, months));
  }
}

template <typename Real>
void set_settings(const Plan& plan, Parameters<Real>& p) {
  const Settings& settings = plan.settings;
  p.countries = plan.countries;
  p.resources = plan.resources;
  p.buyers = plan.buyers();
  p.categories = plan.by_user ? plan.categories : 0;
  p.by_user = plan.by_user;
  p.reserves_order = plan.by_user && plan.reserves_order;
  p.width = p.industries();
  for (std::size_t b = 0; b < p.buyers; ++b) p.country_of.push_back(plan.country_of(b));
  p.steps_per_period = plan.steps_per_period;
  p.months_per_step = plan.months_per_step;
  p.rule = settings.rule;
  p.overproduction = settings.overproduction;
  p.gates = settings.gates;
  p.lag = settings.lag;
  p.capacity_weights = settings.capacity_weights;
  p.input_rule = settings.input_rule;
  p.rationing = settings.rationing;
  p.new_suppliers = settings.new_suppliers;
  p.slow_rerouting = settings.rerouting_months > plan.months_per_step;
  p.step = Real(plan.months_per_step);
  p.days = Real(days_per_month * plan.months_per_step);
  p.refill = part_per_step<Real>(plan.months_per_step, settings.refill_months);
  p.release = part_per_step<Real>(plan.months_per_step, settings.release_months);
  p.rerouting = part_per_step<Real>(plan.months_per_step, settings.rerouting_months);
  p.overproduction_base = Real(settings.rule == Rule::boario ? settings.overproduction_base : 1);
  p.unwinding =
      part_per_step<Real>(days_per_month * plan.months_per_step, settings.restocking_days);
  set_overproduction(plan, p);
  p.cautious_below = Real(settings.cautious_below);
  p.capital_precision = Real(std::pow(10.0, plan.capital_decimals));
  p.local = plan.local;
  p.local.resize(plan.resources, 0);
}

/// x0 and N0 from the flows: production and need are their row and column sums by definition.
template <typename Real>
void set_flows(const Plan& plan, Parameters<Real>& p) {
  const std::size_t n = p.countries;
  if constexpr (std::is_same_v<Real, double>) {
    p.flow = plan.flow.data();
  } else {
    p.converted_flow.edit() = converted<Real>(plan.flow);
    p.flow = p.converted_flow.data();
  }
  p.capacity = converted<Real>(plan.capacity);
  p.reserve = converted<Real>(plan.reserve);
  p.reserve.resize(p.cells(), Real(0));
  p.capital = converted<Real>(plan.capital);
  p.capital.resize(p.cells(), Real(0));
  p.production.assign(p.cells(), Real(0));
  p.country_need.assign(p.cells(), Real(0));
  p.table_need.edit().assign(p.resources * p.buyers, Real(0));
  p.world_production.assign(p.resources, Real(0));
  p.with_reserves.assign(p.resources, 0);
  for (std::size_t r = 0; r < p.resources; ++r) {
    Real* need = &p.table_need.edit()[r * p.buyers];
    for (std::size_t i = 0; i < n; ++i) {
      const std::size_t cell = p.cell(r, i);
      const Real* flow = p.flow + cell * p.buyers;
      Real made(0);
      for (std::size_t b = 0; b < p.buyers; ++b) {
        ENTENTE_ASSERT(!p.local[r] || i == p.country_of[b] || flow[b] == Real(0));
        made += flow[b];
        need[b] += flow[b];
      }
      p.production[cell] = made;
      p.world_production[r] += made;
      if (p.reserve[cell] > Real(0)) p.with_reserves[r] = 1;
      if (plan.capacity[cell] == unlimited) p.unlimited_cells.push_back(cell);
    }
    for (std::size_t b = 0; b < p.buyers; ++b) {
      p.country_need[p.cell(r, p.country_of[b])] += need[b];
    }
  }
  p.baseline_output = p.production;
  if (!p.by_user) return;
  if (p.rule == Rule::boario) {
    p.baseline_output = converted<Real>(plan.output);
    return;
  }
  // Capacity that is meant to be the output must be it to the bit, or a calm would be rationed.
  for (std::size_t cell = 0; cell < p.cells(); ++cell) {
    const Real difference = p.capacity[cell] - p.production[cell];
    const Real tolerance = Real(1e-9) * p.production[cell];
    if (difference < tolerance && difference > -tolerance) p.capacity[cell] = p.production[cell];
  }
}

/// z0 = a x0, n = keep_days / d + 1, y0 = N0 - sum of z0: users of a country order as one.
template <typename Real>
void set_recipes(const Plan& plan, Parameters<Real>& p) {
  const std::size_t n = p.countries;
  const Real restocking =
      part_per_step<Real>(days_per_month * plan.months_per_step, plan.settings.restocking_days);
  for (std::size_t s = 0; s < p.resources; ++s) {
    const std::size_t begin = p.entries.size();
    for (std::size_t k = 0; k < plan.recipe[s].size(); ++k) {
      const Input& input = plan.recipe[s][k];
      if (!(input.amount > 0)) continue;
      p.entries.push_back({input.resource, s});
      p.restocking.push_back(restocking);
      for (std::size_t j = 0; j < n; ++j) {
        const Real& output = p.production[p.cell(s, j)];
        const Real use = Real(input.amount) * output;
        p.amount.edit().push_back(Real(input.amount));
        p.input_use.edit().push_back(use);
        p.cover.edit().push_back(Real(Real(plan.keep_days[s][k * n + j]) / p.days + Real(1)));
        p.stock_divisor.edit().push_back(use > Real(0) ? use : Real(input.amount));
        p.stock_factor.edit().push_back(use > Real(0) ? output : Real(1));
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
    const Real rest = larger(Real(0), Real(p.table_need[cell] - industries[cell]));
    p.final_use[cell] = zero_below(rest, Real(Real(1e-9) * p.table_need[cell]));
  }
}

/// How many steps of use an industry keeps of an input.
template <typename Real>
Real cover_of(const Parameters<Real>& p, double days) {
  if (days == unlimited) return infinite<Real>();
  const Real steps = Real(days) / p.days;
  if (p.rule == Rule::clean) return steps + Real(1);
  // The published program cannot work with less than two steps, and raises it.
  return steps <= Real(1) + Real(1e-9) ? Real(2) : steps;
}

/// What industries use follows from their columns of the table: a = N0 / x0.
template <typename Real>
void set_table_recipes(const Plan& plan, Parameters<Real>& p) {
  // The published program compares a use a year with 1e-5 of an output a step.
  const Real steps_per_year = Real(12) / p.step;
  p.users_of.resize(p.resources);
  p.final_flow.edit().assign(p.resources * p.countries * p.countries, Real(0));
  for (std::size_t cell = 0; cell < p.cells(); ++cell) {
    const Real* flow = p.flow + cell * p.buyers;
    p.industry_flow.edit().push_back(
        sum_in_lanes<Real>(0, p.width, [=](std::size_t k) { return flow[k]; }));
    for (std::size_t b = p.width; b < p.buyers; ++b) {
      p.final_flow.edit()[cell * p.countries + p.country_of[b]] += flow[b];
    }
  }
  for (std::size_t r = 0; r < p.resources; ++r) {
    const Real* need = &p.table_need[r * p.buyers];
    const Real* rows = p.flow + p.cell(r, 0) * p.buyers;
    p.blocks.edit().push_back(make_block<Real>(rows, p.countries, p.width, p.buyers));
    p.final_blocks.edit().push_back(
        make_block<Real>(rows + p.width, p.countries, p.countries * p.categories, p.buyers));
    p.users_of[r].push_back(p.entries.size());
    p.entries.push_back({r, 0});
    const double time =
        plan.restocking_days.empty() ? plan.settings.restocking_days : plan.restocking_days[r];
    p.restocking.push_back(part_per_step<Real>(days_per_month * plan.months_per_step, time));
    for (std::size_t j = 0; j < p.countries; ++j) {
      const Real cover = cover_of(p, plan.cover_days[p.cell(r, j)]);
      for (std::size_t s = 0; s < p.resources; ++s) {
        const Real& output = p.baseline_output[p.cell(s, j)];
        const Real& use = need[j * p.resources + s];
        const bool made = output > Real(0) && use > Real(0);
        const Real amount = made ? Real(use / output) : Real(0);
        p.amount.edit().push_back(amount);
        // Not `use`, which it misses by a bit where (use / output) x output does.
        p.input_use.edit().push_back(Real(amount * output));
        p.cover.edit().push_back(cover);
        const bool binds = use * steps_per_year > Real(1e-5) * output && cover < infinite<Real>();
        p.cautious_cover.edit().push_back(binds ? Real(p.cautious_below * cover) : Real(0));
        p.stock_divisor.edit().push_back(made ? Real(amount * output) : Real(1));
        p.stock_factor.edit().push_back(made ? output : infinite<Real>());
      }
    }
  }
}

}  // namespace preparation

template <typename Real>
Parameters<Real> prepare(const Plan& plan, const Policy& policy, const Parameters<Real>* like,
                         bool links_wanted) {
  Parameters<Real> p;
  if (like != nullptr) {
    p = *like;
    preparation::forget_policy(p);
  } else {
    preparation::set_settings(plan, p);
    preparation::set_flows(plan, p);
    if (p.by_user) {
      preparation::set_table_recipes(plan, p);
    } else {
      preparation::set_recipes(plan, p);
    }
  }
  preparation::set_terms(plan, policy, p);
  preparation::set_representation(plan, policy, links_wanted, p);
  preparation::set_suppliers(policy, p);
  preparation::set_columns(p);
  preparation::set_lines(plan, p);
  preparation::set_stand_ins(plan, p);
  p.level = preparation::level_layout(policy, plan.countries);
  return p;
}

}  // namespace entente::engine
