// Rationing within a country, and reserves.
#include <gtest/gtest.h>

#include "small_plan.h"

namespace entente::engine {
namespace {

constexpr std::size_t a = SmallPlan::a, b = SmallPlan::b, c = SmallPlan::c;
constexpr std::size_t ore = SmallPlan::ore;

/// Half of the 40 units of ore for c arrive: its metal makers ordered 10, final use wants 30.
Rig half_for_c(Rationing rationing, const Plan& base = SmallPlan::make()) {
  Plan plan = base;
  plan.settings.rationing = rationing;
  plan.settings.new_suppliers = false;
  Policy policy;
  policy.controls = {{ore, a, {c}, 2.0 / 3, Disposal::cutting, {}}};
  policy.losses = {{ore, b, 0.2, {}}};
  return Rig(policy, plan);
}

TEST(EngineArrivals, AreSharedProRata) {
  Rig rig = half_for_c(Rationing::pro_rata);
  rig.delivered();
  EXPECT_DOUBLE_EQ(rig.w.arrivals[c], 5);
  EXPECT_DOUBLE_EQ(rig.w.final_met[rig.cell(ore, c)], 15);
}

TEST(EngineArrivals, GoToIndustriesFirst) {
  Rig rig = half_for_c(Rationing::industries_first);
  rig.delivered();
  EXPECT_DOUBLE_EQ(rig.w.arrivals[c], 10);
  EXPECT_DOUBLE_EQ(rig.w.final_met[rig.cell(ore, c)], 10);
}

TEST(EngineArrivals, GoToFinalUseFirst) {
  Rig rig = half_for_c(Rationing::final_use_first);
  rig.delivered();
  EXPECT_DOUBLE_EQ(rig.w.arrivals[c], 0);
  EXPECT_DOUBLE_EQ(rig.w.final_met[rig.cell(ore, c)], 20);
}

TEST(EngineArrivals, IncludeRestocking) {
  Rig rig;
  rig.state.restock_orders[b] = 24;
  rig.delivered();
  EXPECT_DOUBLE_EQ(rig.w.arrivals[b], 20 + 20);  // 20 of 24 could be had
}

Plan with_reserves() {
  Plan plan = SmallPlan::make();
  plan.reserve = {30, 60, 12, 0, 0, 0};
  return plan;
}

TEST(EngineReserves, FillHomeGapsWithoutAnyAgreement) {
  Rig rig = half_for_c(Rationing::pro_rata, with_reserves());
  rig.used();
  // 20 are missing, 12 are there.
  EXPECT_DOUBLE_EQ(rig.w.released[rig.cell(ore, c)], 12);
  EXPECT_DOUBLE_EQ(rig.state.reserve[rig.cell(ore, c)], 0);
  EXPECT_DOUBLE_EQ(rig.w.final_met[rig.cell(ore, c)], 15 + 9);
  EXPECT_DOUBLE_EQ(rig.w.arrivals[c], 5 + 3);
  EXPECT_EQ(rig.w.lent[rig.cell(ore, a)], 0);
}

TEST(EngineReserves, AreLentAmongMembersWithinTheirLimits) {
  Rig rig = half_for_c(Rationing::pro_rata, with_reserves());
  // c still lacks 8. a may lend 30 - one step's use of 10, at most 10% of 30 = 3; b 60 - 30, at
  // most 6.
  rig.policy.shared_reserves = {{members({a, b, c}), {ore}, days_per_month / 4, 0.1}};
  rig = Rig(rig.policy, rig.plan);
  rig.used();
  EXPECT_DOUBLE_EQ(rig.w.received[rig.cell(ore, c)], 8);
  EXPECT_DOUBLE_EQ(rig.w.lent[rig.cell(ore, a)], 8.0 / 3);
  EXPECT_DOUBLE_EQ(rig.w.lent[rig.cell(ore, b)], 16.0 / 3);
  EXPECT_DOUBLE_EQ(rig.state.lent[rig.cell(ore, b)], 16.0 / 3);
  EXPECT_DOUBLE_EQ(rig.w.final_met[rig.cell(ore, c)], 30);
  EXPECT_DOUBLE_EQ(rig.state.reserve[rig.cell(ore, a)], 30 - 8.0 / 3);
}

TEST(EngineReserves, AreNotLentToOutsiders) {
  Rig rig = half_for_c(Rationing::pro_rata, with_reserves());
  rig.policy.shared_reserves = {{members({a, b}), {ore}, 0, 1}};
  rig = Rig(rig.policy, rig.plan);
  rig.used();
  EXPECT_EQ(rig.w.received[rig.cell(ore, c)], 0);
}

TEST(EngineReserves, OfACountryInTwoAgreementsAreLentOnce) {
  Rig rig = half_for_c(Rationing::pro_rata, with_reserves());
  const Scope scope = members({a, c});
  rig.policy.shared_reserves = {{scope, {ore}, 0, 0.2}, {scope, {ore}, 0, 0.2}};
  rig = Rig(rig.policy, rig.plan);
  rig.used();
  EXPECT_DOUBLE_EQ(rig.w.lent[rig.cell(ore, a)], 6);
  EXPECT_DOUBLE_EQ(rig.w.received[rig.cell(ore, c)], 6);
}

}  // namespace
}  // namespace entente::engine
