// The step as a list of named phases. Each reads what the step opened with and what the phases
// above it wrote.
//
// One writer per array and step:
//   follow_policy        permission, ceiling, lost_share, final_wanted, built, restrained, ...
//   find_capacity        capacity
//   find_potential       inputs_allow, potential, on_offer   (place_orders narrows them for
//   cautious industries) place_orders         wanted, flows, ordered serve_use            flows,
//   sold, arrived         } the three rounds of the allocation share flows, sold and serve_refused
//   flows, sold, arrived, resold } arrived, in this order serve_restocking     flows,
//   restocking_asked, refill, restocked_part, out produce              production, from_withheld,
//   withheld, withheld_at_end deliver              arrivals, final_met, inflow draw_reserves
//   arrivals, final_met (what reserves add), released, lent, received, reserve use used, planned,
//   input_wanted, demand, available, shortage, lost_output, stock order_inputs         use_orders,
//   restock_orders, use_ordered, restock_ordered follow_shares        shares overproduce
//   overproduction close_books          quiet, world_shortage, arrived_before, guaranteed_before,
//   held
#pragma once

#include "engine/phases/arrivals.inl"
#include "engine/phases/books.inl"
#include "engine/phases/capacity.inl"
#include "engine/phases/next_orders.inl"
#include "engine/phases/next_shares.inl"
#include "engine/phases/orders.inl"
#include "engine/phases/overproduction.inl"
#include "engine/phases/policy.inl"
#include "engine/phases/potential.inl"
#include "engine/phases/production.inl"
#include "engine/phases/refused.inl"
#include "engine/phases/reserves.inl"
#include "engine/phases/restocking.inl"
#include "engine/phases/use.inl"
#include "engine/phases/use_orders.inl"
#include "engine/step.h"

namespace entente::engine {

template <typename Real>
void step(const Parameters<Real>& p, const Policy& policy, std::size_t index, State<Real>& state,
          Workspace<Real>& w) {
  follow_policy(p, policy, index, w);
  find_capacity(p, state, w);
  find_potential(p, state, w);
  place_orders(p, policy, index, state, w);
  serve_use(p, policy, state, w);
  serve_refused(p, state, w);
  serve_restocking(p, state, w);
  produce(p, state, w);
  deliver(p, state, w);
  draw_reserves(p, state, w);
  use(p, state, w);
  order_inputs(p, state, w);
  follow_shares(p, policy, state, w);
  overproduce(p, state, w);
  close_books(p, index, state, w);
}

}  // namespace entente::engine
