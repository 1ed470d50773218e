// The suppliers' shares of each buyer's next orders.
//
//   weights B[r,i,j] = F0 (1 - l) alpha; permissions enter by the ceilings below, not here
//     + plants of r in i:         b_k e_j / sum e, e_j = N0 - F0[j,j] (members only where so
//     declared)
//     + plants in j that use r:   a b_k m / sum m, m_i = pi max(0, c0 - F0[i,i]), at home max(0, x0
//     - F0[j,j])
//   a buyer that orders and has sum B = 0: itself alone where r is local or x0 + built covers its
//   orders and final use;
//     else B = (x0 + built) pi
//   wanted shares = B / (N0 + sum of (B - F0))
//   under ceilings, three times: c = min(share, K / t), t = the buyer's orders and final use; what
//   was cut goes to
//     suppliers below their ceiling in proportion to c; at last, 1 - sum of shares returns to the
//     suppliers with a ceiling in proportion to F0
//   shares = wanted, or where rerouting takes N months: W + (wanted - W) h / N, at least
//   min(wanted, W0), divided by its
//     sum where that is not 1 to 1e-13
//
// Columns that provably stay at the baseline are not computed: same bits, less work.
#pragma once

#include <algorithm>

#include "engine/arithmetic.h"
#include "engine/state.h"

namespace entente::engine {

/// Everything the buyer will order and use itself.
template <typename Real>
Real orders_of(const Workspace<Real>& w, std::size_t buyer) {
  return (w.use_ordered[buyer] + w.restock_ordered[buyer]) + w.final_wanted[buyer];
}

/// Whether nothing has moved the weights of r: no loss, no overproduction, no plant, no ceiling, no
/// new buyer.
template <typename Real>
bool at_baseline_weights(const Parameters<Real>& p, std::size_t r, const State<Real>& state,
                         const Workspace<Real>& w) {
  if (w.capped[r]) return false;
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const std::size_t cell = p.suppliers[m].cell;
    if (!(w.lost_share[cell] == Real(0)) || !(state.overproduction[cell] == Real(1))) return false;
  }
  for (const std::size_t k : p.terms[r].plants) {
    if (w.plant_built[k] > Real(0)) return false;
  }
  for (const std::size_t k : p.terms[r].hungry_plants) {
    if (w.plant_built[k] > Real(0)) return false;
  }
  for (std::size_t b = 0; b < p.buyers; ++b) {
    const std::size_t column = p.column(r, b);
    if (p.need[column] == Real(0) && orders_of(w, column) > Real(0)) return false;
  }
  return true;
}

/// Orders for the inputs of a plant of `output` in j go where capacity exceeds the home flow.
template <typename Real>
void draw_inputs(const Parameters<Real>& p, std::size_t r, std::size_t output, std::size_t j,
                 Real plant, Workspace<Real>& w) {
  const std::size_t n = p.countries;
  Real needed(0);
  for (std::size_t e = p.entries_of[output].begin; e < p.entries_of[output].end; ++e) {
    if (p.entries[e].input == r) needed += p.amount[e * p.width + j] * plant;
  }
  Real* beyond = w.supplier_a.data();
  Real total(0);
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const std::size_t i = p.suppliers[m].country;
    const std::size_t cell = p.suppliers[m].cell;
    const Real& home = p.flow[cell * p.buyers + i];
    const bool limited = p.capacity[cell] < infinite<Real>();
    const Real most = i == j || !limited ? p.production[cell] : p.capacity[cell];
    beyond[i] = w.permission[p.pair(r, i, j)] * larger(Real(0), Real(most - home));
    total += beyond[i];
  }
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const std::size_t i = p.suppliers[m].country;
    w.links[i * n + j] += needed * ratio(beyond[i], total);
  }
}

/// A reserve buys as its country does: the baseline has no flows of its own for it.
template <typename Real>
void add_reserve_columns(const Parameters<Real>& p, Real* row) {
  const std::size_t first = p.buyers - p.countries;
  std::fill(row + first, row + p.buyers, Real(0));
  for (std::size_t b = 0; b < first; ++b) row[first + p.country_of[b]] += row[b];
}

