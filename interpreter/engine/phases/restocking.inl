// Round 3: restocking orders and the refill of quiet reserves, from what use has left.
//
//   refill[r,j] = min(G0 - G, G0 h / refill time) where the last step was quiet, else 0
//   Q = sum of restocking orders + refill;  q = min(W Q, K - A - A2);  asked V = sum of q over
//   buyers A3 = q min(1, max(0, on offer - sold) / V);  out = sold + sum of A3 restocked part of a
//   buyer = sum of A3 over suppliers / Q
#pragma once

#include <algorithm>

#include "engine/arithmetic.h"
#include "engine/phases/factored_refused.inl"
#include "engine/state.h"

namespace entente::engine {

/// The column in which the reserve of country j orders.
template <typename Real>
std::size_t reserve_column(const Parameters<Real>& p, std::size_t r, std::size_t j) {
  return p.column(r, p.by_user ? p.buyers - p.countries + j : j);
}

template <typename Real>
void find_refill(const Parameters<Real>& p, const State<Real>& state, Workspace<Real>& w) {
  for (std::size_t r = 0; r < p.resources; ++r) {
    if (!p.with_reserves[r]) continue;
    for (std::size_t j = 0; j < p.countries; ++j) {
      const std::size_t cell = p.cell(r, j);
      const Real lacking = larger(Real(0), Real(p.reserve[cell] - state.reserve[cell]));
      w.refill[reserve_column(p, r, j)] =
          state.quiet[cell] ? smaller(lacking, Real(p.reserve[cell] * p.refill)) : Real(0);
    }
  }
}

/// Q by buyer, refill included.
template <typename Real>
void find_restocking(const Parameters<Real>& p, const State<Real>& state, Workspace<Real>& w) {
  std::copy(w.refill.begin(), w.refill.end(), w.restocking.begin());
  if (p.rule == Rule::boario) return;
  for (std::size_t e = 0; e < p.entries.size(); ++e) {
    if (p.factored[p.entries[e].input]) continue;
    const Real* __restrict orders = &state.restock_orders[e * p.width];
    Real* __restrict row = &w.restocking[p.column(p.entries[e].input, 0)];
    for (std::size_t k = 0; k < p.width; ++k) row[k] += orders[k];
  }
}

template <typename Real>
void restock_row(const Supplier& row, bool capped, const Real* __restrict wanted,
                 const State<Real>& state, Real* __restrict restocked, Workspace<Real>& w) {
  const Real* __restrict share = &state.shares[row.links];
  Real* __restrict asked = w.links.data();
  Real* __restrict flows = &w.flows[row.links];
  for (std::size_t j = row.first; j < row.last; ++j) asked[j] = share[j] * wanted[j];
  if (capped) {
    const Real* __restrict ceiling = &w.ceiling[row.links];
    for (std::size_t j = row.first; j < row.last; ++j) {
      asked[j] = smaller(asked[j], larger(Real(0), Real(ceiling[j] - flows[j])));
    }
  }
  const Real total =
      sum_in_lanes<Real>(row.first, row.last, [=](std::size_t j) { return asked[j]; });
  w.restocking_asked[row.cell] = total;
  if (!(total > Real(0))) return;
  const Real left = larger(Real(0), Real(w.on_offer[row.cell] - w.sold[row.cell]));
  const Real part = smaller(Real(1), ratio(left, total));
  for (std::size_t j = row.first; j < row.last; ++j) {
    const Real taken = asked[j] * part;
    flows[j] += taken;
    restocked[j] += taken;
  }
  w.out[row.cell] = w.sold[row.cell] + smaller(left, total);
}

template <typename Real>
void serve_restocking(const Parameters<Real>& p, const State<Real>& state, Workspace<Real>& w) {
  find_refill(p, state, w);
  find_restocking(p, state, w);
  std::copy(w.sold.begin(), w.sold.end(), w.out.begin());
  for (std::size_t r = 0; r < p.resources; ++r) {
    if (p.factored[r]) {
      if (p.rule == Rule::clean) restock_factored(p, r, w);
      continue;
    }
    std::fill_n(&w.restocking_asked[p.cell(r, 0)], p.countries, Real(0));
    const Real* wanted = &w.restocking[p.column(r, 0)];
    Real* restocked = &w.restocked_part[p.column(r, 0)];
    bool any = false;
    for (std::size_t b = 0; b < p.buyers; ++b) {
      restocked[b] = Real(0);
      if (wanted[b] > Real(0)) any = true;
    }
    if (!any) continue;
    w.flows_at_baseline[r] = 0;
    for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
      restock_row(p.suppliers[m], w.capped[r] != 0, wanted, state, restocked, w);
    }
    for (std::size_t b = 0; b < p.buyers; ++b) restocked[b] = ratio(restocked[b], wanted[b]);
  }
}

}  // namespace entente::engine
