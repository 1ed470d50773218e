// What each industry could make with its input stocks, and what it can offer.
//
//   inputs allow = min over inputs of (stock / z0) x0, or stock / a where z0 = 0   (unlimited
//   without inputs) potential = min(capacity, inputs allow) on offer = potential + withheld goods
#pragma once

#include "engine/arithmetic.h"
#include "engine/state.h"

namespace entente::engine {

template <typename Real>
void allow_by_input(std::size_t count, const Real* __restrict stock, const Real* __restrict divisor,
                    const Real* __restrict factor, Real* __restrict allowed) {
  for (std::size_t j = 0; j < count; ++j) {
    allowed[j] = smaller(allowed[j], Real(stock[j] / divisor[j] * factor[j]));
  }
}

template <typename Real>
void find_potential(const Parameters<Real>& p, const State<Real>& state, Workspace<Real>& w) {
  const std::size_t n = p.countries;
  for (std::size_t s = 0; s < p.resources; ++s) {
    Real* allowed = &w.inputs_allow[p.cell(s, 0)];
    for (std::size_t j = 0; j < n; ++j) allowed[j] = infinite<Real>();
    for (std::size_t e = p.entries_of[s].begin; e < p.entries_of[s].end; ++e) {
      allow_by_input(n, &state.stock[e * n], &p.stock_divisor[e * n], &p.stock_factor[e * n],
                     allowed);
    }
  }
  const Real* __restrict capacity = w.capacity.data();
  const Real* __restrict allowed = w.inputs_allow.data();
  const Real* __restrict withheld = state.withheld.data();
  Real* __restrict potential = w.potential.data();
  Real* __restrict on_offer = w.on_offer.data();
  for (std::size_t cell = 0; cell < p.cells(); ++cell) {
    potential[cell] = smaller(capacity[cell], allowed[cell]);
    on_offer[cell] = potential[cell] + withheld[cell];
  }
}

}  // namespace entente::engine
