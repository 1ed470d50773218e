// Orders, deliveries and stocks of factored resources: nothing by link is ever written.
//
//   an industry's order O = F0 x weight (of the supplier) x rate (of the buyer's place)
//
//   ordered D = sum over industries of O + final use F0 x factor
//
//   served part = min(1, on offer / D)
//
//   arrived in a place = rate x sum over suppliers of F0 x weight x served part
//
//   next rate = next orders / sum over suppliers of F0 x next weight
//
//   next sum of orders = next weight x sum over places of F0 x next rate
//
// The last three need one read of the resource's rows: a tile of columns stays in the cache while
// its columns are summed, its stocks are settled and its rows are summed again.
#pragma once

#include <algorithm>

#include "engine/arithmetic.h"
#include "engine/phases/settle.inl"
#include "engine/state.h"

namespace entente::engine {

template <typename Real>
void place_factored_orders(const Parameters<Real>& p, std::size_t r, const State<Real>& state,
                           Workspace<Real>& w) {
  for (std::size_t i = 0; i < p.countries; ++i) {
    const std::size_t cell = p.cell(r, i);
    Real final_use(0);
    for (std::size_t j = 0; j < p.countries; ++j) {
      final_use += p.final_flow[p.pair(r, i, j)] * w.use_factor[p.cell(r, j)];
    }
    w.orders_received[cell] = state.industry_orders[cell];
    w.final_asked[cell] = final_use;
    w.ordered[cell] = state.industry_orders[cell] + final_use;
  }
}

template <typename Real>
void serve_factored(const Parameters<Real>& p, std::size_t r, Workspace<Real>& w) {
  w.rationed[r] = 0;
  for (std::size_t i = 0; i < p.countries; ++i) {
    const std::size_t cell = p.cell(r, i);
    const bool rationed = w.ordered[cell] > w.on_offer[cell];
    const Real part = rationed ? ratio(w.on_offer[cell], w.ordered[cell]) : Real(1);
    w.served_part[cell] = part;
    if (rationed) w.rationed[r] = 1;
    w.sold[cell] = smaller(w.ordered[cell], w.on_offer[cell]);
    w.rebuilding_sold[cell] = w.rebuilding_ordered[cell] * part;
    w.undistributed[cell] = w.final_asked[cell] * (Real(1) - part);
  }
}

/// What final users of r get, and what with it all users of a country want and have.
template <typename Real>
void meet_factored_final_use(const Parameters<Real>& p, std::size_t r, Workspace<Real>& w) {
  const std::size_t n = p.countries;
  Real* __restrict met = &w.final_served[p.cell(r, 0)];
  Real* __restrict wanted = &w.final_sum[p.cell(r, 0)];
  std::fill_n(met, n, Real(0));
  std::fill_n(wanted, n, Real(0));
  for (std::size_t i = 0; i < n; ++i) {
    const Real* __restrict flow = &p.final_flow[p.pair(r, i, 0)];
    const Real part = w.served_part[p.cell(r, i)];
    for (std::size_t j = 0; j < n; ++j) {
      wanted[j] += flow[j];
      met[j] += flow[j] * part;
    }
  }
  for (std::size_t j = 0; j < n; ++j) {
    const std::size_t cell = p.cell(r, j);
    met[j] *= w.use_factor[cell];
    w.demand[cell] += wanted[j] * w.use_factor[cell];
    w.available[cell] += met[j];
    const Real missing = larger(Real(0), Real(w.demand[cell] - w.available[cell]));
    w.shortage[cell] = zero_below(missing, Real(Real(1e-12) * w.demand[cell]));
  }
}

/// What one run of a batch needs of a resource while its tiles pass by.
template <typename Real>
struct Passing {
  std::vector<Real> delivered_weight;  ///< [i] weight x served part
  std::vector<Real> next_weight;       ///< [i]
  std::vector<Real> row_sum;           ///< [i] of flow x next rate
  bool same_weights = false;           ///< every next weight is 1
  Gates found;
};

/// What a supplier's orders will be weighed by in the next step.
template <typename Real>
Real next_weight_of(const Parameters<Real>& p, std::size_t cell, const State<Real>& state,
                    const Workspace<Real>& w) {
  if (!p.capacity_weights) return Real(1);
  return (Real(1) - w.lost_share[cell]) * state.overproduction[cell];
}

template <typename Real>
void begin_passing(const Parameters<Real>& p, std::size_t r, const State<Real>& state,
                   const Workspace<Real>& w, Passing<Real>& passing) {
  const std::size_t n = p.countries;
  passing.delivered_weight.resize(n);
  passing.next_weight.resize(n);
  passing.row_sum.assign(n, Real(0));
  passing.same_weights = true;
  passing.found = {true, true};
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t cell = p.cell(r, i);
    passing.delivered_weight[i] = state.weight[cell] * w.served_part[cell];
    passing.next_weight[i] = next_weight_of(p, cell, state, w);
    if (passing.next_weight[i] != Real(1)) passing.same_weights = false;
  }
}

