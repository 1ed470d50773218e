// How a country shares what arrived for use between its industries and final use.
//
//   everything arrived (got >= T): each gets what it ordered. Otherwise
//   pro rata:         f = y got / T;                     industries get u got / T
//   industries first: to industries = min(U, got);       f = min(y, got - that);  U = sum of u
//   final use first:  f = min(y, got);                   industries get u (got - f) / U
//   arrivals g = u x part + v x restocked part;  inflow of the reserve = refill x restocked part
//
// Testing `got >= T` first keeps calm exact under every rule: T - y misses the sum of u by a bit.
#pragma once

#include "engine/arithmetic.h"
#include "engine/state.h"

namespace entente::engine {

/// Fills `part` with the part of use orders that industries get, and final_met.
template <typename Real>
void ration(const Parameters<Real>& p, const State<Real>& state, Real* __restrict part,
            Real* __restrict ordered, Workspace<Real>& w) {
  const std::size_t n = p.countries;
  if (p.rationing != Rationing::pro_rata) {
    for (std::size_t cell = 0; cell < p.cells(); ++cell) ordered[cell] = Real(0);
    for (std::size_t e = 0; e < p.entries.size(); ++e) {
      const Real* __restrict orders = &state.use_orders[e * n];
      Real* __restrict row = &ordered[p.cell(p.entries[e].input, 0)];
      for (std::size_t j = 0; j < n; ++j) row[j] += orders[j];
    }
  }
  for (std::size_t cell = 0; cell < p.cells(); ++cell) {
    const Real got = w.arrived[cell];
    const Real wanted = w.final_wanted[cell];
    part[cell] = Real(1);
    w.final_met[cell] = wanted;
    if (got >= w.wanted[cell]) continue;
    switch (p.rationing) {
      case Rationing::pro_rata:
        part[cell] = ratio(got, w.wanted[cell]);
        w.final_met[cell] = wanted * part[cell];
        break;
      case Rationing::industries_first: {
        const Real industries = smaller(ordered[cell], got);
        part[cell] = ratio(industries, ordered[cell]);
        w.final_met[cell] = smaller(wanted, Real(got - industries));
        break;
      }
      case Rationing::final_use_first:
        w.final_met[cell] = smaller(wanted, got);
        part[cell] = ratio(Real(got - w.final_met[cell]), ordered[cell]);
        break;
    }
  }
}

template <typename Real>
void deliver(const Parameters<Real>& p, const State<Real>& state, Workspace<Real>& w) {
  const std::size_t n = p.countries;
  ration(p, state, w.cell_a.data(), w.cell_b.data(), w);
  for (std::size_t e = 0; e < p.entries.size(); ++e) {
    const std::size_t row = p.cell(p.entries[e].input, 0);
    const Real* __restrict part = &w.cell_a[row];
    const Real* __restrict restocked = &w.restocked_part[row];
    const Real* __restrict orders = &state.use_orders[e * n];
    const Real* __restrict restock = &state.restock_orders[e * n];
    Real* __restrict arrivals = &w.arrivals[e * n];
    for (std::size_t j = 0; j < n; ++j) {
      arrivals[j] = orders[j] * part[j] + restock[j] * restocked[j];
    }
  }
  for (std::size_t cell = 0; cell < p.cells(); ++cell) {
    w.inflow[cell] = w.refill[cell] * w.restocked_part[cell];
  }
}

}  // namespace entente::engine
