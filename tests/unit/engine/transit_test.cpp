#include <gtest/gtest.h>

#include "small_plan.h"

namespace entente::engine {
namespace {

constexpr std::size_t a = SmallPlan::a, b = SmallPlan::b, c = SmallPlan::c;
constexpr std::size_t ore = SmallPlan::ore;
constexpr double rho = 365.0 / 48 / 60;

/// Half of the 30 that go from a to c are under way for a step and a half; b makes no more than it
/// does.
Plan delayed() {
  Plan plan = SmallPlan::make();
  plan.capacity[plan.cell(ore, b)] = 20;
  plan.transits = {{ore, a, c, 0.5, 1.5, {0}}};
  return plan;
}

TEST(EngineTransit, OpensWithWhatIsUnderWayInCalm) {
  Rig rig({}, delayed());
  EXPECT_DOUBLE_EQ(rig.state.pipeline[rig.cell(ore, c)], 22.5);  // 15 for 1 step, 7.5 of them for 2
  rig.stepped(0);
  EXPECT_EQ(rig.w.in_transit[rig.cell(ore, c)], 22.5);
  EXPECT_EQ(rig.w.arrived[rig.cell(ore, c)], 40);
  EXPECT_EQ(rig.w.shortage[rig.cell(ore, c)], 0);
}

TEST(EngineTransit, WhatLeftBeforeABanStillArrives) {
  Policy policy;
  policy.controls = {{ore, a, {c}, 1, Disposal::cutting, {0}}};
  Rig rig(policy, delayed());
  rig.stepped(0);
  // 10 from b at once, and 15 that left a before.
  EXPECT_DOUBLE_EQ(rig.w.arrived[rig.cell(ore, c)], 25);
  EXPECT_DOUBLE_EQ(rig.w.in_transit[rig.cell(ore, c)], 7.5);
  rig.stepped(1);
  EXPECT_DOUBLE_EQ(rig.w.in_transit[rig.cell(ore, c)], 0);
}

/// The strait closes the part that takes time; the other half goes on at once.
TEST(EngineTransit, AClosureStopsTheRouteAndNotWhatPassedIt) {
  Policy policy;
  policy.routes = {{ore, a, c, 0.5, {0}}};
  policy.closures = {{0, 1, {0}}};
  Rig rig(policy, delayed());
  rig.stepped(0);
  EXPECT_EQ(rig.w.line_part[0], 0);
  EXPECT_DOUBLE_EQ(rig.w.arrived[rig.cell(ore, c)], 40);  // 15 + 10 now, 15 of before
  EXPECT_DOUBLE_EQ(rig.w.dispatched[rig.cell(ore, c)], 25);
  EXPECT_DOUBLE_EQ(rig.w.in_transit[rig.cell(ore, c)], 7.5);
}

TEST(EngineTransit, DoesNotOrderAgainWhatIsOnItsWay) {
  Rig rig({}, delayed());
  rig.state.stock[c] = 12;  // of 20
  rig.state.waiting[rig.cell(ore, c)] = 4;
  rig.state.held[ore] -= 4;
  rig.stepped(0);
  EXPECT_DOUBLE_EQ(rig.state.use_orders[c], 10);
  EXPECT_DOUBLE_EQ(rig.state.counted_on[c], 4);
  EXPECT_DOUBLE_EQ(rig.state.restock_orders[c], 4 * rho);  // of a gap of 8
  rig.stepped(1);
  // What waited, and what of the new orders comes from a at once: half of three quarters.
  EXPECT_DOUBLE_EQ(rig.state.stock[c], 16 + 4 * rho * 0.75 / 2);
  EXPECT_EQ(rig.state.spared_orders[rig.cell(ore, c)], 0);
}

TEST(EngineTransit, GoodsThatWaitLowerOrdersAndServeRestocking) {
  Rig rig({}, delayed());
  rig.state.waiting[rig.cell(ore, c)] = 40;
  rig.stepped(0);
  EXPECT_DOUBLE_EQ(rig.state.spared_orders[rig.cell(ore, c)], 40 * rho);
  rig.state.restock_orders[c] = 6;
  rig.orders(1);
  EXPECT_DOUBLE_EQ(rig.w.wanted[rig.cell(ore, c)], 40 - 40 * rho);
  EXPECT_EQ(rig.w.needed[rig.cell(ore, c)], 40);
  rig.served(1);
  land(rig.p, 1, rig.state, rig.w);
  EXPECT_EQ(rig.w.arrived[rig.cell(ore, c)], 40);
  EXPECT_EQ(rig.w.restocked_part[rig.cell(ore, c)], 1);
}

}  // namespace
}  // namespace entente::engine
