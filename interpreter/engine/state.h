// What a run carries from step to step (State) and what it only needs within one (Workspace): one
// array per quantity. Shapes as in Plan and Parameters: [r,i] is a cell, [r,b] a column, [r,i,b] a
// link, [e,k] a place of an entry. Columns and links are those of resources that are not factored.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/arithmetic.h"
#include "engine/parameters.h"
#include "engine/places.h"

namespace entente::engine {

/// What one shock destroyed and nobody has rebuilt yet.
template <typename Real>
struct Ruins {
  /// [damage, builder, i]: still to be ordered from the builder's industry in country i.
  std::vector<Real> rest;
  std::vector<Real> lost;  ///< [damage] capital missing
  bool started = false;
};

template <typename Real>
struct State {
  std::vector<Real> stock;            ///< [e,k] S, working stocks
  std::vector<Real> use_orders;       ///< [e,k] u; boario: all orders
  std::vector<Real> restock_orders;   ///< [e,k] v; boario: none
  std::vector<Real> withheld;         ///< [r,i] H, goods that a control keeps at home
  std::vector<Real> withheld_at_end;  ///< [r,i] H when the control's last step opened
  std::vector<Real> reserve;          ///< [r,j] G
  std::vector<Real> lent;             ///< [r,j] from the reserve, since the start
  std::vector<Real> overproduction;   ///< [r,i] alpha
  std::vector<Real> shares;           ///< [r,i,b] W, supplier i's share of b's orders
  std::vector<char> baseline_shares;  ///< [r] W equals W0 to the bit
  std::vector<char> quiet;  ///< [r,j] neither short nor helped by reserves in the last step
  std::vector<Real> arrived_before;  ///< [r,b] last step's arrivals for use (rounds 1 and 2)
  std::vector<Real>
      guaranteed_before;             ///< by guarantee: what its link carried in last step's round 1
  std::vector<Real> held;            ///< [r] all stocks when the step opened, for the books
  std::vector<Real> world_shortage;  ///< [r] of the last complete period
  std::vector<Real> period_shortage;  ///< [r] of the current period so far
  std::vector<Real> period_demand;    ///< [r]
  std::vector<Ruins<Real>> ruins;     ///< by rebuilding of the policy
  Gates gates;                        ///< what the last step found
  // where goods take time; else empty
  std::vector<Real> under_way;      ///< by line, slot and buyer: what arrives in which step
  std::vector<Real> pipeline;       ///< [r,b] the sum of what is under way
  std::vector<Real> waiting;        ///< [r,b] arrived, and not yet wanted
  std::vector<Real> spared_orders;  ///< [r,b] what is not ordered, since enough waits
  std::vector<Real> counted_on;     ///< [e,k] for the gap of a stock, and not ordered again
  // by stand-in
  std::vector<Real> substitute_stock;
  std::vector<Real> substitute_orders;
  std::vector<Real> readiness;  ///< how far the user has learned to use the substitute
  // of factored resources
  std::vector<Real> weight;      ///< [r,i] by which orders in force weigh the supplier
  std::vector<Real> weight_sum;  ///< clean: [r * B + b] of flow x weight, by which shares divide
  std::vector<Real> rate;        ///< boario: [r,industry] orders in force = flow x weight x rate
  std::vector<Real> industry_orders;  ///< [r,i] their sum over industries
  /// clean: [r,i] sums over industries of F0 (q - 1), and of F0 v / weight sum
  std::vector<Real> industries_moved;
  std::vector<Real> industries_restock;
};

/// What a country's industries and final users order and get under a rule that puts some first.
template <typename Real>
struct Sharing {
  Real industries{};  ///< ordered
  Real final_use{};   ///< wanted
  Real got{};
  bool all = true;  ///< got everything

