// Opening values of a State, and a Workspace of the right sizes: the only allocations of a run
// besides its trace.
#pragma once

#include "engine/arithmetic.h"
#include "engine/phases/capital.inl"
#include "engine/phases/transit.inl"
#include "engine/state.h"

namespace entente::engine {

/// Baseline orders of factored resources.
template <typename Real>
void open_factored(const Parameters<Real>& p, State<Real>& state) {
  if (!p.by_user) return;
  state.weight.assign(p.cells(), Real(1));
  if (p.rule == Rule::clean) {
    state.weight_sum = p.table_need.values();
    state.industries_moved.assign(p.cells(), Real(0));
    state.industries_restock.assign(p.cells(), Real(0));
    return;
  }
  state.rate.assign(p.input_use.size(), Real(0));
  state.industry_orders = p.industry_flow.values();
  for (std::size_t r = 0; r < p.resources; ++r) {
    for (std::size_t k = 0; k < p.width; ++k) {
      state.rate[r * p.width + k] = p.table_need[r * p.buyers + k] > Real(0) ? Real(1) : Real(0);
    }
  }
}

/// Stocks at their targets, reserves full, baseline shares and orders: a step from here changes
/// nothing in calm.
template <typename Real>
State<Real> opening_state(const Parameters<Real>& p, const Policy& policy) {
  State<Real> state;
  for (const Rebuilding& rebuilding : policy.rebuildings)
    state.ruins.push_back(ruins_of(p, rebuilding));
  const std::size_t n = p.countries;
  if (p.rule == Rule::clean || p.columns > 0) state.use_orders = p.input_use.values();
  state.restock_orders.assign(p.rule == Rule::clean ? p.input_use.size() : 0, Real(0));
  state.held.assign(p.resources, Real(0));
  std::vector<Real> stocks(p.cells(), Real(0));
  state.stock.reserve(p.input_use.size());
  for (std::size_t at = 0; at < p.input_use.size(); ++at) {
    const bool endless = !(p.cover[at] < infinite<Real>());
    state.stock.push_back(endless ? infinite<Real>() : Real(p.cover[at] * p.input_use[at]));
    if (endless) continue;
    const std::size_t r = p.entries[at / p.width].input;
    stocks[p.cell(r, p.country_of[at % p.width])] += state.stock[at];
  }
  state.withheld.assign(p.cells(), Real(0));
  state.withheld_at_end.assign(p.cells(), Real(0));
  state.reserve = p.reserve;
  state.lent.assign(p.cells(), Real(0));
  state.overproduction.assign(p.cells(), p.overproduction_base);
  state.shares = p.share;
  state.baseline_shares.assign(p.resources, 1);
  state.quiet.assign(p.cells(), 1);
  state.arrived_before.assign(p.columns, Real(0));
  state.guaranteed_before.assign(p.guaranteed.size(), Real(0));
  open_lines(p, state);
  for (std::vector<Real>* users :
       {&state.substitute_stock, &state.substitute_orders, &state.readiness}) {
    users->assign(p.stand_ins.size(), Real(0));
  }
  for (std::size_t r = 0; r < p.resources; ++r) {
    const std::size_t row = p.cell(r, 0);
    state.held[r] = sum_in_lanes<Real>(
        row, row + n, [&](std::size_t at) { return Real(stocks[at] + state.reserve[at]); });
    if (!has_lines(p, r)) continue;
    for (std::size_t b = 0; b < p.buyers; ++b) state.held[r] += state.pipeline[p.column(r, b)];
  }
  state.world_shortage.assign(p.resources, Real(0));
  state.period_shortage.assign(p.resources, Real(0));
  state.period_demand.assign(p.resources, Real(0));
  open_factored(p, state);
  return state;
}

inline std::size_t chokepoint_count(const Policy& policy) {
  std::size_t count = 0;
  for (const Route& route : policy.routes) {
    for (const std::size_t chokepoint : route.chokepoints) {
      count = chokepoint < count ? count : chokepoint + 1;
    }
  }
  for (const Closure& closure : policy.closures) {
    count = closure.chokepoint < count ? count : closure.chokepoint + 1;
  }
  return count;
}

template <typename Real>
Workspace<Real> make_workspace(const Parameters<Real>& p, const Policy& policy) {
  Workspace<Real> w;
  w.excessive_loss = p.cells();
  w.levels.assign(p.level.count, 0);
  w.levels_before.assign(p.level.count, 0);
  w.passage.assign(chokepoint_count(policy), Real(1));
  w.permission.assign(p.resources * p.countries * p.countries, Real(1));
  w.trade.assign(p.resources * p.countries * p.countries, Real(0));
  w.passing.assign(p.countries * p.countries, Real(1));
  w.ceiling.assign(p.link_count, infinite<Real>());
  w.flows.assign(p.link_count, Real(0));
  w.capped.assign(p.resources, 0);
  w.undisturbed.assign(p.resources, 0);
  w.sells_elsewhere.assign(p.cells(), 0);
  w.keeps.assign(p.cells(), 0);
  w.limiting_input.assign(p.cells(), -1);
  w.plant_built.assign(policy.plants.size(), Real(0));
  w.guaranteed_served.assign(policy.guarantees.size(), Real(0));
  w.used_total.assign(p.resources, Real(0));
  w.place_a.assign(p.width, Real(0));
  w.place_b.assign(p.width, Real(0));
  for (const TransitLine<Real>& line : p.lines) w.line_part.push_back(line.share);
  for (std::vector<Real>* columns : {&w.needed, &w.dispatched})
    columns->assign(p.lines.empty() ? 0 : p.columns, Real(0));
  w.replaceable.assign(p.stand_ins.empty() ? 0 : p.input_use.size(), Real(0));
  for (std::vector<Real>* users : {&w.replaced, &w.missed, &w.substitute_arrivals})
    users->assign(p.stand_ins.size(), Real(0));
  w.planned_by_industry.assign(p.by_user ? p.width : 0, Real(0));
  w.by_industry.assign(p.by_user ? p.width : 0, Real(0));
  for (std::vector<Real>* cells : {&w.capacity_lost,
                                   &w.lost_share,
                                   &w.use_factor,
                                   &w.built,
                                   &w.restrained,
                                   &w.set_aside,
                                   &w.to_keep,
                                   &w.capacity,
                                   &w.inputs_allow,
                                   &w.potential,
                                   &w.on_offer,
                                   &w.ordered,
                                   &w.sold,
                                   &w.resold,
                                   &w.restocking_asked,
                                   &w.out,
                                   &w.production,
                                   &w.from_withheld,
                                   &w.planned,
                                   &w.demand,
                                   &w.available,
                                   &w.shortage,
                                   &w.lost_output,
                                   &w.released,
                                   &w.lent,
                                   &w.received,
                                   &w.stock_total,
                                   &w.final_served,
                                   &w.final_sum,
                                   &w.imports,
                                   &w.exports,
                                   &w.orders_received,
                                   &w.final_asked,
                                   &w.undistributed,
                                   &w.rebuilding_ordered,
                                   &w.rebuilding_sold,
                                   &w.capital_lost,
                                   &w.limiting_count,
                                   &w.in_transit,
                                   &w.substituted,
                                   &w.reserve_lost,
                                   &w.column_of_cells_a,
                                   &w.column_of_cells_b,
                                   &w.served_part,
                                   &w.restock_part,
                                   &w.next_weight,
                                   &w.next_industry_orders}) {
    cells->assign(p.cells(), Real(0));
  }
  for (std::vector<Real>* columns : {
           &w.final_wanted,
           &w.final_change,
           &w.wanted,
           &w.arrived,
           &w.restocking,
           &w.refill,
           &w.restocked_part,
           &w.final_met,
           &w.inflow,
           &w.use_ordered,
           &w.restock_ordered,
           &w.column_a,
       }) {
    columns->assign(p.columns, Real(0));
  }
  if (p.rationing != Rationing::pro_rata) w.sharing.resize(p.cells());
  const bool clean = p.rule == Rule::clean;
  const std::size_t places_with_links = p.columns > 0 ? p.input_use.size() : 0;
  for (std::vector<Real>* places : {&w.used, &w.input_wanted}) {
    places->assign(clean ? places_with_links : 0, Real(0));
  }
  w.arrivals.assign(places_with_links, Real(0));
  w.flows_at_baseline.assign(p.resources, 0);
  w.rationed.assign(p.resources, 0);
  w.restocks_in_part.assign(p.resources, 0);
  if (clean && p.by_user) {
    w.table_arrived.assign(p.table_need.size(), Real(0));
    w.table_final_part.assign(p.resources * (p.buyers - p.width), Real(1));
    w.tile_a.assign(tile_width, Real(0));
    w.tile_b.assign(tile_width, Real(0));
  }
  w.closing_stock.assign(clean ? 0 : p.input_use.size(), Real(0));
  w.next_orders.assign(clean || p.columns == 0 ? 0 : p.input_use.size(), Real(0));
  w.next_rate.assign(clean ? 0 : p.input_use.size(), Real(0));
  const std::size_t links = p.link_count > 0 ? p.countries * p.buyers : 0;
  for (std::vector<Real>* matrix : {&w.links, &w.limits}) matrix->assign(links, Real(0));
  for (std::vector<Real>* column : {&w.buyer_a, &w.buyer_b, &w.buyer_c}) {
    column->assign(p.buyers, Real(0));
  }
  for (std::vector<Real>* column : {&w.supplier_a, &w.country_a, &w.country_b, &w.country_c}) {
    column->assign(p.countries, Real(0));
  }
  return w;
}

}  // namespace entente::engine
