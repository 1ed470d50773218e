// What a policy adds to the parameters of a plan: who can supply, which terms concern a resource,
// and whether its links need arrays of their own. Included by parameters.inl, and by nothing else.
#pragma once

#include <algorithm>

#include "engine/arithmetic.h"
#include "engine/parameters.h"

namespace entente::engine::preparation {

/// A country without output, capacity or plant can deliver nothing in any step, so it has no row.
template <typename Real>
void set_suppliers(const Policy& policy, Parameters<Real>& p) {
  std::vector<char> builds(p.cells(), 0);
  for (const Plant& plant : policy.plants) builds[p.cell(plant.resource, plant.country)] = 1;
  for (std::size_t r = 0; r < p.resources; ++r) {
    const std::size_t begin = p.suppliers.size();
    const std::size_t offset = p.link_count;
    for (std::size_t i = 0; i < p.countries; ++i) {
      const std::size_t cell = p.cell(r, i);
      if (!(p.production[cell] > Real(0) || p.capacity[cell] > Real(0) || builds[cell])) continue;
      const bool local = p.local[r] != 0;
      p.suppliers.push_back({cell, i, cell * p.buyers, offset + i * p.buyers, local ? i : 0,
                             local ? i + 1 : p.buyers});
    }
    p.suppliers_of.push_back({begin, p.suppliers.size()});
    if (p.factored[r]) continue;
    p.link_count += p.countries * p.buyers;
  }
}

/// Where all suppliers of a buyer may be gone, new ones are found by rules that tell links apart.
template <typename Real>
std::vector<char> resources_lost(const Parameters<Real>& p, const Policy& policy) {
  std::vector<char> lost(p.resources, 0);
  for (const CapacityLoss& loss : policy.losses) {
    if (loss.share >= 1) lost[loss.resource] = 1;
  }
  std::vector<Real> capital(p.cells(), Real(0));
  for (const CapitalLoss& loss : policy.capital_losses)
    capital[p.cell(loss.resource, loss.country)] += Real(loss.amount);
  for (const Rebuilding& rebuilding : policy.rebuildings) {
    for (const Rebuilding::Damage& damage : rebuilding.damages) {
      if (damage.buyer >= p.width) continue;
      capital[p.cell(damage.buyer % p.resources, damage.buyer / p.resources)] +=
          Real(damage.amount);
    }
  }
  for (std::size_t cell = 0; cell < p.cells(); ++cell) {
    if (capital[cell] > Real(0) && capital[cell] >= p.capital[cell]) lost[cell / p.countries] = 1;
  }
  return lost;
}

/// Which resources need arrays of links, and where those of each begin.
template <typename Real>
void set_representation(const Plan& plan, const Policy& policy, bool links_wanted,
                        Parameters<Real>& p) {
  const std::vector<char> lost = resources_lost(p, policy);
  std::vector<char> told_apart(p.resources, 0);
  for (const Transit& transit : plan.transits) told_apart[transit.resource] = 1;
  for (const Substitution& substitution : plan.substitutions) {
    told_apart[substitution.substitute] = 1;
    told_apart[substitution.replaced] = 1;
  }
  p.factored.assign(p.resources, 0);
  p.column_offset.assign(p.resources, 0);
  for (std::size_t r = 0; r < p.resources; ++r) {
    const Terms& terms = p.terms[r];
    const bool links_differ = !terms.controls.empty() || !terms.routes.empty() ||
                              !terms.priorities.empty() || !terms.guarantees.empty() ||
                              !terms.plants.empty() || p.with_reserves[r] || told_apart[r] ||
                              p.slow_rerouting || p.rationing != Rationing::pro_rata;
    const bool clean_links = p.rule == Rule::clean && (links_wanted || lost[r]);
    if (p.by_user && !links_differ && !clean_links) {
      p.factored[r] = 1;
    } else {
      p.column_offset[r] = p.columns;
      p.columns += p.buyers;
    }
  }
}

/// A reserve buys as its country does.
template <typename Real>
void set_reserve_shares(Parameters<Real>& p, std::size_t r) {
  const std::size_t reserves = p.buyers - p.countries;
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const Supplier& row = p.suppliers[m];
    for (std::size_t b = 0; b < reserves; ++b) {
      const std::size_t j = p.country_of[b];
      p.share[row.links + reserves + j] +=
          ratio(p.flow[row.pairs + b], p.country_need[p.cell(r, j)]);
    }
  }
}

