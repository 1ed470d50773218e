#include <gtest/gtest.h>

#include "small_plan.h"

namespace entente::engine {
namespace {

constexpr std::size_t a = SmallPlan::a, b = SmallPlan::b, c = SmallPlan::c;
constexpr std::size_t ore = SmallPlan::ore, metal = SmallPlan::metal;

double share(const Rig& rig, std::size_t r, std::size_t i, std::size_t j) {
  return rig.state.shares[rig.p.pair(r, i, j)];
}

TEST(EngineNextShares, StayInCalm) {
  Rig rig;
  rig.shared();
  EXPECT_EQ(rig.state.shares, rig.p.share);
}

TEST(EngineNextShares, LeaveASupplierThatLostCapacity) {
  Policy policy;
  policy.losses = {{ore, a, 0.5, {}}};
  Rig rig(policy);
  rig.shared();
  EXPECT_DOUBLE_EQ(share(rig, ore, a, c), 15.0 / 25);
  EXPECT_DOUBLE_EQ(share(rig, ore, b, c), 10.0 / 25);
  EXPECT_DOUBLE_EQ(share(rig, ore, a, a), 1);
  EXPECT_EQ(rig.state.baseline_shares, (std::vector<char>{0, 1}));
}

TEST(EngineNextShares, ReturnToTheBaselineToTheBit) {
  Policy policy;
  policy.losses = {{ore, a, 0.5, {0, 0.25, 0}}};
  Rig rig(policy);
  rig.shared(0);
  rig.shared(1);
  EXPECT_EQ(rig.state.shares, rig.p.share);
}

TEST(EngineNextShares, AreDrawnToAPlantByWhatBuyersImport) {
  Policy policy;
  policy.plants = {{ore, c, 24, 0, 0, unlimited, {}}};  // 6 a step
  Rig rig(policy);
  rig.shared();
  // Beyond home supply b needs 20 and c 40: they are drawn by 2 and 4, out of 32 and 44.
  EXPECT_DOUBLE_EQ(share(rig, ore, c, b), 2.0 / 32);
  EXPECT_DOUBLE_EQ(share(rig, ore, c, c), 4.0 / 44);
  EXPECT_DOUBLE_EQ(share(rig, ore, a, b), 20.0 / 32);
  EXPECT_EQ(share(rig, ore, c, a), 0);
}

TEST(EngineNextShares, AreDrawnToAPlantForMembersOnly) {
  Policy policy;
  policy.plants = {{ore, c, 24, 0, 0, unlimited, {b}}};
  Rig rig(policy);
  rig.shared();
  EXPECT_DOUBLE_EQ(share(rig, ore, c, b), 6.0 / 36);
  EXPECT_EQ(share(rig, ore, c, c), 0);
}

TEST(EngineNextShares, OfAPlantsInputsGoWhereCapacityIsFree) {
  Policy policy;
  policy.plants = {{metal, a, 40, 0, 0, unlimited, {}}};  // 10 a step: 5 of ore
  Rig rig(policy);
  rig.shared();
  // Beyond home flows: a 60 - 10 = 50 (output, since it is home), b 25 - 10 = 15. Ore at home
  // was 10.
  EXPECT_DOUBLE_EQ(share(rig, ore, a, a), (10 + 5 * 50.0 / 65) / 15);
  EXPECT_DOUBLE_EQ(share(rig, ore, b, a), 5 * 15.0 / 65 / 15);
}

TEST(EngineNextShares, StayBelowCeilings) {
  Policy policy;
  policy.controls = {{ore, a, {c}, 0.5, Disposal::cutting, {}}};
  Rig rig(policy);
  rig.shared();
  // c orders 40; a may send 15, so b is asked for the rest.
  EXPECT_DOUBLE_EQ(share(rig, ore, a, c), 15.0 / 40);
  EXPECT_DOUBLE_EQ(share(rig, ore, b, c), 25.0 / 40);
}

TEST(EngineNextShares, WaitAtCeilingsWhereNobodyElseSells) {
  Policy policy;
  policy.controls = {{metal, b, {c}, 0.5, Disposal::cutting, {}},
                     {metal, c, {}, 0, Disposal::cutting, {}}};
  Plan plan = SmallPlan::make();
  plan.flow[plan.pair(metal, c, c)] = 0;
  plan.capacity[plan.cell(metal, c)] = 0;
  Rig rig(policy, plan);
  rig.shared();
  EXPECT_DOUBLE_EQ(share(rig, metal, b, c), 1);
}

TEST(EngineNextShares, FollowOverTimeButReturnAtOnce) {
  Plan plan = SmallPlan::make();
  plan.settings.rerouting_months = 1;
  Policy policy;
  policy.losses = {{ore, a, 0.5, {0, 0.25, 0}}};
  Rig rig(policy, plan);
  rig.shared(0);
  // Wanted 0.6 instead of 0.75, a quarter of the way; but b's share may return to its baseline at
  // once only.
  const double moved = 0.75 + (0.6 - 0.75) * 0.25;
  EXPECT_DOUBLE_EQ(share(rig, ore, a, c), moved);
  EXPECT_DOUBLE_EQ(share(rig, ore, b, c), 1 - moved);
  rig.shared(1);
  const double still = (1 - moved) + (0.25 - (1 - moved)) * 0.25;
  EXPECT_DOUBLE_EQ(share(rig, ore, a, c), 0.75 / (0.75 + still));
  EXPECT_DOUBLE_EQ(share(rig, ore, b, c), still / (0.75 + still));
}

TEST(EngineNextShares, OfABuyerWhoLostAllSuppliersGoWhereOutputIs) {
  Policy policy;
  policy.losses = {{ore, a, 1, {}}};
  Rig rig(policy);
  rig.shared();
  // a bought at home only, and what it makes at the baseline covers its orders.
  EXPECT_EQ(share(rig, ore, a, a), 1);
  EXPECT_EQ(share(rig, ore, b, a), 0);
  policy.losses = {{ore, a, 1, {}}, {ore, b, 1, {}}};
  Rig none(policy);
  none.shared();
  // c makes no ore: by output, 60 to 20.
  EXPECT_DOUBLE_EQ(share(none, ore, a, c), 0.75);
  EXPECT_DOUBLE_EQ(share(none, ore, b, c), 0.25);
}

}  // namespace
}  // namespace entente::engine
