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
#pragma once

#include <algorithm>

#include "engine/arithmetic.h"
#include "engine/phases/factored.inl"
#include "engine/phases/next_orders.inl"
#include "engine/phases/use.inl"
#include "engine/state.h"

namespace entente::engine {

/// Calls visit(block, tile, first buyer, count) for all tiles of r, industries first.
template <typename Real, typename Visit>
void visit_tiles(const Parameters<Real>& p, std::size_t r, Visit visit) {
  for (const TableBlock<Real>* block : {&p.blocks[r], &p.final_blocks[r]}) {
    const std::size_t offset = block == &p.blocks[r] ? 0 : p.width;
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

template <typename Real>
void place_clean_orders(const Parameters<Real>& p, std::size_t r, const State<Real>& state,
                        Workspace<Real>& w) {
  const std::size_t n = p.countries;
  w.undisturbed[r] = factored_at_baseline(p, r, state, w);
  Real* moved = w.country_a.data();          // sum of F0 (q - 1), by supplier
  Real* restocking = w.country_b.data();     // sum of F0 v / weight sum
  Real* of_industries = w.country_c.data();  // the part of `moved` that industries order
  std::fill_n(moved, n, Real(0));
  std::fill_n(restocking, n, Real(0));
  std::fill_n(of_industries, n, Real(0));
  if (!w.undisturbed[r]) {
    visit_tiles(
        p, r,
        [&](const TableBlock<Real>& block, std::size_t tile, std::size_t first, std::size_t count) {
          Real* wanted = w.tile_a.data();
          Real* again = w.tile_b.data();
          find_factored_wanted(p, r, first, count, state, w, wanted);
          const Real* sum = &state.weight_sum[r * p.buyers + first];
          for (std::size_t k = 0; k < count; ++k) {
            wanted[k] = sum[k] > Real(0) ? Real(wanted[k] / sum[k] - Real(1)) : Real(-1);
          }
          const Real* rates[2] = {wanted, again};
          Real* sums[2] = {moved, restocking};
          const bool industries = first < p.width;
          if (industries) {
            const Real* orders = &state.restock_orders[r * p.width + first];
            for (std::size_t k = 0; k < count; ++k) again[k] = ratio(orders[k], sum[k]);
          }
          row_sums(block, tile, industries ? 2 : 1, rates, sums);
          if (industries) std::copy_n(moved, n, of_industries);
        });
  }
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t cell = p.cell(r, i);
    const Real& weight = state.weight[cell];
    w.ordered[cell] =
        p.production[cell] + (weight * moved[i] + (weight - Real(1)) * p.production[cell]);
    w.restocking_asked[cell] = weight * restocking[i];
    const Real& industries = p.industry_flow[cell];
    w.orders_received[cell] =
        industries + (weight * of_industries[i] + (weight - Real(1)) * industries);
    w.final_asked[cell] = larger(Real(0), Real(w.ordered[cell] - w.orders_received[cell]));
  }
}

/// max(1, c N0 / weight sum) x room / x0: a bid over its baseline flow.
template <typename Real>
Real bid_factor(const Real& weight, const Real& room, const Real& need_part) {
  return larger(Real(1), Real(weight * need_part)) * room;
}

/// Arrivals of round 1, and bids for what they lack.
template <typename Real>
void find_factored_refusals(const Parameters<Real>& p, std::size_t r, const State<Real>& state,
                            Workspace<Real>& w, Refusals<Real>& refusals) {
  const std::size_t n = p.countries;
  refusals.served_weight.assign(n, Real(0));
  refusals.room.assign(n, Real(0));
  refusals.relative_room.assign(n, Real(0));
  refusals.asked.assign(n, Real(0));
  refusals.refused.assign(p.buyers, Real(0));
  refusals.rate.assign(p.buyers, Real(0));
  refusals.any = false;
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t cell = p.cell(r, i);
    refusals.served_weight[i] = state.weight[cell] * w.served_part[cell];
    if (!(w.capacity[cell] < infinite<Real>())) continue;
    const Real& output = p.production[cell];
    refusals.room[i] = larger(Real(0), Real(w.on_offer[cell] - w.sold[cell]));
    if (refusals.room[i] > Real(1e-9) * output)
      refusals.relative_room[i] = ratio(refusals.room[i], output);
  }
  visit_tiles(
      p, r,
      [&](const TableBlock<Real>& block, std::size_t tile, std::size_t first, std::size_t count) {
        Real* wanted = w.tile_a.data();
        Real* arrived = &w.table_arrived[r * p.buyers + first];
        const Real* sum = &state.weight_sum[r * p.buyers + first];
        const Real* need = &p.table_need[r * p.buyers + first];
        const Real* weights[1] = {refusals.served_weight.data()};
        Real* sums[1] = {arrived};
        column_sums(block, tile, 1, weights, sums);
        find_factored_wanted(p, r, first, count, state, w, wanted);
        Real* bids = w.tile_b.data();
        std::fill_n(bids, count, Real(0));
        for (std::size_t k = 0; k < count; ++k) {
          arrived[k] = smaller(wanted[k], Real(ratio(wanted[k], sum[k]) * arrived[k]));
          Real& refused = refusals.refused[first + k];
          refused = zero_below(Real(wanted[k] - arrived[k]), Real(Real(1e-12) * need[k]));
          if (refused > Real(0)) refusals.any = true;
        }
        for (std::size_t i = 0; i < n; ++i) {
          if (!(refusals.relative_room[i] > Real(0))) continue;
          const Real* flow = p.flow + p.cell(r, i) * p.buyers + first;
          for (std::size_t k = 0; k < count; ++k) {
            bids[k] += flow[k] * bid_factor(state.weight[p.cell(r, i)], refusals.relative_room[i],
                                            ratio(need[k], sum[k]));
          }
        }
        for (std::size_t k = 0; k < count; ++k)
          refusals.rate[first + k] = ratio(refusals.refused[first + k], bids[k]);
        for (std::size_t i = 0; i < n; ++i) {
          if (!(refusals.relative_room[i] > Real(0))) continue;
          const Real* flow = p.flow + p.cell(r, i) * p.buyers + first;
          refusals.asked[i] += sum_in_lanes<Real>(0, count, [&](std::size_t k) {
            return Real(flow[k] *
                        bid_factor(state.weight[p.cell(r, i)], refusals.relative_room[i],
                                   ratio(need[k], sum[k])) *
                        refusals.rate[first + k]);
          });
        }
      });
}

/// What existing suppliers with room add.
template <typename Real>
void resell_on_links(const Parameters<Real>& p, std::size_t r, const State<Real>& state,
                     Workspace<Real>& w, Refusals<Real>& refusals) {
  const std::size_t n = p.countries;
  for (std::size_t i = 0; i < n; ++i) {
    w.resold[p.cell(r, i)] = smaller(refusals.asked[i], refusals.room[i]);
    refusals.asked[i] = smaller(Real(1), ratio(refusals.room[i], refusals.asked[i]));
  }
  for (std::size_t b = 0; b < p.buyers; ++b) {
    if (!(refusals.rate[b] > Real(0))) continue;
    const Real need_part =
        ratio(p.table_need[r * p.buyers + b], state.weight_sum[r * p.buyers + b]);
    Real moved(0);
    for (std::size_t i = 0; i < n; ++i) {
      if (!(refusals.relative_room[i] > Real(0))) continue;
      const std::size_t cell = p.cell(r, i);
      moved += p.flow[cell * p.buyers + b] *
               bid_factor(state.weight[cell], refusals.relative_room[i], need_part) *
               refusals.rate[b] * refusals.asked[i];
    }
    w.table_arrived[r * p.buyers + b] += moved;
    refusals.refused[b] -= moved;
  }
}

/// What anybody with room left adds.
template <typename Real>
void resell_to_all(const Parameters<Real>& p, std::size_t r, Workspace<Real>& w,
                   Refusals<Real>& refusals) {
  Real free(0);
  for (std::size_t i = 0; i < p.countries; ++i) {
    const std::size_t cell = p.cell(r, i);
    Real& room = refusals.room[i];
    room -= w.resold[cell];
    if (!(room > Real(1e-9) * p.production[cell])) room = Real(0);
    free += room;
  }
  Real wanted(0);
  for (std::size_t b = 0; b < p.buyers; ++b) {
    Real& refused = refusals.refused[b];
    refused =
        zero_below(larger(Real(0), refused), Real(Real(1e-9) * p.table_need[r * p.buyers + b]));
    wanted += refused;
  }
  if (!(free > Real(0)) || !(wanted > Real(0))) return;
  const Real part = smaller(Real(1), Real(free / wanted));
  for (std::size_t b = 0; b < p.buyers; ++b)
    w.table_arrived[r * p.buyers + b] += refusals.refused[b] * part;
  const Real taken = smaller(Real(1), Real(wanted / free));
  for (std::size_t i = 0; i < p.countries; ++i) w.resold[p.cell(r, i)] += refusals.room[i] * taken;
}

template <typename Real>
void serve_factored_refused(const Parameters<Real>& p, std::size_t r, const State<Real>& state,
                            Workspace<Real>& w) {
  if (!w.rationed[r]) return;
  Refusals<Real>& refusals = w.refusals;
  find_factored_refusals(p, r, state, w, refusals);
  if (!refusals.any) return;
  resell_on_links(p, r, state, w, refusals);
  if (p.new_suppliers) resell_to_all(p, r, w, refusals);
  for (std::size_t i = 0; i < p.countries; ++i) w.sold[p.cell(r, i)] += w.resold[p.cell(r, i)];
}

template <typename Real>
void restock_factored(const Parameters<Real>& p, std::size_t r, Workspace<Real>& w) {
  w.restocks_in_part[r] = 0;
  for (std::size_t i = 0; i < p.countries; ++i) {
    const std::size_t cell = p.cell(r, i);
    const Real& asked = w.restocking_asked[cell];
    w.restock_part[cell] = Real(1);
    if (!(asked > Real(0))) continue;
    const Real left = larger(Real(0), Real(w.on_offer[cell] - w.sold[cell]));
    w.restock_part[cell] = smaller(Real(1), ratio(left, asked));
    if (w.restock_part[cell] < Real(1)) w.restocks_in_part[r] = 1;
    w.out[cell] = w.sold[cell] + smaller(left, asked);
  }
}

/// Weights for the next step, by supplier of r; true where they are all 1.
template <typename Real>
bool find_next_weights(const Parameters<Real>& p, std::size_t r, const State<Real>& state,
                       Workspace<Real>& w) {
  bool same = true;
  for (std::size_t i = 0; i < p.countries; ++i) {
    const std::size_t cell = p.cell(r, i);
    w.next_weight[cell] = p.capacity_weights
                              ? Real((Real(1) - w.lost_share[cell]) * state.overproduction[cell])
                              : Real(1);
    if (w.next_weight[cell] != Real(1)) same = false;
  }
  return same;
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
    const std::size_t at = r * p.width + first;
    Real* arrivals = scratch.arrivals.data();
    for (std::size_t k = 0; k < count; ++k) {
      const Real again = w.restocks_in_part[r] ? ratio(restocked[k], sum[k]) : Real(1);
      arrivals[k] = state.use_orders[at + k] * part[k] + state.restock_orders[at + k] * again;
    }
    use_entry(count, &p.amount[at], &w.by_industry[first], &w.planned_by_industry[first], arrivals,
              &p.input_use[at], &state.stock[at], scratch.used.data(), scratch.wanted.data(),
              scratch.had.data());
    // Totals by column are not asked for here.
    order_entry(count, p.restocking[r], &p.cover[at], scratch.wanted.data(), scratch.used.data(),
                &state.stock[at], &state.use_orders[at], &state.restock_orders[at],
                scratch.ignored_a.data(), scratch.ignored_b.data());
    for (std::size_t k = 0; k < count; ++k) {
      const std::size_t cell = p.cell(r, p.country_of[first + k]);
      const bool endless = !(p.cover[at + k] < infinite<Real>());
      w.demand[cell] += scratch.wanted[k];
      w.available[cell] += scratch.had[k];
      w.used_total[r] += endless ? arrivals[k] : scratch.used[k];
      w.stock_total[cell] += endless ? Real(0) : state.stock[at + k];
    }
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
  visit_tiles(
      p, r,
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
