#include <gtest/gtest.h>

#include "small_plan.h"

namespace entente::engine {
namespace {

constexpr std::size_t b = SmallPlan::b, c = SmallPlan::c;
constexpr std::size_t ore = SmallPlan::ore;

/// b holds 60 of ore, c 10.
Plan with_reserves() {
  Plan plan = SmallPlan::make();
  plan.reserve[plan.cell(ore, b)] = 60;
  plan.reserve[plan.cell(ore, c)] = 10;
  return plan;
}

TEST(EngineReserves, LoseAShareOrAnAmountInTheirStepOnly) {
  Policy policy;
  policy.reserve_losses = {
      {ore, b, 0.25, true, 0.25}, {ore, b, 5, false, 0.4}, {ore, c, 30, false, 0.25}};
  Rig rig(policy, with_reserves());
  rig.stepped(0);
  EXPECT_EQ(rig.state.reserve[rig.cell(ore, b)], 60);
  rig.stepped(1);
  EXPECT_DOUBLE_EQ(rig.w.reserve_lost[rig.cell(ore, b)], 20);  // a quarter, then 5
  EXPECT_EQ(rig.w.reserve_lost[rig.cell(ore, c)], 10);         // and no more than there is
  EXPECT_LT(rig.w.largest_imbalance, 1e-15);
  rig.stepped(2);
  EXPECT_EQ(rig.w.reserve_lost[rig.cell(ore, b)], 0);
  EXPECT_LT(rig.w.largest_imbalance, 1e-15);
}

/// 60 over twelve months of four steps each.
TEST(EngineReserves, AreRefilledAfterALoss) {
  Policy policy;
  policy.reserve_losses = {{ore, b, 0.5, true, 0}};
  Rig rig(policy, with_reserves());
  rig.stepped(0);
  EXPECT_DOUBLE_EQ(rig.state.reserve[rig.cell(ore, b)], 30 + 60.0 / 48);
}

}  // namespace
}  // namespace entente::engine
