#include "engine/run.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "engine/simulation.h"

namespace entente::engine {

Trace simulate(const Plan& plan, const Policy& policy, const Recording& recording) {
  return simulate_with<double>(plan, policy, recording);
}

std::vector<Trace> simulate_all(const Plan& plan, const std::vector<Job>& jobs,
                                std::size_t threads) {
  std::vector<Trace> traces(jobs.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t job = next++; job < jobs.size(); job = next++) {
      traces[job] = simulate(plan, *jobs[job].policy, jobs[job].recording);
    }
  };
  std::vector<std::thread> others;
  for (std::size_t k = 1; k < std::min(threads, jobs.size()); ++k) others.emplace_back(work);
  work();
  for (std::thread& other : others) other.join();
  return traces;
}

}  // namespace entente::engine
