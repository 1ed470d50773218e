// Orders for use, by buyer and supplier.
//
//   wanted T[r,j] = N0 + sum over industries of (u - z0) + (y - y0) + orders of substitutes
//   order O[r,i,j] = max(0, F0 + (W T - W0 N0))
//   guarantees in turn: what the others left missing, need = max(0, T - (last arrivals - last of
//   the guarantor)), raises
//     the order to max(O, min(guaranteed, need, on offer)); j's other orders shrink by (T - O') /
//     (T - O)
//   flows P = min(O, K);  ordered D[r,i] = x0 + sum over buyers of (P - F0)
//   cautious industries: xo = min(D, capacity); q = min over inputs of stock / (psi n a xo); where
//   q < 1, in = min(in, xo q)
//
// W T alone misses F0 by a bit where (F0 / N0) N0 does, and calm would no longer be exact.
#pragma once

#include <tbb/parallel_for.h>

#include <algorithm>

#include "engine/arithmetic.h"
#include "engine/phases/factored.inl"
#include "engine/phases/factored_clean.inl"
#include "engine/phases/settle.inl"
#include "engine/phases/substitution.inl"
#include "engine/phases/transit.inl"
#include "engine/state.h"

namespace entente::engine {

template <typename Real>
void find_wanted(const Parameters<Real>& p, const State<Real>& state, Workspace<Real>& w) {
  const std::size_t width = p.width;
  std::fill(w.wanted.begin(), w.wanted.end(), Real(0));
  for (std::size_t e = 0; e < p.entries.size(); ++e) {
    if (p.factored[p.entries[e].input]) continue;
    const Real* __restrict orders = &state.use_orders[e * width];
    const Real* __restrict baseline = &p.input_use[e * width];
    Real* __restrict row = &w.wanted[p.column(p.entries[e].input, 0)];
    for (std::size_t k = 0; k < width; ++k) row[k] += orders[k] - baseline[k];
  }
  Real* __restrict wanted = w.wanted.data();
  const Real* __restrict need = p.need.data();
  const Real* __restrict change = w.final_change.data();
  for (std::size_t column = 0; column < p.columns; ++column) {
    wanted[column] = need[column] + wanted[column] + change[column];
  }
  want_substitutes(p, state, w);
  spare_orders(p, state, w);
}

template <typename Real>
void order_row(std::size_t first, std::size_t last, const Real* __restrict flow,
               const Real* __restrict share, const Real* __restrict share_of_need,
               const Real* __restrict wanted, Real* __restrict order) {
  for (std::size_t j = first; j < last; ++j) {
    order[j] = larger(Real(0), Real(flow[j] + (share[j] * wanted[j] - share_of_need[j])));
  }
}

template <typename Real>
const Supplier* supplier_in(const Parameters<Real>& p, std::size_t r, std::size_t country) {
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    if (p.suppliers[m].country == country) return &p.suppliers[m];
  }
  return nullptr;
}

template <typename Real>
void call_guarantee(const Parameters<Real>& p, const Guarantee& guarantee, std::size_t k,
                    const State<Real>& state, Workspace<Real>& w) {
  const std::size_t r = guarantee.resource;
  const Supplier* guarantor = supplier_in(p, r, guarantee.supplier);
  if (guarantor == nullptr) return;
  const auto buys = [&](std::size_t b) { return p.country_of[b] == guarantee.buyer; };
  Real wanted(0);
  Real order(0);
  Real refused_before(0);
  for (std::size_t b = guarantor->first; b < guarantor->last; ++b) {
    if (!buys(b)) continue;
    wanted += w.wanted[p.column(r, b)];
    order += w.flows[guarantor->links + b];
    // T less the others' deliveries, in the order that gives exactly the guarantor's own in calm.
    refused_before += w.wanted[p.column(r, b)] - state.arrived_before[p.column(r, b)];
  }
  const Real missing = larger(Real(0), Real(state.guaranteed_before[k] + refused_before));
  const Real called = smaller(smaller(p.guaranteed[k], missing), w.on_offer[guarantor->cell]);
  if (!(called > order)) return;
  const Real shrink = larger(Real(0), ratio(Real(wanted - called), Real(wanted - order)));
  for (std::size_t b = guarantor->first; b < guarantor->last; ++b) {
    if (!buys(b)) continue;
    for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
      const Supplier& other = p.suppliers[m];
      if (&other != guarantor && other.first <= b && b < other.last) {
        w.flows[other.links + b] *= shrink;
      }
    }
    // The users of a country share the call by what they already order, or else by what they want.
    Real& own = w.flows[guarantor->links + b];
    own = order > Real(0) ? Real(own * (called / order))
                          : Real(called * ratio(w.wanted[p.column(r, b)], wanted));
  }
}

