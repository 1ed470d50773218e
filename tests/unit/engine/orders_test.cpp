#include <gtest/gtest.h>

#include "small_plan.h"

namespace entente::engine {
namespace {

constexpr std::size_t a = SmallPlan::a, b = SmallPlan::b, c = SmallPlan::c;
constexpr std::size_t ore = SmallPlan::ore, metal = SmallPlan::metal;

TEST(EngineOrders, AreTheBaselineFlowsInCalm) {
  Rig rig;
  rig.orders();
  EXPECT_EQ(rig.w.flows, rig.plan.flow);
  EXPECT_EQ(rig.w.ordered[rig.cell(ore, a)], 60);
  EXPECT_EQ(rig.w.undisturbed, (std::vector<char>{1, 1}));
}

TEST(EngineOrders, FollowNeedAtTheBuyersShares) {
  Policy policy;
  policy.demand_changes = {{ore, c, 1, {}}};
  Rig rig(policy);
  rig.state.use_orders[b] = 14;  // the metal makers of b want 6 less than usual
  rig.orders();
  EXPECT_DOUBLE_EQ(rig.w.wanted[rig.cell(ore, b)], 24);
  EXPECT_DOUBLE_EQ(rig.w.wanted[rig.cell(ore, c)], 70);
  EXPECT_DOUBLE_EQ(rig.flow(a, b), 16);
  EXPECT_DOUBLE_EQ(rig.flow(b, b), 8);
  EXPECT_DOUBLE_EQ(rig.flow(a, c), 52.5);
  EXPECT_DOUBLE_EQ(rig.flow(b, c), 17.5);
  EXPECT_DOUBLE_EQ(rig.w.ordered[rig.cell(ore, a)], 10 + 16 + 52.5);
}

TEST(EngineOrders, StopAtACeiling) {
  Policy policy;
  policy.controls = {{ore, a, {c}, 0.5, Disposal::cutting, {}}};
  Rig rig(policy);
  rig.orders();
  EXPECT_DOUBLE_EQ(rig.flow(a, c), 15);
  EXPECT_DOUBLE_EQ(rig.w.ordered[rig.cell(ore, a)], 45);
}

TEST(EngineGuarantee, IsCalledForWhatOthersLeftMissing) {
  Policy policy;
  policy.guarantees = {{Scope{}, ore, b, c, 100}};  // 25 a step
  Rig rig(policy);
  rig.state.arrived_before[rig.cell(ore, c)] = 28;
  rig.state.guaranteed_before[0] = 10;
  rig.orders(1);
  // Others brought 18 of 40, so 22 is missing: less than 25 guaranteed and 25 on offer.
  EXPECT_DOUBLE_EQ(rig.flow(b, c), 22);
  EXPECT_DOUBLE_EQ(rig.flow(a, c), 18);
  EXPECT_DOUBLE_EQ(rig.w.ordered[rig.cell(ore, b)], 32);
}

TEST(EngineGuarantee, StopsAtItsAmountAndAtWhatTheGuarantorCanOffer) {
  Policy policy;
  policy.guarantees = {{Scope{}, ore, b, c, 80}};  // 20 a step
  Rig rig(policy);
  rig.state.arrived_before[rig.cell(ore, c)] = 10;
  rig.state.guaranteed_before[0] = 10;
  rig.orders(1);
  EXPECT_DOUBLE_EQ(rig.flow(b, c), 20);
  EXPECT_DOUBLE_EQ(rig.flow(a, c), 20);
  policy.losses = {{ore, b, 0.4, {}}};
  Rig weak(policy);
  weak.state.arrived_before[weak.cell(ore, c)] = 10;
  weak.state.guaranteed_before[0] = 10;
  weak.orders(1);
  EXPECT_DOUBLE_EQ(weak.flow(b, c), 15);
  EXPECT_DOUBLE_EQ(weak.flow(a, c), 25);
}

TEST(EngineGuarantee, IsNotCalledInTheFirstStep) {
  Policy policy;
  policy.guarantees = {{Scope{}, ore, b, c, 100}};
  Rig rig(policy);
  rig.orders(0);
  EXPECT_DOUBLE_EQ(rig.flow(b, c), 10);
}

TEST(EngineCautiousIndustry, MakesLessOnceAStockIsLow) {
  Plan plan = SmallPlan::make();
  plan.settings.input_rule = InputRule::cautious;
  plan.settings.cautious_below = 0.8;
  Rig rig({}, plan);
  rig.state.stock[b] = 24;  // target for 40: 2 x 0.5 x 40 = 40, of which 80% is 32
  rig.orders();
  EXPECT_DOUBLE_EQ(rig.w.potential[rig.cell(metal, b)], 30);
  EXPECT_EQ(rig.w.potential[rig.cell(metal, c)], 25);
}

}  // namespace
}  // namespace entente::engine
