// Goods that take time: what leaves a supplier now arrives later, and what arrives now left before.
//
//   part of a line l = share x passages on its route / kappa of the link: of what goes over the
//   link now; its share in calm
//
//   sent = part x flow, (1 - f) of it for k steps and f for k + 1, where it is k + f steps under
//   way
//
//   on hand = waiting + (N0 + sum over suppliers of (flow - F0) + sum over lines of (arriving -
//   sent))
//
//   got = min(T, on hand);  for restocking, refill and what stocks count on min(Q + sum of C, what
//   is left);  waiting = the rest, 0 below 1e-12 N0
//
// and what the buyer orders knows what it can count on:
//
//   counted on P = max(0, waiting + under way - sum over lines of delay x part x max(0, F0 + W T -
//   W0 N0)), 0 below 1e-9 of it all: more than it takes to receive T in every step
//
//   C = gap x min(1, P / sum of gaps of stocks): not ordered again while the goods are under way
//
//   spared = min(waiting, rho (P - gaps));  T' = T - spared is wanted of suppliers
//
// Without that, what was ordered would be ordered once more in each step until it arrives, and
// stocks swing (Sterman 1989).
#pragma once

#include <algorithm>

#include "engine/arithmetic.h"
#include "engine/state.h"

namespace entente::engine {

template <typename Real>
bool has_lines(const Parameters<Real>& p, std::size_t r) {
  return !p.lines.empty() && p.lines_of[r].begin < p.lines_of[r].end;
}

/// Where the goods of a line that arrive so many steps later begin.
template <typename Real>
std::size_t slot_at(const TransitLine<Real>& line, std::size_t index, std::size_t later) {
  return line.slots + (index + later) % line.slot_count() * line.buyers.size();
}

/// Goods under way as in every step of a calm.
template <typename Real>
void open_lines(const Parameters<Real>& p, State<Real>& state) {
  if (p.lines.empty()) return;
  state.under_way.assign(p.slot_count, Real(0));
  state.pipeline.assign(p.columns, Real(0));
  state.waiting.assign(p.columns, Real(0));
  state.spared_orders.assign(p.columns, Real(0));
  state.counted_on.assign(p.input_use.size(), Real(0));
  for (const TransitLine<Real>& line : p.lines) {
    for (std::size_t n = 0; n < line.buyers.size(); ++n) {
      const Real sent = line.share * p.flow[line.pairs + line.buyers[n]];
      const Real later = sent * line.later;
      const Real sooner = sent - later;
      Real& pipeline = state.pipeline[p.column(line.resource, line.buyers[n])];
      for (std::size_t step = 0; step < line.whole; ++step) {
        state.under_way[slot_at(line, 0, step) + n] = later + sooner;
        pipeline += later + sooner;
      }
      state.under_way[slot_at(line, 0, line.whole) + n] = later;
      pipeline += later;
    }
  }
}

/// Which part of what passes takes which time, by kappa of the links of r in w.passing.
template <typename Real>
void divide_lines(const Parameters<Real>& p, std::size_t r, Workspace<Real>& w) {
  if (!has_lines(p, r)) return;
  for (std::size_t l = p.lines_of[r].begin; l < p.lines_of[r].end; ++l) {
    const TransitLine<Real>& line = p.lines[l];
    Real passes(1);
    for (const std::size_t chokepoint : line.chokepoints) {
      if (chokepoint < w.passage.size()) passes *= w.passage[chokepoint];
    }
    w.line_part[l] = smaller(Real(1), ratio(Real(line.share * passes),
                                            w.passing[line.supplier * p.countries + line.country]));
  }
}

/// What is wanted of suppliers is less than T where goods wait.
template <typename Real>
void spare_orders(const Parameters<Real>& p, const State<Real>& state, Workspace<Real>& w) {
  if (p.lines.empty()) return;
  for (std::size_t r = 0; r < p.resources; ++r) {
    if (!has_lines(p, r)) continue;
    for (std::size_t column = p.column(r, 0); column < p.column(r, p.buyers); ++column) {
      w.needed[column] = w.wanted[column];
      w.wanted[column] = larger(Real(0), Real(w.wanted[column] - state.spared_orders[column]));
    }
  }
}

/// Sends what flows over the lines of r, and adds what arrives less what was sent.
template <typename Real>
void send(const Parameters<Real>& p, std::size_t r, std::size_t index, State<Real>& state,
          const Workspace<Real>& w, Real* landed) {
  for (std::size_t l = p.lines_of[r].begin; l < p.lines_of[r].end; ++l) {
    const TransitLine<Real>& line = p.lines[l];
    Real* sooner_slot = &state.under_way[slot_at(line, index, line.whole)];
    Real* later_slot = &state.under_way[slot_at(line, index, line.whole + 1)];
    Real* now = &state.under_way[slot_at(line, index, 0)];
    for (std::size_t n = 0; n < line.buyers.size(); ++n) {
      const std::size_t b = line.buyers[n];
      const Real sent = w.line_part[l] * w.flows[line.links + b];
      const Real later = sent * line.later;
      const Real sooner = sent - later;
      later_slot[n] += later;
      sooner_slot[n] += sooner;
      const Real change = now[n] - (later + sooner);
      now[n] = Real(0);
      landed[b] += change;
      Real& pipeline = state.pipeline[p.column(r, b)];
      pipeline = larger(Real(0), Real(pipeline - change));
    }
  }
}

template <typename Real>
void land(const Parameters<Real>& p, std::size_t index, State<Real>& state, Workspace<Real>& w) {
  if (p.lines.empty()) return;
  for (std::size_t r = 0; r < p.resources; ++r) {
    if (!has_lines(p, r)) continue;
    Real* landed = w.buyer_a.data();
    std::fill(landed, landed + p.buyers, Real(0));
    for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
      const Supplier& row = p.suppliers[m];
      const Real* flows = &w.flows[row.links];
      const Real* baseline = p.flow + row.pairs;
      for (std::size_t b = row.first; b < row.last; ++b) landed[b] += flows[b] - baseline[b];
    }
    send(p, r, index, state, w, landed);
    Real* stocks = w.buyer_b.data();
    std::fill(stocks, stocks + p.buyers, Real(0));
    for (const std::size_t e : p.users_of[r]) {
      for (std::size_t k = 0; k < p.width; ++k) stocks[k] += state.counted_on[e * p.width + k];
    }
    std::fill_n(&w.in_transit[p.cell(r, 0)], p.countries, Real(0));
    for (std::size_t b = 0; b < p.buyers; ++b) {
      const std::size_t column = p.column(r, b);
      const Real on_hand =
          larger(Real(0), Real(state.waiting[column] + (p.need[column] + landed[b])));
      w.dispatched[column] = w.arrived[column];
      w.wanted[column] = w.needed[column];
      w.arrived[column] = smaller(w.wanted[column], on_hand);
      const Real left =
          zero_below(Real(on_hand - w.arrived[column]), Real(Real(1e-12) * p.need[column]));
      const Real for_stocks = w.restocking[column] + stocks[b];
      const Real restocked = smaller(left, for_stocks);
      w.restocked_part[column] = ratio(restocked, for_stocks);
      state.waiting[column] = left - restocked;
      w.in_transit[p.cell(r, p.country_of[b])] += state.pipeline[column] + state.waiting[column];
    }
  }
}

