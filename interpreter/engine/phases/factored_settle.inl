// Stocks, next orders and next weights of factored resources by the clean rules, a tile of the
// table at a time: phases/factored_clean.inl has the formulas.
#pragma once

#include <algorithm>

#include "engine/phases/factored_clean.inl"

namespace entente::engine {

/// Weights for the next step, by supplier of r; true where they are all 1.
template <typename Real>
bool find_next_weights(const Parameters<Real>& p, std::size_t r, const State<Real>& state,
                       Workspace<Real>& w) {
  bool same = true;
  for (std::size_t i = 0; i < p.countries; ++i) {
    const std::size_t cell = p.cell(r, i);
    w.next_weight[cell] = next_weight_of(p, cell, state, w);
    if (w.next_weight[cell] != Real(1)) same = false;
  }
  return same;
}

/// Adds up what is by place, each country's sum in the order of its places.
template <typename Real>
void add_clean_places(const Parameters<Real>& p, std::size_t r, std::size_t first,
                      std::size_t count, const CleanPlaces<Real>& places, Workspace<Real>& w) {
  Real used = w.used_total[r];
  for (std::size_t k = 0; k < count;) {
    const std::size_t j = (first + k) / p.resources;
    const std::size_t end = std::min(count, (j + 1) * p.resources - first);
    const std::size_t cell = p.cell(r, j);
    Real wanted = w.demand[cell];
    Real had = w.available[cell];
    Real kept = w.stock_total[cell];
    for (; k < end; ++k) {
      wanted += places.wanted[k];
      had += places.had[k];
      kept += places.kept[k];
      used += places.used[k];
    }
    w.demand[cell] = wanted;
    w.available[cell] = had;
    w.stock_total[cell] = kept;
  }
  w.used_total[r] = used;
}

template <typename Real>
void settle_clean_industries(const Parameters<Real>& p, std::size_t r, std::size_t first,
                             std::size_t count, State<Real>& state, Workspace<Real>& w,
                             CleanScratch<Real>& scratch) {
  const std::size_t at = r * p.width + first;
  const Real* sum = &state.weight_sum[r * p.buyers + first];
  Real* again = scratch.restocked.data();
  for (std::size_t k = 0; k < count; ++k)
    again[k] = w.restocks_in_part[r] ? ratio(again[k], sum[k]) : Real(1);
  CleanPlaces<Real> places;
  places.amount = &p.amount[at];
  places.cover = &p.cover[at];
  places.baseline = &p.input_use[at];
  places.made = &w.by_industry[first];
  places.planned = &w.planned_by_industry[first];
  places.part = scratch.part.data();
  places.again = again;
  places.restocking = p.restocking[r];
  places.stock = &state.stock[at];
  places.use_orders = &state.use_orders[at];
  places.restock_orders = &state.restock_orders[at];
  places.wanted = scratch.wanted.data();
  places.had = scratch.had.data();
  places.used = scratch.used.data();
  places.kept = scratch.kept.data();
  if constexpr (std::is_same_v<Real, double>) {
    table_kernel().settle_clean(places, count);
  } else {
    settle_clean_places<AnyMachine>(places, count);
  }
  add_clean_places(p, r, first, count, places, w);
}

/// What the next step's orders of these industries sum to by supplier, while their part of the
/// table is in the cache. Nothing where they are the baseline's.
template <typename Real>
void sum_next_orders(const Parameters<Real>& p, std::size_t r, const TableBlock<Real>& block,
                     std::size_t tile, std::size_t first, std::size_t count, State<Real>& state,
                     const Workspace<Real>& w, CleanScratch<Real>& scratch) {
  const Real* sum = &state.weight_sum[r * p.buyers + first];
  const Real* orders = &state.restock_orders[r * p.width + first];
  Real* wanted = scratch.rate.data();
  Real* again = scratch.restock_rate.data();
  find_factored_wanted(p, r, first, count, state, w, wanted);
  const bool moved = find_rates(count, sum, wanted);
  bool restocking = false;
  for (std::size_t k = 0; k < count; ++k) {
    again[k] = ratio(orders[k], sum[k]);
    restocking |= again[k] > Real(0);
  }
  if (!moved && !restocking) return;
  const Real* rates[2] = {wanted, again};
  Real* sums[2] = {&state.industries_moved[p.cell(r, 0)], &state.industries_restock[p.cell(r, 0)]};
  row_sums(block, tile, restocking ? 2 : 1, rates, sums);
}

/// Stocks, orders and weights of one tile of industries or final users.
template <typename Real>
void settle_clean_tile(const Parameters<Real>& p, std::size_t r, const TableBlock<Real>& block,
                       std::size_t tile, std::size_t first, std::size_t count, bool same_weights,
                       State<Real>& state, Workspace<Real>& w, CleanScratch<Real>& scratch) {
  const std::size_t column = r * p.buyers + first;
  Real* sum = &state.weight_sum[column];
  Real* part = scratch.part.data();
  Real* restocked = scratch.restocked.data();
  Real* next_sum = scratch.next_sum.data();
  const Real* weights[2] = {};
  Real* sums[2] = {};
  std::size_t several = 0;
  if (w.restocks_in_part[r]) {
    weights[several] = scratch.restock_weight.data();
    sums[several++] = restocked;
  }
  if (!same_weights) {
    weights[several] = scratch.weight_change.data();
    sums[several++] = next_sum;
  }
  column_sums(block, tile, several, weights, sums);
  std::fill_n(part, count, Real(1));
  if (w.rationed[r]) {
    Real* wanted = scratch.wanted.data();
    find_factored_wanted(p, r, first, count, state, w, wanted);
    const Real* got = &w.table_arrived[column];
    for (std::size_t k = 0; k < count; ++k)
      part[k] = got[k] >= wanted[k] ? Real(1) : ratio(got[k], wanted[k]);
  }
  if (first < p.width) {
    settle_clean_industries(p, r, first, count, state, w, scratch);
  } else {
    for (std::size_t k = 0; k < count; ++k) {
      const std::size_t cell = p.cell(r, p.country_of[first + k]);
      const Real wanted = p.table_need[column + k] * w.use_factor[cell];
      w.demand[cell] += wanted;
      w.available[cell] += wanted * part[k];
      w.final_served[cell] += wanted * part[k];
      w.table_final_part[r * (p.buyers - p.width) + (first - p.width) + k] = part[k];
    }
  }
  const Real* need = &p.table_need[column];
  for (std::size_t k = 0; k < count; ++k)
    sum[k] = same_weights ? need[k] : Real(need[k] + next_sum[k]);
  if (first < p.width) sum_next_orders(p, r, block, tile, first, count, state, w, scratch);
}

/// All tiles of a resource of one run.
template <typename Real>
void settle_clean_resource(const Parameters<Real>& p, std::size_t r, State<Real>& state,
                           Workspace<Real>& w, CleanScratch<Real>& scratch) {
  const std::size_t n = p.countries;
  const bool same_weights = find_next_weights(p, r, state, w);
  scratch.restock_weight.resize(n);
  scratch.weight_change.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t cell = p.cell(r, i);
    scratch.restock_weight[i] = state.weight[cell] * w.restock_part[cell];
    scratch.weight_change[i] = w.next_weight[cell] - Real(1);
    w.final_served[cell] = Real(0);
    w.stock_total[cell] = Real(0);
  }
  w.used_total[r] = Real(0);
  std::fill_n(&state.industries_moved[p.cell(r, 0)], n, Real(0));
  std::fill_n(&state.industries_restock[p.cell(r, 0)], n, Real(0));
  visit_tiles(
      p, r, 0,
      [&](const TableBlock<Real>& block, std::size_t tile, std::size_t first, std::size_t count) {
        settle_clean_tile(p, r, block, tile, first, count, same_weights, state, w, scratch);
      });
  state.baseline_shares[r] = same_weights;
  for (std::size_t j = 0; j < n; ++j) {
    const std::size_t cell = p.cell(r, j);
    state.weight[cell] = w.next_weight[cell];
    const Real missing = larger(Real(0), Real(w.demand[cell] - w.available[cell]));
    w.shortage[cell] = zero_below(missing, Real(Real(1e-12) * w.demand[cell]));
  }
}

}  // namespace entente::engine
