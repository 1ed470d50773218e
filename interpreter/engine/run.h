// One run of the clean engine, and many over threads.
#pragma once

#include <vector>

#include "engine/plan.h"
#include "engine/policy.h"
#include "engine/trace.h"

namespace entente::engine {

Trace simulate(const Plan& plan, const Policy& policy, const Recording& recording = {});

struct Job {
  const Policy* policy = nullptr;
  Recording recording;
};

/// Runs every job on up to `threads` threads; the results, in the order of the jobs, do not depend
/// on `threads`.
std::vector<Trace> simulate_all(const Plan& plan, const std::vector<Job>& jobs,
                                std::size_t threads);

}  // namespace entente::engine
