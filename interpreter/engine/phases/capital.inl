// Productive capital that shocks destroyed, and what is ordered to rebuild it.
//
//   capital lost L[r,i] = sum of losses in force + what is not rebuilt yet
//
//   clean:  lost share = 1 - (1 - lost share of capacity) (1 - min(1, L / K))
//
//   boario: lost share = max(L / K, lost share of capacity), by whole steps. From the first step of
//     their recovery on L is rounded to `capital_decimals` and lost capacity to six decimals; lost
//     capacity is `lag` steps late.
//
//   rebuilding orders = sum over what is not rebuilt yet of rest x h / time
//
//   after delivery: rest -= delivered (boario: rounded likewise); capital back = the same / factor
#pragma once

#include <algorithm>

#include "engine/arithmetic.h"
#include "engine/state.h"
#include "engine/window.h"

namespace entente::engine {

/// To the nearest multiple of 1 / precision, halves to even.
template <typename Real>
Real rounded(const Real& value, const Real& precision) {
  using std::floor;
  const Real scaled = value * precision;
  const Real below = floor(scaled);
  const Real part = scaled - below;
  const bool odd = floor(Real(below / Real(2))) * Real(2) != below;
  const bool up = part > Real(0.5) || (part == Real(0.5) && odd);
  return Real((up ? Real(below + Real(1)) : below) / precision);
}

/// What each supplier is to rebuild of each damage: in the proportions in which the damaged buyer
/// buys from the builder's industries.
template <typename Real>
Ruins<Real> ruins_of(const Parameters<Real>& p, const Rebuilding& rebuilding) {
  Ruins<Real> ruins;
  for (const Rebuilding::Damage& damage : rebuilding.damages) {
    ruins.lost.push_back(Real(damage.amount));
    for (const Rebuilding::Builder& builder : rebuilding.builders) {
      const Real ordered = Real(builder.share) * Real(damage.amount) * Real(rebuilding.factor);
      const Real& total = p.table_need[builder.resource * p.buyers + damage.buyer];
      for (std::size_t i = 0; i < p.countries; ++i) {
        const Real& flow = p.flow[p.cell(builder.resource, i) * p.buyers + damage.buyer];
        // Who never bought from the builders buys from all of them, by their output; the published
        // program loses that part of the damage.
        const Real part = total > Real(0) || p.rule == Rule::boario
                              ? ratio(flow, total)
                              : ratio(p.production[p.cell(builder.resource, i)],
                                      p.world_production[builder.resource]);
        ruins.rest.push_back(Real(ordered * part));
      }
    }
  }
  return ruins;
}

template <typename Real>
void lose_capital(const Parameters<Real>& p, const Policy& policy, std::size_t index,
                  const State<Real>& state, Workspace<Real>& w) {
  std::fill(w.capital_lost.begin(), w.capital_lost.end(), Real(0));
  for (std::size_t k = 0; k < policy.capital_losses.size(); ++k) {
    const CapitalLoss& loss = policy.capital_losses[k];
    Real missing = Real(loss.amount) * Real(w.levels[p.level.capital_losses + k]);
    if (p.rule == Rule::boario) {
      const double level = stepwise_level(loss.window, index, p.months_per_step);
      missing = Real(loss.amount) * Real(level);
      if (recovers_stepwise(loss.window, index, p.months_per_step))
        missing = rounded(missing, p.capital_precision);
    }
    w.capital_lost[p.cell(loss.resource, loss.country)] += missing;
  }
  for (std::size_t k = 0; k < policy.rebuildings.size(); ++k) {
    const Rebuilding& rebuilding = policy.rebuildings[k];
    const double now = static_cast<double>(index) * p.months_per_step;
    if (now + 1e-9 * p.months_per_step < rebuilding.from) continue;
    for (std::size_t d = 0; d < rebuilding.damages.size(); ++d) {
      const std::size_t buyer = rebuilding.damages[d].buyer;
      if (buyer >= p.width) continue;  // households produce nothing
      w.capital_lost[p.cell(buyer % p.resources, buyer / p.resources)] += state.ruins[k].lost[d];
    }
  }
}

template <typename Real>
void order_rebuilding(const Parameters<Real>& p, const Policy& policy, std::size_t index,
                      State<Real>& state, Workspace<Real>& w) {
  std::fill(w.rebuilding_ordered.begin(), w.rebuilding_ordered.end(), Real(0));
  std::fill(w.rebuilding_sold.begin(), w.rebuilding_sold.end(), Real(0));
  for (std::size_t k = 0; k < policy.rebuildings.size(); ++k) {
    const Rebuilding& rebuilding = policy.rebuildings[k];
    const double now = static_cast<double>(index) * p.months_per_step;
    Ruins<Real>& ruins = state.ruins[k];
    ruins.started = now + 1e-9 * p.months_per_step >= rebuilding.until;
    if (!ruins.started) continue;
    const Real part = smaller(Real(1), Real(p.step / Real(rebuilding.months)));
    std::size_t at = 0;
    for (std::size_t d = 0; d < rebuilding.damages.size(); ++d) {
      for (const Rebuilding::Builder& builder : rebuilding.builders) {
        for (std::size_t i = 0; i < p.countries; ++i) {
          w.rebuilding_ordered[p.cell(builder.resource, i)] += part * ruins.rest[at++];
        }
      }
    }
  }
}

/// Before the step's orders are placed.
template <typename Real>
void follow_capital(const Parameters<Real>& p, const Policy& policy, std::size_t index,
                    State<Real>& state, Workspace<Real>& w) {
  std::copy(w.capacity_lost.begin(), w.capacity_lost.end(), w.lost_share.begin());
  if (p.rule == Rule::boario) {
    std::fill(w.lost_share.begin(), w.lost_share.end(), Real(0));
    for (const CapacityLoss& loss : policy.losses) {
      if (index < p.lag) continue;
      const double level = stepwise_level(loss.window, index - p.lag, p.months_per_step);
      Real missing = Real(loss.share) * Real(level);
      if (recovers_stepwise(loss.window, index - p.lag, p.months_per_step))
        missing = rounded(missing, Real(1e6));
      Real& share = w.lost_share[p.cell(loss.resource, loss.country)];
      share = larger(share, missing);
    }
  }
  if (policy.capital_losses.empty() && policy.rebuildings.empty()) return;
  lose_capital(p, policy, index, state, w);
  order_rebuilding(p, policy, index, state, w);
  w.excessive_loss = p.cells();
  for (std::size_t cell = 0; cell < p.cells(); ++cell) {
    if (!(w.capital_lost[cell] > Real(0))) continue;
    const Real part = ratio(w.capital_lost[cell], p.capital[cell]);
    if (w.capital_lost[cell] > p.capital[cell] * (Real(1) + Real(1e-9))) w.excessive_loss = cell;
    Real& share = w.lost_share[cell];
    share = p.rule == Rule::boario
                ? larger(share, part)
                : Real(Real(1) - (Real(1) - share) * (Real(1) - smaller(Real(1), part)));
  }
}

/// After the step's deliveries: what was sold for rebuilding is capital again.
template <typename Real>
void rebuild(const Parameters<Real>& p, const Policy& policy, State<Real>& state,
             const Workspace<Real>& w) {
  for (std::size_t k = 0; k < policy.rebuildings.size(); ++k) {
    const Rebuilding& rebuilding = policy.rebuildings[k];
    Ruins<Real>& ruins = state.ruins[k];
    if (!ruins.started) continue;
    const Real part = smaller(Real(1), Real(p.step / Real(rebuilding.months)));
    std::size_t at = 0;
    for (std::size_t d = 0; d < rebuilding.damages.size(); ++d) {
      Real rest(0);
      for (const Rebuilding::Builder& builder : rebuilding.builders) {
        for (std::size_t i = 0; i < p.countries; ++i, ++at) {
          const std::size_t cell = p.cell(builder.resource, i);
          const Real served = ratio(w.rebuilding_sold[cell], w.rebuilding_ordered[cell]);
          Real left = larger(Real(0), Real(ruins.rest[at] - part * ruins.rest[at] * served));
          left = p.rule == Rule::boario
                     ? rounded(left, p.capital_precision)
                     : zero_below(left, Real(Real(1e-9) * Real(rebuilding.damages[d].amount)));
          ruins.rest[at] = left;
          rest += left;
        }
      }
      ruins.lost[d] = rest / Real(rebuilding.factor);
    }
  }
}

}  // namespace entente::engine
