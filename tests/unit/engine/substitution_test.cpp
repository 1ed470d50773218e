#include <gtest/gtest.h>

#include "small_plan.h"

namespace entente::engine {
namespace {

constexpr std::size_t ore = 0, clay = 1, metal = 2;

/// One country: metal takes half a unit of ore, of which two of clay can replace one, up to a
/// quarter.
Plan one_country(double months, std::vector<std::size_t> outputs) {
  Plan plan;
  plan.countries = 1;
  plan.resources = 3;
  plan.months_per_step = 0.25;
  plan.steps_per_period = 4;
  plan.periods = 12;
  plan.local = {0, 0, 0};
  plan.recipe = {{}, {}, {{ore, 0.5}}};
  plan.flow = {14, 10, 20};  // 10 of the ore for metal
  plan.capacity = {14, 40, 25};
  plan.reserve.assign(3, 0.0);
  plan.keep_days = {{}, {}, {days_per_month * plan.months_per_step}};
  plan.substitutions = {{clay, ore, std::move(outputs), 0.25, 2, months}};
  return plan;
}

TEST(EngineSubstitution, StandsInForWhatIsMissingAndNoMore) {
  Policy policy;
  policy.losses = {{ore, 0, 4.0 / 7, {0}}};  // 6 of 14 are made
  Rig rig(policy, one_country(0, {metal}));
  ASSERT_EQ(rig.p.stand_ins.size(), 1u);
  rig.state.stock[0] = 6;
  rig.state.substitute_stock[0] = 8;
  rig.state.held[clay] += 8;
  rig.state.held[ore] -= 14;
  rig.state.readiness[0] = 1;
  rig.stepped();
  // 8 of clay could replace 4, and a quarter of what 6 of ore are three quarters of is 2.
  EXPECT_DOUBLE_EQ(rig.w.inputs_allow[metal], 16);
  EXPECT_DOUBLE_EQ(rig.w.production[metal], 16);
  EXPECT_DOUBLE_EQ(rig.w.used[0], 6);
  EXPECT_DOUBLE_EQ(rig.w.substituted[ore], 2);
  EXPECT_DOUBLE_EQ(rig.state.substitute_stock[0], 4);
  // Of ore, 4 for final use and 10 for the plan of 20 are wanted.
  EXPECT_DOUBLE_EQ(rig.w.demand[ore], 14);
  EXPECT_DOUBLE_EQ(rig.w.available[ore], 4 * 6.0 / 14 + 6 + 2);
  EXPECT_DOUBLE_EQ(rig.w.demand[clay], 14);
  EXPECT_EQ(rig.w.shortage[clay], 0);
  // 10 * 6 / 14 of ore arrived for use; what is missing of the next 10 is more than a quarter.
  EXPECT_DOUBLE_EQ(rig.state.substitute_orders[0], 5);
  EXPECT_DOUBLE_EQ(rig.w.use_ordered[clay], 5);
  EXPECT_LT(rig.w.largest_imbalance, 1e-15);
}

TEST(EngineSubstitution, IsLearnedWhileThereIsAShortage) {
  Rig rig({}, one_country(2, {metal}));
  rig.stepped(0);
  EXPECT_EQ(rig.state.readiness[0], 0);
  rig.state.stock[0] = 4;
  rig.stepped(1);
  EXPECT_DOUBLE_EQ(rig.state.readiness[0], 0.125);  // a quarter of a month of two
  for (std::size_t index = 2; index < 12; ++index) rig.stepped(index);
  EXPECT_GE(rig.state.readiness[0], 0.125);  // not forgotten
}

TEST(EngineSubstitution, LeavesWhatIsThereAloneInCalm) {
  Rig rig({}, one_country(0, {}));
  rig.state.substitute_stock[0] = 8;
  rig.state.readiness[0] = 1;
  rig.stepped();
  EXPECT_EQ(rig.w.replaced[0], 0);
  EXPECT_EQ(rig.state.substitute_stock[0], 8);
  EXPECT_EQ(rig.state.substitute_orders[0], 0);
}

TEST(EngineSubstitution, OfAllUsesIsOfFinalUseToo) {
  Policy policy;
  policy.losses = {{ore, 0, 1, {0}}};
  Rig rig(policy, one_country(0, {}));
  ASSERT_EQ(rig.p.stand_ins.size(), 2u);
  EXPECT_TRUE(rig.p.stand_ins[1].final);
  rig.stepped(0);
  EXPECT_EQ(rig.w.missed[1], 4);
  EXPECT_DOUBLE_EQ(rig.state.substitute_orders[1], 2);  // two for each of a quarter of 4
  rig.stepped(1);
  EXPECT_DOUBLE_EQ(rig.state.substitute_stock[1], 2);
  rig.stepped(2);
  EXPECT_DOUBLE_EQ(rig.w.replaced[1], 1);
}

}  // namespace
}  // namespace entente::engine