template <typename Real>
void find_weights(const Parameters<Real>& p, const Policy& policy, std::size_t r,
                  const State<Real>& state, Workspace<Real>& w) {
  const std::size_t n = p.buyers;
  const std::size_t weighed = p.rule == Rule::boario ? p.width : n;
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const Supplier& row = p.suppliers[m];
    const Real kept = p.capacity_weights ? Real(Real(1) - w.lost_share[row.cell]) : Real(1);
    const Real factor = p.capacity_weights ? state.overproduction[row.cell] : Real(1);
    const Real* __restrict flow = p.flow + row.pairs;
    Real* __restrict weight = &w.links[row.country * n];
    for (std::size_t b = row.first; b < row.last; ++b) {
      weight[b] = b < weighed ? Real(flow[b] * kept * factor) : flow[b];
    }
    if (p.reserves_order) add_reserve_columns(p, weight);
  }
  if (p.local[r]) return;
  for (const std::size_t k : p.terms[r].plants) {
    Real* weight = &w.links[policy.plants[k].country * n];
    for (std::size_t b = 0; b < n; ++b) weight[b] += w.plant_built[k] * p.attraction[k][b];
  }
  for (const std::size_t k : p.terms[r].hungry_plants) {
    if (!(w.plant_built[k] > Real(0))) continue;
    draw_inputs(p, r, policy.plants[k].resource, policy.plants[k].country, w.plant_built[k], w);
  }
}

/// The weights of a buyer whose suppliers are all gone, or who never had one. Returns their sum.
template <typename Real>
Real find_first_suppliers(const Parameters<Real>& p, std::size_t r, std::size_t b,
                          Workspace<Real>& w) {
  const std::size_t home = p.country_of[b];
  const std::size_t buyer = p.cell(r, home);
  const Real orders = orders_of(w, p.column(r, b));
  if (!(orders > Real(0))) return Real(0);
  // A country that was its own only supplier covers its needs but for a bit.
  const Real covered = (p.production[buyer] + w.built[buyer]) * (Real(1) + Real(1e-12));
  const bool alone = p.local[r] || covered >= orders;
  Real total(0);
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const Supplier& row = p.suppliers[m];
    if (b < row.first || b >= row.last) continue;
    Real& weight = w.links[row.country * p.buyers + b];
    if (alone) {
      weight = row.country == home ? Real(1) : Real(0);
    } else {
      weight = (p.production[row.cell] + w.built[row.cell]) *
               w.permission[row.cell * p.countries + home];
    }
    total += weight;
  }
  return total;
}

/// Divides the weights by their sums, N0 + sum of (B - F0).
template <typename Real>
void normalise_weights(const Parameters<Real>& p, std::size_t r, Workspace<Real>& w) {
  const std::size_t n = p.buyers;
  const std::size_t begin = p.suppliers_of[r].begin;
  const std::size_t end = p.suppliers_of[r].end;
  Real* __restrict change = w.buyer_a.data();
  Real* __restrict largest = w.buyer_b.data();
  for (std::size_t j = 0; j < n; ++j) {
    change[j] = Real(0);
    largest[j] = Real(0);
  }
  for (std::size_t m = begin; m < end; ++m) {
    const Supplier& row = p.suppliers[m];
    const Real* __restrict weight = &w.links[row.country * n];
    const Real* __restrict flow = p.flow + row.pairs;
    for (std::size_t j = row.first; j < row.last; ++j) {
      change[j] += weight[j] - flow[j];
      largest[j] = larger(largest[j], weight[j]);
    }
  }
  Real* __restrict total = w.buyer_a.data();
  for (std::size_t j = 0; j < n; ++j) {
    total[j] = p.need[p.column(r, j)] + change[j];
    if (!(largest[j] > Real(0))) total[j] = find_first_suppliers(p, r, j, w);
    if (!(total[j] > Real(0))) total[j] = infinite<Real>();
  }
  for (std::size_t m = begin; m < end; ++m) {
    const Supplier& row = p.suppliers[m];
    Real* __restrict weight = &w.links[row.country * n];
    for (std::size_t j = row.first; j < row.last; ++j) weight[j] = weight[j] / total[j];
  }
}

