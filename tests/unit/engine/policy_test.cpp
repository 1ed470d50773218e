#include <gtest/gtest.h>

#include "small_plan.h"

namespace entente::engine {
namespace {

constexpr std::size_t a = SmallPlan::a, b = SmallPlan::b, c = SmallPlan::c;
constexpr std::size_t ore = SmallPlan::ore, metal = SmallPlan::metal;

ExportControl control(double share, std::vector<std::size_t> buyers,
                      Disposal disposal = Disposal::cutting) {
  return {ore, a, std::move(buyers), share, disposal, {}};
}

TEST(EnginePolicyPhase, LeavesEverythingAloneWithoutTerms) {
  Rig rig;
  rig.potential();
  EXPECT_EQ(rig.w.capped, (std::vector<char>{0, 0}));
  EXPECT_EQ(rig.w.lost_share[rig.cell(ore, a)], 0);
  EXPECT_EQ(rig.w.final_wanted[rig.cell(ore, c)], 30);
}

TEST(EnginePolicyPhase, CapsControlledFlowsAndCountsWhatIsHeldBack) {
  Policy policy;
  policy.controls = {control(0.5, {b, c}), control(0.2, {c})};
  Rig rig(policy);
  rig.potential();
  EXPECT_DOUBLE_EQ(rig.w.ceiling[rig.p.pair(ore, a, b)], 10);
  EXPECT_DOUBLE_EQ(rig.w.ceiling[rig.p.pair(ore, a, c)], 12);
  EXPECT_EQ(rig.w.ceiling[rig.p.pair(ore, a, a)], unlimited);
  EXPECT_DOUBLE_EQ(rig.w.restrained[rig.cell(ore, a)], 28);
  EXPECT_DOUBLE_EQ(rig.w.set_aside[rig.cell(ore, a)], 28);
  EXPECT_EQ(rig.w.to_keep[rig.cell(ore, a)], 0);
  EXPECT_EQ(rig.w.capped, (std::vector<char>{1, 0}));
}

TEST(EnginePolicyPhase, DisposesOfWhatIsHeldBackAsTheControlSays) {
  Policy policy;
  policy.controls = {control(0.5, {c}, Disposal::selling_elsewhere)};
  Rig selling(policy);
  selling.potential();
  EXPECT_EQ(selling.w.set_aside[selling.cell(ore, a)], 0);
  policy.controls = {control(0.5, {c}, Disposal::keeping)};
  Rig keeping(policy);
  keeping.potential();
  EXPECT_DOUBLE_EQ(keeping.w.to_keep[keeping.cell(ore, a)], 15);
}

TEST(EnginePolicyPhase, ExemptsMembersOfAnAgreementAgainstControls) {
  Policy policy;
  policy.controls = {control(0.5, {b, c})};
  policy.no_controls = {{members({a, c}), {ore}}};
  Rig rig(policy);
  rig.potential();
  EXPECT_EQ(rig.w.ceiling[rig.p.pair(ore, a, c)], unlimited);
  EXPECT_DOUBLE_EQ(rig.w.ceiling[rig.p.pair(ore, a, b)], 10);
  EXPECT_DOUBLE_EQ(rig.w.restrained[rig.cell(ore, a)], 10);
}

TEST(EnginePolicyPhase, ProratesAControlThatStartsInsideTheStep) {
  Policy policy;
  policy.controls = {control(0.4, {c})};
  policy.controls[0].window.from = 0.125;
  Rig rig(policy);
  rig.potential();
  EXPECT_DOUBLE_EQ(rig.w.ceiling[rig.p.pair(ore, a, c)], 24);
  rig.potential(1);
  EXPECT_DOUBLE_EQ(rig.w.ceiling[rig.p.pair(ore, a, c)], 18);
}

TEST(EnginePolicyPhase, ClosesRoutesByTheirChokepoints) {
  Policy policy;
  policy.routes = {{ore, a, c, 0.5, {0, 1}}, {ore, a, c, 0.25, {1}}};
  policy.closures = {{0, 0.5, {}}, {1, 0.2, {}}, {1, 0.5, {}}};
  Rig rig(policy);
  rig.potential();
  // Passages 0.5 and 0.8 x 0.5 = 0.4: 1 - 0.5 (1 - 0.2) - 0.25 (1 - 0.4) = 0.45 of 30.
  EXPECT_DOUBLE_EQ(rig.w.ceiling[rig.p.pair(ore, a, c)], 13.5);
  EXPECT_EQ(rig.w.ceiling[rig.p.pair(ore, b, c)], unlimited);
  EXPECT_EQ(rig.w.restrained[rig.cell(ore, a)], 0);
}

TEST(EnginePolicyPhase, MultipliesLossesAndDemandChanges) {
  Policy policy;
  policy.losses = {{ore, b, 0.5, {}}, {ore, b, 0.2, {}}};
  policy.demand_changes = {{ore, c, 0.5, {}}, {ore, c, -0.2, {}}};
  Rig rig(policy);
  rig.potential();
  EXPECT_DOUBLE_EQ(rig.w.lost_share[rig.cell(ore, b)], 0.6);
  EXPECT_DOUBLE_EQ(rig.w.final_wanted[rig.cell(ore, c)], 36);
  EXPECT_DOUBLE_EQ(rig.w.final_change[rig.cell(ore, c)], 6);
}

TEST(EnginePolicyPhase, AddsUpPlants) {
  Policy policy;
  policy.plants = {{metal, a, 40, 0, 0, unlimited, {}}, {metal, a, 40, 0, 0.5, unlimited, {}}};
  Rig rig(policy);
  rig.potential();
  EXPECT_DOUBLE_EQ(rig.w.built[rig.cell(metal, a)], 10 + 2.5);
  EXPECT_DOUBLE_EQ(rig.w.capacity[rig.cell(metal, a)], 12.5);
}

TEST(EnginePolicyPhase, EndsWithItsTerms) {
  Policy policy;
  policy.controls = {control(0.5, {b, c}, Disposal::keeping)};
  policy.controls[0].window.until = 0.25;
  Rig rig(policy);
  rig.potential(0);
  rig.potential(1);
  EXPECT_EQ(rig.w.capped[ore], 0);
  EXPECT_EQ(rig.w.restrained[rig.cell(ore, a)], 0);
  EXPECT_EQ(rig.w.to_keep[rig.cell(ore, a)], 0);
}

TEST(EnginePolicyPhase, BindsAGuarantorOnlyWhileItIsAMember) {
  Policy policy;
  policy.guarantees = {{members({a, c}), ore, a, c, 40}};
  policy.guarantees[0].scope.members[0].until = 0.25;
  Rig rig(policy);
  rig.potential(0);
  EXPECT_EQ(rig.w.levels[rig.p.level.guarantees], 1);
  rig.potential(1);
  EXPECT_EQ(rig.w.levels[rig.p.level.guarantees], 0);
}

}  // namespace
}  // namespace entente::engine
