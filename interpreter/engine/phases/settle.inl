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

#include "engine/arithmetic.h"
#include "engine/state.h"

namespace entente::engine {

/// Consecutive places of an entry: columns by place.
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

template <bool gated, typename Real>
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
  int moved = 0;
  int missed = 0;
  for (std::size_t k = 0; k < count; ++k) {
    const Real used = amount[k] * made[k];
    const Real wanted = amount[k] * planned[k];
    const Real now =
        gated && assumed.stocks_rest ? stock[k] : Real((stock[k] - used) + arrivals[k]);
    const bool endless = !(cover[k] < infinite<Real>());
    const Real goal = endless ? Real(0) : Real(wanted * cover[k]);
    if constexpr (gated) {
      const Real difference = arrivals[k] - used;
      const Real rest = Real(1e-8) + Real(1e-5) * used;
      moved |= (difference > rest) | (difference < -rest);
      const Real distance = now - goal;
      const Real near = Real(1e-8) + Real(1e-5) * goal;
      // Nothing times an endless cover is not a number there, and close to nothing.
      missed |= endless ? wanted == Real(0) : (distance > near) | (distance < -near);
    }
    const bool orders_more = !endless && goal > now && !(gated && assumed.goals_met);
    had[k] = smaller(wanted, stock[k]);
    orders[k] = (orders_more ? Real(places.restocking * (goal - now)) : Real(0)) + used;
    closing[k] = now;
  }
  if (moved != 0) found.stocks_rest = false;
  if (missed != 0) found.goals_met = false;
}

template <typename Real>
void settle(const Places<Real>& places, std::size_t count, bool gated, const Gates& assumed,
            Gates& found) {
  if (gated) {
    settle_places<true>(places, count, assumed, found);
  } else {
    settle_places<false>(places, count, assumed, found);
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
    const Real* amount = places.amount;
    const Real* planned = places.planned;
    const Real* had = places.had;
    demand[j] +=
        sum_in_lanes<Real>(k, end, [=](std::size_t at) { return Real(amount[at] * planned[at]); });
    available[j] += sum_in_lanes<Real>(k, end, [=](std::size_t at) { return had[at]; });
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
    settle(places, p.width, p.gates, assumed, found);
    add_by_country(p, 0, p.width, places, &w.demand[p.cell(r, 0)], &w.available[p.cell(r, 0)]);
    std::copy_n(&w.next_orders[at], p.width, &w.use_ordered[p.column(r, 0)]);
  }
}

}  // namespace entente::engine