/// One run at a tile: its resource's rows are summed by the caller, with those of other runs.
template <typename Real>
struct Passenger {
  const Parameters<Real>* parameters = nullptr;
  const State<Real>* state = nullptr;
  Workspace<Real>* workspace = nullptr;
  Passing<Real>* passing = nullptr;
  Gates assumed;
};

/// Stocks and next orders of a tile of one run, given what arrived by unit of its rates.
template <typename Real>
void settle_tile(const Passenger<Real>& run, std::size_t r, std::size_t first, std::size_t count,
                 const Real* arrived, const Real* next_sum, Real* had) {
  const Parameters<Real>& p = *run.parameters;
  Workspace<Real>& w = *run.workspace;
  const std::size_t at = r * p.width + first;
  Places<Real> places = places_of(p, r, first, *run.state, w);
  places.arrivals = arrived;
  places.rate = &run.state->rate[at];
  places.next_sum = next_sum;
  places.orders = &w.next_rate[at];
  places.had = had;
  settle_factored(places, count, p.gates, run.assumed, run.passing->found);
  add_by_country(p, first, count, places, &w.demand[p.cell(r, 0)], &w.available[p.cell(r, 0)]);
}

/// One tile of up to `runs_together` runs of one plan: arrivals, stocks, next orders, and their
/// sums by supplier.
template <typename Real>
void pass_tile(const Passenger<Real>* runs, std::size_t count_of_runs, std::size_t r,
               std::size_t tile, TileScratch<Real>& scratch) {
  const Parameters<Real>& p = *runs[0].parameters;
  const TableBlock<Real>& block = p.blocks[r];
  const std::size_t first = block.first(tile);
  const std::size_t count = block.last(tile) - first;
  const Real* weights[2 * runs_together] = {};
  Real* sums[2 * runs_together] = {};
  std::size_t several = 0;
  for (std::size_t m = 0; m < count_of_runs; ++m) {
    weights[several] = runs[m].passing->delivered_weight.data();
    sums[several++] = scratch.arrived[m].data();
    if (runs[m].passing->same_weights) continue;
    weights[several] = runs[m].passing->next_weight.data();
    sums[several++] = scratch.next_sum[m].data();
  }
  column_sums(block, tile, several, weights, sums);
  const Real* rates[runs_together] = {};
  Real* row_totals[runs_together] = {};
  for (std::size_t m = 0; m < count_of_runs; ++m) {
    const Real* next_sum = runs[m].passing->same_weights ? &p.table_need[r * p.buyers + first]
                                                         : scratch.next_sum[m].data();
    settle_tile(runs[m], r, first, count, scratch.arrived[m].data(), next_sum, scratch.had.data());
    rates[m] = &runs[m].workspace->next_rate[r * p.width + first];
    row_totals[m] = runs[m].passing->row_sum.data();
  }
  row_sums(block, tile, count_of_runs, rates, row_totals);
}

template <typename Real>
void end_passing(const Parameters<Real>& p, std::size_t r, Passing<Real>& passing,
                 Workspace<Real>& w) {
  for (std::size_t i = 0; i < p.countries; ++i) {
    const std::size_t cell = p.cell(r, i);
    w.next_weight[cell] = passing.next_weight[i];
    w.next_industry_orders[cell] = passing.next_weight[i] * passing.row_sum[i];
  }
  meet_factored_final_use(p, r, w);
}

}  // namespace entente::engine
