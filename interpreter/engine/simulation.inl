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

/// What supplier i delivered to each country in the step just done, [j].
template <typename Real>
void delivered_by(const Parameters<Real>& p, const Supplier& row, const Workspace<Real>& w,
                  Real* delivered) {
  const std::size_t r = row.cell / p.countries;
  std::fill(delivered, delivered + p.countries, Real(0));
  if (!p.factored[r]) {
    const Real* flows = &w.flows[row.links];
    for (std::size_t b = row.first; b < row.last; ++b) delivered[p.country_of[b]] += flows[b];
    return;
  }
  // The step has swapped the orders that it served with those for the next one.
  const Real& part = w.served_part[row.cell];
  const Real* flow = p.flow + row.pairs;
  const Real* rate = &w.next_rate[r * p.width];
  for (std::size_t k = 0; k < p.width; ++k) {
    delivered[p.country_of[k]] += flow[k] * w.next_weight[row.cell] * part * rate[k];
  }
  for (std::size_t j = 0; j < p.countries; ++j) {
    delivered[j] += p.final_flow[row.cell * p.countries + j] * w.use_factor[p.cell(r, j)] * part;
  }
}

/// Imports and exports as plain sums over the links abroad, never as a total less the home flow;
/// and what every supplier delivered to every country.
template <typename Real>
void sum_trade(const Parameters<Real>& p, Workspace<Real>& w) {
  std::fill(w.imports.begin(), w.imports.end(), Real(0));
  std::fill(w.exports.begin(), w.exports.end(), Real(0));
  std::fill(w.trade.begin(), w.trade.end(), Real(0));
  for (const Supplier& row : p.suppliers) {
    const std::size_t r = row.cell / p.countries;
    Real* delivered = &w.trade[row.cell * p.countries];
    delivered_by(p, row, w, delivered);
    if (p.local[r]) continue;
    Real* imports = &w.imports[p.cell(r, 0)];
    for (std::size_t j = 0; j < p.countries; ++j) {
      if (j != row.country) imports[j] += delivered[j];
    }
    const auto flow = [=](std::size_t j) { return delivered[j]; };
    w.exports[row.cell] = sum_in_lanes<Real>(0, row.country, flow) +
                          sum_in_lanes<Real>(row.country + 1, p.countries, flow);
  }
}

/// How many inputs of each industry held it back, as it looks at them.
template <typename Real>
void count_limits(const Parameters<Real>& p, const std::vector<Real>& stock, Workspace<Real>& w) {
  std::fill(w.limiting_count.begin(), w.limiting_count.end(), Real(0));
  if (!p.by_user || p.rule == Rule::clean) return;
  for (std::size_t e = 0; e < p.entries.size(); ++e) {
    for (std::size_t k = 0; k < p.width; ++k) {
      const std::size_t at = e * p.width + k;
      const std::size_t cell = p.cell(k % p.resources, k / p.resources);
      const Real output = smaller(w.ordered[cell], w.capacity[cell]);
      const Real target = output * p.amount[at] * p.cautious_cover[at];
      if (stock[at] < target) w.limiting_count[cell] += Real(1);
    }
  }
}

/// Working stocks by country, as close_books sums them under the clean rules only.
template <typename Real>
void sum_table_stocks(const Parameters<Real>& p, const State<Real>& state, Workspace<Real>& w) {
  std::fill(w.stock_total.begin(), w.stock_total.end(), Real(0));
  for (std::size_t e = 0; e < p.entries.size(); ++e) {
    for (std::size_t k = 0; k < p.width; ++k) {
      if (!(p.cover[e * p.width + k] < infinite<Real>())) continue;
      w.stock_total[p.cell(p.entries[e].input, p.country_of[k])] += state.stock[e * p.width + k];
    }
  }
}

/// Final use of every country and category that the step left unmet.
template <typename Real>
void record_final_unmet(const Parameters<Real>& p, const Workspace<Real>& w, Trace& trace) {
  const std::size_t finals = p.countries * p.categories;
  for (std::size_t f = 0; f < finals; ++f) {
    const std::size_t b = p.width + f;
    Real unmet(0);
    for (std::size_t r = 0; r < p.resources; ++r) {
      if (!p.factored[r]) {
        unmet += w.final_wanted[p.column(r, b)] - w.final_met[p.column(r, b)];
        continue;
      }
      const Real& factor = w.use_factor[p.cell(r, p.country_of[b])];
      if (p.rule == Rule::clean) {
        const Real& part = w.table_final_part[r * (p.buyers - p.width) + f];
        unmet += p.table_need[r * p.buyers + b] * factor * (Real(1) - part);
        continue;
      }
      for (std::size_t i = 0; i < p.countries; ++i) {
        const std::size_t cell = p.cell(r, i);
        unmet += p.flow[cell * p.buyers + b] * factor * (Real(1) - w.served_part[cell]);
      }
    }
    trace.final_unmet.push_back(static_cast<double>(unmet));
  }
}

