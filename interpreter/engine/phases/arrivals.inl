// How a country shares what arrived for use between its industries and final use.
//
//   everything arrived (got >= T): each gets what it ordered. Otherwise
//   pro rata:         f = y got / T;                     industries get u got / T
//   industries first: to industries = min(U, got);       f = min(y, got - that);  U = sum of u
//   final use first:  f = min(y, got);                   industries get u (got - f) / U
//   Orders of substitutes are among u. Where goods take time, stocks get what they counted on too.
//   arrivals g = u x part + v x restocked part;  inflow of the reserve = refill x restocked part
//
// Testing `got >= T` first keeps calm exact under every rule: T - y misses the sum of u by a bit.
#pragma once

#include "engine/arithmetic.h"
#include "engine/phases/transit.inl"
#include "engine/state.h"

namespace entente::engine {

/// Fills `part` with the part of use orders that industries get, and final_met. Columns in which
/// one user orders are served by what arrived in them.
template <typename Real>
void ration_by_column(const Parameters<Real>& p, Real* __restrict part, Workspace<Real>& w) {
  for (std::size_t column = 0; column < p.columns; ++column) {
    const Real& got = w.arrived[column];
    const Real& wanted = w.wanted[column];
    part[column] = got >= wanted ? Real(1) : ratio(got, wanted);
    const Real& final_wanted = w.final_wanted[column];
    w.final_met[column] = got >= wanted ? final_wanted : Real(final_wanted * part[column]);
  }
}

template <typename Real>
void ration_by_country(const Parameters<Real>& p, const State<Real>& state, Real* __restrict part,
                       Workspace<Real>& w) {
  std::vector<Sharing<Real>>& countries = w.sharing;
  std::fill(countries.begin(), countries.end(), Sharing<Real>());
  for (std::size_t e = 0; e < p.entries.size(); ++e) {
    const std::size_t r = p.entries[e].input;
    for (std::size_t k = 0; k < p.width; ++k) {
      countries[p.cell(r, p.country_of[k])].industries += state.use_orders[e * p.width + k];
    }
  }
  for (std::size_t u = 0; u < p.stand_ins.size(); ++u)
    countries[p.stand_ins[u].substitute_cell].industries += state.substitute_orders[u];
  for (std::size_t r = 0; r < p.resources; ++r) {
    for (std::size_t b = 0; b < p.buyers; ++b) {
      const std::size_t column = p.column(r, b);
      Sharing<Real>& sharing = countries[p.cell(r, p.country_of[b])];
      sharing.final_use += w.final_wanted[column];
      sharing.got += w.arrived[column];
      sharing.all = sharing.all && w.arrived[column] >= w.wanted[column];
    }
  }
  for (std::size_t r = 0; r < p.resources; ++r) {
    for (std::size_t b = 0; b < p.buyers; ++b) {
      const std::size_t column = p.column(r, b);
      const Sharing<Real>& sharing = countries[p.cell(r, p.country_of[b])];
      const Real& final_wanted = w.final_wanted[column];
      part[column] = Real(1);
      w.final_met[column] = final_wanted;
      if (sharing.all) continue;
      part[column] = ratio(sharing.to_industries(p.rationing), sharing.industries);
      // The only final user of a country, in bits, gets what the formula says.
      const Real met = sharing.to_final_use(p.rationing);
      w.final_met[column] = final_wanted == sharing.final_use
                                ? met
                                : Real(met * ratio(final_wanted, sharing.final_use));
    }
  }
}

template <typename Real>
void deliver(const Parameters<Real>& p, const State<Real>& state, Workspace<Real>& w) {
  if (p.rationing == Rationing::pro_rata) {
    ration_by_column(p, w.column_a.data(), w);
  } else {
    ration_by_country(p, state, w.column_a.data(), w);
  }
  for (std::size_t u = 0; u < p.stand_ins.size(); ++u) {
    w.substitute_arrivals[u] =
        state.substitute_orders[u] * w.column_a[p.stand_ins[u].substitute_column];
  }
  for (std::size_t e = 0; e < p.entries.size(); ++e) {
    if (p.factored[p.entries[e].input]) continue;
    const std::size_t row = p.column(p.entries[e].input, 0);
    const Real* __restrict part = &w.column_a[row];
    const Real* __restrict orders = &state.use_orders[e * p.width];
    Real* __restrict arrivals = &w.arrivals[e * p.width];
    if (p.rule == Rule::boario) {
      for (std::size_t k = 0; k < p.width; ++k) arrivals[k] = orders[k] * part[k];
      continue;
    }
    const Real* __restrict restocked = &w.restocked_part[row];
    const Real* __restrict restock = &state.restock_orders[e * p.width];
    for (std::size_t k = 0; k < p.width; ++k) {
      arrivals[k] = orders[k] * part[k] + restock[k] * restocked[k];
    }
    if (!has_lines(p, p.entries[e].input)) continue;
    const Real* __restrict counted_on = &state.counted_on[e * p.width];
    for (std::size_t k = 0; k < p.width; ++k) arrivals[k] += counted_on[k] * restocked[k];
  }
  for (std::size_t column = 0; column < p.columns; ++column) {
    w.inflow[column] = w.refill[column] * w.restocked_part[column];
  }
}

}  // namespace entente::engine
