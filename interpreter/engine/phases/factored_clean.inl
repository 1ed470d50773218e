// Factored resources by the clean rules: the formulas of the other phases, for links that are
// baseline flow x what is told by supplier x what is told by buyer.
//
//   weight c of a supplier = (1 - lost share) x overproduction, of the last step
//   weight sum of a buyer  = N0 + sum of F0 (c - 1);  its share W = F0 c / weight sum
//   ordered D = x0 + sum of F0 (c q - 1),  q = T / weight sum
//   restocking asked V = c x sum of F0 v / weight sum
//   arrived = q x sum of F0 c (served part), where some supplier rations; else T
//   round 2: bids F0 max(1, c N0 / weight sum) (room / x0), taken as in phases/refused.inl; new
//            suppliers are asked by their room alone, so that every bid is met in the same part
//   restocked part = sum of F0 c (part of V served) / weight sum
//
// The sums of D and V over industries are taken as their orders are settled, a step before.
#pragma once

#include <algorithm>

#include "engine/arithmetic.h"
#include "engine/phases/factored.inl"
#include "engine/place_loops.inl"
#include "engine/state.h"

namespace entente::engine {

/// Calls visit(block, tile, first buyer, count) for all tiles of r, industries first; from buyer
/// `begin` on, 0 or the first final user.
template <typename Real, typename Visit>
void visit_tiles(const Parameters<Real>& p, std::size_t r, std::size_t begin, Visit visit) {
  for (const TableBlock<Real>* block : {&p.blocks[r], &p.final_blocks[r]}) {
    const std::size_t offset = block == &p.blocks[r] ? 0 : p.width;
    if (offset < begin) continue;
    for (std::size_t tile = 0; tile < block->tiles(); ++tile) {
      const std::size_t first = block->first(tile);
      visit(*block, tile, offset + first, block->last(tile) - first);
    }
  }
}

/// T of buyers [first, first + count) of r.
template <typename Real>
void find_factored_wanted(const Parameters<Real>& p, std::size_t r, std::size_t first,
                          std::size_t count, const State<Real>& state, const Workspace<Real>& w,
                          Real* wanted) {
  const Real* need = &p.table_need[r * p.buyers + first];
  if (first < p.width) {
    const Real* orders = &state.use_orders[r * p.width + first];
    const Real* baseline = &p.input_use[r * p.width + first];
    for (std::size_t k = 0; k < count; ++k) wanted[k] = need[k] + (orders[k] - baseline[k]);
    return;
  }
  for (std::size_t k = 0; k < count; ++k) {
    const Real& factor = w.use_factor[p.cell(r, p.country_of[first + k])];
    wanted[k] = need[k] + (need[k] * factor - need[k]);
  }
}

/// Whether all buyers want and all suppliers weigh what they do in the baseline, and nobody
/// restocks: then every sum is the baseline's, to the bit.
template <typename Real>
bool factored_at_baseline(const Parameters<Real>& p, std::size_t r, const State<Real>& state,
                          const Workspace<Real>& w) {
  if (!state.baseline_shares[r]) return false;
  for (std::size_t j = 0; j < p.countries; ++j) {
    if (w.use_factor[p.cell(r, j)] != Real(1)) return false;
  }
  for (std::size_t at = r * p.width; at < (r + 1) * p.width; ++at) {
    if (state.use_orders[at] != p.input_use[at] || state.restock_orders[at] > Real(0)) return false;
  }
  return true;
}

/// From T to q - 1 = T / weight sum - 1, in place; true where some are not 0.
template <typename Real>
bool find_rates(std::size_t count, const Real* __restrict sum, Real* __restrict wanted) {
  bool any = false;
  for (std::size_t k = 0; k < count; ++k) {
    const Real rate = wanted[k] / sum[k] - Real(1);
    const bool buys = sum[k] > Real(0);
    wanted[k] = buys ? rate : Real(-1);
    any |= buys & (rate != Real(0));
  }
  return any;
}

/// Those of industries were summed as they were settled.
template <typename Real>
void place_clean_orders(const Parameters<Real>& p, std::size_t r, const State<Real>& state,
                        Workspace<Real>& w) {
  const std::size_t n = p.countries;
  w.undisturbed[r] = factored_at_baseline(p, r, state, w);
  Real* moved = w.country_a.data();  // sum of F0 (q - 1), by supplier
  std::copy_n(&state.industries_moved[p.cell(r, 0)], n, moved);
  if (!w.undisturbed[r]) {
    visit_tiles(
        p, r, p.width,
        [&](const TableBlock<Real>& block, std::size_t tile, std::size_t first, std::size_t count) {
          Real* wanted = w.tile_a.data();
          find_factored_wanted(p, r, first, count, state, w, wanted);
          find_rates(count, &state.weight_sum[r * p.buyers + first], wanted);
          const Real* rates[1] = {wanted};
          Real* sums[1] = {moved};
          row_sums(block, tile, 1, rates, sums);
        });
  }
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t cell = p.cell(r, i);
    const Real& weight = state.weight[cell];
    w.ordered[cell] =
        p.production[cell] + (weight * moved[i] + (weight - Real(1)) * p.production[cell]);
    w.restocking_asked[cell] = weight * state.industries_restock[cell];
    const Real& industries = p.industry_flow[cell];
    w.orders_received[cell] =
        industries + (weight * state.industries_moved[cell] + (weight - Real(1)) * industries);
    w.final_asked[cell] = larger(Real(0), Real(w.ordered[cell] - w.orders_received[cell]));
  }
}

}  // namespace entente::engine
