#include "engine/run.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "small_plan.h"

namespace entente::engine {
namespace {

constexpr std::size_t a = SmallPlan::a, b = SmallPlan::b, c = SmallPlan::c;
constexpr std::size_t ore = SmallPlan::ore, metal = SmallPlan::metal;

Policy loss(double share) {
  Policy policy;
  policy.losses = {{ore, a, share, {1, 3, 0}}};
  return policy;
}

void expect_same(const Trace& left, const Trace& right) {
  for (std::size_t q = 0; q < quantity_count; ++q) EXPECT_EQ(left.columns[q], right.columns[q]);
  EXPECT_EQ(left.limiting_input, right.limiting_input);
  EXPECT_EQ(left.world_shortage, right.world_shortage);
}

TEST(EngineBooks, AreQuietAgainOnlyWithoutShortageAndHelp) {
  Plan plan = SmallPlan::make();
  plan.reserve[plan.cell(ore, c)] = 100;
  Policy policy;
  policy.controls = {{ore, a, {c}, 0.5, Disposal::cutting, {}}};
  policy.losses = {{ore, b, 0.2, {}}};
  Rig rig(policy, plan);
  rig.stepped();
  EXPECT_EQ(rig.w.shortage[rig.cell(ore, c)], 0);
  EXPECT_GT(rig.w.released[rig.cell(ore, c)], 0);
  EXPECT_FALSE(rig.state.quiet[rig.cell(ore, c)]);
  EXPECT_TRUE(rig.state.quiet[rig.cell(ore, a)]);
}

TEST(EngineBooks, ReportTheWorldShortageOfAPeriodWhenItEnds) {
  Policy policy;
  policy.losses = {{ore, a, 1, {0, 0.25, 0}}, {ore, b, 1, {0, 0.25, 0}}};
  Rig rig(policy);
  for (std::size_t index = 0; index < 3; ++index) rig.stepped(index);
  EXPECT_EQ(rig.state.world_shortage[ore], 0);
  rig.stepped(3);
  // All of 50 units of final use went unmet in one of four steps with a demand of 80 each.
  EXPECT_NEAR(rig.state.world_shortage[ore], 50.0 / 320, 1e-12);
}

TEST(EngineBooks, NoticeGoodsMadeOfNothing) {
  Rig rig;
  rig.stepped(0);
  EXPECT_LT(rig.w.largest_imbalance, 1e-15);
  rig.state.stock[b] += 8;
  rig.stepped(1);
  EXPECT_NEAR(rig.w.largest_imbalance, 0.1, 1e-12);
  EXPECT_EQ(rig.w.unbalanced_resource, ore);
}

TEST(EngineRun, RecordsEveryQuantityAndNoFlowsUnlessAsked) {
  const Trace trace = simulate(SmallPlan::make(), loss(0.8));
  EXPECT_EQ(trace.steps, 48u);
  EXPECT_EQ(trace.at(Quantity::production, 0, ore, a), 60);
  EXPECT_EQ(trace.at(Quantity::imports, 0, ore, c), 40);
  EXPECT_EQ(trace.at(Quantity::exports, 0, ore, b), 10);
  EXPECT_EQ(trace.at(Quantity::stock, 0, ore, b), 40);
  EXPECT_GT(trace.at(Quantity::shortage, 4, ore, c), 0);
  EXPECT_EQ(trace.world_shortage.size(), 24u);
  EXPECT_TRUE(trace.flows.empty());
  EXPECT_FALSE(trace.fault);
}

TEST(EngineRun, RecordsFlowsThatAddUpToTrade) {
  Recording recording;
  recording.flows = true;
  const Trace trace = simulate(SmallPlan::make(), loss(0.8), recording);
  for (std::size_t step = 0; step < trace.steps; ++step) {
    EXPECT_NEAR(trace.flow(step, ore, a, b) + trace.flow(step, ore, a, c),
                trace.at(Quantity::exports, step, ore, a), 1e-12);
  }
}

TEST(EngineRun, RecordsOnlyWhatIsAskedFor) {
  Recording recording;
  recording.quantities = Recording::bit(Quantity::shortage);
  recording.limiting_input = false;
  const Trace all = simulate(SmallPlan::make(), loss(0.8));
  const Trace one = simulate(SmallPlan::make(), loss(0.8), recording);
  EXPECT_EQ(one.columns[4], all.columns[4]);
  EXPECT_TRUE(one.columns[0].empty());
  EXPECT_TRUE(one.limiting_input.empty());
}

TEST(EngineRun, GivesTheSameResultsOnAnyNumberOfThreads) {
  const Plan plan = SmallPlan::make();
  std::vector<Policy> policies;
  for (int k = 0; k < 20; ++k) policies.push_back(loss(0.05 * k));
  std::vector<Job> jobs;
  for (const Policy& policy : policies) jobs.push_back({&policy, {}});
  const std::vector<Trace> alone = simulate_all(plan, jobs, 1);
  for (const std::size_t threads : {2u, 8u, 64u}) {
    const std::vector<Trace> together = simulate_all(plan, jobs, threads);
    ASSERT_EQ(together.size(), alone.size());
    for (std::size_t k = 0; k < alone.size(); ++k) expect_same(alone[k], together[k]);
  }
  EXPECT_TRUE(simulate_all(plan, {}, 4).empty());
}

TEST(EngineRun, GivesNothingWhereItWasStopped) {
  // Would take minutes.
  const Plan plan = SmallPlan::make(20'000'000);
  const Policy policy = loss(0.5);
  const Recording nothing{false, 0, false, false, false};
  const std::vector<Job> jobs(4, {&policy, nothing});
  for (const std::size_t threads : {1u, 2u, 8u}) {
    std::atomic<bool> stop = false;
    std::thread other([&stop] {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      stop = true;
    });
    EXPECT_TRUE(simulate_all(plan, jobs, threads, &stop).empty());
    EXPECT_TRUE(simulate_all_in_decimals(plan, jobs, threads, &stop).empty());
    other.join();
  }
  const std::atomic<bool> never = false;
  EXPECT_EQ(simulate_all(SmallPlan::make(), jobs, 2, &never).size(), jobs.size());
}

TEST(EngineRun, OfALocalResourceServesItsOwnCountryOnly) {
  Plan plan = SmallPlan::make();
  plan.local[metal] = 1;
  plan.flow[plan.pair(metal, b, c)] = 0;
  plan.capacity[plan.cell(metal, b)] = unlimited;
  Policy policy;
  policy.demand_changes = {{metal, b, 1, {1, unlimited, 0}}};
  const Trace trace = simulate(plan, policy);
  EXPECT_EQ(trace.at(Quantity::imports, 47, metal, c), 0);
  EXPECT_NEAR(trace.at(Quantity::production, 47, metal, b), 60, 1e-9);
  EXPECT_FALSE(trace.fault);
}

TEST(EngineRun, OfAWorldWithoutCountriesNothingHappens) {
  Plan plan;
  plan.resources = 2;
  plan.periods = 3;
  plan.steps_per_period = 4;
  const Trace trace = simulate(plan, Policy{});
  EXPECT_EQ(trace.world_shortage, std::vector<double>(6, 0));
  EXPECT_EQ(trace.steps, 12u);
  EXPECT_FALSE(trace.fault);
}

}  // namespace
}  // namespace entente::engine
