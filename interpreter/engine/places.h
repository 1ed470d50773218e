// Consecutive places of an entry of a table, as columns by place, and what a run of them leaves.
#pragma once

#include <cstddef>

namespace entente::engine {

/// The published program leaves all stocks as they are where what arrived is what was used in every
/// place, and orders no restocking where every stock is at its goal: to 1e-5, and by all places at
/// once. A step assumes what the last one found, and repeats what hangs on it where it was wrong.
struct Gates {
  bool stocks_rest = false;
  bool goals_met = false;

  friend bool operator==(const Gates&, const Gates&) = default;
};

template <typename Real>
struct Places {
  const Real* amount = nullptr;
  const Real* cover = nullptr;
  const Real* stock = nullptr;
  const Real* made = nullptr;      ///< x
  const Real* planned = nullptr;   ///< plan
  const Real* arrivals = nullptr;  ///< of factored resources, by unit of `rate`
  const Real* rate = nullptr;      ///< of orders in force; of factored resources
  const Real* next_sum = nullptr;  ///< by which next orders become rates; of factored resources
  Real restocking{};
  Real* closing = nullptr;  ///< stock, written
  Real* orders = nullptr;   ///< written; of factored resources as rates
  Real* had = nullptr;      ///< min(wanted, opening stock), written
};

/// Places of an entry under the clean rules, and what a step does to them.
template <typename Real>
struct CleanPlaces {
  const Real* amount = nullptr;
  const Real* cover = nullptr;
  const Real* baseline = nullptr;  ///< z0
  const Real* made = nullptr;      ///< x
  const Real* planned = nullptr;   ///< plan
  const Real* part = nullptr;      ///< of use orders that arrives
  const Real* again = nullptr;     ///< of restocking orders that arrives
  Real restocking{};
  Real* stock = nullptr;           ///< opening, then closing
  Real* use_orders = nullptr;      ///< of this step, then of the next
  Real* restock_orders = nullptr;  ///< likewise
  Real* wanted = nullptr;          ///< written
  Real* had = nullptr;             ///< min(wanted, opening stock), written
  Real* used = nullptr;            ///< what left the books: used, of an endless stock what arrived
  Real* kept = nullptr;            ///< closing stock, 0 of an endless one
};

/// A supplier's bids for refused orders, by place: flow x max(1, weight x need part) x room.
template <typename Real>
struct Bids {
  const Real* flow = nullptr;
  const Real* need_part = nullptr;  ///< N0 over the weight sum
  Real weight{};
  Real room{};  ///< over the baseline output
};

/// What cautious industries of the published program look at, by place.
template <typename Real>
struct Targets {
  const Real* amount = nullptr;
  const Real* cover = nullptr;  ///< psi n where the input is essential and its stock ends, else 0
  const Real* stock = nullptr;
  const Real* output = nullptr;
  Real* fulfilled = nullptr;  ///< lowered to stock / target where that is below 1
};

}  // namespace entente::engine
