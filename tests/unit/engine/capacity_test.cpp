#include <gtest/gtest.h>

#include "small_plan.h"

namespace entente::engine {
namespace {

constexpr std::size_t a = SmallPlan::a, b = SmallPlan::b;
constexpr std::size_t ore = SmallPlan::ore, metal = SmallPlan::metal;

TEST(EngineCapacity, IsReducedByLossesStretchedByOverproductionAndRaisedByPlants) {
  Policy policy;
  policy.losses = {{metal, b, 0.4, {}}};
  policy.plants = {{metal, b, 8, 0, 0, unlimited, {}}};
  Rig rig(policy);
  rig.state.overproduction[rig.cell(metal, b)] = 1.1;
  rig.potential();
  EXPECT_DOUBLE_EQ(rig.w.capacity[rig.cell(metal, b)], 50 * 0.6 * 1.1 + 2);
}

TEST(EngineCapacity, WithoutALimitLosesOnlyAllOfItself) {
  Plan plan = SmallPlan::make();
  plan.capacity[plan.cell(ore, a)] = unlimited;
  Policy policy;
  policy.losses = {{ore, a, 0.5, {0, 0.25, 0}}, {ore, a, 1, {0.25, 0.5, 0}}};
  Rig rig(policy, plan);
  rig.potential(0);
  EXPECT_EQ(rig.w.capacity[rig.cell(ore, a)], unlimited);
  rig.potential(1);
  EXPECT_EQ(rig.w.capacity[rig.cell(ore, a)], 0);
}

TEST(EnginePotential, IsTheLesserOfCapacityAndWhatStocksAllow) {
  Rig rig;
  rig.potential();
  EXPECT_EQ(rig.w.potential[rig.cell(metal, b)], 50);  // the stock of 40 would allow 80
  rig.state.stock[b] = 12;
  rig.potential(1);
  EXPECT_DOUBLE_EQ(rig.w.inputs_allow[rig.cell(metal, b)], 24);
  EXPECT_DOUBLE_EQ(rig.w.potential[rig.cell(metal, b)], 24);
  EXPECT_EQ(rig.w.inputs_allow[rig.cell(ore, a)], unlimited);
}

TEST(EnginePotential, OfANewIndustryFollowsItsRecipe) {
  Policy policy;
  policy.plants = {{metal, a, 40, 0, 0, unlimited, {}}};
  Rig rig(policy);
  rig.state.stock[a] = 3;
  rig.potential();
  EXPECT_DOUBLE_EQ(rig.w.potential[rig.cell(metal, a)], 6);
}

TEST(EnginePotential, OffersWithheldGoodsToo) {
  Rig rig;
  rig.state.withheld[rig.cell(ore, a)] = 7;
  rig.potential();
  EXPECT_DOUBLE_EQ(rig.w.on_offer[rig.cell(ore, a)], 82);
}

}  // namespace
}  // namespace entente::engine
