// What each industry could make if inputs were no object.
//
//   capacity = c0 (1 - lost share) x overproduction + plants built so far
#pragma once

#include "engine/arithmetic.h"
#include "engine/state.h"

namespace entente::engine {

template <typename Real>
void find_capacity(const Parameters<Real>& p, const State<Real>& state, Workspace<Real>& w) {
  const Real* __restrict baseline = p.capacity.data();
  const Real* __restrict lost = w.lost_share.data();
  const Real* __restrict factor = state.overproduction.data();
  const Real* __restrict built = w.built.data();
  Real* __restrict capacity = w.capacity.data();
  for (std::size_t cell = 0; cell < p.cells(); ++cell) {
    capacity[cell] = baseline[cell] * (Real(1) - lost[cell]) * factor[cell] + built[cell];
  }
  // Infinity times nothing is not a number: losing all of an unlimited capacity leaves the plants.
  for (const std::size_t cell : p.unlimited_cells) {
    capacity[cell] = lost[cell] < Real(1) ? infinite<Real>() : built[cell];
  }
}

}  // namespace entente::engine
