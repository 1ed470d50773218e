// Runs with a given number type; run.h is the public way in.
#pragma once

#include <vector>

#include "engine/run.h"

namespace entente::engine {

/// All jobs at once, step by step; `threads` share the work of each step. Nothing once `stop` is
/// set.
template <typename Real>
std::vector<Trace> simulate_batch(const Plan& plan, const std::vector<Job>& jobs,
                                  std::size_t threads, Stop stop);

/// The same in decimals of 50 digits.
std::vector<Trace> simulate_batch_in_decimals(const Plan& plan, const std::vector<Job>& jobs,
                                              std::size_t threads, Stop stop);

}  // namespace entente::engine
