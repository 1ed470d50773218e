// What the next step needs to know of this one, and the check that nothing was made of nothing.
//
//   quiet[r,j] = shortage <= 1e-9 demand and released + received <= 1e-9 N0
//     (a lender may be quiet; a test against exact 0 turns rounding into different runs)
//   at the end of a period: world shortage[r] = sum of shortage / sum of demand over its steps and
//   countries per resource: opening stocks + production = used + final use met + losses of reserves
//   + closing stocks, stocks being working stocks (those of substitutes among them), withheld
//   goods, reserves and what is under way
#pragma once

#include <algorithm>

#include "engine/arithmetic.h"
#include "engine/phases/transit.inl"
#include "engine/state.h"

namespace entente::engine {

template <typename Real>
void find_quiet(const Parameters<Real>& p, State<Real>& state, const Workspace<Real>& w) {
  for (std::size_t cell = 0; cell < p.cells(); ++cell) {
    const bool satisfied = w.shortage[cell] <= Real(1e-9) * w.demand[cell];
    const bool unaided = w.released[cell] + w.received[cell] <= Real(1e-9) * p.country_need[cell];
    state.quiet[cell] = satisfied && unaided;
  }
}

template <typename Real>
void close_period(const Parameters<Real>& p, std::size_t index, State<Real>& state,
                  const Workspace<Real>& w) {
  const bool last = (index + 1) % p.steps_per_period == 0;
  for (std::size_t r = 0; r < p.resources; ++r) {
    const Real* shortage = &w.shortage[p.cell(r, 0)];
    const Real* demand = &w.demand[p.cell(r, 0)];
    state.period_shortage[r] +=
        sum_in_lanes<Real>(0, p.countries, [=](std::size_t j) { return shortage[j]; });
    state.period_demand[r] +=
        sum_in_lanes<Real>(0, p.countries, [=](std::size_t j) { return demand[j]; });
    if (!last) continue;
    state.world_shortage[r] = ratio(state.period_shortage[r], state.period_demand[r]);
    state.period_shortage[r] = Real(0);
    state.period_demand[r] = Real(0);
  }
}

template <typename Real>
void sum_stocks(const Parameters<Real>& p, const State<Real>& state, Workspace<Real>& w) {
  for (std::size_t r = 0; r < p.resources; ++r) {
    if (p.factored[r]) continue;  // summed as they were settled
    std::fill_n(&w.stock_total[p.cell(r, 0)], p.countries, Real(0));
    w.used_total[r] = Real(0);
  }
  for (std::size_t e = 0; e < p.entries.size(); ++e) {
    const std::size_t r = p.entries[e].input;
    if (p.factored[r]) continue;
    const std::size_t at = e * p.width;
    for (std::size_t k = 0; k < p.width; ++k) {
      // What an endless stock takes in is gone; it gives of what nobody counts.
      const bool endless = !(p.cover[at + k] < infinite<Real>());
      if (!endless) w.stock_total[p.cell(r, p.country_of[k])] += state.stock[at + k];
      if (endless) w.used_total[r] += w.arrivals[at + k];
    }
    const Real* used = &w.used[at];
    const Real* cover = &p.cover[at];
    w.used_total[r] += sum_in_lanes<Real>(
        0, p.width, [=](std::size_t k) { return cover[k] < infinite<Real>() ? used[k] : Real(0); });
  }
}

/// Stocks and uses of substitutes.
template <typename Real>
void sum_substitutes(const Parameters<Real>& p, const State<Real>& state, Workspace<Real>& w) {
  for (std::size_t u = 0; u < p.stand_ins.size(); ++u) {
    const StandIn<Real>& user = p.stand_ins[u];
    w.stock_total[user.substitute_cell] += state.substitute_stock[u];
    w.used_total[user.substitute_cell / p.countries] += user.ratio * w.replaced[u];
  }
}

/// What of resource r the step destroyed.
template <typename Real>
Real destroyed(const Parameters<Real>& p, const Policy& policy, std::size_t r,
               const Workspace<Real>& w) {
  if (policy.reserve_losses.empty()) return Real(0);
  const std::size_t row = p.cell(r, 0);
  return sum_in_lanes<Real>(row, row + p.countries,
                            [&](std::size_t at) { return w.reserve_lost[at]; });
}

template <typename Real>
void check_conservation(const Parameters<Real>& p, const Policy& policy, State<Real>& state,
                        Workspace<Real>& w) {
  const std::size_t n = p.countries;
  sum_stocks(p, state, w);
  sum_substitutes(p, state, w);
  w.largest_imbalance = Real(0);
  for (std::size_t r = 0; r < p.resources; ++r) {
    const std::size_t row = p.cell(r, 0);
    const Real made =
        sum_in_lanes<Real>(row, row + n, [&](std::size_t at) { return w.production[at]; });
    const Real gone = w.used_total[r] + destroyed(p, policy, r, w) +
                      sum_in_lanes<Real>(row, row + n, [&](std::size_t at) {
                        return Real(w.final_served[at] + w.rebuilding_sold[at]);
                      });
    Real closing = sum_in_lanes<Real>(row, row + n, [&](std::size_t at) {
      return Real(w.stock_total[at] + (state.withheld[at] + state.reserve[at]));
    });
    if (has_lines(p, r)) {
      closing += sum_in_lanes<Real>(row, row + n, [&](std::size_t at) { return w.in_transit[at]; });
    }
    const Real error = (state.held[r] - closing) + (made - gone);
    const Real scale = p.world_production[r] > Real(0) ? p.world_production[r] : made;
    const Real imbalance = ratio(error < Real(0) ? Real(-error) : error, scale);
    if (!(imbalance <= w.largest_imbalance)) {  // also where it is not a number
      w.largest_imbalance = imbalance;
      w.unbalanced_resource = r;
    }
    state.held[r] = closing;
  }
}

template <typename Real>
void close_books(const Parameters<Real>& p, const Policy& policy, std::size_t index,
                 State<Real>& state, Workspace<Real>& w) {
  find_quiet(p, state, w);
  close_period(p, index, state, w);
  // The published program's stocks do not add up where its gates leave them alone.
  if (p.rule == Rule::clean) check_conservation(p, policy, state, w);
  std::copy(w.arrived.begin(), w.arrived.end(), state.arrived_before.begin());
  for (std::size_t r = 0; r < p.resources && !p.lines.empty(); ++r) {
    if (!has_lines(p, r)) continue;
    std::copy_n(&w.dispatched[p.column(r, 0)], p.buyers, &state.arrived_before[p.column(r, 0)]);
  }
  std::copy(w.guaranteed_served.begin(), w.guaranteed_served.end(),
            state.guaranteed_before.begin());
}

}  // namespace entente::engine
