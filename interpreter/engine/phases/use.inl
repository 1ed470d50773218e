// Inputs are used, final use is met, and what is missing is measured.
//
//   used = a x (with what is kept);  plan = min(D + sum of round 2 + what is to be kept, capacity);
//   wanted = a x plan demand = y + sum of wanted;  available = f + sum of min(wanted, opening
//   stock) shortage = max(0, demand - available), 0 below 1e-12 demand stock += g - used, 0 below
//   1e-13 z0 either side lost output = plan - what was made or taken from the withheld stock, with
//   the input that allowed the least
#pragma once

#include "engine/arithmetic.h"
#include "engine/state.h"

namespace entente::engine {

/// The input with the least output allowed; as cautious industries see it, by the fill of its
/// target.
template <typename Real>
int scarcest_input(const Parameters<Real>& p, std::size_t s, std::size_t j,
                   const State<Real>& state) {
  const std::size_t n = p.countries;
  int scarcest = -1;
  Real least = infinite<Real>();
  for (std::size_t e = p.entries_of[s].begin; e < p.entries_of[s].end; ++e) {
    const std::size_t at = e * n + j;
    Real allowed = state.stock[at] / p.entries[e].amount;
    if (p.input_rule == InputRule::cautious) {
      allowed = allowed / larger(Real(1), Real(p.cautious_below * p.cover[at]));
    }
    if (allowed < least) {
      least = allowed;
      scarcest = static_cast<int>(p.entries[e].input);
    }
  }
  return scarcest;
}

template <typename Real>
void plan_output(const Parameters<Real>& p, const State<Real>& state, Workspace<Real>& w) {
  const std::size_t n = p.countries;
  for (std::size_t cell = 0; cell < p.cells(); ++cell) {
    const Real asked = w.ordered[cell] + w.resold[cell] + w.to_keep[cell];
    w.planned[cell] = smaller(asked, w.capacity[cell]);
    const Real lost = w.planned[cell] - (w.production[cell] + w.from_withheld[cell]);
    w.lost_output[cell] = zero_below(lost, Real(Real(1e-12) * w.planned[cell]));
    w.limiting_input[cell] = -1;
  }
  for (std::size_t cell = 0; cell < p.cells(); ++cell) {
    if (!(w.lost_output[cell] > Real(0)) || !(w.inputs_allow[cell] < w.capacity[cell])) continue;
    w.limiting_input[cell] = scarcest_input(p, cell / n, cell % n, state);
  }
}

template <typename Real>
void use_entry(std::size_t n, Real amount, const Real* __restrict production,
               const Real* __restrict planned, const Real* __restrict arrivals,
               const Real* __restrict baseline, Real* __restrict stock, Real* __restrict used,
               Real* __restrict wanted, Real* __restrict demand, Real* __restrict available) {
  for (std::size_t j = 0; j < n; ++j) {
    used[j] = amount * production[j];
    wanted[j] = amount * planned[j];
    demand[j] += wanted[j];
    available[j] += smaller(wanted[j], stock[j]);
    const Real closing = stock[j] + (arrivals[j] - used[j]);
    const Real dust = Real(1e-13) * baseline[j];
    stock[j] = closing < dust && closing > -dust ? Real(0) : closing;
  }
}

template <typename Real>
void use(const Parameters<Real>& p, State<Real>& state, Workspace<Real>& w) {
  const std::size_t n = p.countries;
  plan_output(p, state, w);
  for (std::size_t cell = 0; cell < p.cells(); ++cell) {
    w.demand[cell] = Real(0);
    w.available[cell] = Real(0);
  }
  for (std::size_t e = 0; e < p.entries.size(); ++e) {
    const std::size_t maker = p.cell(p.entries[e].output, 0);
    const std::size_t row = p.cell(p.entries[e].input, 0);
    const std::size_t at = e * n;
    use_entry(n, p.entries[e].amount, &w.production[maker], &w.planned[maker], &w.arrivals[at],
              &p.input_use[at], &state.stock[at], &w.used[at], &w.input_wanted[at], &w.demand[row],
              &w.available[row]);
  }
  Real* __restrict demand = w.demand.data();
  Real* __restrict available = w.available.data();
  Real* __restrict shortage = w.shortage.data();
  const Real* __restrict wanted = w.final_wanted.data();
  const Real* __restrict met = w.final_met.data();
  for (std::size_t cell = 0; cell < p.cells(); ++cell) {
    demand[cell] = wanted[cell] + demand[cell];
    available[cell] = met[cell] + available[cell];
    const Real missing = larger(Real(0), Real(demand[cell] - available[cell]));
    shortage[cell] = zero_below(missing, Real(Real(1e-12) * demand[cell]));
  }
}

}  // namespace entente::engine
