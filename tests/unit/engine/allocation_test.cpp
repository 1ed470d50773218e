// The three rounds of the allocation.
#include <gtest/gtest.h>

#include "small_plan.h"

namespace entente::engine {
namespace {

constexpr std::size_t a = SmallPlan::a, b = SmallPlan::b, c = SmallPlan::c;
constexpr std::size_t ore = SmallPlan::ore, metal = SmallPlan::metal;

/// Ore capacity of a is cut to 30, half of its orders of 10, 20 and 30.
Policy half_of_a() {
  Policy policy;
  policy.losses = {{ore, a, 0.6, {}}};
  return policy;
}

TEST(EngineRoundOne, RationsProRata) {
  Rig rig(half_of_a());
  rig.use_served();
  EXPECT_DOUBLE_EQ(rig.flow(a, a), 5);
  EXPECT_DOUBLE_EQ(rig.flow(a, b), 10);
  EXPECT_DOUBLE_EQ(rig.flow(a, c), 15);
  EXPECT_DOUBLE_EQ(rig.w.sold[rig.cell(ore, a)], 30);
  EXPECT_DOUBLE_EQ(rig.w.arrived[rig.cell(ore, c)], 25);
}

TEST(EngineRoundOne, ServesGuaranteesFirst) {
  Policy policy = half_of_a();
  policy.guarantees = {{Scope{}, ore, a, b, 48}};  // 12 a step
  Rig rig(policy);
  rig.use_served();
  // 12 to b; 18 are left for 10 + 8 + 30 = 48.
  EXPECT_DOUBLE_EQ(rig.flow(a, a), 3.75);
  EXPECT_DOUBLE_EQ(rig.flow(a, b), 15);
  EXPECT_DOUBLE_EQ(rig.flow(a, c), 11.25);
  EXPECT_DOUBLE_EQ(rig.w.guaranteed_served[0], 15);
}

TEST(EngineRoundOne, GivesMembersPriorityOfExports) {
  Policy policy = half_of_a();
  policy.priorities = {{members({a, b}), {ore}, 0.6, {}}};
  Rig rig(policy);
  rig.use_served();
  // Home gets its half, 5. Of 25 for export, 15 go to b first; then 10 are shared over 5 and 30.
  EXPECT_DOUBLE_EQ(rig.flow(a, a), 5);
  EXPECT_DOUBLE_EQ(rig.flow(a, b), 15 + 5 * 10.0 / 35);
  EXPECT_DOUBLE_EQ(rig.flow(a, c), 30 * 10.0 / 35);
}

TEST(EngineRoundOne, ObeysPriorityOnlyWhenTriggeredAndByMembers) {
  Policy policy = half_of_a();
  policy.priorities = {{members({a, b}), {ore}, 0.6, 0.05}};
  Rig idle(policy);
  idle.use_served();
  EXPECT_DOUBLE_EQ(idle.flow(a, b), 10);
  Rig triggered(policy);
  triggered.state.world_shortage[ore] = 0.06;
  triggered.use_served();
  EXPECT_GT(triggered.flow(a, b), 15);
  policy.priorities = {{members({b, c}), {ore}, 0.6, {}}};
  Rig outsider(policy);
  outsider.use_served();
  EXPECT_DOUBLE_EQ(outsider.flow(a, b), 10);
}

TEST(EngineRoundTwo, AsksExistingSuppliersWithRoom) {
  Rig rig(half_of_a());
  rig.refused_served();
  // b has room for 5. Refused: a 5, b 10, c 15; only b and c buy from b, so they bid 10 and 15 for
  // its 5.
  EXPECT_DOUBLE_EQ(rig.flow(b, b), 10 + 2);
  EXPECT_DOUBLE_EQ(rig.flow(b, c), 10 + 3);
  EXPECT_DOUBLE_EQ(rig.flow(b, a), 0);
  EXPECT_DOUBLE_EQ(rig.w.resold[rig.cell(ore, b)], 5);
  EXPECT_DOUBLE_EQ(rig.w.arrived[rig.cell(ore, c)], 28);
}

TEST(EngineRoundTwo, FindsNewSuppliers) {
  Policy policy;
  policy.losses = {{metal, c, 0.6, {}}};  // 10 of the 20 that c makes for itself
  policy.controls = {{metal, b, {c}, 0, Disposal::cutting, {}}};
  Plan plan = SmallPlan::make();
  plan.flow[plan.pair(metal, b, c)] = 0;
  plan.capacity[plan.cell(metal, b)] = 34;
  Rig rig(policy, plan);
  rig.refused_served();
  EXPECT_DOUBLE_EQ(rig.flow(b, c, metal), 4);
  EXPECT_DOUBLE_EQ(rig.w.arrived[rig.cell(metal, c)], 14);

  plan.settings.new_suppliers = false;
  Rig old(policy, plan);
  old.refused_served();
  EXPECT_EQ(old.flow(b, c, metal), 0);
}

TEST(EngineRoundTwo, SetsAsideWhatAControlHoldsBackUnlessItMayBeSold) {
  Policy policy;
  policy.controls = {{ore, a, {c}, 0.5, Disposal::cutting, {}}};
  policy.losses = {{ore, a, 0.2, {}}};  // capacity 60, orders 45: room 15, all of it held back
  policy.losses.push_back({ore, b, 0.6, {}});  // b can make 10 of 20
  Rig cutting(policy);
  cutting.refused_served();
  EXPECT_DOUBLE_EQ(cutting.w.resold[cutting.cell(ore, a)], 0);
  policy.controls[0].disposal = Disposal::selling_elsewhere;
  Rig selling(policy);
  selling.refused_served();
  EXPECT_DOUBLE_EQ(selling.flow(a, b), 25);  // the 5 that b could not get at home
  EXPECT_DOUBLE_EQ(selling.flow(a, c), 15);  // never above the ceiling
}

TEST(EngineRoundTwo, IsClosedToOrdinaryRoomWhereReroutingTakesTime) {
  Plan plan = SmallPlan::make();
  plan.settings.rerouting_months = 2;
  Rig rig(half_of_a(), plan);
  rig.refused_served();
  EXPECT_EQ(rig.w.resold[rig.cell(ore, b)], 0);
}

TEST(EngineRoundThree, RestocksFromWhatIsLeft) {
  Rig rig;
  rig.state.restock_orders[b] = 24;  // a is asked for 16, b for 8
  rig.served();
  // b has 5 left after its 20, a 15: they serve 5 of 8 and 15 of 16.
  EXPECT_DOUBLE_EQ(rig.w.restocking_asked[rig.cell(ore, a)], 16);
  EXPECT_DOUBLE_EQ(rig.w.out[rig.cell(ore, a)], 75);
  EXPECT_DOUBLE_EQ(rig.w.out[rig.cell(ore, b)], 25);
  EXPECT_DOUBLE_EQ(rig.w.restocked_part[rig.cell(ore, b)], 20.0 / 24);
}

TEST(EngineRoundThree, RefillsQuietReservesSlowly) {
  Plan plan = SmallPlan::make();
  plan.reserve[plan.cell(ore, c)] = 96;
  plan.settings.refill_months = 12;
  Rig rig({}, plan);
  rig.state.reserve[rig.cell(ore, c)] = 50;
  rig.served();
  EXPECT_DOUBLE_EQ(rig.w.refill[rig.cell(ore, c)], 2);
  EXPECT_DOUBLE_EQ(rig.w.restocked_part[rig.cell(ore, c)], 1);
  rig.state.reserve[rig.cell(ore, c)] = 95;
  rig.served(1);
  EXPECT_DOUBLE_EQ(rig.w.refill[rig.cell(ore, c)], 1);
  rig.state.quiet[rig.cell(ore, c)] = 0;
  rig.served(2);
  EXPECT_EQ(rig.w.refill[rig.cell(ore, c)], 0);
}

}  // namespace
}  // namespace entente::engine
