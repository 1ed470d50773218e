// Production and the withheld stock, use and its measures.
#include <gtest/gtest.h>

#include "small_plan.h"

namespace entente::engine {
namespace {

constexpr std::size_t a = SmallPlan::a, b = SmallPlan::b, c = SmallPlan::c;
constexpr std::size_t ore = SmallPlan::ore, metal = SmallPlan::metal;

Policy keeping(double until) {
  Policy policy;
  policy.controls = {{ore, a, {c}, 0.5, Disposal::keeping, {0, until, 0}}};
  return policy;
}

TEST(EngineProduction, KeepsWhatAControlHoldsBack) {
  Rig rig(keeping(0.25));
  rig.produced();
  EXPECT_DOUBLE_EQ(rig.w.out[rig.cell(ore, a)], 45);
  EXPECT_DOUBLE_EQ(rig.w.production[rig.cell(ore, a)], 60);
  EXPECT_DOUBLE_EQ(rig.state.withheld[rig.cell(ore, a)], 15);
  EXPECT_EQ(rig.state.withheld_at_end[rig.cell(ore, a)], 0);
}

TEST(EngineProduction, KeepsOnlyWhatCapacityLeaves) {
  Policy policy = keeping(0.25);
  policy.losses = {{ore, a, 0.3, {}}};  // capacity 52.5
  Rig rig(policy);
  rig.produced();
  EXPECT_DOUBLE_EQ(rig.state.withheld[rig.cell(ore, a)], 7.5);
}

TEST(EngineProduction, ReleasesWithheldGoodsInEqualPartsAheadOfNewOutput) {
  Rig rig(keeping(0.25));
  rig.state.withheld[rig.cell(ore, a)] = 96;
  rig.state.withheld_at_end[rig.cell(ore, a)] = 96;
  rig.produced(1);
  EXPECT_DOUBLE_EQ(rig.w.from_withheld[rig.cell(ore, a)], 2);
  EXPECT_DOUBLE_EQ(rig.w.production[rig.cell(ore, a)], 58);
  EXPECT_DOUBLE_EQ(rig.state.withheld[rig.cell(ore, a)], 94);
  rig.produced(2);
  EXPECT_DOUBLE_EQ(rig.state.withheld[rig.cell(ore, a)], 92);
}

TEST(EngineProduction, DrawsOnWithheldGoodsBeyondPotential) {
  Policy policy;
  policy.losses = {{ore, a, 0.6, {}}};  // capacity 30, orders 60
  Rig rig(policy);
  rig.state.withheld[rig.cell(ore, a)] = 12;
  rig.produced();
  EXPECT_DOUBLE_EQ(rig.w.production[rig.cell(ore, a)], 30);
  EXPECT_DOUBLE_EQ(rig.w.from_withheld[rig.cell(ore, a)], 12);
  EXPECT_EQ(rig.state.withheld[rig.cell(ore, a)], 0);
}

TEST(EngineUse, ChangesNothingInCalm) {
  Rig rig;
  const State<double> before = rig.state;
  rig.used();
  EXPECT_EQ(rig.state.stock, before.stock);
  EXPECT_EQ(rig.w.demand[rig.cell(ore, b)], 30);
  EXPECT_EQ(rig.w.available[rig.cell(ore, b)], 30);
  EXPECT_EQ(rig.w.shortage[rig.cell(ore, b)], 0);
  EXPECT_EQ(rig.w.limiting_input[rig.cell(metal, b)], -1);
}

TEST(EngineUse, MeasuresShortageAgainstOpeningStocks) {
  Policy policy;
  policy.losses = {{ore, a, 1, {}}, {ore, b, 1, {}}};
  Rig rig(policy);
  rig.used(0);
  // No ore arrives: final use of b lacks 10, its industry lives on its stock of 40, planning 40 of
  // metal.
  EXPECT_DOUBLE_EQ(rig.w.demand[rig.cell(ore, b)], 30);
  EXPECT_DOUBLE_EQ(rig.w.shortage[rig.cell(ore, b)], 10);
  EXPECT_DOUBLE_EQ(rig.state.stock[b], 20);
  EXPECT_DOUBLE_EQ(rig.w.production[rig.cell(metal, b)], 40);
}

TEST(EngineUse, NamesTheInputThatLimitsOutput) {
  Rig rig;
  rig.state.stock[b] = 12;
  rig.used();
  EXPECT_DOUBLE_EQ(rig.w.planned[rig.cell(metal, b)], 40);
  EXPECT_DOUBLE_EQ(rig.w.production[rig.cell(metal, b)], 24);
  EXPECT_DOUBLE_EQ(rig.w.lost_output[rig.cell(metal, b)], 16);
  EXPECT_EQ(rig.w.limiting_input[rig.cell(metal, b)], static_cast<int>(ore));
  EXPECT_DOUBLE_EQ(rig.w.shortage[rig.cell(ore, b)], 8);
}

TEST(EngineUse, CallsTheReleaseOfWithheldGoodsNoLoss) {
  Rig rig;
  rig.state.withheld[rig.cell(ore, a)] = 96;
  rig.state.withheld_at_end[rig.cell(ore, a)] = 96;
  rig.used();
  EXPECT_EQ(rig.w.lost_output[rig.cell(ore, a)], 0);
}

TEST(EngineOverproduction, GrowsAtFullCapacityOnly) {
  Policy policy;
  policy.losses = {{ore, a, 0.6, {}}};
  Rig rig(policy);
  rig.state.stock[b] = 12;
  rig.shared();
  overproduce(rig.p, rig.state, rig.w);
  // a makes 30 of 60 asked: half of the way of 0.25 x (0.25 / 12). b lacks ore, not capacity.
  EXPECT_DOUBLE_EQ(rig.state.overproduction[rig.cell(ore, a)], 1 + 0.25 * 0.5 * 0.25 / 12);
  EXPECT_EQ(rig.state.overproduction[rig.cell(metal, b)], 1);
}

TEST(EngineOverproduction, RelaxesToOne) {
  Rig rig;
  rig.state.overproduction[rig.cell(ore, a)] = 1.12;
  rig.shared();
  overproduce(rig.p, rig.state, rig.w);
  EXPECT_DOUBLE_EQ(rig.state.overproduction[rig.cell(ore, a)], 1.12 - 0.12 * 0.25 / 12);
}

}  // namespace
}  // namespace entente::engine
