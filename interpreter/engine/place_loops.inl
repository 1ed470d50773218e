// Loops over places that are the same for every number type and every instruction set: each set
// compiles its own, told apart by `Machine`, a type that no other file knows.
//
// Columns do not overlap. The compiler believes `__restrict` of arguments only, and gives up on a
// dozen columns of a struct unless told again at the loop (ivdep).
#pragma once

#include "engine/arithmetic.h"
#include "engine/places.h"

namespace entente::engine {

/// x / 0 is 0, without a branch.
template <typename Real>
[[gnu::always_inline]] inline Real ratio_of(const Real& numerator, const Real& denominator) {
  const Real quotient = numerator / denominator;
  return denominator > Real(0) ? quotient : Real(0);
}

/// What the industries of one country wanted, and had, over consecutive places: eight fixed lanes.
template <typename Machine, typename Real>
void sum_wanted(const Places<Real>& places, std::size_t first, std::size_t last, Real* sums) {
  const Real* __restrict amount = places.amount;
  const Real* __restrict planned = places.planned;
  const Real* __restrict had = places.had;
  Real wanted_lane[8] = {};
  Real had_lane[8] = {};
  std::size_t k = first;
  for (; k + 8 <= last; k += 8) {
    for (std::size_t lane = 0; lane < 8; ++lane) {
      wanted_lane[lane] += amount[k + lane] * planned[k + lane];
      had_lane[lane] += had[k + lane];
    }
  }
  for (; k < last; ++k) {
    wanted_lane[0] += amount[k] * planned[k];
    had_lane[0] += had[k];
  }
  sums[0] = ((wanted_lane[0] + wanted_lane[4]) + (wanted_lane[2] + wanted_lane[6])) +
            ((wanted_lane[1] + wanted_lane[5]) + (wanted_lane[3] + wanted_lane[7]));
  sums[1] = ((had_lane[0] + had_lane[4]) + (had_lane[2] + had_lane[6])) +
            ((had_lane[1] + had_lane[5]) + (had_lane[3] + had_lane[7]));
}

/// See phases/settle.inl for the formulas.
template <typename Machine, bool gated, bool factored, typename Real>
void settle_places(const Places<Real>& places, std::size_t count, const Gates& assumed,
                   Gates& found) {
  const Real* __restrict amount = places.amount;
  const Real* __restrict cover = places.cover;
  const Real* __restrict stock = places.stock;
  const Real* __restrict made = places.made;
  const Real* __restrict planned = places.planned;
  const Real* __restrict arrivals = places.arrivals;
  const Real* __restrict rate = places.rate;
  const Real* __restrict next_sum = places.next_sum;
  Real* __restrict closing = places.closing;
  Real* __restrict orders = places.orders;
  Real* __restrict had = places.had;
  const bool stocks_rest = gated && assumed.stocks_rest;
  const Real restocking = gated && assumed.goals_met ? Real(0) : places.restocking;
  const Real endless = infinite<Real>();
  bool moved = false;
  bool missed = false;
#pragma GCC ivdep
  for (std::size_t k = 0; k < count; ++k) {
    const Real arrived = factored ? Real(arrivals[k] * rate[k]) : arrivals[k];
    const Real used = amount[k] * made[k];
    const Real wanted = amount[k] * planned[k];
    const Real changed = Real(stock[k] - used) + arrived;
    const Real now = stocks_rest ? stock[k] : changed;
    // An endless stock has no goal: nothing times an endless cover is not a number.
    const Real goal = cover[k] < endless ? Real(wanted * cover[k]) : Real(0);
    if constexpr (gated) {
      const Real difference = arrived - used;
      const Real rest = Real(1e-8) + Real(1e-5) * used;
      moved |= (difference > rest) | (difference < -rest);
      const Real distance = now - goal;
      const Real near = Real(1e-8) + Real(1e-5) * goal;
      const bool away = (distance > near) | (distance < -near);
      const bool nothing = wanted == Real(0);
      missed |= cover[k] < endless ? away : nothing;
    }
    had[k] = smaller(wanted, stock[k]);
    const Real gap = goal > now ? Real(goal - now) : Real(0);
    const Real order = restocking * gap + used;
    orders[k] = factored ? ratio_of(order, next_sum[k]) : order;
    closing[k] = now;
  }
  if (moved) found.stocks_rest = false;
  if (missed) found.goals_met = false;
}

template <typename Machine, typename Real>
void fulfil_targets(const Targets<Real>& targets, std::size_t count) {
  const Real* __restrict amount = targets.amount;
  const Real* __restrict cover = targets.cover;
  const Real* __restrict stock = targets.stock;
  const Real* __restrict output = targets.output;
  Real* __restrict fulfilled = targets.fulfilled;
  for (std::size_t k = 0; k < count; ++k) {
    const Real target = Real(output[k] * amount[k]) * cover[k];
    const Real part = stock[k] < target ? Real(stock[k] / target) : Real(1);
    fulfilled[k] = smaller(fulfilled[k], part);
  }
}

template <typename Machine, typename Real>
void settle_clean_places(const CleanPlaces<Real>& places, std::size_t count) {
  const Real* __restrict amount = places.amount;
  const Real* __restrict cover = places.cover;
  const Real* __restrict baseline = places.baseline;
  const Real* __restrict made = places.made;
  const Real* __restrict planned = places.planned;
  const Real* __restrict part = places.part;
  const Real* __restrict again = places.again;
  Real* __restrict stock = places.stock;
  Real* __restrict use_orders = places.use_orders;
  Real* __restrict restock_orders = places.restock_orders;
  Real* __restrict wanted = places.wanted;
  Real* __restrict had = places.had;
  Real* __restrict used_up = places.used;
  Real* __restrict kept = places.kept;
  const Real restocking = places.restocking;
  const Real endless = infinite<Real>();
#pragma GCC ivdep
  for (std::size_t k = 0; k < count; ++k) {
    const Real arrived = use_orders[k] * part[k] + restock_orders[k] * again[k];
    const Real used = amount[k] * made[k];
    const Real want = amount[k] * planned[k];
    wanted[k] = want;
    had[k] = smaller(want, stock[k]);
    const Real closing = stock[k] + (arrived - used);
    const Real dust = Real(1e-13) * baseline[k];
    const Real now = (closing < dust) & (closing > -dust) ? Real(0) : closing;
    stock[k] = now;
    const bool ends = cover[k] < endless;
    used_up[k] = ends ? used : arrived;
    kept[k] = ends ? now : Real(0);
    const Real goal = cover[k] * want;
    const bool has_goal = goal < endless;
    const Real least = Real(1e-13) * goal;
    const Real gap = zero_below(larger(Real(0), Real(goal - now)), least);
    const Real over = zero_below(larger(Real(0), Real(now - goal)), least);
    const Real going_on = smaller(used, want);
    const Real for_use =
        larger(Real(0), Real(smaller(want, Real(going_on + gap)) - restocking * over));
    const Real left = larger(Real(0), Real(gap - larger(Real(0), Real(for_use - going_on))));
    const Real for_stock = restocking * left + larger(Real(0), Real(used - want));
    // An endless stock needs no restocking.
    use_orders[k] = has_goal ? for_use : want;
    restock_orders[k] = has_goal ? for_stock : Real(0);
  }
}

template <typename Real>
[[gnu::always_inline]] inline Real bid_of(const Bids<Real>& bids, std::size_t k) {
  const Real factor = larger(Real(1), Real(bids.weight * bids.need_part[k])) * bids.room;
  return Real(bids.flow[k] * factor);
}

template <typename Machine, typename Real>
void add_bids(const Bids<Real>& bids, std::size_t count, Real* __restrict sums) {
  for (std::size_t k = 0; k < count; ++k) sums[k] += bid_of(bids, k);
}

/// What all buyers ask of the supplier.
template <typename Machine, typename Real>
Real sum_bids(const Bids<Real>& bids, const Real* __restrict rate, std::size_t count) {
  return sum_in_lanes<Real>(0, count,
                            [&](std::size_t k) { return Real(bid_of(bids, k) * rate[k]); });
}

/// What they get of it.
template <typename Machine, typename Real>
void move_bids(const Bids<Real>& bids, const Real* __restrict rate, Real part, std::size_t count,
               Real* __restrict moved) {
  for (std::size_t k = 0; k < count; ++k) moved[k] += Real(bid_of(bids, k) * rate[k]) * part;
}

}  // namespace entente::engine
