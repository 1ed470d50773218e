// Industries stretch their capacity while demand exceeds output at full capacity, and relax
// otherwise.
//
//   Dn = D + V, 0 below 1e-12 x0;  z = (Dn - x) / Dn, 0 below 1e-12, and 0 unless x >= capacity (1
//   - 1e-9) alpha += (largest - alpha) z h / tau where z > 0, else alpha = max(1, alpha + (1 -
//   alpha) h / tau)
//
// Without the condition on capacity, alpha would grow while an industry merely lacks inputs;
// without the threshold on Dn, rounding left-overs would stretch an industry that has lost
// everything and that nobody asks. The largest factor and the time tau are those of the country.
#pragma once

#include "engine/arithmetic.h"
#include "engine/state.h"

namespace entente::engine {

template <typename Real>
void overproduce(const Parameters<Real>& p, State<Real>& state, Workspace<Real>& w) {
  for (std::size_t cell = 0; cell < p.cells(); ++cell) {
    const Real asked = zero_below(Real(w.ordered[cell] + w.restocking_asked[cell]),
                                  Real(Real(1e-12) * p.production[cell]));
    const Real made = w.production[cell];
    const bool at_capacity = made >= w.capacity[cell] * (Real(1) - Real(1e-9));
    Real unmet(0);
    if (at_capacity) unmet = zero_below(ratio(Real(asked - made), asked), Real(1e-12));
    const Real factor = state.overproduction[cell];
    const Real& largest = p.overproduction_maximum[cell % p.countries];
    const Real& adaptation = p.adaptation[cell % p.countries];
    state.overproduction[cell] =
        unmet > Real(0) ? Real(factor + (largest - factor) * unmet * adaptation)
                        : larger(Real(1), Real(factor + (Real(1) - factor) * adaptation));
  }
}

/// The published program's first two steps know no output to compare with.
inline constexpr std::size_t first_overproducing_step = 2;

/// The rule of the published program, at the start of a step and by what was made in the last one:
///
///   z = (D - x) / D;  alpha = max(1, alpha + (largest - alpha) z h / tau + (base - alpha) h / tau)
///
/// where the second change is made where z is exactly 0 only; as documented the first one is made
/// where z > 0 and the second elsewhere; tolerantly, 0 is what is 0 to 1e-9.
template <typename Real>
void overproduce_first(const Parameters<Real>& p, State<Real>& state, const Workspace<Real>& w) {
  for (std::size_t cell = 0; cell < p.cells(); ++cell) {
    const Real unmet = ratio(Real(w.ordered[cell] - w.production[cell]), w.ordered[cell]);
    bool grows = true;
    bool relaxes = unmet == Real(0);
    switch (p.overproduction) {
      case Overproduction::boario:
        break;
      case Overproduction::documented:
        grows = unmet > Real(0);
        relaxes = !grows;
        break;
      case Overproduction::tolerant:
        relaxes = unmet <= Real(1e-9) && unmet >= Real(-1e-9);
        break;
    }
    Real factor = state.overproduction[cell];
    const Real before = factor;
    const Real& adaptation = p.adaptation[cell % p.countries];
    if (grows)
      factor += (p.overproduction_maximum[cell % p.countries] - before) * unmet * adaptation;
    if (relaxes) factor += (p.overproduction_base - before) * adaptation;
    state.overproduction[cell] = larger(Real(1), factor);
  }
}

}  // namespace entente::engine
