// A user that lacks an input uses a substitute for a part of it.
//
//   limit phi = `up to` x readiness;  readiness grows by h / `after` in each step of shortage, up
//   to 1, and stays: what was learned is not forgotten
//   an industry's stock S of the replaced counts as S + E,  E = min(S' / ratio, phi S / (1 - phi)):
//   the most that lets what is replaced be phi of all it needs;  S' stock of the substitute
//   replaced = min(E, max(0, a x - S)): only what is missing
//   a final user: replaced = min(S' / ratio, phi y, y - f)
//   S' += arrivals - ratio x replaced
//   lacking L = max(0, a plan - S) with the closing S; a final user: y - f;  0 below 1e-9 of the
//   need
//   goal = ratio x min(phi x need, L);  ordered next = max(0, goal - max(0, S' - goal)): what the
//   step after the next will use
//
// Orders for substitutes are orders for use of that resource, beside those of industries. In calm
// nothing is lacking, so that nothing is ordered and no stock is there.
#pragma once

#include <algorithm>

#include "engine/arithmetic.h"
#include "engine/state.h"

namespace entente::engine {

/// What substitutes at hand can stand in for in each industry, before it is known what is made.
template <typename Real>
void find_replaceable(const Parameters<Real>& p, const State<Real>& state, Workspace<Real>& w) {
  if (p.stand_ins.empty()) return;
  for (std::size_t u = 0; u < p.stand_ins.size(); ++u) {
    const StandIn<Real>& user = p.stand_ins[u];
    if (user.final) continue;
    const Real limit = user.limit * state.readiness[u];
    const Real held = state.substitute_stock[u] / user.ratio;
    const Real allowed = limit < Real(1) ? Real(limit * state.stock[user.place] / (Real(1) - limit))
                                         : infinite<Real>();
    w.replaceable[user.place] = smaller(held, allowed);
  }
}

/// The stock of entry e, with what substitutes can stand in for.
template <typename Real>
const Real* stock_with_substitutes(const Parameters<Real>& p, std::size_t e,
                                   const State<Real>& state, Workspace<Real>& w) {
  const std::size_t at = e * p.width;
  if (p.stand_ins.empty() || !p.replaceable[e]) return &state.stock[at];
  for (std::size_t k = 0; k < p.width; ++k)
    w.place_b[k] = state.stock[at + k] + w.replaceable[at + k];
  return w.place_b.data();
}

/// T grows by what is ordered of substitutes.
template <typename Real>
void want_substitutes(const Parameters<Real>& p, const State<Real>& state, Workspace<Real>& w) {
  for (std::size_t u = 0; u < p.stand_ins.size(); ++u)
    w.wanted[p.stand_ins[u].substitute_column] += state.substitute_orders[u];
}

/// What a user wants to use of the replaced, of the plan or of final use.
template <typename Real>
Real need_of(const Parameters<Real>& p, const StandIn<Real>& user, const Workspace<Real>& w) {
  if (user.final) return w.final_wanted[user.replaced_column];
  return p.amount[user.place] *
         makers(p, p.entries[user.entry], w.planned, w.planned_by_industry)[user.maker];
}

/// Before stocks move: what each user lacks, and what of it is replaced.
template <typename Real>
void replace(const Parameters<Real>& p, const State<Real>& state, Workspace<Real>& w) {
  for (std::size_t u = 0; u < p.stand_ins.size(); ++u) {
    const StandIn<Real>& user = p.stand_ins[u];
    const Real need = need_of(p, user, w);
    if (user.final) {
      w.missed[u] = larger(Real(0), Real(need - w.final_met[user.replaced_column]));
      w.replaced[u] = smaller(smaller(Real(state.substitute_stock[u] / user.ratio),
                                      Real(user.limit * state.readiness[u] * need)),
                              w.missed[u]);
      continue;
    }
    const Real& stock = state.stock[user.place];
    const Real used = p.amount[user.place] *
                      makers(p, p.entries[user.entry], w.production, w.by_industry)[user.maker];
    w.missed[u] = larger(Real(0), Real(need - stock));
    w.replaced[u] = smaller(w.replaceable[user.place], larger(Real(0), Real(used - stock)));
  }
}

/// After stocks moved as if nothing were replaced.
template <typename Real>
void use_substitutes(const Parameters<Real>& p, State<Real>& state, Workspace<Real>& w) {
  if (p.stand_ins.empty()) return;
  std::fill(w.substituted.begin(), w.substituted.end(), Real(0));
  for (std::size_t u = 0; u < p.stand_ins.size(); ++u) {
    const StandIn<Real>& user = p.stand_ins[u];
    const Real& replaced = w.replaced[u];
    const Real used = user.ratio * replaced;
    if (!user.final) {
      w.used[user.place] -= replaced;
      state.stock[user.place] = larger(Real(0), Real(state.stock[user.place] + replaced));
    }
    Real& stock = state.substitute_stock[u];
    stock = larger(Real(0), Real(stock + (w.substitute_arrivals[u] - used)));
    w.available[user.replaced_cell] += smaller(replaced, w.missed[u]);
    w.demand[user.substitute_cell] += used;
    w.available[user.substitute_cell] += used;
    w.substituted[user.replaced_cell] += replaced;
    const bool short_of_it = w.missed[u] > Real(1e-9) * need_of(p, user, w);
    if (short_of_it)
      state.readiness[u] = smaller(Real(1), Real(state.readiness[u] + user.learning));
  }
}

/// Orders of substitutes for the next step.
template <typename Real>
void order_substitutes(const Parameters<Real>& p, State<Real>& state, Workspace<Real>& w) {
  for (std::size_t u = 0; u < p.stand_ins.size(); ++u) {
    const StandIn<Real>& user = p.stand_ins[u];
    const Real need = need_of(p, user, w);
    const Real missing =
        user.final ? w.missed[u] : larger(Real(0), Real(need - state.stock[user.place]));
    const Real lacking = zero_below(missing, Real(Real(1e-9) * need));
    const Real limit = user.limit * state.readiness[u];
    const Real goal = user.ratio * smaller(Real(limit * need), lacking);
    const Real over = larger(Real(0), Real(state.substitute_stock[u] - goal));
    state.substitute_orders[u] = larger(Real(0), Real(goal - over));
    w.use_ordered[user.substitute_column] += state.substitute_orders[u];
  }
}

}  // namespace entente::engine