/// How far the scarcest input falls short of psi of its target for `output`, by industry.
template <typename Real>
void fulfil_by_input(std::size_t count, const Real& psi, const Real* __restrict amount,
                     const Real* __restrict cover, const Real* __restrict stock,
                     const Real* __restrict output, Real* __restrict fulfilled) {
  for (std::size_t k = 0; k < count; ++k) {
    const Real target = psi * cover[k] * (amount[k] * output[k]);
    // An endless stock never binds, though its target is endless too.
    const bool binds = target > Real(0) && cover[k] < infinite<Real>();
    fulfilled[k] = binds ? smaller(fulfilled[k], Real(stock[k] / target)) : fulfilled[k];
  }
}

/// The same for inputs that the published program counts as such, of `count` industries from
/// `first` on.
template <typename Real>
void fulfil_essential(const Parameters<Real>& p, std::size_t first, std::size_t count,
                      const State<Real>& state, const Real* output, Real* fulfilled) {
  for (std::size_t e = 0; e < p.entries.size(); ++e) {
    const std::size_t at = e * p.width + first;
    const Targets<Real> targets{&p.amount[at], &p.cautious_cover[at], &state.stock[at],
                                output + first, fulfilled + first};
    if constexpr (std::is_same_v<Real, double>) {
      table_kernel().fulfil(targets, count);
    } else {
      fulfil_targets<AnyMachine>(targets, count);
    }
  }
}

/// The lowest part of its target that an input of each maker has, by maker.
template <typename Real>
void fulfil(const Parameters<Real>& p, const State<Real>& state, const Real* output,
            Real* fulfilled, Workspace<Real>& w) {
  if (p.rule == Rule::boario) {
    // Wide pieces: each reads one of every entry, far apart.
    constexpr std::size_t piece_width = 4 * tile_width;
    const std::size_t pieces = (p.width + piece_width - 1) / piece_width;
    tbb::parallel_for(std::size_t{0}, pieces, [&](std::size_t piece) {
      const std::size_t first = piece * piece_width;
      fulfil_essential(p, first, std::min(piece_width, p.width - first), state, output, fulfilled);
    });
    return;
  }
  for (std::size_t e = 0; e < p.entries.size(); ++e) {
    const std::size_t at = p.by_user ? 0 : p.cell(p.entries[e].output, 0);
    fulfil_by_input(p.width, p.cautious_below, &p.amount[e * p.width], &p.cover[e * p.width],
                    stock_with_substitutes(p, e, state, w), output + at, fulfilled + at);
  }
}

/// An industry that spares its stocks makes less once an input is below psi of its target for this
/// output.
template <typename Real>
void be_cautious(const Parameters<Real>& p, const State<Real>& state, Workspace<Real>& w) {
  std::vector<Real>& output = w.column_of_cells_a;
  std::vector<Real>& fulfilled = w.column_of_cells_b;
  for (std::size_t cell = 0; cell < p.cells(); ++cell) {
    output[cell] = smaller(w.ordered[cell], w.capacity[cell]);
    fulfilled[cell] = infinite<Real>();
  }
  if (p.by_user) {
    order_by_industry(p, output, w.by_industry);
    std::copy(w.by_industry.begin(), w.by_industry.end(), output.begin());
  }
  fulfil(p, state, output.data(), fulfilled.data(), w);
  for (std::size_t cell = 0; cell < p.cells(); ++cell) {
    const std::size_t place =
        p.by_user ? cell % p.countries * p.resources + cell / p.countries : cell;
    if (!(fulfilled[place] < Real(1))) continue;
    w.inputs_allow[cell] = smaller(w.inputs_allow[cell], Real(output[place] * fulfilled[place]));
    w.potential[cell] = smaller(w.capacity[cell], w.inputs_allow[cell]);
    w.on_offer[cell] = w.potential[cell] + state.withheld[cell];
  }
}

