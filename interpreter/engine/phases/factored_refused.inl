// Round 2 of factored resources by the clean rules, and what round 3 leaves them:
// phases/factored_clean.inl has the formulas.
#pragma once

#include <algorithm>

#include "engine/phases/factored_clean.inl"

namespace entente::engine {

template <typename Real>
void add_supplier_bids(const Bids<Real>& bids, std::size_t count, Real* sums) {
  if constexpr (std::is_same_v<Real, double>) {
    table_kernel().add_bids(bids, count, sums);
  } else {
    add_bids<AnyMachine>(bids, count, sums);
  }
}

template <typename Real>
Real sum_supplier_bids(const Bids<Real>& bids, const Real* rate, std::size_t count) {
  if constexpr (std::is_same_v<Real, double>) {
    return table_kernel().sum_bids(bids, rate, count);
  } else {
    return sum_bids<AnyMachine>(bids, rate, count);
  }
}

template <typename Real>
void move_supplier_bids(const Bids<Real>& bids, const Real* rate, const Real& part,
                        std::size_t count, Real* moved) {
  if constexpr (std::is_same_v<Real, double>) {
    table_kernel().move_bids(bids, rate, part, count, moved);
  } else {
    move_bids<AnyMachine>(bids, rate, part, count, moved);
  }
}

/// Calls visit(i, bids) for every supplier of r with room, of the buyers from `first` on.
template <typename Real, typename Visit>
void visit_bids(const Parameters<Real>& p, std::size_t r, std::size_t first,
                const State<Real>& state, const Refusals<Real>& refusals, Visit visit) {
  for (std::size_t i = 0; i < p.countries; ++i) {
    if (!(refusals.relative_room[i] > Real(0))) continue;
    const std::size_t cell = p.cell(r, i);
    visit(i, Bids<Real>{p.flow + cell * p.buyers + first, &refusals.need_part[first],
                        state.weight[cell], refusals.relative_room[i]});
  }
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
  refusals.need_part.assign(p.buyers, Real(0));
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
      p, r, 0,
      [&](const TableBlock<Real>& block, std::size_t tile, std::size_t first, std::size_t count) {
        Real* wanted = w.tile_a.data();
        Real* arrived = &w.table_arrived[r * p.buyers + first];
        const Real* sum = &state.weight_sum[r * p.buyers + first];
        const Real* need = &p.table_need[r * p.buyers + first];
        const Real* weights[1] = {refusals.served_weight.data()};
        Real* sums[1] = {arrived};
        column_sums(block, tile, 1, weights, sums);
        find_factored_wanted(p, r, first, count, state, w, wanted);
        bool any = false;
        for (std::size_t k = 0; k < count; ++k) {
          arrived[k] = smaller(wanted[k], Real(ratio(wanted[k], sum[k]) * arrived[k]));
          Real& refused = refusals.refused[first + k];
          refused = zero_below(Real(wanted[k] - arrived[k]), Real(Real(1e-12) * need[k]));
          if (refused > Real(0)) any = true;
        }
        if (!any) return;
        refusals.any = true;
        for (std::size_t k = 0; k < count; ++k)
          refusals.need_part[first + k] = ratio(need[k], sum[k]);
        Real* total = w.tile_b.data();
        std::fill_n(total, count, Real(0));
        visit_bids(p, r, first, state, refusals, [&](std::size_t, const Bids<Real>& bids) {
          add_supplier_bids(bids, count, total);
        });
        Real* rate = &refusals.rate[first];
        for (std::size_t k = 0; k < count; ++k)
          rate[k] = ratio(refusals.refused[first + k], total[k]);
        visit_bids(p, r, first, state, refusals, [&](std::size_t i, const Bids<Real>& bids) {
          refusals.asked[i] += sum_supplier_bids(bids, rate, count);
        });
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
  visit_tiles(
      p, r, 0, [&](const TableBlock<Real>&, std::size_t, std::size_t first, std::size_t count) {
        Real* moved = w.tile_a.data();
        std::fill_n(moved, count, Real(0));
        const Real* rate = &refusals.rate[first];
        if (std::all_of(rate, rate + count, [](const Real& some) { return !(some > Real(0)); }))
          return;
        visit_bids(p, r, first, state, refusals, [&](std::size_t i, const Bids<Real>& bids) {
          move_supplier_bids(bids, rate, refusals.asked[i], count, moved);
        });
        for (std::size_t k = 0; k < count; ++k) {
          w.table_arrived[r * p.buyers + first + k] += moved[k];
          refusals.refused[first + k] -= moved[k];
        }
      });
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

}  // namespace entente::engine
