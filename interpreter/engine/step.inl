// The step as a list of named phases. Each reads what the step opened with and what the phases
// above it wrote.
//
// One writer per array and step:
//   follow_policy        permission, ceiling, capacity_lost, final_wanted, built, restrained, ...
//   lose_reserves        reserve_lost, reserve
//   follow_capital       capital_lost, lost_share, rebuilding_ordered
//   find_capacity        capacity
//   find_potential       inputs_allow, potential, on_offer; be_cautious narrows them
//   place_orders         wanted, flows, ordered
//   serve_use            flows, sold, arrived         } the three rounds of the allocation share
//   serve_refused        flows, sold, arrived, resold } flows, sold and arrived, in this order
//   serve_restocking     flows, restocking_asked, refill, restocked_part, out
//   produce              production, from_withheld, withheld, withheld_at_end
//   rebuild              ruins
//   land                 under_way, pipeline, waiting, in_transit; arrived, wanted and
//                        restocked_part as they are on arrival, where goods take time
//   deliver              arrivals, final_met, inflow, substitute_arrivals
//   draw_reserves        arrivals, final_met (what reserves add), released, lent, received, reserve
//   use                  replaced, missed, substituted, readiness, used, planned, input_wanted,
//   demand, available, shortage, lost_output, stock order_inputs         use_orders,
//   restock_orders, use_ordered, restock_ordered,
//                        substitute_orders, covered_part, spared_orders
//   follow_shares        shares
//   overproduce          overproduction
//   close_books          quiet, world_shortage, arrived_before, guaranteed_before, held
//
// Under the rules of the published program overproduction moves before capacity is found, and
// settle_batch does what `use` and `order_inputs` do, and, tile by tile of the table, what
// `deliver`, `follow_shares` and the next step's place_orders do for factored resources.
#pragma once

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include "engine/phases/arrivals.inl"
#include "engine/phases/books.inl"
#include "engine/phases/capacity.inl"
#include "engine/phases/capital.inl"
#include "engine/phases/factored.inl"
#include "engine/phases/factored_settle.inl"
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
#include "engine/phases/settle.inl"
#include "engine/phases/substitution.inl"
#include "engine/phases/transit.inl"
#include "engine/phases/use.inl"
#include "engine/phases/use_orders.inl"
#include "engine/step.h"

