// Orders for use, by buyer and supplier.
//
//   wanted T[r,j] = N0 + sum over industries of (u - z0) + (y - y0)
//   order O[r,i,j] = max(0, F0 + (W T - W0 N0))
//   guarantees in turn: what the others left missing, need = max(0, T - (last arrivals - last of
//   the guarantor)), raises
//     the order to max(O, min(guaranteed, need, on offer)); j's other orders shrink by (T - O') /
//     (T - O)
//   flows P = min(O, K);  ordered D[r,i] = x0 + sum over buyers of (P - F0)
//   cautious industries: xo = min(D, capacity); q = min over inputs of stock / (psi n a xo); where
//   q < 1, in = min(in, xo q)
//
// W T alone misses F0 by a bit where (F0 / N0) N0 does, and calm would no longer be exact.
#pragma once

#include <algorithm>

#include "engine/arithmetic.h"
#include "engine/state.h"

namespace entente::engine {

template <typename Real>
void find_wanted(const Parameters<Real>& p, const State<Real>& state, Workspace<Real>& w) {
  const std::size_t n = p.countries;
  Real* __restrict wanted = w.wanted.data();
  for (std::size_t cell = 0; cell < p.cells(); ++cell) wanted[cell] = Real(0);
  for (std::size_t e = 0; e < p.entries.size(); ++e) {
    const Real* __restrict orders = &state.use_orders[e * n];
    const Real* __restrict baseline = &p.input_use[e * n];
    Real* __restrict row = &w.wanted[p.cell(p.entries[e].input, 0)];
    for (std::size_t j = 0; j < n; ++j) row[j] += orders[j] - baseline[j];
  }
  const Real* __restrict need = p.need.data();
  const Real* __restrict change = w.final_change.data();
  for (std::size_t cell = 0; cell < p.cells(); ++cell) {
    wanted[cell] = need[cell] + wanted[cell] + change[cell];
  }
}

template <typename Real>
void order_row(std::size_t first, std::size_t last, const Real* __restrict flow,
               const Real* __restrict share, const Real* __restrict share_of_need,
               const Real* __restrict wanted, Real* __restrict order) {
  for (std::size_t j = first; j < last; ++j) {
    order[j] = larger(Real(0), Real(flow[j] + (share[j] * wanted[j] - share_of_need[j])));
  }
}

template <typename Real>
void call_guarantee(const Parameters<Real>& p, const Guarantee& guarantee, std::size_t k,
                    const State<Real>& state, Workspace<Real>& w) {
  const std::size_t r = guarantee.resource;
  const std::size_t j = guarantee.buyer;
  const std::size_t buyer = p.cell(r, j);
  const Real wanted = w.wanted[buyer];
  // T less the others' deliveries, in the order that gives exactly the guarantor's own in calm.
  const Real refused_before = wanted - state.arrived_before[buyer];
  const Real missing = larger(Real(0), Real(state.guaranteed_before[k] + refused_before));
  Real& order = w.flows[p.pair(r, guarantee.supplier, j)];
  const Real called =
      smaller(smaller(p.guaranteed[k], missing), w.on_offer[p.cell(r, guarantee.supplier)]);
  if (!(called > order)) return;
  const Real shrink = larger(Real(0), ratio(Real(wanted - called), Real(wanted - order)));
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const Supplier& other = p.suppliers[m];
    if (other.country != guarantee.supplier && other.first <= j && j < other.last) {
      w.flows[other.pairs + j] *= shrink;
    }
  }
  order = called;
}

