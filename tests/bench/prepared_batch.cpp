#include "bench/prepared_batch.h"

#include <tbb/parallel_for.h>

#include <vector>

#include "bench/bench_economy.h"
#include "engine/simulation.inl"
#include "engine/table_kernel.h"

namespace entente::bench {

/// As simulate_batch has them.
struct PreparedBatch::Runs {
  Runs(const engine::Plan& plan, std::size_t count, std::size_t threads)
      : policies(count),
        members(count),
        limit(tbb::global_control::max_allowed_parallelism, threads),
        arena(static_cast<int>(threads)) {
    parameters.reserve(count);
    for (std::size_t m = 0; m < count; ++m) {
      policies[m] = shock_of(plan, m);
      parameters.push_back(
          engine::prepare<double>(plan, policies[m], m == 0 ? nullptr : &parameters.front()));
      states.push_back(engine::opening_state(parameters[m], policies[m]));
      workspaces.push_back(engine::make_workspace(parameters[m], policies[m]));
    }
    for (std::size_t m = 0; m < count; ++m)
      members[m] = {&parameters[m], &policies[m], &states[m], &workspaces[m]};
    scratch = engine::make_batch(members, threads);
  }

  std::vector<engine::Policy> policies;
  std::vector<engine::Parameters<double>> parameters;
  std::vector<engine::State<double>> states;
  std::vector<engine::Workspace<double>> workspaces;
  std::vector<engine::Member<double>> members;
  engine::BatchScratch<double> scratch;
  tbb::global_control limit;
  tbb::task_arena arena;
  std::size_t index = 0;
};

PreparedBatch::PreparedBatch(const engine::Plan& plan, std::size_t members, std::size_t threads)
    : runs_(std::make_unique<Runs>(plan, members, threads)) {}

PreparedBatch::~PreparedBatch() = default;

void PreparedBatch::step() {
  runs_->arena.execute([&] { engine::step(runs_->members, runs_->index++, runs_->scratch); });
}

PlainRead::PlainRead(const engine::Plan& plan, std::size_t threads)
    : plan_(plan),
      threads_(threads),
      limit_(tbb::global_control::max_allowed_parallelism, threads),
      arena_(static_cast<int>(threads)) {}

double PlainRead::read() {
  const auto sum_of_all = engine::table_kernel().sum_of_all;
  if (threads_ == 1) return sum_of_all(plan_.flow.data(), plan_.flow.size());
  const std::size_t block = plan_.flow.size() / plan_.resources;
  std::vector<double> sums(plan_.resources);
  arena_.execute([&] {
    tbb::parallel_for(std::size_t{0}, plan_.resources, [&](std::size_t r) {
      sums[r] = sum_of_all(plan_.flow.data() + r * block, block);
    });
  });
  return sums.front();
}

}  // namespace entente::bench