namespace entente::engine {

/// Members over threads, where no work is shared between them.
template <typename Real, typename Work>
void for_each_member(const std::vector<Member<Real>>& members, const BatchScratch<Real>& batch,
                     const Work& work) {
  if (batch.threads <= 1 || members.size() == 1) {
    for (const Member<Real>& member : members) work(member);
    return;
  }
  tbb::parallel_for(std::size_t{0}, members.size(), [&](std::size_t m) { work(members[m]); });
}

/// From the policy to what is made and delivered.
template <typename Real>
void make_and_sell(const Parameters<Real>& p, const Policy& policy, std::size_t index,
                   State<Real>& state, Workspace<Real>& w) {
  follow_policy(p, policy, index, w);
  lose_reserves(p, policy, index, state, w);
  follow_capital(p, policy, index, state, w);
  if (p.rule == Rule::clean) {
    find_capacity(p, state, w);
    find_potential(p, state, w);
    place_orders(p, policy, index, state, w);
  } else {
    place_orders(p, policy, index, state, w);
    if (index >= first_overproducing_step) overproduce_first(p, state, w);
    find_capacity(p, state, w);
    find_potential(p, state, w);
  }
  if (p.input_rule == InputRule::cautious) be_cautious(p, state, w);
  serve_use(p, policy, state, w);
  serve_refused(p, state, w);
  serve_restocking(p, state, w);
  produce(p, state, w);
  rebuild(p, policy, state, w);
}

/// From deliveries to the orders for the next step, by the clean rules, of resources with links.
template <typename Real>
void use_and_order(const Parameters<Real>& p, const Policy& policy, std::size_t index,
                   State<Real>& state, Workspace<Real>& w) {
  land(p, index, state, w);
  deliver(p, state, w);
  draw_reserves(p, state, w);
  use(p, state, w);
  order_inputs(p, state, w);
  follow_shares(p, policy, state, w);
}

/// All tiles of resource r, every unsettled run of the batch at each.
template <typename Real>
void pass_resource(const std::vector<Member<Real>>& members, std::size_t r,
                   BatchScratch<Real>& batch, std::size_t thread) {
  if (members.front().parameters->rule == Rule::clean) {
    for (const Member<Real>& member : members) {
      if (!member.parameters->factored[r]) continue;
      settle_clean_resource(*member.parameters, r, *member.state, *member.workspace,
                            batch.clean_scratch[thread]);
    }
    return;
  }
  std::vector<Passenger<Real>>& runs = batch.passengers[thread];
  runs.clear();
  for (std::size_t m = 0; m < members.size(); ++m) {
    const Member<Real>& member = members[m];
    if (batch.settled[m] || !member.parameters->factored[r]) continue;
    Passing<Real>& passing = batch.passing[r * members.size() + m];
    begin_passing(*member.parameters, r, *member.state, *member.workspace, passing);
    runs.push_back({member.parameters, member.state, member.workspace, &passing, batch.assumed[m]});
  }
  if (runs.empty()) return;
  const std::size_t tiles = runs.front().parameters->blocks[r].tiles();
  for (std::size_t tile = 0; tile < tiles; ++tile) {
    for (std::size_t m = 0; m < runs.size(); m += runs_together) {
      pass_tile(&runs[m], std::min(runs_together, runs.size() - m), r, tile, batch.scratch[thread]);
    }
  }
  for (const Passenger<Real>& run : runs)
    end_passing(*run.parameters, r, *run.passing, *run.workspace);
}

/// Resources over threads: each writes rows of its own, so that threads change no bit.
template <typename Real>
void pass_resources(const std::vector<Member<Real>>& members, BatchScratch<Real>& batch) {
  const std::size_t resources = members.front().parameters->resources;
  if (batch.threads <= 1) {
    for (std::size_t r = 0; r < resources; ++r) pass_resource(members, r, batch, 0);
    return;
  }
  tbb::parallel_for(std::size_t{0}, resources, [&](std::size_t r) {
    const auto thread = static_cast<std::size_t>(tbb::this_task_arena::current_thread_index());
    pass_resource(members, r, batch, thread);
  });
}

template <typename Real>
void begin_settling(const Member<Real>& member) {
  const Parameters<Real>& p = *member.parameters;
  Workspace<Real>& w = *member.workspace;
  if (p.columns > 0) {
    deliver(p, *member.state, w);
    draw_reserves(p, *member.state, w);
  }
  plan_output(p, *member.state, w);
  order_by_industry(p, w.production, w.by_industry);
  order_by_industry(p, w.planned, w.planned_by_industry);
}

/// Stocks and orders written beside the old ones become the state.
template <typename Real>
void end_settling(const Member<Real>& member) {
  const Parameters<Real>& p = *member.parameters;
  State<Real>& state = *member.state;
  Workspace<Real>& w = *member.workspace;
  std::swap(state.stock, w.closing_stock);
  std::swap(state.rate, w.next_rate);
  std::swap(state.weight, w.next_weight);
  std::swap(state.industry_orders, w.next_industry_orders);
  if (p.columns == 0) return;
  std::swap(state.use_orders, w.next_orders);
  sum_use(p, w);
  follow_shares(p, *member.policy, state, w);
}

/// Gates ask of all places at once what each place's next state hangs on: assume, and where that
/// was wrong, settle again. Whether stocks rest hangs on no assumption and whether goals are met on
/// the first one only, so that the third time is the last.
template <typename Real>
void settle_batch(const std::vector<Member<Real>>& members, BatchScratch<Real>& batch) {
  for_each_member(members, batch, [](const Member<Real>& member) { begin_settling(member); });
  for (std::size_t m = 0; m < members.size(); ++m) {
    batch.assumed[m] = members[m].state->gates;
    batch.settled[m] = 0;
  }
  for (bool all = false; !all;) {
    std::fill(batch.found.begin(), batch.found.end(), Gates{true, true});
    std::vector<Gates>& found = batch.found;
    for (std::size_t m = 0; m < members.size(); ++m) {
      if (batch.settled[m]) continue;
      Workspace<Real>& w = *members[m].workspace;
      std::fill(w.demand.begin(), w.demand.end(), Real(0));
      std::fill(w.available.begin(), w.available.end(), Real(0));
      settle_links(*members[m].parameters, batch.assumed[m], *members[m].state, w, found[m]);
    }
    pass_resources(members, batch);
    all = true;
    for (std::size_t m = 0; m < members.size(); ++m) {
      if (batch.settled[m]) continue;
      const Parameters<Real>& p = *members[m].parameters;
      for (std::size_t r = 0; r < p.resources; ++r) {
        if (!p.factored[r]) continue;
        const Gates& here = batch.passing[r * members.size() + m].found;
        found[m].stocks_rest = found[m].stocks_rest && here.stocks_rest;
        found[m].goals_met = found[m].goals_met && here.goals_met;
      }
      batch.settled[m] = !p.gates || found[m] == batch.assumed[m];
      if (batch.settled[m]) continue;
      batch.assumed[m] = found[m];
      all = false;
    }
  }
  for (std::size_t m = 0; m < members.size(); ++m) {
    members[m].state->gates = batch.assumed[m];
    end_settling(members[m]);
  }
}

template <typename Real>
BatchScratch<Real> make_batch(const std::vector<Member<Real>>& members, std::size_t threads) {
  BatchScratch<Real> batch;
  batch.threads = threads;
  batch.passing.resize(members.front().parameters->resources * members.size());
  batch.scratch.resize(threads);
  batch.clean_scratch.resize(threads);
  batch.passengers.resize(threads);
  for (std::vector<Passenger<Real>>& runs : batch.passengers) runs.reserve(members.size());
  batch.assumed.resize(members.size());
  batch.found.resize(members.size());
  batch.settled.resize(members.size());
  return batch;
}

template <typename Real>
void step(const std::vector<Member<Real>>& members, std::size_t index, BatchScratch<Real>& batch) {
  for_each_member(members, batch, [&](const Member<Real>& member) {
    make_and_sell(*member.parameters, *member.policy, index, *member.state, *member.workspace);
    if (member.parameters->rule == Rule::clean) {
      use_and_order(*member.parameters, *member.policy, index, *member.state, *member.workspace);
    }
  });
  if (members.front().parameters->rule == Rule::boario) {
    settle_batch(members, batch);
  } else if (members.front().parameters->by_user) {
    pass_resources(members, batch);
  }
  for_each_member(members, batch, [&](const Member<Real>& member) {
    if (member.parameters->rule == Rule::clean)
      overproduce(*member.parameters, *member.state, *member.workspace);
    close_books(*member.parameters, *member.policy, index, *member.state, *member.workspace);
  });
}

template <typename Real>
void step(const Parameters<Real>& p, const Policy& policy, std::size_t index, State<Real>& state,
          Workspace<Real>& w) {
  const std::vector<Member<Real>> alone = {{&p, &policy, &state, &w}};
  BatchScratch<Real> batch = make_batch(alone, 1);
  step(alone, index, batch);
}

}  // namespace entente::engine
