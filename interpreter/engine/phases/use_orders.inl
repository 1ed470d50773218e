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

  void serve(std::size_t j, const Real& amount) {
    served[j] += amount;
    remaining[j] -= amount;
    left -= amount;
  }

  /// Serves the remaining orders of the buyers that `takes_part` admits, out of `amount`, pro rata.
  template <typename Predicate>
  void share_out(Real amount, Predicate takes_part) {
    Real asked(0);
    for (std::size_t j = row.first; j < row.last; ++j) {
      if (takes_part(j)) asked += remaining[j];
    }
    const Real part = smaller(Real(1), ratio(amount, asked));
    for (std::size_t j = row.first; j < row.last; ++j) {
      if (takes_part(j)) serve(j, Real(remaining[j] * part));
    }
  }
};

template <typename Real>
void serve_by_tiers(const Parameters<Real>& p, const Policy& policy, std::size_t r,
                    const Supplier& row, const State<Real>& state, Workspace<Real>& w) {
  const std::size_t home = row.country;
  Counter<Real> counter{row, w.buyer_a.data(), &w.flows[row.pairs], w.on_offer[row.cell]};
  for (std::size_t j = row.first; j < row.last; ++j) {
    counter.remaining[j] = counter.served[j];
    counter.served[j] = Real(0);
  }
  for (const std::size_t k : p.terms[r].guarantees) {
    const Guarantee& guarantee = policy.guarantees[k];
    if (guarantee.supplier != home || !(w.levels[p.level.guarantees + k] > 0)) continue;
    const std::size_t j = guarantee.buyer;
    counter.serve(j, smaller(smaller(p.guaranteed[k], counter.remaining[j]), counter.left));
  }
  bool home_served = false;
  for (const std::size_t k : p.terms[r].priorities) {
    const double* member = &w.levels[p.level.priorities + k * p.countries];
    const std::optional<double>& trigger = policy.priorities[k].trigger;
    if (!(member[home] > 0)) continue;
    if (trigger && !(state.world_shortage[r] > Real(*trigger))) continue;
    if (!home_served) {
      Real asked(0);
      for (std::size_t j = row.first; j < row.last; ++j) asked += counter.remaining[j];
      const Real part = smaller(Real(1), ratio(counter.left, asked));
      counter.serve(home, Real(counter.remaining[home] * part));
      home_served = true;
    }
    counter.share_out(Real(p.priority_share[k] * counter.left),
                      [&](std::size_t j) { return j != home && member[j] > 0; });
  }
  counter.share_out(counter.left, [&](std::size_t j) { return j != home || !home_served; });
}

/// True where some supplier of r had to ration.
template <typename Real>
bool serve_suppliers(const Parameters<Real>& p, const Policy& policy, std::size_t r,
                     const State<Real>& state, Workspace<Real>& w) {
  bool rationed = false;
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const Supplier& row = p.suppliers[m];
    w.sold[row.cell] = w.ordered[row.cell];
    if (!(w.ordered[row.cell] > w.on_offer[row.cell])) continue;
    rationed = true;
    serve_by_tiers(p, policy, r, row, state, w);
    const Real* flows = &w.flows[row.pairs];
    w.sold[row.cell] =
        sum_in_lanes<Real>(row.first, row.last, [=](std::size_t j) { return flows[j]; });
  }
  return rationed;
}

template <typename Real>
void sum_arrivals(const Parameters<Real>& p, std::size_t r, Workspace<Real>& w) {
  const std::size_t n = p.countries;
  Real* __restrict arrived = &w.arrived[p.cell(r, 0)];
  for (std::size_t j = 0; j < n; ++j) arrived[j] = Real(0);
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const Supplier& row = p.suppliers[m];
    const Real* __restrict flows = &w.flows[row.pairs];
    const Real* __restrict baseline = &p.flow[row.pairs];
    for (std::size_t j = row.first; j < row.last; ++j) arrived[j] += flows[j] - baseline[j];
  }
  const Real* __restrict need = &p.need[p.cell(r, 0)];
  const Real* __restrict wanted = &w.wanted[p.cell(r, 0)];
  for (std::size_t j = 0; j < n; ++j) arrived[j] = smaller(wanted[j], Real(need[j] + arrived[j]));
}

template <typename Real>
void serve_use(const Parameters<Real>& p, const Policy& policy, const State<Real>& state,
               Workspace<Real>& w) {
  for (std::size_t r = 0; r < p.resources; ++r) {
    const bool rationed = serve_suppliers(p, policy, r, state, w);
    if (rationed || !w.undisturbed[r]) {
      sum_arrivals(p, r, w);
    } else {
      std::copy_n(&p.need[p.cell(r, 0)], p.countries, &w.arrived[p.cell(r, 0)]);
    }
  }
  for (std::size_t k = 0; k < policy.guarantees.size(); ++k) {
    const Guarantee& guarantee = policy.guarantees[k];
    w.guaranteed_served[k] =
        w.flows[p.pair(guarantee.resource, guarantee.supplier, guarantee.buyer)];
  }
}

}  // namespace entente::engine
