// What shocks and agreements make of this step. Each term acts with its mean over the step; several
// multiply.
//
//   permission pi[r,i,j] = product over export controls of (1 - p), 1 among members of `no export
//   controls` passage of a chokepoint = product over its closures of (1 - share closed)
//   kappa[r,i,j] = 1 - sum over routes of share x (1 - product of the passages on the route)
//   ceiling K = pi kappa F0 where pi kappa < 1, else none
//   restrained w[r,i] = sum over buyers with pi < 1 of (F0 - K)
//   lost share l = 1 - product of (1 - share);  final use y = y0 x product of (1 + change)
//   built = sum over plants of capacity a step x mean of the ramp
//
// Most steps repeat the one before: the levels are compared first, and the arrays rewritten only
// when one moved.
#pragma once

#include <algorithm>

#include "engine/arithmetic.h"
#include "engine/phases/transit.inl"
#include "engine/state.h"
#include "engine/window.h"

namespace entente::engine {

inline void read_members(const Scope& scope, double begin, double end, double* levels) {
  if (!in_force(scope.from, scope.until, begin, end)) return;
  for (const Membership& membership : scope.members) {
    if (in_force(membership.from, membership.until, begin, end)) levels[membership.country] = 1;
  }
}

/// A party that is listed as a member is bound while it is one; parties that are not listed are
/// bound by the term.
inline bool party_bound(const Scope& scope, std::size_t country, double begin, double end) {
  for (const Membership& membership : scope.members) {
    if (membership.country == country) return is_member(scope, country, begin, end);
  }
  return in_force(scope.from, scope.until, begin, end);
}

inline void read_levels(const Policy& policy, std::size_t countries, double begin, double end,
                        std::vector<double>& levels) {
  std::fill(levels.begin(), levels.end(), 0.0);
  double* next = levels.data();
  for (const ExportControl& control : policy.controls) *next++ = control.window.mean(begin, end);
  for (const CapacityLoss& loss : policy.losses) *next++ = loss.window.mean(begin, end);
  for (const CapitalLoss& loss : policy.capital_losses) *next++ = loss.window.mean(begin, end);
  for (const DemandChange& change : policy.demand_changes) *next++ = change.window.mean(begin, end);
  for (const Closure& closure : policy.closures) *next++ = closure.window.mean(begin, end);
  for (const Plant& plant : policy.plants) *next++ = built_share(plant, begin, end);
  for (const Guarantee& guarantee : policy.guarantees) {
    *next++ = party_bound(guarantee.scope, guarantee.supplier, begin, end) &&
              party_bound(guarantee.scope, guarantee.buyer, begin, end);
  }
  const auto read_all = [&](const auto& terms) {
    for (const auto& term : terms) {
      read_members(term.scope, begin, end, next);
      next += countries;
    }
  };
  read_all(policy.no_controls);
  read_all(policy.priorities);
  read_all(policy.shared_reserves);
}

template <typename Real>
void apply_losses(const Parameters<Real>& p, const Policy& policy, Workspace<Real>& w) {
  std::fill(w.capacity_lost.begin(), w.capacity_lost.end(), Real(1));
  for (std::size_t k = 0; k < policy.losses.size(); ++k) {
    const CapacityLoss& loss = policy.losses[k];
    w.capacity_lost[p.cell(loss.resource, loss.country)] *=
        Real(1) - Real(loss.share) * Real(w.levels[p.level.losses + k]);
  }
  for (Real& share : w.capacity_lost) share = Real(1) - share;
}

template <typename Real>
void change_demand(const Parameters<Real>& p, std::size_t r, std::size_t country,
                   const Real& factor, Workspace<Real>& w) {
  w.use_factor[p.cell(r, country)] *= factor;
  if (p.factored[r]) return;
  for (std::size_t b = 0; b < p.buyers; ++b) {
    if (p.country_of[b] == country) w.final_wanted[p.column(r, b)] *= factor;
  }
}

template <typename Real>
void apply_demand(const Parameters<Real>& p, const Policy& policy, Workspace<Real>& w) {
  std::fill(w.use_factor.begin(), w.use_factor.end(), Real(1));
  std::copy(p.final_use.begin(), p.final_use.end(), w.final_wanted.begin());
  for (std::size_t k = 0; k < policy.demand_changes.size(); ++k) {
    const DemandChange& change = policy.demand_changes[k];
    const Real factor = Real(1) + Real(change.change) * Real(w.levels[p.level.demand_changes + k]);
    change_demand(p, change.resource, change.country, larger(Real(0), factor), w);
  }
  for (std::size_t column = 0; column < p.columns; ++column) {
    w.final_change[column] = w.final_wanted[column] - p.final_use[column];
  }
}

template <typename Real>
void apply_plants(const Parameters<Real>& p, const Policy& policy, Workspace<Real>& w) {
  std::fill(w.built.begin(), w.built.end(), Real(0));
  for (std::size_t k = 0; k < policy.plants.size(); ++k) {
    w.plant_built[k] = p.plant_capacity[k] * Real(w.levels[p.level.plants + k]);
    w.built[p.cell(policy.plants[k].resource, policy.plants[k].country)] += w.plant_built[k];
  }
}

template <typename Real>
void apply_controls(const Parameters<Real>& p, const Policy& policy, std::size_t r,
                    Workspace<Real>& w) {
  const std::size_t n = p.countries;
  Real* permission = &w.permission[p.pair(r, 0, 0)];
  std::fill(permission, permission + n * n, Real(1));
  for (std::size_t i = 0; i < n; ++i) {
    w.sells_elsewhere[p.cell(r, i)] = 0;
    w.keeps[p.cell(r, i)] = 0;
  }
  for (const std::size_t k : p.terms[r].controls) {
    const ExportControl& control = policy.controls[k];
    const Real share = p.control_share[k] * Real(w.levels[k]);
    if (!(share > Real(0))) continue;
    for (const std::size_t j : control.buyers)
      permission[control.supplier * n + j] *= Real(1) - share;
    const std::size_t cell = p.cell(r, control.supplier);
    w.sells_elsewhere[cell] = control.disposal == Disposal::selling_elsewhere;
    w.keeps[cell] = control.disposal == Disposal::keeping;
  }
  for (const std::size_t k : p.terms[r].no_controls) {
    const double* member = &w.levels[p.level.no_controls + k * n];
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        if (member[i] > 0 && member[j] > 0) permission[i * n + j] = Real(1);
      }
    }
  }
}

