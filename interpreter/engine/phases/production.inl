// What is made, what comes from the withheld stock, and what is put into it.
//
//   where w > 0: withheld at end = withheld (opening)
//   released = min(H, withheld at end x h / release time, out) where w = 0, else 0: ahead of new
//   output x = min(potential, out - released);  from withheld = out - x kept = min(w, potential -
//   x) where the control keeps, else 0;  x += kept H += kept - from withheld, 0 below 1e-12 x0
//
// So goods beyond potential come from the withheld stock at any time, and what the last step of a
// control put in leaves one part of the release time later than the rest.
#pragma once

#include "engine/arithmetic.h"
#include "engine/state.h"

namespace entente::engine {

template <typename Real>
void produce(const Parameters<Real>& p, State<Real>& state, Workspace<Real>& w) {
  for (std::size_t cell = 0; cell < p.cells(); ++cell) {
    const Real restrained = w.restrained[cell];
    const Real opening = state.withheld[cell];
    const Real out = w.out[cell];
    Real released(0);
    if (restrained > Real(0)) {
      state.withheld_at_end[cell] = opening;
    } else {
      released = smaller(smaller(opening, Real(state.withheld_at_end[cell] * p.release)), out);
    }
    const Real made = smaller(w.potential[cell], Real(out - released));
    const Real taken = out - made;
    const Real kept = smaller(w.to_keep[cell], Real(w.potential[cell] - made));
    w.from_withheld[cell] = taken;
    w.production[cell] = made + kept;
    state.withheld[cell] =
        zero_below(Real(opening + (kept - taken)), Real(Real(1e-12) * p.production[cell]));
  }
}

}  // namespace entente::engine
