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
                   const State<Real>& state, const Workspace<Real>& w) {
  int scarcest = -1;
  Real least = infinite<Real>();
  const auto consider = [&](std::size_t e, std::size_t k) {
    const std::size_t at = e * p.width + k;
    if (!(p.amount[at] > Real(0)) || !(p.cover[at] < infinite<Real>())) return;
    const Real substitutes = p.stand_ins.empty() ? Real(0) : w.replaceable[at];
    Real allowed = (state.stock[at] + substitutes) / p.amount[at];
    if (p.input_rule == InputRule::cautious) {
      allowed = allowed / larger(Real(1), Real(p.cautious_below * p.cover[at]));
    }
    if (allowed < least) {
      least = allowed;
      scarcest = static_cast<int>(p.entries[e].input);
    }
  };
  if (p.by_user) {
    for (std::size_t e = 0; e < p.entries.size(); ++e) consider(e, j * p.resources + s);
  } else {
    for (std::size_t e = p.entries_of[s].begin; e < p.entries_of[s].end; ++e) consider(e, j);
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
    // The published program orders for what is left to be rebuilt only.
    if (p.rule == Rule::boario) {
      w.planned[cell] = smaller(Real(asked - w.rebuilding_sold[cell]), w.capacity[cell]);
    }
    w.limiting_input[cell] = -1;
  }
  for (std::size_t cell = 0; cell < p.cells(); ++cell) {
    if (!(w.lost_output[cell] > Real(0)) || !(w.inputs_allow[cell] < w.capacity[cell])) continue;
    w.limiting_input[cell] = scarcest_input(p, cell / n, cell % n, state, w);
  }
}

template <typename Real>
void use_entry(std::size_t count, const Real* __restrict amount, const Real* __restrict production,
               const Real* __restrict planned, const Real* __restrict arrivals,
               const Real* __restrict baseline, Real* __restrict stock, Real* __restrict used,
               Real* __restrict wanted, Real* __restrict available) {
  for (std::size_t k = 0; k < count; ++k) {
    used[k] = amount[k] * production[k];
    wanted[k] = amount[k] * planned[k];
    available[k] = smaller(wanted[k], stock[k]);
    const Real closing = stock[k] + (arrivals[k] - used[k]);
    const Real dust = Real(1e-13) * baseline[k];
    stock[k] = closing < dust && closing > -dust ? Real(0) : closing;
  }
}

/// Adds what industries and final users of every country wanted and had, and met.
template <typename Real>
void sum_use(const Parameters<Real>& p, Workspace<Real>& w) {
  std::vector<Real>& final_wanted = w.column_of_cells_a;
  std::fill(final_wanted.begin(), final_wanted.end(), Real(0));
  for (std::size_t r = 0; r < p.resources; ++r) {
    if (p.factored[r]) continue;
    std::fill_n(&w.final_served[p.cell(r, 0)], p.countries, Real(0));
    for (std::size_t b = p.by_user ? p.width : 0; b < p.buyers; ++b) {
      const std::size_t cell = p.cell(r, p.country_of[b]);
      final_wanted[cell] += w.final_wanted[p.column(r, b)];
      w.final_served[cell] += w.final_met[p.column(r, b)];
    }
  }
  for (std::size_t cell = 0; cell < p.cells(); ++cell) {
    if (p.factored[cell / p.countries]) continue;
    const Real demand = final_wanted[cell] + w.demand[cell];
    const Real available = w.final_served[cell] + w.available[cell];
    w.demand[cell] = demand;
    w.available[cell] = available;
    const Real missing = larger(Real(0), Real(demand - available));
    w.shortage[cell] = zero_below(missing, Real(Real(1e-12) * demand));
  }
}

template <typename Real>
void use(const Parameters<Real>& p, State<Real>& state, Workspace<Real>& w) {
  const std::size_t width = p.width;
  plan_output(p, state, w);
  std::fill(w.demand.begin(), w.demand.end(), Real(0));
  std::fill(w.available.begin(), w.available.end(), Real(0));
  order_by_industry(p, w.production, w.by_industry);
  order_by_industry(p, w.planned, w.planned_by_industry);
  replace(p, state, w);
  Real* __restrict had = w.place_a.data();
  for (std::size_t e = 0; e < p.entries.size(); ++e) {
    const std::size_t r = p.entries[e].input;
    if (p.factored[r]) continue;
    const std::size_t at = e * width;
    use_entry(width, &p.amount[at], makers(p, p.entries[e], w.production, w.by_industry),
              makers(p, p.entries[e], w.planned, w.planned_by_industry), &w.arrivals[at],
              &p.input_use[at], &state.stock[at], &w.used[at], &w.input_wanted[at], had);
    const Real* __restrict wanted = &w.input_wanted[at];
    for (std::size_t k = 0; k < width; ++k) {
      const std::size_t cell = p.cell(r, p.country_of[k]);
      w.demand[cell] += wanted[k];
      w.available[cell] += had[k];
    }
  }
  use_substitutes(p, state, w);
  sum_use(p, w);
}

}  // namespace entente::engine
