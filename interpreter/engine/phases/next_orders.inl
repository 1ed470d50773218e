// Orders for the next step: the plan's inputs first, restocking apart.
//
//   goal = n wanted;  gap = max(0, goal - S), over = max(0, S - goal), S at closing, both 0 below
//   1e-13 goal k = min(used, wanted) u' = max(0, min(wanted, k + gap) - rho over) v' = rho max(0,
//   gap - max(0, u' - k)) + max(0, used - wanted)
//
// In one queue with use, results would hang on the restocking time, which nobody declares.
#pragma once

#include <algorithm>

#include "engine/arithmetic.h"
#include "engine/state.h"

namespace entente::engine {

template <typename Real>
void order_entry(std::size_t n, Real restocking, const Real* __restrict cover,
                 const Real* __restrict wanted, const Real* __restrict used,
                 const Real* __restrict stock, Real* __restrict use_orders,
                 Real* __restrict restock_orders, Real* __restrict use_total,
                 Real* __restrict restock_total) {
  for (std::size_t j = 0; j < n; ++j) {
    const Real goal = cover[j] * wanted[j];
    const Real dust = Real(1e-13) * goal;
    const Real gap = zero_below(larger(Real(0), Real(goal - stock[j])), dust);
    const Real over = zero_below(larger(Real(0), Real(stock[j] - goal)), dust);
    const Real going_on = smaller(used[j], wanted[j]);
    const Real for_use =
        larger(Real(0), Real(smaller(wanted[j], Real(going_on + gap)) - restocking * over));
    const Real left = larger(Real(0), Real(gap - larger(Real(0), Real(for_use - going_on))));
    const Real for_stock = restocking * left + larger(Real(0), Real(used[j] - wanted[j]));
    use_orders[j] = for_use;
    restock_orders[j] = for_stock;
    use_total[j] += for_use;
    restock_total[j] += for_stock;
  }
}

template <typename Real>
void order_inputs(const Parameters<Real>& p, State<Real>& state, Workspace<Real>& w) {
  const std::size_t n = p.countries;
  std::fill(w.use_ordered.begin(), w.use_ordered.end(), Real(0));
  std::fill(w.restock_ordered.begin(), w.restock_ordered.end(), Real(0));
  for (std::size_t e = 0; e < p.entries.size(); ++e) {
    const std::size_t at = e * n;
    const std::size_t row = p.cell(p.entries[e].input, 0);
    order_entry(n, p.restocking, &p.cover[at], &w.input_wanted[at], &w.used[at], &state.stock[at],
                &state.use_orders[at], &state.restock_orders[at], &w.use_ordered[row],
                &w.restock_ordered[row]);
  }
}

}  // namespace entente::engine