template <typename Real>
void order_rows(const Parameters<Real>& p, std::size_t r, const State<Real>& state,
                Workspace<Real>& w) {
  const Real* wanted = &w.wanted[p.column(r, 0)];
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const Supplier& row = p.suppliers[m];
    order_row(row.first, row.last, p.flow + row.pairs, &state.shares[row.links],
              &p.share_of_need[row.links], wanted, &w.flows[row.links]);
  }
}

/// Caps the orders by the ceilings and sums them by supplier.
template <typename Real>
void sum_orders(const Parameters<Real>& p, std::size_t r, Workspace<Real>& w) {
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const Supplier& row = p.suppliers[m];
    Real* flows = &w.flows[row.links];
    if (w.capped[r]) {
      const Real* ceiling = &w.ceiling[row.links];
      for (std::size_t b = row.first; b < row.last; ++b) flows[b] = smaller(flows[b], ceiling[b]);
    }
    const Real* baseline = p.flow + row.pairs;
    const auto change = [=](std::size_t b) { return Real(flows[b] - baseline[b]); };
    w.ordered[row.cell] = p.production[row.cell] + sum_in_lanes<Real>(row.first, row.last, change);
  }
}

/// Nothing has moved the orders for r: by the formulas above every term beside the baseline is
/// exactly 0.
template <typename Real>
bool orders_at_baseline(const Parameters<Real>& p, std::size_t r, const State<Real>& state,
                        const Workspace<Real>& w) {
  if (!state.baseline_shares[r] || w.capped[r] || !p.terms[r].guarantees.empty()) return false;
  const auto wanted = w.wanted.begin() + static_cast<std::ptrdiff_t>(p.column(r, 0));
  const auto need = p.need.begin() + static_cast<std::ptrdiff_t>(p.column(r, 0));
  return std::equal(need, need + static_cast<std::ptrdiff_t>(p.buyers), wanted);
}

template <typename Real>
void place_baseline_orders(const Parameters<Real>& p, std::size_t r, Workspace<Real>& w) {
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const Supplier& row = p.suppliers[m];
    for (std::size_t b = row.first; b < row.last; ++b)
      w.flows[row.links + b] = p.flow[row.pairs + b];
    w.ordered[row.cell] = p.production[row.cell];
  }
}

/// What `--record` tells apart: orders of industries and of final users, as placed.
template <typename Real>
void note_orders(const Parameters<Real>& p, std::size_t r, Workspace<Real>& w) {
  if (!p.by_user) return;
  for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
    const Supplier& row = p.suppliers[m];
    const Real* flows = &w.flows[row.links];
    const auto order = [=](std::size_t b) { return flows[b]; };
    w.orders_received[row.cell] = sum_in_lanes<Real>(0, p.width, order);
    w.final_asked[row.cell] = sum_in_lanes<Real>(p.width, p.buyers, order);
  }
}

template <typename Real>
void place_orders(const Parameters<Real>& p, const Policy& policy, std::size_t index,
                  const State<Real>& state, Workspace<Real>& w) {
  find_wanted(p, state, w);
  for (std::size_t r = 0; r < p.resources; ++r) {
    if (p.factored[r]) {
      if (p.rule == Rule::clean) {
        place_clean_orders(p, r, state, w);
      } else {
        place_factored_orders(p, r, state, w);
      }
      continue;
    }
    w.undisturbed[r] = orders_at_baseline(p, r, state, w);
    if (w.undisturbed[r]) {
      if (!w.flows_at_baseline[r]) place_baseline_orders(p, r, w);
      w.flows_at_baseline[r] = 1;
    } else {
      w.flows_at_baseline[r] = 0;
      order_rows(p, r, state, w);
      for (const std::size_t k : p.terms[r].guarantees) {
        const bool called = index > 0 && w.levels[p.level.guarantees + k] > 0;
        if (called) call_guarantee(p, policy.guarantees[k], k, state, w);
      }
      sum_orders(p, r, w);
    }
    note_orders(p, r, w);
  }
  if (policy.rebuildings.empty()) return;
  for (std::size_t cell = 0; cell < p.cells(); ++cell)
    w.ordered[cell] += w.rebuilding_ordered[cell];
}

}  // namespace entente::engine
