// Runs of a plan under policies, in double; or, for an audit, in decimals.
#pragma once

#include <atomic>
#include <vector>

#include "engine/plan.h"
#include "engine/policy.h"
#include "engine/trace.h"

namespace entente::engine {

/// Runs of one plan that go through a step together: more of them hide each other's work in the
/// cache, and cost memory.
inline constexpr std::size_t largest_batch = 64;

struct Job {
  const Policy* policy = nullptr;
  Recording recording;
};

/// Once it is set, runs end within a step. Whoever sets it reads nothing of them.
using Stop = const std::atomic<bool>*;
inline bool is_set(Stop stop) { return stop != nullptr && stop->load(std::memory_order_relaxed); }

Trace simulate(const Plan& plan, const Policy& policy, const Recording& recording = {});

/// Runs every job on up to `threads` threads; the results, in the order of the jobs, do not depend
/// on `threads`. Nothing where `stop` was set before the end.
std::vector<Trace> simulate_all(const Plan& plan, const std::vector<Job>& jobs, std::size_t threads,
                                Stop stop = nullptr);

/// The same runs of the same doubles, computed in decimals of 50 digits: hundreds of times slower.
/// What is recorded is the double next to each.
std::vector<Trace> simulate_all_in_decimals(const Plan& plan, const std::vector<Job>& jobs,
                                            std::size_t threads, Stop stop = nullptr);

}  // namespace entente::engine