/// An industry that spares its stocks makes less once an input is below psi of its target for this
/// output.
template <typename Real>
void be_cautious(const Parameters<Real>& p, const State<Real>& state, Workspace<Real>& w) {
  const std::size_t n = p.countries;
  for (std::size_t s = 0; s < p.resources; ++s) {
    for (std::size_t j = 0; j < n; ++j) {
      const std::size_t cell = p.cell(s, j);
      const Real output = smaller(w.ordered[cell], w.capacity[cell]);
      Real fulfilled = infinite<Real>();
      for (std::size_t e = p.entries_of[s].begin; e < p.entries_of[s].end; ++e) {
        const Real use = p.entries[e].amount * output;
        if (!(use > Real(0))) continue;
        const Real target = p.cautious_below * p.cover[e * n + j] * use;
        fulfilled = smaller(fulfilled, Real(state.stock[e * n + j] / target));
      }
      if (!(fulfilled < Real(1))) continue;
      w.inputs_allow[cell] = smaller(w.inputs_allow[cell], Real(output * fulfilled));
      w.potential[cell] = smaller(w.capacity[cell], w.inputs_allow[cell]);
      w.on_offer[cell] = w.potential[cell] + state.withheld[cell];
    }
  }
}

template <typename Real>
void order_rows(const Parameters<Real>& p, std::size_t r, const State<Real>& state,
                Workspace<Real>& w) {
  const Real* wanted = &w.wanted[p.cell(r, 0)];
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const Supplier& row = p.suppliers[m];
    order_row(row.first, row.last, &p.flow[row.pairs], &state.shares[row.pairs],
              &p.share_of_need[row.pairs], wanted, &w.flows[row.pairs]);
  }
}

/// Caps the orders by the ceilings and sums them by supplier.
template <typename Real>
void sum_orders(const Parameters<Real>& p, std::size_t r, Workspace<Real>& w) {
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const Supplier& row = p.suppliers[m];
    Real* flows = &w.flows[row.pairs];
    if (w.capped[r]) {
      const Real* ceiling = &w.ceiling[row.pairs];
      for (std::size_t j = row.first; j < row.last; ++j) flows[j] = smaller(flows[j], ceiling[j]);
    }
    const Real* baseline = &p.flow[row.pairs];
    w.ordered[row.cell] =
        p.production[row.cell] + sum_in_lanes<Real>(row.first, row.last, [=](std::size_t j) {
          return Real(flows[j] - baseline[j]);
        });
  }
}

/// Nothing has moved the orders for r: by the formulas above every term beside the baseline is
/// exactly 0.
template <typename Real>
bool orders_at_baseline(const Parameters<Real>& p, std::size_t r, const State<Real>& state,
                        const Workspace<Real>& w) {
  if (!state.baseline_shares[r] || w.capped[r] || !p.terms[r].guarantees.empty()) return false;
  const auto wanted = w.wanted.begin() + static_cast<std::ptrdiff_t>(p.cell(r, 0));
  const auto need = p.need.begin() + static_cast<std::ptrdiff_t>(p.cell(r, 0));
  return std::equal(need, need + static_cast<std::ptrdiff_t>(p.countries), wanted);
}

template <typename Real>
void place_baseline_orders(const Parameters<Real>& p, std::size_t r, Workspace<Real>& w) {
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const Supplier& row = p.suppliers[m];
    for (std::size_t j = row.first; j < row.last; ++j)
      w.flows[row.pairs + j] = p.flow[row.pairs + j];
    w.ordered[row.cell] = p.production[row.cell];
  }
}

template <typename Real>
void place_orders(const Parameters<Real>& p, const Policy& policy, std::size_t index,
                  const State<Real>& state, Workspace<Real>& w) {
  find_wanted(p, state, w);
  for (std::size_t r = 0; r < p.resources; ++r) {
    w.undisturbed[r] = orders_at_baseline(p, r, state, w);
    if (w.undisturbed[r]) {
      place_baseline_orders(p, r, w);
      continue;
    }
    order_rows(p, r, state, w);
    for (const std::size_t k : p.terms[r].guarantees) {
      const bool called = index > 0 && w.levels[p.level.guarantees + k] > 0;
      if (called) call_guarantee(p, policy.guarantees[k], k, state, w);
    }
    sum_orders(p, r, w);
  }
  if (p.input_rule == InputRule::cautious) be_cautious(p, state, w);
}

}  // namespace entente::engine
