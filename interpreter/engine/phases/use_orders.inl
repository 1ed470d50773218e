// Round 1: orders for use are served, by tiers where a supplier cannot serve them all.
//
//   ordered D <= on offer: everything is served.  Else, from what is left and what remains of each
//   order R: a. each guarantee in turn: e = min(guaranteed, R, left) b. each priority of p in turn,
//   where the supplier is a member: home gets R min(1, left / sum R), once; then
//      E = p x left goes to the other members, R min(1, E / sum of R over them)
//   c. what remains of all (home too where b did not apply): R min(1, left / sum R)
//   sold = sum over buyers;  arrived[r,j] = min(T, N0 + sum over suppliers of (A - F0))
#pragma once

#include <algorithm>

#include "engine/arithmetic.h"
#include "engine/state.h"

namespace entente::engine {

/// One supplier sharing out `left` over its orders: `remaining` shrinks as `served` grows.
template <typename Real>
struct Counter {
  const Supplier& row;
  Real* remaining;
  Real* served;
  Real left;

  void serve(std::size_t b, const Real& amount) {
    served[b] += amount;
    remaining[b] -= amount;
    left -= amount;
  }

  /// Serves the remaining orders of the buyers that `takes_part` admits, and `others` beside them,
  /// out of `amount`, pro rata. Returns what the others get.
  template <typename Predicate>
  Real share_out(Real amount, Predicate takes_part, Real others = Real(0)) {
    Real asked = others;
    for (std::size_t b = row.first; b < row.last; ++b) {
      if (takes_part(b)) asked += remaining[b];
    }
    const Real part = smaller(Real(1), ratio(amount, asked));
    for (std::size_t b = row.first; b < row.last; ++b) {
      if (takes_part(b)) serve(b, Real(remaining[b] * part));
    }
    return others * part;
  }
};

template <typename Real>
void serve_by_tiers(const Parameters<Real>& p, const Policy& policy, std::size_t r,
                    const Supplier& row, const State<Real>& state, Workspace<Real>& w) {
  const std::size_t home = row.country;
  Counter<Real> counter{row, w.buyer_a.data(), &w.flows[row.links], w.on_offer[row.cell]};
  for (std::size_t b = row.first; b < row.last; ++b) {
    counter.remaining[b] = counter.served[b];
    counter.served[b] = Real(0);
  }
  for (const std::size_t k : p.terms[r].guarantees) {
    const Guarantee& guarantee = policy.guarantees[k];
    if (guarantee.supplier != home || !(w.levels[p.level.guarantees + k] > 0)) continue;
    counter.share_out(smaller(p.guaranteed[k], counter.left),
                      [&](std::size_t b) { return p.country_of[b] == guarantee.buyer; });
  }
  bool home_served = false;
  for (const std::size_t k : p.terms[r].priorities) {
    const double* member = &w.levels[p.level.priorities + k * p.countries];
    const std::optional<double>& trigger = policy.priorities[k].trigger;
    if (!(member[home] > 0)) continue;
    if (trigger && !(state.world_shortage[r] > Real(*trigger))) continue;
    if (!home_served) {
      Real asked(0);
      for (std::size_t b = row.first; b < row.last; ++b) asked += counter.remaining[b];
      const Real part = smaller(Real(1), ratio(counter.left, asked));
      for (std::size_t b = row.first; b < row.last; ++b) {
        if (p.country_of[b] == home) counter.serve(b, Real(counter.remaining[b] * part));
      }
      home_served = true;
    }
    counter.share_out(Real(p.priority_share[k] * counter.left), [&](std::size_t b) {
      return p.country_of[b] != home && member[p.country_of[b]] > 0;
    });
  }
  // What is to be rebuilt stands in the last tier, beside everybody.
  w.rebuilding_sold[row.cell] = counter.share_out(
      counter.left, [&](std::size_t b) { return p.country_of[b] != home || !home_served; },
      w.rebuilding_ordered[row.cell]);
}

/// True where some supplier of r had to ration.
template <typename Real>
bool serve_suppliers(const Parameters<Real>& p, const Policy& policy, std::size_t r,
                     const State<Real>& state, Workspace<Real>& w) {
  bool rationed = false;
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const Supplier& row = p.suppliers[m];
    w.sold[row.cell] = w.ordered[row.cell];
    w.rebuilding_sold[row.cell] = w.rebuilding_ordered[row.cell];
    if (!(w.ordered[row.cell] > w.on_offer[row.cell])) continue;
    rationed = true;
    serve_by_tiers(p, policy, r, row, state, w);
    const Real* flows = &w.flows[row.links];
    w.sold[row.cell] =
        sum_in_lanes<Real>(row.first, row.last, [=](std::size_t b) { return flows[b]; }) +
        w.rebuilding_sold[row.cell];
  }
  return rationed;
}

template <typename Real>
void sum_arrivals(const Parameters<Real>& p, std::size_t r, Workspace<Real>& w) {
  Real* __restrict arrived = &w.arrived[p.column(r, 0)];
  for (std::size_t b = 0; b < p.buyers; ++b) arrived[b] = Real(0);
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const Supplier& row = p.suppliers[m];
    const Real* __restrict flows = &w.flows[row.links];
    const Real* __restrict baseline = p.flow + row.pairs;
    for (std::size_t b = row.first; b < row.last; ++b) arrived[b] += flows[b] - baseline[b];
  }
  const Real* __restrict need = &p.need[p.column(r, 0)];
  const Real* __restrict wanted = &w.wanted[p.column(r, 0)];
  for (std::size_t b = 0; b < p.buyers; ++b)
    arrived[b] = smaller(wanted[b], Real(need[b] + arrived[b]));
}

template <typename Real>
void note_undistributed(const Parameters<Real>& p, std::size_t r, Workspace<Real>& w) {
  if (!p.by_user) return;
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const Supplier& row = p.suppliers[m];
    const Real* flows = &w.flows[row.links];
    w.undistributed[row.cell] =
        w.final_asked[row.cell] -
        sum_in_lanes<Real>(p.width, p.buyers, [=](std::size_t b) { return flows[b]; });
  }
}

template <typename Real>
void serve_use(const Parameters<Real>& p, const Policy& policy, const State<Real>& state,
               Workspace<Real>& w) {
  for (std::size_t r = 0; r < p.resources; ++r) {
    if (p.factored[r]) {
      serve_factored(p, r, w);
      continue;
    }
    const bool rationed = serve_suppliers(p, policy, r, state, w);
    if (rationed || !w.undisturbed[r]) {
      sum_arrivals(p, r, w);
    } else {
      std::copy_n(&p.need[p.column(r, 0)], p.buyers, &w.arrived[p.column(r, 0)]);
    }
    note_undistributed(p, r, w);
  }
  for (std::size_t k = 0; k < policy.guarantees.size(); ++k) {
    const Guarantee& guarantee = policy.guarantees[k];
    w.guaranteed_served[k] = Real(0);
    const Supplier* row = supplier_in(p, guarantee.resource, guarantee.supplier);
    if (row == nullptr) continue;
    for (std::size_t b = row->first; b < row->last; ++b) {
      if (p.country_of[b] == guarantee.buyer) w.guaranteed_served[k] += w.flows[row->links + b];
    }
  }
}

}  // namespace entente::engine
