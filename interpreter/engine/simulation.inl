// The loop over steps, and what it records. Included by the files that instantiate the engine, and
// by nothing else.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "engine/parameters.inl"
#include "engine/simulation.h"
#include "engine/state.inl"
#include "engine/step.inl"

namespace entente::engine {

/// Imports and exports as plain sums over the links abroad, never as a total less the home flow.
template <typename Real>
void sum_trade(const Parameters<Real>& p, Workspace<Real>& w) {
  for (Real& imports : w.imports) imports = Real(0);
  for (std::size_t r = 0; r < p.resources; ++r) {
    if (p.local[r]) continue;
    Real* __restrict imports = &w.imports[p.cell(r, 0)];
    for (std::size_t m = p.suppliers_of[r].begin; m < p.suppliers_of[r].end; ++m) {
      const Supplier& row = p.suppliers[m];
      const Real* __restrict flows = &w.flows[row.pairs];
      for (std::size_t j = row.first; j < row.country; ++j) imports[j] += flows[j];
      for (std::size_t j = row.country + 1; j < row.last; ++j) imports[j] += flows[j];
      const auto flow = [&](std::size_t j) { return flows[j]; };
      w.exports[row.cell] = sum_in_lanes<Real>(row.first, row.country, flow) +
                            sum_in_lanes<Real>(row.country + 1, row.last, flow);
    }
  }
}

/// The columns of the trace, in the order of Quantity.
template <typename Real>
std::array<const std::vector<Real>*, quantity_count> recorded_columns(const State<Real>& state,
                                                                      const Workspace<Real>& w) {
  return {&w.production,
          &w.capacity,
          &w.demand,
          &w.available,
          &w.shortage,
          &w.imports,
          &w.exports,
          &w.stock_total,
          &state.reserve,
          &state.withheld,
          &w.final_met,
          &w.lost_output,
          &w.released,
          &w.lent,
          &w.received,
          &w.built,
          &state.overproduction,
          &w.orders_received,
          &w.final_asked,
          &w.undistributed,
          &w.rebuilding_ordered,
          &w.rebuilding_sold,
          &w.capital_lost,
          &w.limiting_count};
}

/// Appends to room reserved before: a trace is megabytes, and its pages are touched only once.
template <typename Real>
void append(const std::vector<Real>& from, std::vector<double>& to) {
  for (const Real& value : from) to.push_back(static_cast<double>(value));
}

inline void append(const std::vector<double>& from, std::vector<double>& to) {
  to.insert(to.end(), from.begin(), from.end());
}

inline Trace open_trace(const Plan& plan, const Recording& recording) {
  Trace trace;
  trace.countries = plan.countries;
  trace.resources = plan.resources;
  trace.steps = plan.steps();
  const std::size_t size = trace.steps * plan.resources * plan.countries;
  for (std::size_t q = 0; q < quantity_count; ++q) {
    if (recording.has(static_cast<Quantity>(q))) trace.columns[q].reserve(size);
  }
  if (recording.limiting_input) trace.limiting_input.reserve(size);
  if (recording.flows) trace.flows.reserve(size * plan.countries);
  trace.world_shortage.reserve(plan.periods * plan.resources);
  return trace;
}

template <typename Real>
void record(const Parameters<Real>& p, std::size_t index, const State<Real>& state,
            const Recording& recording, Workspace<Real>& w, Trace& trace) {
  if (recording.has(Quantity::imports) || recording.has(Quantity::exports)) sum_trade(p, w);
  const auto columns = recorded_columns(state, w);
  for (std::size_t q = 0; q < quantity_count; ++q) {
    if (recording.has(static_cast<Quantity>(q))) append(*columns[q], trace.columns[q]);
  }
  if (recording.limiting_input) {
    trace.limiting_input.insert(trace.limiting_input.end(), w.limiting_input.begin(),
                                w.limiting_input.end());
  }
  if (recording.flows) append(w.flows, trace.flows);
  if ((index + 1) % p.steps_per_period == 0) append(state.world_shortage, trace.world_shortage);
  const double imbalance = static_cast<double>(w.largest_imbalance);
  if (!(imbalance <= trace.largest_imbalance)) trace.largest_imbalance = imbalance;
  if (!(imbalance <= conservation_tolerance) && !trace.fault) {
    trace.fault = ConservationFault{w.unbalanced_resource, index, imbalance};
  }
}

template <typename Real>
Trace simulate_with(const Plan& plan, const Policy& policy, const Recording& recording) {
  const Parameters<Real> p = prepare<Real>(plan, policy);
  State<Real> state = opening_state(p);
  Workspace<Real> w = make_workspace(p, policy);
  Trace trace = open_trace(plan, recording);
  for (std::size_t index = 0; index < trace.steps; ++index) {
    step(p, policy, index, state, w);
    record(p, index, state, recording, w, trace);
  }
  return trace;
}

}  // namespace entente::engine
