#include "engine/run.h"

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>

#include "engine/simulation.h"

namespace entente::engine {

namespace {

using SimulateBatch = std::vector<Trace>(const Plan&, const std::vector<Job>&, std::size_t, Stop);

/// A table is read once for all runs of a batch, its rows divided among the threads.
std::vector<Trace> simulate_in_batches(const Plan& plan, const std::vector<Job>& jobs,
                                       std::size_t threads, Stop stop,
                                       SimulateBatch* simulate_batch) {
  std::vector<Trace> traces;
  for (std::size_t first = 0; first < jobs.size(); first += largest_batch) {
    const std::size_t last = std::min(jobs.size(), first + largest_batch);
    const std::vector<Job> some(jobs.begin() + static_cast<std::ptrdiff_t>(first),
                                jobs.begin() + static_cast<std::ptrdiff_t>(last));
    for (Trace& trace : simulate_batch(plan, some, threads, stop))
      traces.push_back(std::move(trace));
  }
  return traces;
}

std::vector<Trace> simulate_on(std::size_t threads, const Plan& plan, const std::vector<Job>& jobs,
                               Stop stop, SimulateBatch* simulate_batch) {
  // As many as were asked for, were it more than the machine has.
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  if (plan.by_user) return simulate_in_batches(plan, jobs, threads, stop, simulate_batch);
  std::vector<Trace> traces(jobs.size());
  tbb::task_arena arena(static_cast<int>(threads));
  arena.execute([&] {
    tbb::parallel_for(std::size_t{0}, jobs.size(), [&](std::size_t job) {
      std::vector<Trace> alone = simulate_batch(plan, {jobs[job]}, 1, stop);
      if (!alone.empty()) traces[job] = std::move(alone.front());
    });
  });
  return traces;
}

/// The traces of runs that nobody stopped.
std::vector<Trace> unless(Stop stop, std::vector<Trace> traces) {
  if (is_set(stop)) traces.clear();
  return traces;
}

}  // namespace

Trace simulate(const Plan& plan, const Policy& policy, const Recording& recording) {
  return std::move(simulate_batch<double>(plan, {{&policy, recording}}, 1, nullptr).front());
}

std::vector<Trace> simulate_all(const Plan& plan, const std::vector<Job>& jobs, std::size_t threads,
                                Stop stop) {
  return unless(stop, simulate_on(threads, plan, jobs, stop, simulate_batch<double>));
}

std::vector<Trace> simulate_all_in_decimals(const Plan& plan, const std::vector<Job>& jobs,
                                            std::size_t threads, Stop stop) {
  return unless(stop, simulate_on(threads, plan, jobs, stop, simulate_batch_in_decimals));
}

}  // namespace entente::engine