/// Writes kappa of resource r, by supplier and buyer.
template <typename Real>
void apply_chokepoints(const Parameters<Real>& p, const Policy& policy, std::size_t r,
                       Workspace<Real>& w) {
  const std::size_t n = p.countries;
  Real* kappa = w.passing.data();
  std::fill(kappa, kappa + n * n, Real(1));
  for (const std::size_t k : p.terms[r].routes) {
    const Route& route = policy.routes[k];
    Real passes(1);
    for (const std::size_t chokepoint : route.chokepoints) passes *= w.passage[chokepoint];
    Real& link = kappa[route.supplier * n + route.buyer];
    link = larger(Real(0), Real(link - Real(route.share) * (Real(1) - passes)));
  }
}

template <typename Real>
void set_ceilings(const Parameters<Real>& p, std::size_t r, Workspace<Real>& w) {
  const std::size_t n = p.countries;
  w.capped[r] = 0;
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const Supplier& row = p.suppliers[m];
    const Real* permission = &w.permission[row.cell * n];
    const Real* kappa = &w.passing[row.country * n];
    Real restrained(0);
    for (std::size_t b = row.first; b < row.last; ++b) {
      const std::size_t j = p.country_of[b];
      const Real passes = permission[j] * kappa[j];
      const Real& flow = p.flow[row.pairs + b];
      w.ceiling[row.links + b] = passes < Real(1) ? Real(passes * flow) : infinite<Real>();
      if (passes < Real(1)) w.capped[r] = 1;
      if (permission[j] < Real(1)) restrained += flow - w.ceiling[row.links + b];
    }
    w.restrained[row.cell] = restrained;
    w.set_aside[row.cell] = w.sells_elsewhere[row.cell] ? Real(0) : restrained;
    w.to_keep[row.cell] = w.keeps[row.cell] ? restrained : Real(0);
  }
}

template <typename Real>
void follow_policy(const Parameters<Real>& p, const Policy& policy, std::size_t index,
                   Workspace<Real>& w) {
  const double begin = static_cast<double>(index) * p.months_per_step;
  const double end = static_cast<double>(index + 1) * p.months_per_step;
  read_levels(policy, p.countries, begin, end, w.levels);
  if (index > 0 && w.levels == w.levels_before) return;
  std::copy(w.levels.begin(), w.levels.end(), w.levels_before.begin());

  apply_losses(p, policy, w);
  apply_demand(p, policy, w);
  apply_plants(p, policy, w);
  std::fill(w.passage.begin(), w.passage.end(), Real(1));
  for (std::size_t k = 0; k < policy.closures.size(); ++k) {
    const Closure& closure = policy.closures[k];
    w.passage[closure.chokepoint] *=
        Real(1) - Real(closure.share) * Real(w.levels[p.level.closures + k]);
  }
  for (std::size_t r = 0; r < p.resources; ++r) {
    if (p.terms[r].controls.empty() && p.terms[r].routes.empty()) continue;
    apply_controls(p, policy, r, w);
    apply_chokepoints(p, policy, r, w);
    set_ceilings(p, r, w);
    divide_lines(p, r, w);
  }
}

}  // namespace entente::engine