/// Moves what exceeds a ceiling to suppliers below theirs.
template <typename Real>
void respect_ceilings(const Parameters<Real>& p, std::size_t r, Workspace<Real>& w) {
  const std::size_t n = p.buyers;
  const std::size_t begin = p.suppliers_of[r].begin;
  const std::size_t end = p.suppliers_of[r].end;
  Real* __restrict needed = w.buyer_a.data();
  Real* __restrict cut = w.buyer_b.data();
  Real* __restrict base = w.buyer_c.data();
  for (std::size_t j = 0; j < n; ++j) {
    needed[j] = w.use_ordered[p.column(r, j)] + w.final_wanted[p.column(r, j)];
  }
  for (std::size_t m = begin; m < end; ++m) {
    const Supplier& row = p.suppliers[m];
    const Real* __restrict ceiling = &w.ceiling[row.links];
    Real* __restrict limit = &w.limits[row.country * n];
    for (std::size_t j = row.first; j < row.last; ++j) {
      limit[j] = needed[j] > Real(0) ? Real(ceiling[j] / needed[j]) : infinite<Real>();
    }
  }
  for (int round = 0; round < 3; ++round) {
    std::fill(cut, cut + n, Real(0));
    std::fill(base, base + n, Real(0));
    for (std::size_t m = begin; m < end; ++m) {
      const Supplier& row = p.suppliers[m];
      const Real* __restrict limit = &w.limits[row.country * n];
      Real* __restrict share = &w.links[row.country * n];
      for (std::size_t j = row.first; j < row.last; ++j) {
        const Real kept = smaller(share[j], limit[j]);
        cut[j] += share[j] - kept;
        base[j] += kept < limit[j] ? kept : Real(0);
        share[j] = kept;
      }
    }
    for (std::size_t j = 0; j < n; ++j) base[j] = ratio(cut[j], base[j]);
    for (std::size_t m = begin; m < end; ++m) {
      const Supplier& row = p.suppliers[m];
      const Real* __restrict limit = &w.limits[row.country * n];
      Real* __restrict share = &w.links[row.country * n];
      for (std::size_t j = row.first; j < row.last; ++j) {
        share[j] += share[j] < limit[j] ? Real(share[j] * base[j]) : Real(0);
      }
    }
  }
  Real* __restrict total = w.buyer_b.data();
  std::fill(total, total + n, Real(0));
  std::fill(base, base + n, Real(0));
  for (std::size_t m = begin; m < end; ++m) {
    const Supplier& row = p.suppliers[m];
    const std::size_t at = row.country * n;
    for (std::size_t j = row.first; j < row.last; ++j) {
      total[j] += w.links[at + j];
      base[j] += w.limits[at + j] < infinite<Real>() ? p.flow[row.pairs + j] : Real(0);
    }
  }
  for (std::size_t j = 0; j < n; ++j) {
    const Real missing = total[j] < Real(1) - Real(1e-12) ? Real(Real(1) - total[j]) : Real(0);
    base[j] = ratio(missing, base[j]);
  }
  for (std::size_t m = begin; m < end; ++m) {
    const Supplier& row = p.suppliers[m];
    const std::size_t at = row.country * n;
    for (std::size_t j = row.first; j < row.last; ++j) {
      if (w.limits[at + j] < infinite<Real>()) w.links[at + j] += p.flow[row.pairs + j] * base[j];
    }
  }
}

/// The shares follow the wanted ones over time, but return to the baseline at once.
template <typename Real>
void reroute_slowly(const Parameters<Real>& p, std::size_t r, const State<Real>& state,
                    Workspace<Real>& w) {
  const std::size_t n = p.buyers;
  Real* __restrict total = w.buyer_a.data();
  std::fill(total, total + n, Real(0));
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const Supplier& row = p.suppliers[m];
    const Real* __restrict before = &state.shares[row.links];
    const Real* __restrict baseline = &p.share[row.links];
    Real* __restrict share = &w.links[row.country * n];
    for (std::size_t j = row.first; j < row.last; ++j) {
      const Real moved = before[j] + (share[j] - before[j]) * p.rerouting;
      share[j] = larger(moved, smaller(share[j], baseline[j]));
      total[j] += share[j];
    }
  }
  for (std::size_t j = 0; j < n; ++j) {
    const Real error = total[j] - Real(1);
    if (error < Real(1e-13) && error > Real(-1e-13)) total[j] = Real(1);
    if (!(total[j] > Real(0))) total[j] = infinite<Real>();
  }
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const Supplier& row = p.suppliers[m];
    Real* __restrict share = &w.links[row.country * n];
    for (std::size_t j = row.first; j < row.last; ++j) share[j] = share[j] / total[j];
  }
}

template <typename Real>
void follow_shares(const Parameters<Real>& p, const Policy& policy, State<Real>& state,
                   Workspace<Real>& w) {
  for (std::size_t r = 0; r < p.resources; ++r) {
    if (p.factored[r]) continue;
    const bool baseline = at_baseline_weights(p, r, state, w);
    if (baseline && state.baseline_shares[r]) continue;
    const bool copies = baseline && !p.slow_rerouting;
    if (!copies) {
      find_weights(p, policy, r, state, w);
      normalise_weights(p, r, w);
      if (w.capped[r]) respect_ceilings(p, r, w);
      if (p.slow_rerouting) reroute_slowly(p, r, state, w);
    }
    for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
      const Supplier& row = p.suppliers[m];
      const Real* from = copies ? &p.share[row.links] : &w.links[row.country * p.buyers];
      for (std::size_t j = row.first; j < row.last; ++j) state.shares[row.links + j] = from[j];
    }
    state.baseline_shares[r] = copies;
  }
}

}  // namespace entente::engine
