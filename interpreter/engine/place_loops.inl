// Loops over places that are the same for every number type and every instruction set: each set
// compiles its own, told apart by `Machine`, a type that no other file knows.
#pragma once

#include "engine/arithmetic.h"
#include "engine/places.h"

namespace entente::engine {

/// See phases/settle.inl for the formulas.
template <typename Machine, bool gated, typename Real>
void settle_places(const Places<Real>& places, std::size_t count, const Gates& assumed,
                   Gates& found) {
  const Real* __restrict amount = places.amount;
  const Real* __restrict cover = places.cover;
  const Real* __restrict stock = places.stock;
  const Real* __restrict made = places.made;
  const Real* __restrict planned = places.planned;
  const Real* __restrict arrivals = places.arrivals;
  Real* __restrict closing = places.closing;
  Real* __restrict orders = places.orders;
  Real* __restrict had = places.had;
  const bool stocks_rest = gated && assumed.stocks_rest;
  const Real restocking = gated && assumed.goals_met ? Real(0) : places.restocking;
  const Real endless = infinite<Real>();
  bool moved = false;
  bool missed = false;
  for (std::size_t k = 0; k < count; ++k) {
    const Real used = amount[k] * made[k];
    const Real wanted = amount[k] * planned[k];
    const Real changed = Real(stock[k] - used) + arrivals[k];
    const Real now = stocks_rest ? stock[k] : changed;
    // An endless stock has no goal: nothing times an endless cover is not a number.
    const Real goal = cover[k] < endless ? Real(wanted * cover[k]) : Real(0);
    if constexpr (gated) {
      const Real difference = arrivals[k] - used;
      const Real rest = Real(1e-8) + Real(1e-5) * used;
      moved |= (difference > rest) | (difference < -rest);
      const Real distance = now - goal;
      const Real near = Real(1e-8) + Real(1e-5) * goal;
      const bool away = (distance > near) | (distance < -near);
      missed |= cover[k] < endless ? away : wanted == Real(0);
    }
    had[k] = smaller(wanted, stock[k]);
    const Real gap = goal > now ? Real(goal - now) : Real(0);
    orders[k] = restocking * gap + used;
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
void multiply(const Real* __restrict factor, std::size_t count, Real* __restrict value) {
  for (std::size_t k = 0; k < count; ++k) value[k] = value[k] * factor[k];
}

/// x / 0 is 0.
template <typename Machine, typename Real>
void divide(const Real* __restrict divisor, std::size_t count, Real* __restrict value) {
  for (std::size_t k = 0; k < count; ++k) {
    const Real quotient = value[k] / divisor[k];
    value[k] = divisor[k] > Real(0) ? quotient : Real(0);
  }
}

}  // namespace entente::engine