  Real to_industries(Rationing rule) const {
    const Real left = rule == Rationing::industries_first
                          ? got
                          : larger(Real(0), Real(got - smaller(final_use, got)));
    return smaller(industries, left);
  }
  Real to_final_use(Rationing rule) const {
    return rule == Rationing::industries_first ? smaller(final_use, Real(got - to_industries(rule)))
                                               : smaller(final_use, got);
  }
};

/// What a resource's refused orders need while its tiles pass, by supplier and by buyer.
template <typename Real>
struct Refusals {
  std::vector<Real> served_weight;  ///< [i] c x served part
  std::vector<Real> room;           ///< [i]
  std::vector<Real> relative_room;  ///< [i] room / x0
  std::vector<Real> asked;          ///< [i] by bids
  std::vector<Real> refused;        ///< [b]
  std::vector<Real> rate;           ///< [b] refused over the sum of bids
  std::vector<Real> need_part;      ///< [b] N0 over the weight sum
  bool any = false;
};

/// What one thread needs for a tile of a table under the clean rules: columns by place.
template <typename Real>
struct CleanScratch {
  std::vector<Real> restock_weight;  ///< [i] weight x part of restocking served
  std::vector<Real> weight_change;   ///< [i] next weight less 1
  std::vector<Real> part = std::vector<Real>(tile_width);
  std::vector<Real> restocked = std::vector<Real>(tile_width);
  std::vector<Real> next_sum = std::vector<Real>(tile_width);
  std::vector<Real> wanted = std::vector<Real>(tile_width);
  std::vector<Real> used = std::vector<Real>(tile_width);
  std::vector<Real> had = std::vector<Real>(tile_width);
  std::vector<Real> kept = std::vector<Real>(tile_width);
  std::vector<Real> rate = std::vector<Real>(tile_width);
  std::vector<Real> restock_rate = std::vector<Real>(tile_width);
};

template <typename Real>
struct Workspace {
  // policy
  std::vector<double> levels;  ///< how far each term acts in this step
  std::vector<double> levels_before;
  std::vector<Real> passage;        ///< by chokepoint: the share that gets through
  std::vector<Real> permission;     ///< [r,i,j] pi, of two countries; of resources with controls
  std::vector<Real> passing;        ///< [i,j] kappa, of one resource
  std::vector<Real> ceiling;        ///< [r,i,b] K, written for capped resources
  std::vector<char> capped;         ///< [r] some K is finite
  std::vector<Real> capacity_lost;  ///< [r,i] share of capacity that shocks take away
  std::vector<Real> lost_share;     ///< [r,i] l
  std::vector<Real> use_factor;     ///< [r,j] final use over the baseline's
  std::vector<Real> final_wanted;   ///< [r,b] y
  std::vector<Real> final_change;   ///< [r,b] y - y0
  std::vector<Real> built;          ///< [r,i]
  std::vector<Real> plant_built;    ///< by plant, b_k
  std::vector<Real> restrained;     ///< [r,i] w, baseline exports that a control holds back
  std::vector<Real> set_aside;      ///< [r,i] w, or 0 where it may be sold elsewhere
  std::vector<Real> to_keep;        ///< [r,i] w, or 0 where it is not stored
  std::vector<char>
      sells_elsewhere;      ///< [r,i] how the control in force disposes of what it holds back
  std::vector<char> keeps;  ///< [r,i]
  // capacity and potential
  std::vector<Real> capacity;      ///< [r,i] cap
  std::vector<Real> inputs_allow;  ///< [r,i] in
  std::vector<Real> potential;     ///< [r,i] pot
  std::vector<Real> on_offer;      ///< [r,i] avail = pot + H
  // orders and allocation
  std::vector<char> flows_at_baseline;  ///< [r] `flows` holds the baseline's still
  std::vector<char> undisturbed;        ///< [r] its orders are the baseline flows, to the bit
  std::vector<Real> wanted;             ///< [r,b] T
  std::vector<Real> flows;              ///< [r,i,b] P, then A, then with rounds 2 and 3
  std::vector<Real> ordered;            ///< [r,i] D
  std::vector<Real> sold;               ///< [r,i]
  std::vector<Real> guaranteed_served;  ///< by guarantee: what its link carries in round 1
  std::vector<Real> resold;             ///< [r,i] sum of round 2
  std::vector<Real> restocking_asked;   ///< [r,i] V
  std::vector<Real> out;                ///< [r,i] sold and restocking
  std::vector<Real> arrived;            ///< [r,b] got, for use
  std::vector<Real> restocking;         ///< [r,b] Q, restocking orders and refill
  std::vector<Real> refill;             ///< [r,b] wanted by the reserve
  std::vector<Real> restocked_part;     ///< [r,b] part of restocking and refill that arrived
  // goods under way
  std::vector<Real> line_part;   ///< by line: its part of what goes over the link now
  std::vector<Real> needed;      ///< [r,b] T, where what is wanted of suppliers may be less
  std::vector<Real> dispatched;  ///< [r,b] `arrived` as it left the suppliers
  std::vector<Real> in_transit;  ///< [r,j] under way or waiting, as the step closes
  // substitution
  std::vector<Real> replaceable;          ///< [e,k] what substitutes at hand can stand in for
  std::vector<Real> replaced;             ///< by stand-in, in this step
  std::vector<Real> missed;               ///< by stand-in: what it lacks of the replaced
  std::vector<Real> substitute_arrivals;  ///< by stand-in
  std::vector<Real> substituted;          ///< [r,j] need of r that others stood in for
  // production
  std::vector<Real> production;     ///< [r,i] x
  std::vector<Real> from_withheld;  ///< [r,i]
  // use
  std::vector<Real> final_met;         ///< [r,b] f
  std::vector<Real> arrivals;          ///< [e,k] g
  std::vector<Real> used;              ///< [e,k]
  std::vector<Real> closing_stock;     ///< [e,k] boario: stock when the step closes
  std::vector<Real> next_orders;       ///< [e,k] boario: orders for the next step
  std::vector<char> rationed;          ///< [r] some supplier had to ration, of factored resources
  std::vector<char> restocks_in_part;  ///< [r] some supplier cannot serve all restocking, likewise
  std::vector<Real> restock_part;      ///< [r,i] of restocking orders served, likewise
  std::vector<Real> table_arrived;     ///< clean: [r * B + b] arrivals where some supplier rations
  std::vector<Real> table_final_part;  ///< clean: [r, final user] of what was wanted
  Refusals<Real> refusals;
  std::vector<Real> tile_a;  ///< by place of a tile
  std::vector<Real> tile_b;
  std::vector<Real> served_part;           ///< [r,i] of orders, of factored resources
  std::vector<Real> next_weight;           ///< [r,i] likewise
  std::vector<Real> next_industry_orders;  ///< [r,i] likewise
  std::vector<Real> next_rate;        ///< [r,industry] the same as a rate, of factored resources
  std::vector<Real> input_wanted;     ///< [e,k] a x plan
  std::vector<Real> planned;          ///< [r,i] plan
  std::vector<Real> demand;           ///< [r,j]
  std::vector<Real> available;        ///< [r,j]
  std::vector<Real> shortage;         ///< [r,j]
  std::vector<Real> lost_output;      ///< [r,i]
  std::vector<int> limiting_input;    ///< [r,i]
  std::vector<Real> released;         ///< [r,j] from the own reserve
  std::vector<Real> lent;             ///< [r,j] to others, in this step
  std::vector<Real> reserve_lost;     ///< [r,j] destroyed in this step
  std::vector<Real> received;         ///< [r,j] from others' reserves
  std::vector<Real> inflow;           ///< [r,b] into the reserve
  std::vector<Real> use_ordered;      ///< [r,b] next use orders of all industries
  std::vector<Real> restock_ordered;  ///< [r,b] next restocking orders of all industries
  std::vector<Real> final_sum;        ///< [r,j] of baseline final use, of factored resources
  std::vector<Real> final_served;     ///< [r,j] final use met
  std::vector<Real> stock_total;      ///< [r,j] closing working stocks
  std::vector<Real> trade;            ///< [r,i,j] delivered; written where it is recorded
  std::vector<Real> imports;          ///< [r,j]
  std::vector<Real> exports;          ///< [r,i]
  std::vector<Real> used_total;       ///< [r]
  // asked for by `--record` only
  std::vector<Real> orders_received;     ///< [r,i] from industries
  std::vector<Real> final_asked;         ///< [r,i] by final users
  std::vector<Real> undistributed;       ///< [r,i] of that
  std::vector<Real> rebuilding_ordered;  ///< [r,i]
  std::vector<Real> rebuilding_sold;     ///< [r,i]
  std::vector<Real> capital_lost;        ///< [r,i]
  std::vector<Real> limiting_count;      ///< [r,i]
  std::size_t excessive_loss = 0;  ///< a cell that lost more capital than it has; none: cells()
  Real largest_imbalance{};        ///< of this step, relative to the resource's baseline production
  std::size_t unbalanced_resource = 0;
  // scratch
  std::vector<Real> links;                ///< [i,b] of one resource
  std::vector<Real> limits;               ///< [i,b] of one resource
  std::vector<Real> supplier_a;           ///< [i]
  std::vector<Real> buyer_a;              ///< [b]
  std::vector<Real> buyer_b;              ///< [b]
  std::vector<Real> buyer_c;              ///< [b]
  std::vector<Real> country_a;            ///< [j]
  std::vector<Real> country_b;            ///< [j]
  std::vector<Real> country_c;            ///< [j]
  std::vector<Real> column_a;             ///< [r,b]
  std::vector<Real> column_of_cells_a;    ///< [r,i], or by industry
  std::vector<Real> column_of_cells_b;    ///< [r,i], or by industry
  std::vector<Sharing<Real>> sharing;     ///< [r,j], where some users come first
  std::vector<Real> place_a;              ///< [k] of an entry
  std::vector<Real> place_b;              ///< [k] of an entry
  std::vector<Real> planned_by_industry;  ///< [industry]
  std::vector<Real> by_industry;  ///< [industry] a column of cells in the order of the table
};

/// Runs that share a read of a tile.
inline constexpr std::size_t runs_together = 2;

/// What one thread needs for a tile of a table: columns by place, for each of the runs that share
/// it.
template <typename Real>
struct TileScratch {
  std::vector<Real> arrived[runs_together];
  std::vector<Real> next_sum[runs_together];
  std::vector<Real> had = std::vector<Real>(tile_width);

  TileScratch() {
    for (std::size_t m = 0; m < runs_together; ++m) {
      arrived[m].resize(tile_width);
      next_sum[m].resize(tile_width);
    }
  }
};

template <typename Real>
State<Real> opening_state(const Parameters<Real>& p, const Policy& policy);

/// The makers of entry e in a column of cells: place k of the entry is made by result[k].
template <typename Real>
const Real* makers(const Parameters<Real>& p, const Entry& entry, const std::vector<Real>& cells,
                   const std::vector<Real>& by_industry) {
  return p.by_user ? by_industry.data() : &cells[p.cell(entry.output, 0)];
}

/// Puts a column of cells [r,i] into the order of a table's industries, [i,r].
template <typename Real>
void order_by_industry(const Parameters<Real>& p, const std::vector<Real>& cells,
                       std::vector<Real>& by_industry) {
  if (!p.by_user) return;
  for (std::size_t r = 0; r < p.resources; ++r) {
    for (std::size_t i = 0; i < p.countries; ++i) {
      by_industry[i * p.resources + r] = cells[p.cell(r, i)];
    }
  }
}

template <typename Real>
Workspace<Real> make_workspace(const Parameters<Real>& p, const Policy& policy);

}  // namespace entente::engine
