// Stocks and next orders by the rules of the published program of ARIO, one queue for use and
// restocking.
//
//   used = a x;  stock = (stock - used) + arrived, unless all stocks rest
//   goal = n a plan;  gap = part reordered x max(0, goal - stock), 0 where stocks are endless or
//   all goals are met next orders = gap + used
//
// All stocks rest where |arrived - used| <= 1e-8 + 1e-5 |used| in every place, all goals are met
// where |stock - goal| <= 1e-8 + 1e-5 |goal| in every place: the gates. Without them the program is
// the same but for what they hold back.
#pragma once

#include <algorithm>
#include <type_traits>

#include "engine/arithmetic.h"
#include "engine/place_loops.inl"
#include "engine/state.h"
#include "engine/table_kernel.h"

namespace entente::engine {

struct AnyMachine {};

/// Places of a factored resource.
template <typename Real>
void settle_factored(const Places<Real>& places, std::size_t count, bool gated,
                     const Gates& assumed, Gates& found) {
  if constexpr (std::is_same_v<Real, double>) {
    const TableKernel& kernel = table_kernel();
    (gated ? kernel.settle_gated : kernel.settle)(places, count, assumed, found);
  } else if (gated) {
    settle_places<AnyMachine, true, true>(places, count, assumed, found);
  } else {
    settle_places<AnyMachine, false, true>(places, count, assumed, found);
  }
}

/// Places of a resource with links of its own.
template <typename Real>
void settle_linked(const Places<Real>& places, std::size_t count, bool gated, const Gates& assumed,
                   Gates& found) {
  if (gated) {
    settle_places<AnyMachine, true, false>(places, count, assumed, found);
  } else {
    settle_places<AnyMachine, false, false>(places, count, assumed, found);
  }
}

/// The places of resource r from place `first` on, as far as the state has them.
template <typename Real>
Places<Real> places_of(const Parameters<Real>& p, std::size_t r, std::size_t first,
                       const State<Real>& state, Workspace<Real>& w) {
  const std::size_t at = r * p.width + first;
  Places<Real> places;
  places.amount = &p.amount[at];
  places.cover = &p.cover[at];
  places.stock = &state.stock[at];
  places.made = &w.by_industry[first];
  places.planned = &w.planned_by_industry[first];
  places.restocking = p.restocking[r];
  places.closing = &w.closing_stock[at];
  return places;
}

/// Adds what the industries of each country wanted and had.
template <typename Real>
void add_by_country(const Parameters<Real>& p, std::size_t first, std::size_t count,
                    const Places<Real>& places, Real* demand, Real* available) {
  for (std::size_t k = 0; k < count;) {
    const std::size_t j = (first + k) / p.resources;
    std::size_t end = (j + 1) * p.resources - first;
    if (end > count) end = count;
    Real sums[2];
    if constexpr (std::is_same_v<Real, double>) {
      table_kernel().sum_wanted(places, k, end, sums);
    } else {
      sum_wanted<AnyMachine>(places, k, end, sums);
    }
    demand[j] += sums[0];
    available[j] += sums[1];
    k = end;
  }
}

/// The resources that have links of their own.
template <typename Real>
void settle_links(const Parameters<Real>& p, const Gates& assumed, State<Real>& state,
                  Workspace<Real>& w, Gates& found) {
  std::fill(w.use_ordered.begin(), w.use_ordered.end(), Real(0));
  for (std::size_t r = 0; r < p.resources; ++r) {
    if (p.factored[r]) continue;
    const std::size_t at = r * p.width;
    Places<Real> places = places_of(p, r, 0, state, w);
    places.arrivals = &w.arrivals[at];
    places.orders = &w.next_orders[at];
    places.had = w.place_a.data();
    settle_linked(places, p.width, p.gates, assumed, found);
    add_by_country(p, 0, p.width, places, &w.demand[p.cell(r, 0)], &w.available[p.cell(r, 0)]);
    std::copy_n(&w.next_orders[at], p.width, &w.use_ordered[p.column(r, 0)]);
  }
}

}  // namespace entente::engine