/// W0, needs and final uses by column, of the resources that have columns of their own.
template <typename Real>
void set_columns(Parameters<Real>& p) {
  p.need.assign(p.columns, Real(0));
  p.share.assign(p.link_count, Real(0));
  p.share_of_need.assign(p.link_count, Real(0));
  if (p.by_user) p.final_use.assign(p.columns, Real(0));
  for (std::size_t r = 0; r < p.resources; ++r) {
    if (p.factored[r]) continue;
    const Real* need = &p.table_need[r * p.buyers];
    std::copy_n(need, p.buyers, &p.need[p.column(r, 0)]);
    if (p.by_user) {
      std::copy_n(need + p.width, p.buyers - p.width, &p.final_use[p.column(r, p.width)]);
    }
    for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
      const Supplier& row = p.suppliers[m];
      for (std::size_t b = 0; b < p.buyers; ++b) {
        p.share[row.links + b] = ratio(p.flow[row.pairs + b], need[b]);
        p.share_of_need[row.links + b] = p.share[row.links + b] * need[b];
      }
    }
    if (p.reserves_order) set_reserve_shares(p, r);
  }
}

/// Each importer draws orders to a new plant by what it needs beyond its home supply (`to members`:
/// members only).
template <typename Real>
std::vector<Real> attraction_of(const Plant& plant, const Parameters<Real>& p) {
  const std::size_t r = plant.resource;
  std::vector<Real> weights(p.buyers, Real(0));
  Real total(0);
  for (std::size_t b = 0; b < p.buyers; ++b) {
    const std::size_t j = p.country_of[b];
    const std::vector<std::size_t>& only = plant.members_only;
    if (!only.empty() && std::find(only.begin(), only.end(), j) == only.end()) continue;
    weights[b] = p.table_need[r * p.buyers + b] - p.flow[p.cell(r, j) * p.buyers + b];
    total += weights[b];
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
    // An industry of a table buys more of its inputs where it buys them already.
    if (p.by_user) continue;
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

template <typename Real>
void forget_policy(Parameters<Real>& p) {
  p.terms.clear();
  p.suppliers.clear();
  p.suppliers_of.clear();
  p.columns = 0;
  p.link_count = 0;
  for (std::vector<Real>* terms : {&p.control_share, &p.guaranteed, &p.priority_share,
                                   &p.lendable_share, &p.kept_back_days, &p.plant_capacity}) {
    terms->clear();
  }
  p.attraction.clear();
}

inline LevelLayout level_layout(const Policy& policy, std::size_t countries) {
  LevelLayout layout;
  layout.losses = policy.controls.size();
  layout.capital_losses = layout.losses + policy.losses.size();
  layout.demand_changes = layout.capital_losses + policy.capital_losses.size();
  layout.closures = layout.demand_changes + policy.demand_changes.size();
  layout.plants = layout.closures + policy.closures.size();
  layout.guarantees = layout.plants + policy.plants.size();
  layout.no_controls = layout.guarantees + policy.guarantees.size();
  layout.priorities = layout.no_controls + policy.no_controls.size() * countries;
  layout.shared_reserves = layout.priorities + policy.priorities.size() * countries;
  layout.count = layout.shared_reserves + policy.shared_reserves.size() * countries;
  return layout;
}

}  // namespace entente::engine::preparation
