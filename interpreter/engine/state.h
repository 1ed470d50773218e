// What a run carries from step to step (State) and what it only needs within one (Workspace): one
// array per quantity. Shapes as in Plan: [r,i] is a cell, [r,i,j] a pair, [e,j] an entry of a
// recipe in a country.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/parameters.h"

namespace entente::engine {

template <typename Real>
struct State {
  std::vector<Real> stock;            ///< [e,j] S, working stocks
  std::vector<Real> use_orders;       ///< [e,j] u
  std::vector<Real> restock_orders;   ///< [e,j] v
  std::vector<Real> withheld;         ///< [r,i] H, goods that a control keeps at home
  std::vector<Real> withheld_at_end;  ///< [r,i] H when the control's last step opened
  std::vector<Real> reserve;          ///< [r,j] G
  std::vector<Real> lent;             ///< [r,j] from the reserve, since the start
  std::vector<Real> overproduction;   ///< [r,i] alpha
  std::vector<Real> shares;           ///< [r,i,j] W, supplier i's share of j's orders
  std::vector<char> baseline_shares;  ///< [r] W equals W0 to the bit
  std::vector<char> quiet;  ///< [r,j] neither short nor helped by reserves in the last step
  std::vector<Real> arrived_before;  ///< [r,j] last step's arrivals for use (rounds 1 and 2)
  std::vector<Real>
      guaranteed_before;             ///< by guarantee: what its link carried in last step's round 1
  std::vector<Real> held;            ///< [r] all stocks when the step opened, for the books
  std::vector<Real> world_shortage;  ///< [r] of the last complete period
  std::vector<Real> period_shortage;  ///< [r] of the current period so far
  std::vector<Real> period_demand;    ///< [r]
};

template <typename Real>
struct Workspace {
  // policy
  std::vector<double> levels;  ///< how far each term acts in this step
  std::vector<double> levels_before;
  std::vector<Real> passage;       ///< by chokepoint: the share that gets through
  std::vector<Real> permission;    ///< [r,i,j] pi
  std::vector<Real> ceiling;       ///< [r,i,j] K, written for capped resources
  std::vector<char> capped;        ///< [r] some K is finite
  std::vector<Real> lost_share;    ///< [r,i] l
  std::vector<Real> final_wanted;  ///< [r,j] y
  std::vector<Real> final_change;  ///< [r,j] y - y0
  std::vector<Real> built;         ///< [r,i]
  std::vector<Real> plant_built;   ///< by plant, b_k
  std::vector<Real> restrained;    ///< [r,i] w, baseline exports that a control holds back
  std::vector<Real> set_aside;     ///< [r,i] w, or 0 where it may be sold elsewhere
  std::vector<Real> to_keep;       ///< [r,i] w, or 0 where it is not stored
  std::vector<char>
      sells_elsewhere;      ///< [r,i] how the control in force disposes of what it holds back
  std::vector<char> keeps;  ///< [r,i]
  // capacity and potential
  std::vector<Real> capacity;      ///< [r,i] cap
  std::vector<Real> inputs_allow;  ///< [r,i] in
  std::vector<Real> potential;     ///< [r,i] pot
  std::vector<Real> on_offer;      ///< [r,i] avail = pot + H
  // orders and allocation
  std::vector<char> undisturbed;        ///< [r] its orders are the baseline flows, to the bit
  std::vector<Real> wanted;             ///< [r,j] T
  std::vector<Real> flows;              ///< [r,i,j] P, then A, then with rounds 2 and 3
  std::vector<Real> ordered;            ///< [r,i] D
  std::vector<Real> sold;               ///< [r,i]
  std::vector<Real> guaranteed_served;  ///< by guarantee: what its link carries in round 1
  std::vector<Real> resold;             ///< [r,i] sum of round 2
  std::vector<Real> restocking_asked;   ///< [r,i] V
  std::vector<Real> out;                ///< [r,i] sold and restocking
  std::vector<Real> arrived;            ///< [r,j] got, for use
  std::vector<Real> restocking;         ///< [r,j] Q, restocking orders and refill
  std::vector<Real> refill;             ///< [r,j] wanted by the reserve
  std::vector<Real> restocked_part;     ///< [r,j] part of restocking and refill that arrived
  // production
  std::vector<Real> production;     ///< [r,i] x
  std::vector<Real> from_withheld;  ///< [r,i]
  // use
  std::vector<Real> final_met;        ///< [r,j] f
  std::vector<Real> arrivals;         ///< [e,j] g
  std::vector<Real> used;             ///< [e,j]
  std::vector<Real> input_wanted;     ///< [e,j] a x plan
  std::vector<Real> planned;          ///< [r,i] plan
  std::vector<Real> demand;           ///< [r,j]
  std::vector<Real> available;        ///< [r,j]
  std::vector<Real> shortage;         ///< [r,j]
  std::vector<Real> lost_output;      ///< [r,i]
  std::vector<int> limiting_input;    ///< [r,i]
  std::vector<Real> released;         ///< [r,j] from the own reserve
  std::vector<Real> lent;             ///< [r,j] to others, in this step
  std::vector<Real> received;         ///< [r,j] from others' reserves
  std::vector<Real> inflow;           ///< [r,j] into the reserve
  std::vector<Real> use_ordered;      ///< [r,j] next use orders of all industries
  std::vector<Real> restock_ordered;  ///< [r,j] next restocking orders of all industries
  std::vector<Real> stock_total;      ///< [r,j] closing working stocks
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
  Real largest_imbalance{};  ///< of this step, relative to the resource's baseline production
  std::size_t unbalanced_resource = 0;
  // scratch
  std::vector<Real> links;       ///< [i,j] of one resource
  std::vector<Real> limits;      ///< [i,j] of one resource
  std::vector<Real> supplier_a;  ///< [i]
  std::vector<Real> buyer_a;     ///< [j]
  std::vector<Real> buyer_b;     ///< [j]
  std::vector<Real> buyer_c;     ///< [j]
  std::vector<Real> cell_a;      ///< [r,j]
  std::vector<Real> cell_b;      ///< [r,j]
};

template <typename Real>
State<Real> opening_state(const Parameters<Real>& p);

template <typename Real>
Workspace<Real> make_workspace(const Parameters<Real>& p, const Policy& policy);

}  // namespace entente::engine
