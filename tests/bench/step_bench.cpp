// What a step costs, beside a plain read of the table in the same process: the machine's speed
// changes from minute to minute, the ratio hardly does.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <limits>
#include <optional>

#include "bench/bench_economy.h"
#include "bench/prepared_batch.h"

namespace entente::bench {

namespace {

/// Time that passed, and what all threads of this process used of the processor meanwhile: where
/// others use the machine too, the latter says more.
struct Cost {
  double seconds = std::numeric_limits<double>::infinity();
  double processor = std::numeric_limits<double>::infinity();

  /// The best of what was measured: others only ever add.
  void improve(const Cost& other) {
    seconds = std::min(seconds, other.seconds);
    processor = std::min(processor, other.processor);
  }
};

double processor_seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

template <typename Work>
Cost cost_of(std::size_t times, const Work& work) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point begin = Clock::now();
  const double used = processor_seconds();
  for (std::size_t k = 0; k < times; ++k) work();
  const double processor = processor_seconds() - used;
  const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  return {seconds / static_cast<double>(times), processor / static_cast<double>(times)};
}

struct Case {
  Size size;
  Rules rules = Rules::boario;
  std::size_t members = 1;
  std::size_t threads = 1;
};

/// A small table's step is over before a clock and a thread are awake: many count as one.
std::size_t steps_at_once(const engine::Plan& plan, std::size_t members) {
  return std::max<std::size_t>(1, 2'000'000 / (plan.flow.size() * members));
}

void measure(benchmark::State& state, const Case& now) {
  const engine::Plan& plan = year_of(now.size, now.rules);
  PlainRead plain(plan, now.threads);
  PreparedBatch batch(plan, now.members, now.threads);
  std::optional<PreparedBatch> single;
  if (now.members > 1) single.emplace(plan, 1, now.threads);
  const std::size_t many = steps_at_once(plan, now.members);
  const std::size_t many_alone = steps_at_once(plan, 1);
  // The first steps touch their memory for the first time, and orders have not moved yet.
  for (int k = 0; k < 3; ++k) {
    batch.step();
    if (single) single->step();
  }
  Cost step;
  Cost alone;
  Cost read;
  for (auto iteration : state) {
    const Cost cost = cost_of(many, [&] { batch.step(); });
    state.SetIterationTime(cost.seconds);
    step.improve(cost);
    if (single) alone.improve(cost_of(many_alone, [&] { single->step(); }));
    read.improve(cost_of(many_alone, [&] { benchmark::DoNotOptimize(plain.read()); }));
  }
  const auto members = static_cast<double>(now.members);
  const auto further = [&](double batch_time, double single_time) {
    return (batch_time / single_time - 1) / (members - 1);
  };
  state.counters["step_ms"] = step.seconds * 1e3;
  state.counters["member_ms"] = step.seconds * 1e3 / members;
  state.counters["read_ms"] = read.seconds * 1e3;
  state.counters["of_read"] = step.seconds / read.seconds;
  state.counters["of_read_cpu"] = step.processor / read.processor;
  state.counters["table_GB/s"] =
      static_cast<double>(plan.flow.size() * sizeof(double)) / step.seconds / 1e9;
  if (!single) return;
  state.counters["further"] = further(step.seconds, alone.seconds);
  state.counters["further_cpu"] = further(step.processor, alone.processor);
}

std::string_view name_of(Rules rules) {
  switch (rules) {
    case Rules::boario:
      return "boario";
    case Rules::boario_gates:
      return "gates";
    case Rules::clean:
      return "clean";
  }
  return "";
}

}  // namespace

void register_steps() {
  for (const Size size : {Size{10, 20}, Size{40, 50}, Size{49, 163}, Size{49, 163, 0.1}}) {
    for (const Rules rules : {Rules::boario, Rules::boario_gates, Rules::clean}) {
      for (const std::size_t members : {1, 8, 64}) {
        for (const std::size_t threads : {1, 2}) {
          const bool large = size.regions * size.sectors > 4'000;
          const std::string name =
              fmt::format("step/{}x{}{}/{}/K={}/threads={}", size.regions, size.sectors,
                          size.density < 1 ? "-sparse" : "", name_of(rules), members, threads);
          benchmark::RegisterBenchmark(name.c_str(),
                                       [=](benchmark::State& state) {
                                         measure(state, {size, rules, members, threads});
                                       })
              ->UseManualTime()
              ->Unit(benchmark::kMillisecond)
              ->Iterations(large ? (members == 64 ? 3 : 10) : 20);
        }
      }
    }
  }
}

}  // namespace entente::bench