/// counted_on[b]: goods under way and waiting beyond what receiving as much as now takes.
template <typename Real>
void find_counted_on(const Parameters<Real>& p, std::size_t r, const State<Real>& state,
                     const Workspace<Real>& w, Real* counted_on) {
  for (std::size_t b = 0; b < p.buyers; ++b) counted_on[b] = Real(0);
  for (std::size_t l = p.lines_of[r].begin; l < p.lines_of[r].end; ++l) {
    const TransitLine<Real>& line = p.lines[l];
    for (const std::size_t b : line.buyers) {
      const Real order =
          p.flow[line.pairs + b] + (state.shares[line.links + b] * w.needed[p.column(r, b)] -
                                    p.share_of_need[line.links + b]);
      counted_on[b] += line.delay * w.line_part[l] * larger(Real(0), order);
    }
  }
  for (std::size_t b = 0; b < p.buyers; ++b) {
    const std::size_t column = p.column(r, b);
    const Real held = state.waiting[column] + state.pipeline[column];
    const Real dust = Real(1e-9) * (held + p.need[column]);
    counted_on[b] = zero_below(larger(Real(0), Real(held - counted_on[b])), dust);
  }
}

/// What an industry lacks in stock for what it wants to use.
template <typename Real>
Real stock_gap(const Parameters<Real>& p, std::size_t at, const State<Real>& state,
               const Workspace<Real>& w) {
  const Real goal = p.cover[at] * w.input_wanted[at];
  return goal < infinite<Real>() ? larger(Real(0), Real(goal - state.stock[at])) : Real(0);
}

/// Before the next orders: which part of the gaps is closed by what is under way, and what more
/// there is.
template <typename Real>
void count_on_arrivals(const Parameters<Real>& p, State<Real>& state, Workspace<Real>& w) {
  if (p.lines.empty()) return;
  for (std::size_t r = 0; r < p.resources; ++r) {
    if (!has_lines(p, r)) continue;
    Real* counted_on = w.buyer_a.data();
    Real* gaps = w.buyer_b.data();
    find_counted_on(p, r, state, w, counted_on);
    std::fill(gaps, gaps + p.buyers, Real(0));
    for (const std::size_t e : p.users_of[r]) {
      for (std::size_t k = 0; k < p.width; ++k) gaps[k] += stock_gap(p, e * p.width + k, state, w);
    }
    for (std::size_t b = 0; b < p.buyers; ++b) {
      const std::size_t column = p.column(r, b);
      const Real rest = larger(Real(0), Real(counted_on[b] - gaps[b]));
      state.spared_orders[column] = smaller(state.waiting[column], Real(p.unwinding * rest));
      counted_on[b] = smaller(Real(1), ratio(counted_on[b], gaps[b]));
    }
    for (const std::size_t e : p.users_of[r]) {
      for (std::size_t k = 0; k < p.width; ++k) {
        const std::size_t at = e * p.width + k;
        state.counted_on[at] = counted_on[k] * stock_gap(p, at, state, w);
      }
    }
  }
}

/// The stock of entry e that its industries order by: with what of its gap is under way.
template <typename Real>
const Real* stock_to_order_by(const Parameters<Real>& p, std::size_t e, const State<Real>& state,
                              Workspace<Real>& w) {
  const std::size_t at = e * p.width;
  const std::size_t r = p.entries[e].input;
  if (!has_lines(p, r)) return &state.stock[at];
  for (std::size_t k = 0; k < p.width; ++k)
    w.place_b[k] = state.stock[at + k] + state.counted_on[at + k];
  return w.place_b.data();
}

}  // namespace entente::engine