inline bool records_trade(const Recording& recording) {
  return recording.flows || recording.has(Quantity::imports) || recording.has(Quantity::exports);
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
          &w.final_served,
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
          &w.limiting_count,
          &w.in_transit,
          &w.substituted,
          &w.reserve_lost};
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
  trace.categories = plan.by_user ? plan.categories : 0;
  trace.steps = plan.steps();
  const std::size_t size = trace.steps * plan.resources * plan.countries;
  for (std::size_t q = 0; q < quantity_count; ++q) {
    if (recording.has(static_cast<Quantity>(q))) trace.columns[q].reserve(size);
  }
  if (recording.limiting_input) trace.limiting_input.reserve(size);
  if (recording.flows) trace.flows.reserve(size * plan.countries);
  if (recording.final_unmet)
    trace.final_unmet.reserve(trace.steps * trace.countries * trace.categories);
  if (recording.input_stocks) trace.input_stocks.reserve(size * plan.resources);
  trace.world_shortage.reserve(plan.periods * plan.resources);
  return trace;
}

/// Of a world without countries, or without resources, in which nothing happens: every column of it
/// is empty, and has no first element that a step could begin with.
inline std::vector<Trace> idle_traces(const Plan& plan, const std::vector<Job>& jobs) {
  std::vector<Trace> traces;
  for (const Job& job : jobs) {
    traces.push_back(open_trace(plan, job.recording));
    traces.back().world_shortage.assign(plan.periods * plan.resources, 0);
  }
  return traces;
}

/// What is recorded of a step as it opens.
template <typename Real>
void record_opening(const State<Real>& state, const Recording& recording, Trace& trace) {
  if (recording.input_stocks) append(state.stock, trace.input_stocks);
}

template <typename Real>
void record(const Parameters<Real>& p, std::size_t index, const State<Real>& state,
            const Recording& recording, Workspace<Real>& w, Trace& trace) {
  if (records_trade(recording)) sum_trade(p, w);
  if (recording.has(Quantity::limiting_inputs)) count_limits(p, w.closing_stock, w);
  if (recording.has(Quantity::stock) && p.rule == Rule::boario) sum_table_stocks(p, state, w);
  const auto columns = recorded_columns(state, w);
  for (std::size_t q = 0; q < quantity_count; ++q) {
    if (recording.has(static_cast<Quantity>(q))) append(*columns[q], trace.columns[q]);
  }
  if (recording.limiting_input) {
    trace.limiting_input.insert(trace.limiting_input.end(), w.limiting_input.begin(),
                                w.limiting_input.end());
  }
  if (recording.flows) append(w.trade, trace.flows);
  if (recording.final_unmet) record_final_unmet(p, w, trace);
  if ((index + 1) % p.steps_per_period == 0) append(state.world_shortage, trace.world_shortage);
  const double imbalance = static_cast<double>(w.largest_imbalance);
  if (!(imbalance <= trace.largest_imbalance)) trace.largest_imbalance = imbalance;
  if (!(imbalance <= conservation_tolerance) && !trace.fault) {
    trace.fault = ConservationFault{w.unbalanced_resource, index, imbalance};
  }
  if (w.excessive_loss < p.cells() && !trace.capital_fault) {
    trace.capital_fault =
        CapitalFault{w.excessive_loss / p.countries, w.excessive_loss % p.countries, index};
  }
}

/// Runs the jobs, which share the plan, together.
template <typename Real>
std::vector<Trace> simulate_batch(const Plan& plan, const std::vector<Job>& jobs,
                                  std::size_t threads, Stop stop) {
  if (plan.resources * plan.countries == 0) return idle_traces(plan, jobs);
  std::vector<Parameters<Real>> parameters;
  std::vector<State<Real>> states;
  std::vector<Workspace<Real>> workspaces;
  std::vector<Trace> traces;
  std::vector<Member<Real>> members(jobs.size());
  parameters.reserve(jobs.size());
  for (const Job& job : jobs) {
    if (is_set(stop)) return {};
    const Parameters<Real>* like = parameters.empty() ? nullptr : &parameters.front();
    parameters.push_back(prepare<Real>(plan, *job.policy, like, records_trade(job.recording)));
    states.push_back(opening_state(parameters.back(), *job.policy));
    workspaces.push_back(make_workspace(parameters.back(), *job.policy));
    traces.push_back(open_trace(plan, job.recording));
  }
  for (std::size_t m = 0; m < jobs.size(); ++m) {
    members[m] = {&parameters[m], jobs[m].policy, &states[m], &workspaces[m]};
  }
  BatchScratch<Real> batch = make_batch(members, threads);
  tbb::task_arena arena(static_cast<int>(threads));
  const std::size_t steps = plan.steps();
  for (std::size_t index = 0; index < steps; ++index) {
    if (is_set(stop)) return {};
    for (std::size_t m = 0; m < jobs.size(); ++m) {
      record_opening(states[m], jobs[m].recording, traces[m]);
    }
    arena.execute([&] { step(members, index, batch); });
    for (std::size_t m = 0; m < jobs.size(); ++m) {
      record(parameters[m], index, states[m], jobs[m].recording, workspaces[m], traces[m]);
    }
  }
  return traces;
}

}  // namespace entente::engine
