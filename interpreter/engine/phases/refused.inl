// Round 2: what was refused is asked for once more in the same step, wherever there is room.
//
//   refused = T - arrived, 0 below 1e-12 N0
//   room[r,i] = max(0, on offer - sold - w unless it may be sold elsewhere); 0 where capacity has
//   no limit, and, where
//     rerouting takes time, at every supplier that holds nothing back (w = 0)
//   existing links, home included: b = max(F0, W N0) room / x0 where room > 1e-9 x0
//     q = min(b refused / sum of b over suppliers, K - A);  A2 = q min(1, room / sum of q over
//     buyers)
//   new suppliers, if admitted and the resource is traded: refused and room less A2 (0 below 1e-9
//   N0, 1e-9 x0);
//     b = room where K - A - A2 > 0, then as above
//   arrived and sold grow by A2
//
// Goods that a chokepoint holds back are not in w: they are room for the buyers it does not
// separate.
#pragma once

#include <algorithm>

#include "engine/arithmetic.h"
#include "engine/phases/factored_refused.inl"
#include "engine/state.h"

namespace entente::engine {

/// refused[b] > 0 for some buyer.
template <typename Real>
bool find_refused(const Parameters<Real>& p, std::size_t r, const Workspace<Real>& w,
                  Real* refused) {
  bool any = false;
  for (std::size_t b = 0; b < p.buyers; ++b) {
    const std::size_t column = p.column(r, b);
    refused[b] =
        zero_below(Real(w.wanted[column] - w.arrived[column]), Real(Real(1e-12) * p.need[column]));
    if (refused[b] > Real(0)) any = true;
  }
  return any;
}

/// room[i] of each supplier of r; true where some supplier has any.
template <typename Real>
bool find_room(const Parameters<Real>& p, std::size_t r, const Workspace<Real>& w, Real* room) {
  bool any = false;
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const std::size_t cell = p.suppliers[m].cell;
    Real& here = room[p.suppliers[m].country];
    here = larger(Real(0), Real(w.on_offer[cell] - w.sold[cell] - w.set_aside[cell]));
    const bool closed = p.slow_rerouting && !(w.restrained[cell] > Real(0));
    if (closed || !(w.capacity[cell] < infinite<Real>())) here = Real(0);
    if (here > Real(0)) any = true;
  }
  return any;
}

/// What of the bids w.links fits: bids x coefficient, cut by the ceiling K - A and by the room of
/// each supplier. Adds it to the flows, to `moved` of each buyer and to w.resold.
template <typename Real>
void take_bids(const Parameters<Real>& p, std::size_t r, const Real* __restrict coefficient,
               const Real* room, Real* __restrict moved, Workspace<Real>& w) {
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const Supplier& row = p.suppliers[m];
    if (!(room[row.country] > Real(0))) continue;
    Real* __restrict bids = &w.links[row.country * p.buyers];
    Real* __restrict flows = &w.flows[row.links];
    for (std::size_t j = row.first; j < row.last; ++j) bids[j] = bids[j] * coefficient[j];
    if (w.capped[r]) {
      const Real* __restrict ceiling = &w.ceiling[row.links];
      for (std::size_t j = row.first; j < row.last; ++j) {
        bids[j] = smaller(bids[j], larger(Real(0), Real(ceiling[j] - flows[j])));
      }
    }
    const Real asked =
        sum_in_lanes<Real>(row.first, row.last, [=](std::size_t j) { return bids[j]; });
    const Real part = smaller(Real(1), ratio(room[row.country], asked));
    for (std::size_t j = row.first; j < row.last; ++j) {
      const Real taken = bids[j] * part;
      flows[j] += taken;
      moved[j] += taken;
    }
    w.resold[row.cell] += smaller(asked, room[row.country]);
  }
}

/// Turns each buyer's sum of bids into the factor refused / sum.
template <typename Real>
void spread(std::size_t n, const Real* refused, Real* sum) {
  for (std::size_t j = 0; j < n; ++j) sum[j] = ratio(refused[j], sum[j]);
}

template <typename Real>
void bid_on_links(const Parameters<Real>& p, std::size_t r, const State<Real>& state, Real* room,
                  Real* __restrict sum, Workspace<Real>& w) {
  const Real* __restrict need = &p.need[p.column(r, 0)];
  std::fill(sum, sum + p.buyers, Real(0));
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const Supplier& row = p.suppliers[m];
    const Real& output = p.production[row.cell];
    const Real& free = room[row.country];
    const Real factor = free > Real(1e-9) * output ? ratio(free, output) : Real(0);
    const Real* __restrict flow = p.flow + row.pairs;
    const Real* __restrict share = &state.shares[row.links];
    Real* __restrict bids = &w.links[row.country * p.buyers];
    for (std::size_t j = row.first; j < row.last; ++j) {
      bids[j] = larger(flow[j], Real(share[j] * need[j])) * factor;
      sum[j] += bids[j];
    }
  }
}

template <typename Real>
void bid_on_room(const Parameters<Real>& p, std::size_t r, const Real* room, Real* __restrict sum,
                 Workspace<Real>& w) {
  std::fill(sum, sum + p.buyers, Real(0));
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const Supplier& row = p.suppliers[m];
    const Real free = room[row.country];
    if (!(free > Real(0))) continue;
    const Real* flows = &w.flows[row.links];
    const Real* ceiling = &w.ceiling[row.links];
    Real* __restrict bids = &w.links[row.country * p.buyers];
    for (std::size_t j = row.first; j < row.last; ++j) {
      bids[j] = !w.capped[r] || ceiling[j] - flows[j] > Real(0) ? free : Real(0);
      sum[j] += bids[j];
    }
  }
}

template <typename Real>
void serve_refused(const Parameters<Real>& p, const State<Real>& state, Workspace<Real>& w) {
  const std::size_t n = p.buyers;
  Real* refused = w.buyer_a.data();
  Real* room = w.supplier_a.data();
  Real* sum = w.buyer_b.data();
  Real* moved = w.buyer_c.data();
  std::fill(w.resold.begin(), w.resold.end(), Real(0));
  for (std::size_t r = 0; r < p.resources; ++r) {
    if (p.rule == Rule::boario) continue;
    if (p.factored[r]) {
      serve_factored_refused(p, r, state, w);
      continue;
    }
    if (!find_refused(p, r, w, refused) || !find_room(p, r, w, room)) continue;
    std::fill(moved, moved + n, Real(0));
    bid_on_links(p, r, state, room, sum, w);
    spread(n, refused, sum);
    take_bids(p, r, sum, room, moved, w);
    if (p.new_suppliers && !p.local[r]) {
      for (std::size_t j = 0; j < n; ++j) {
        const Real rest = larger(Real(0), Real(refused[j] - moved[j]));
        refused[j] = zero_below(rest, Real(Real(1e-9) * p.need[p.column(r, j)]));
      }
      for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
        const Supplier& row = p.suppliers[m];
        Real& free = room[row.country];
        free -= w.resold[row.cell];
        if (!(free > Real(1e-9) * p.production[row.cell])) free = Real(0);
      }
      bid_on_room(p, r, room, sum, w);
      spread(n, refused, sum);
      take_bids(p, r, sum, room, moved, w);
    }
    for (std::size_t j = 0; j < n; ++j) w.arrived[p.column(r, j)] += moved[j];
    for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
      const std::size_t cell = p.suppliers[m].cell;
      w.sold[cell] += w.resold[cell];
    }
  }
}

}  // namespace entente::engine
