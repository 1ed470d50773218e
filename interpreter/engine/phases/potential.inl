// What each industry could make with its input stocks, and what it can offer.
//
//   inputs allow = min over inputs of (stock / z0) x0, or stock / a where z0 = 0   (unlimited
//   without inputs) potential = min(capacity, inputs allow) on offer = potential + withheld goods
//
// where the stock counts with what substitutes can stand in for (substitution.inl).
#pragma once

#include <algorithm>

#include "engine/arithmetic.h"
#include "engine/phases/substitution.inl"
#include "engine/state.h"

namespace entente::engine {

template <typename Real>
void allow_by_input(std::size_t count, const Real* __restrict stock, const Real* __restrict divisor,
                    const Real* __restrict factor, Real* __restrict allowed) {
  for (std::size_t j = 0; j < count; ++j) {
    allowed[j] = smaller(allowed[j], Real(stock[j] / divisor[j] * factor[j]));
  }
}

/// By the stocks of every input, [r,i]; cautious industries of the published program look at their
/// targets only (be_cautious).
template <typename Real>
void find_allowed(const Parameters<Real>& p, const State<Real>& state, Workspace<Real>& w) {
  std::fill(w.inputs_allow.begin(), w.inputs_allow.end(), infinite<Real>());
  if (p.rule == Rule::boario) return;
  find_replaceable(p, state, w);
  const std::size_t width = p.width;
  if (p.by_user) {
    std::fill(w.by_industry.begin(), w.by_industry.end(), infinite<Real>());
    for (std::size_t e = 0; e < p.entries.size(); ++e) {
      allow_by_input(width, stock_with_substitutes(p, e, state, w), &p.stock_divisor[e * width],
                     &p.stock_factor[e * width], w.by_industry.data());
    }
    for (std::size_t cell = 0; cell < p.cells(); ++cell) {
      const std::size_t industry = cell % p.countries * p.resources + cell / p.countries;
      w.inputs_allow[cell] = w.by_industry[industry];
    }
    return;
  }
  for (std::size_t e = 0; e < p.entries.size(); ++e) {
    allow_by_input(width, stock_with_substitutes(p, e, state, w), &p.stock_divisor[e * width],
                   &p.stock_factor[e * width], &w.inputs_allow[p.cell(p.entries[e].output, 0)]);
  }
}

template <typename Real>
void find_potential(const Parameters<Real>& p, const State<Real>& state, Workspace<Real>& w) {
  find_allowed(p, state, w);
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
