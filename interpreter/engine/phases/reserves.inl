// Home reserves fill what use still misses; shared reserves then fill members' gaps.
//
//   missing M = max(0, y - f) + sum over industries of max(0, u - g), 0 below 1e-12 N0   (g with
//   restocking) released = min(G, M), with or without an agreement sharing, agreements in turn,
//   over members: gap = M - released - received;
//     lendable = min(max(0, G - released - lent now - days of use), max(0, share x G0 - lent)), 0
//     below 1e-12 G0; amount = min(sum of gaps, sum of lendable), taken in proportion to lendable,
//     received in proportion to gap
//   z = (released + received) / M:  f += z max(0, y - f);  g += z max(0, u - g)
//   G += inflow - released - lent now
//
// Losses of reserves, before anything else in the step in which their shock begins, in turn:
//   lost = share x G, or min(amount, G);  G -= lost
#pragma once

#include <algorithm>

#include "engine/arithmetic.h"
#include "engine/phases/restocking.inl"
#include "engine/state.h"
#include "engine/window.h"

namespace entente::engine {

/// What shocks that begin in this step destroy.
template <typename Real>
void lose_reserves(const Parameters<Real>& p, const Policy& policy, std::size_t index,
                   State<Real>& state, Workspace<Real>& w) {
  if (policy.reserve_losses.empty()) return;
  std::fill(w.reserve_lost.begin(), w.reserve_lost.end(), Real(0));
  for (const ReserveLoss& loss : policy.reserve_losses) {
    if (step_in(loss.from, p.months_per_step) != index) continue;
    const std::size_t cell = p.cell(loss.resource, loss.country);
    Real& reserve = state.reserve[cell];
    const Real lost = loss.share ? Real(reserve * Real(loss.by)) : smaller(reserve, Real(loss.by));
    reserve -= lost;
    w.reserve_lost[cell] += lost;
  }
}

/// missing[j] of each country.
template <typename Real>
void find_missing(const Parameters<Real>& p, std::size_t r, const State<Real>& state,
                  const Workspace<Real>& w, Real* missing) {
  for (std::size_t j = 0; j < p.countries; ++j) missing[j] = Real(0);
  for (std::size_t b = 0; b < p.buyers; ++b) {
    const std::size_t column = p.column(r, b);
    missing[p.country_of[b]] += larger(Real(0), Real(w.final_wanted[column] - w.final_met[column]));
  }
  for (const std::size_t e : p.users_of[r]) {
    const Real* orders = &state.use_orders[e * p.width];
    const Real* arrivals = &w.arrivals[e * p.width];
    for (std::size_t k = 0; k < p.width; ++k)
      missing[p.country_of[k]] += larger(Real(0), Real(orders[k] - arrivals[k]));
  }
  for (std::size_t j = 0; j < p.countries; ++j) {
    missing[j] = zero_below(missing[j], Real(Real(1e-12) * p.country_need[p.cell(r, j)]));
  }
}

template <typename Real>
void share_reserves(const Parameters<Real>& p, std::size_t k, std::size_t r, const Real* missing,
                    State<Real>& state, Workspace<Real>& w) {
  const std::size_t n = p.countries;
  const double* member = &w.levels[p.level.shared_reserves + k * n];
  Real* gap = w.country_b.data();
  Real* lendable = w.country_c.data();
  Real gaps(0);
  Real offers(0);
  for (std::size_t j = 0; j < n; ++j) {
    gap[j] = Real(0);
    lendable[j] = Real(0);
    if (!(member[j] > 0)) continue;
    const std::size_t cell = p.cell(r, j);
    gap[j] = larger(Real(0), Real(missing[j] - w.released[cell] - w.received[cell]));
    const Real kept_back = p.kept_back_days[k] / p.days * p.country_need[cell];
    const Real present = state.reserve[cell] - w.released[cell] - w.lent[cell] - kept_back;
    const Real permitted = p.lendable_share[k] * p.reserve[cell] - state.lent[cell];
    lendable[j] = zero_below(smaller(larger(Real(0), present), larger(Real(0), permitted)),
                             Real(Real(1e-12) * p.reserve[cell]));
    gaps += gap[j];
    offers += lendable[j];
  }
  const Real amount = smaller(gaps, offers);
  if (!(amount > Real(0))) return;
  const Real lent_part = ratio(amount, offers);
  const Real filled_part = ratio(amount, gaps);
  for (std::size_t j = 0; j < n; ++j) {
    const std::size_t cell = p.cell(r, j);
    w.lent[cell] += lendable[j] * lent_part;
    state.lent[cell] += lendable[j] * lent_part;
    w.received[cell] += gap[j] * filled_part;
  }
}

template <typename Real>
void draw_reserves(const Parameters<Real>& p, State<Real>& state, Workspace<Real>& w) {
  const std::size_t n = p.countries;
  Real* missing = w.country_a.data();
  for (std::size_t r = 0; r < p.resources; ++r) {
    if (!p.with_reserves[r]) continue;
    find_missing(p, r, state, w, missing);
    for (std::size_t j = 0; j < n; ++j) {
      const std::size_t cell = p.cell(r, j);
      w.released[cell] = smaller(state.reserve[cell], missing[j]);
      w.lent[cell] = Real(0);
      w.received[cell] = Real(0);
    }
    for (const std::size_t k : p.terms[r].shared_reserves)
      share_reserves(p, k, r, missing, state, w);

    Real* part = w.country_b.data();
    for (std::size_t j = 0; j < n; ++j) {
      const std::size_t cell = p.cell(r, j);
      part[j] = ratio(Real(w.released[cell] + w.received[cell]), missing[j]);
      const Real change = w.inflow[reserve_column(p, r, j)] - w.released[cell] - w.lent[cell];
      state.reserve[cell] = larger(Real(0), Real(state.reserve[cell] + change));
    }
    for (std::size_t b = 0; b < p.buyers; ++b) {
      const std::size_t column = p.column(r, b);
      w.final_met[column] += part[p.country_of[b]] *
                             larger(Real(0), Real(w.final_wanted[column] - w.final_met[column]));
    }
    for (const std::size_t e : p.users_of[r]) {
      const Real* orders = &state.use_orders[e * p.width];
      Real* arrivals = &w.arrivals[e * p.width];
      for (std::size_t k = 0; k < p.width; ++k) {
        arrivals[k] += part[p.country_of[k]] * larger(Real(0), Real(orders[k] - arrivals[k]));
      }
    }
  }
}

}  // namespace entente::engine
