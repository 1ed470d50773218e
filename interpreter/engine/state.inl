// Opening values of a State, and a Workspace of the right sizes: the only allocations of a run
// besides its trace.
#pragma once

#include "engine/arithmetic.h"
#include "engine/state.h"

namespace entente::engine {

/// Stocks at their targets, reserves full, baseline shares and orders: a step from here changes
/// nothing in calm.
template <typename Real>
State<Real> opening_state(const Parameters<Real>& p) {
  State<Real> state;
  const std::size_t n = p.countries;
  state.use_orders = p.input_use;
  state.restock_orders.assign(p.input_use.size(), Real(0));
  state.held.assign(p.resources, Real(0));
  std::vector<Real> stocks(p.cells(), Real(0));
  for (std::size_t at = 0; at < p.input_use.size(); ++at) {
    state.stock.push_back(p.cover[at] * p.input_use[at]);
    stocks[p.cell(p.entries[at / n].input, at % n)] += state.stock[at];
  }
  state.withheld.assign(p.cells(), Real(0));
  state.withheld_at_end.assign(p.cells(), Real(0));
  state.reserve = p.reserve;
  state.lent.assign(p.cells(), Real(0));
  state.overproduction.assign(p.cells(), Real(1));
  state.shares = p.share;
  state.baseline_shares.assign(p.resources, 1);
  state.quiet.assign(p.cells(), 1);
  state.arrived_before.assign(p.cells(), Real(0));
  state.guaranteed_before.assign(p.guaranteed.size(), Real(0));
  for (std::size_t r = 0; r < p.resources; ++r) {
    const std::size_t row = p.cell(r, 0);
    state.held[r] = sum_in_lanes<Real>(
        row, row + n, [&](std::size_t at) { return Real(stocks[at] + state.reserve[at]); });
  }
  state.world_shortage.assign(p.resources, Real(0));
  state.period_shortage.assign(p.resources, Real(0));
  state.period_demand.assign(p.resources, Real(0));
  return state;
}

template <typename Real>
Workspace<Real> make_workspace(const Parameters<Real>& p, const Policy& policy) {
  Workspace<Real> w;
  const std::size_t pairs = p.flow.size();
  std::size_t chokepoints = 0;
  for (const Route& route : policy.routes) {
    for (const std::size_t chokepoint : route.chokepoints) {
      chokepoints = chokepoint < chokepoints ? chokepoints : chokepoint + 1;
    }
  }
  for (const Closure& closure : policy.closures) {
    chokepoints = closure.chokepoint < chokepoints ? chokepoints : closure.chokepoint + 1;
  }
  w.levels.assign(p.level.count, 0);
  w.levels_before.assign(p.level.count, 0);
  w.passage.assign(chokepoints, Real(1));
  w.permission.assign(pairs, Real(1));
  w.ceiling.assign(pairs, infinite<Real>());
  w.flows.assign(pairs, Real(0));
  w.capped.assign(p.resources, 0);
  w.undisturbed.assign(p.resources, 0);
  w.sells_elsewhere.assign(p.cells(), 0);
  w.keeps.assign(p.cells(), 0);
  w.limiting_input.assign(p.cells(), -1);
  w.plant_built.assign(policy.plants.size(), Real(0));
  w.guaranteed_served.assign(policy.guarantees.size(), Real(0));
  w.used_total.assign(p.resources, Real(0));
  for (std::vector<Real>* column : {&w.lost_share,
                                    &w.final_wanted,
                                    &w.final_change,
                                    &w.built,
                                    &w.restrained,
                                    &w.set_aside,
                                    &w.to_keep,
                                    &w.capacity,
                                    &w.inputs_allow,
                                    &w.potential,
                                    &w.on_offer,
                                    &w.wanted,
                                    &w.ordered,
                                    &w.sold,
                                    &w.resold,
                                    &w.restocking,
                                    &w.restocking_asked,
                                    &w.out,
                                    &w.arrived,
                                    &w.refill,
                                    &w.restocked_part,
                                    &w.production,
                                    &w.from_withheld,
                                    &w.final_met,
                                    &w.planned,
                                    &w.demand,
                                    &w.available,
                                    &w.shortage,
                                    &w.lost_output,
                                    &w.released,
                                    &w.lent,
                                    &w.received,
                                    &w.inflow,
                                    &w.use_ordered,
                                    &w.restock_ordered,
                                    &w.stock_total,
                                    &w.cell_a,
                                    &w.cell_b,
                                    &w.imports,
                                    &w.exports,
                                    &w.orders_received,
                                    &w.final_asked,
                                    &w.undistributed,
                                    &w.rebuilding_ordered,
                                    &w.rebuilding_sold,
                                    &w.capital_lost,
                                    &w.limiting_count}) {
    column->assign(p.cells(), Real(0));
  }
  for (std::vector<Real>* column : {&w.arrivals, &w.used, &w.input_wanted}) {
    column->assign(p.input_use.size(), Real(0));
  }
  for (std::vector<Real>* matrix : {&w.links, &w.limits}) {
    matrix->assign(p.countries * p.countries, Real(0));
  }
  for (std::vector<Real>* column : {&w.supplier_a, &w.buyer_a, &w.buyer_b, &w.buyer_c}) {
    column->assign(p.countries, Real(0));
  }
  return w;
}

}  // namespace entente::engine
