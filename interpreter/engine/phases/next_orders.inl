// Orders for the next step: the plan's inputs first, restocking apart.
//
//   goal = n wanted;  gap = max(0, goal - S), over = max(0, S - goal), S at closing, both 0 below
//   1e-13 goal k = min(used, wanted) u' = max(0, min(wanted, k + gap) - rho over) v' = rho max(0,
//   gap - max(0, u' - k)) + max(0, used - wanted)
//
// S counts with what is under way to close its gap (transit.inl). In one queue with use, results
// would hang on the restocking time, which nobody declares.
#pragma once

#include <algorithm>

#include "engine/arithmetic.h"
#include "engine/phases/substitution.inl"
#include "engine/phases/transit.inl"
#include "engine/state.h"

namespace entente::engine {

template <typename Real>
void order_entry(std::size_t count, Real restocking, const Real* __restrict cover,
                 const Real* __restrict wanted, const Real* __restrict used,
                 const Real* __restrict stock, Real* __restrict use_orders,
                 Real* __restrict restock_orders, Real* __restrict use_total,
                 Real* __restrict restock_total) {
  for (std::size_t k = 0; k < count; ++k) {
    const Real goal = cover[k] * wanted[k];
    if (!(goal < infinite<Real>())) {  // an endless stock needs no restocking
      use_orders[k] = wanted[k];
      restock_orders[k] = Real(0);
      use_total[k] += wanted[k];
      continue;
    }
    const Real dust = Real(1e-13) * goal;
    const Real gap = zero_below(larger(Real(0), Real(goal - stock[k])), dust);
    const Real over = zero_below(larger(Real(0), Real(stock[k] - goal)), dust);
    const Real going_on = smaller(used[k], wanted[k]);
    const Real for_use =
        larger(Real(0), Real(smaller(wanted[k], Real(going_on + gap)) - restocking * over));
    const Real left = larger(Real(0), Real(gap - larger(Real(0), Real(for_use - going_on))));
    const Real for_stock = restocking * left + larger(Real(0), Real(used[k] - wanted[k]));
    use_orders[k] = for_use;
    restock_orders[k] = for_stock;
    use_total[k] += for_use;
    restock_total[k] += for_stock;
  }
}

template <typename Real>
void order_inputs(const Parameters<Real>& p, State<Real>& state, Workspace<Real>& w) {
  std::fill(w.use_ordered.begin(), w.use_ordered.end(), Real(0));
  std::fill(w.restock_ordered.begin(), w.restock_ordered.end(), Real(0));
  count_on_arrivals(p, state, w);
  for (std::size_t e = 0; e < p.entries.size(); ++e) {
    if (p.factored[p.entries[e].input]) continue;
    const std::size_t at = e * p.width;
    const std::size_t row = p.column(p.entries[e].input, 0);
    order_entry(p.width, p.restocking[e], &p.cover[at], &w.input_wanted[at], &w.used[at],
                stock_to_order_by(p, e, state, w), &state.use_orders[at], &state.restock_orders[at],
                &w.use_ordered[row], &w.restock_ordered[row]);
  }
  order_substitutes(p, state, w);
}

}  // namespace entente::engine
