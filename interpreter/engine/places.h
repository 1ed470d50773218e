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
  const Real* made = nullptr;     ///< x
  const Real* planned = nullptr;  ///< plan
  const Real* arrivals = nullptr;
  Real restocking{};
  Real* closing = nullptr;  ///< stock, written
  Real* orders = nullptr;   ///< written
  Real* had = nullptr;      ///< min(wanted, opening stock), written
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
