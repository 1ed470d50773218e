#include <gtest/gtest.h>

#include "small_world.h"

namespace entente {
namespace {

struct PolicyTest : testing::Test, SmallWorld {
  Shock& cut(Date first, long length) {
    Shock& shock = this->shock("cut", first, length);
    shock.restrictions.push_back(
        {a, {tin}, {}, number("cut.restricts.by", Rational(1, 2)), Disposal::keeping, {}});
    return shock;
  }
};

TEST_F(PolicyTest, NothingComesOutOfTheBaseline) {
  const engine::Policy policy = this->policy(ScenarioId(0));
  EXPECT_TRUE(policy.controls.empty());
  EXPECT_TRUE(policy.routes.empty());
  EXPECT_TRUE(policy.plants.empty());
}

TEST_F(PolicyTest, WindowsAreMonthsFromTheStart) {
  Shock& shock = cut({2026, 3, 1}, 6);
  shock.recovery = number("cut.recovers.over", 73, day);
  const engine::Policy policy = this->policy(scenario("hit"));
  ASSERT_EQ(policy.controls.size(), 1u);
  EXPECT_DOUBLE_EQ(policy.controls[0].window.from, 2);
  EXPECT_DOUBLE_EQ(policy.controls[0].window.until, 8);
  EXPECT_DOUBLE_EQ(policy.controls[0].window.recovery, 2.4);  // 73 days of a year of 365
}

TEST_F(PolicyTest, ADayIsItsPartOfItsMonth) {
  cut({2026, 2, 15}, 1);
  const engine::Policy policy = this->policy(scenario("hit"));
  EXPECT_DOUBLE_EQ(policy.controls[0].window.from, 1.5);
  EXPECT_DOUBLE_EQ(policy.controls[0].window.until, 2.5);
}

TEST_F(PolicyTest, ARestrictionToAllNeverNamesItsSupplier) {
  cut({2026, 3, 1}, 6);
  const engine::Policy policy = this->policy(scenario("hit"));
  EXPECT_EQ(policy.controls[0].buyers, (std::vector<std::size_t>{1, 2}));
  EXPECT_EQ(policy.controls[0].disposal, engine::Disposal::keeping);
}

TEST_F(PolicyTest, AScenarioSetsWhatItOverrides) {
  cut({2026, 3, 1}, 6);
  const ScenarioId hard = scenario("hard");
  world.scenarios[hard].overrides.push_back({ParameterId(std::size_t{0}), Date{2026, 5, 1}, {}});
  const engine::Policy policy = this->policy(hard);
  EXPECT_DOUBLE_EQ(policy.controls[0].window.from, 4);
  EXPECT_DOUBLE_EQ(policy.controls[0].window.until, 10);
}

TEST_F(PolicyTest, UsesAreRaisedWhereTheClauseSays) {
  Shock& shock = this->shock("boom", {2026, 3, 1}, 6);
  shock.use_changes.push_back({false, {tin}, {d}, number("boom.lowers.by", Rational(1, 4)), {}});
  const engine::Policy policy = this->policy(scenario("hit"));
  ASSERT_EQ(policy.demand_changes.size(), 1u);
  EXPECT_EQ(policy.demand_changes[0].country, 2u);
  EXPECT_DOUBLE_EQ(policy.demand_changes[0].change, -0.25);
}

TEST_F(PolicyTest, ARouteOfOneResourceStandsInPlaceOfOneOfAll) {
  const ChokepointId north = world.chokepoints.add({"north", {}});
  const ChokepointId south = world.chokepoints.add({"south", {}});
  world.routes.push_back({a, std::nullopt, {b, d}, {north}, figure(Rational(1, 2))});
  world.routes.push_back({a, tin, {b}, {south}, figure(Rational(1, 4))});
  cut({2026, 3, 1}, 6);
  EXPECT_TRUE(this->policy(scenario("open")).routes.empty()) << "no strait is closed";
  world.shocks[ShockId(std::size_t{0})].closures.push_back(
      {{north}, number("cut.closes.by", Rational(1, 2)), {}});
  const engine::Policy policy = this->policy(scenario("closed"));
  ASSERT_EQ(policy.routes.size(), 2u);
  EXPECT_EQ(policy.routes[0].buyer, 2u);
  EXPECT_EQ(policy.routes[0].chokepoints, std::vector<std::size_t>{0});
  EXPECT_EQ(policy.routes[1].buyer, 1u);
  EXPECT_EQ(policy.routes[1].chokepoints, std::vector<std::size_t>{1});
}

TEST_F(PolicyTest, MembersHaveTimesOfTheirOwn) {
  Agreement pact;
  pact.name = "pact";
  pact.period.from = date("pact.from", {2026, 2, 1});
  pact.members.push_back({b, {}, {}});
  PeriodClause late;
  late.from = date("pact.members.from", {2026, 7, 1});
  pact.members.push_back({d, late, {}});
  pact.terms.push_back({"pact.priority",
                        PriorityTerm{{},
                                     number("pact.priority.for", Rational(3, 5)),
                                     number("pact.priority.when", Rational(1, 20))},
                        {}});
  world.agreements.add(pact);
  const engine::Policy policy = this->policy(scenario("with_pact"));
  ASSERT_EQ(policy.priorities.size(), 1u);
  const engine::Priority& priority = policy.priorities[0];
  EXPECT_DOUBLE_EQ(priority.scope.from, 1);
  EXPECT_EQ(priority.scope.until, engine::unlimited);
  ASSERT_EQ(priority.scope.members.size(), 2u);
  EXPECT_EQ(priority.scope.members[0].from, -engine::unlimited);
  EXPECT_DOUBLE_EQ(priority.scope.members[1].from, 6);
  EXPECT_EQ(priority.resources, std::vector<std::size_t>{0});
  EXPECT_DOUBLE_EQ(priority.trigger.value(), 0.05);
}

TEST_F(PolicyTest, MembersThroughAGroupAreWithinBothTimes) {
  Agreement pact;
  pact.name = "pact";
  PeriodClause clause;
  clause.until = date("pact.members.until", {2026, 9, 1});
  PeriodClause early;
  early.until = date("union.members.until", {2026, 4, 1});
  PeriodClause back;
  back.from = date("union.members_2.from", {2026, 7, 1});
  PeriodClause late;
  late.from = date("union.members_3.from", {2026, 10, 1});
  pact.members = {{b, clause, {}, early}, {b, clause, {}, back}, {d, clause, {}, late}};
  pact.terms.push_back({"pact.no_export_controls", NoExportControlsTerm{{tin}}, {}});
  world.agreements.add(pact);
  const engine::Policy policy = this->policy(scenario("with_pact"));
  const std::vector<engine::Membership>& members = policy.no_controls[0].scope.members;
  ASSERT_EQ(members.size(), 2u);  // d joins after the clause ends
  EXPECT_DOUBLE_EQ(members[0].until, 3);
  EXPECT_DOUBLE_EQ(members[1].from, 6);
  EXPECT_DOUBLE_EQ(members[1].until, 8);
}

TEST_F(PolicyTest, AReserveLosesAShareAnAmountOrATimeOfUse) {
  Shock& shock = this->shock("fire", {2026, 3, 1}, 1);
  shock.reserve_losses = {{b, tin, number("by", Rational(1, 2)), true, false, {}},
                          {b, tin, number("by", 7, mass), false, false, {}},
                          {b, tin, number("by", 73, day), false, true, {}}};
  const engine::Policy policy = this->policy(scenario("hit"));
  ASSERT_EQ(policy.reserve_losses.size(), 3u);
  EXPECT_DOUBLE_EQ(policy.reserve_losses[0].by, 0.5);
  EXPECT_TRUE(policy.reserve_losses[0].share);
  EXPECT_DOUBLE_EQ(policy.reserve_losses[1].by, 7);
  EXPECT_NEAR(policy.reserve_losses[2].by, 60 * 2.4, 1e-9);  // 60 a month, a fifth of a year
  EXPECT_DOUBLE_EQ(policy.reserve_losses[2].from, 2);
}

TEST_F(PolicyTest, APlanHasTheTimesOfRoutesAndTheSubstitutesThatMatter) {
  const ChokepointId north = world.chokepoints.add({"north", {}});
  world.routes.push_back({a, std::nullopt, {b, d}, {north}, figure(Rational(1, 2))});
  world.routes[0].taking = figure(Rational(3, 8));  // months; a step is a quarter of one
  world.substitutions = {{tin, tin, {}, 0, 1, 0, {}}, {tin, tin, {tin}, Rational(1, 4), 2, 6, {}}};
  world.settings.overproduction_in = {{{d}, Rational(1, 10), 3, {}}};
  const engine::Plan plan = this->plan();
  ASSERT_EQ(plan.transits.size(), 2u);
  EXPECT_DOUBLE_EQ(plan.transits[1].steps, 1.5);
  EXPECT_EQ(plan.transits[1].buyer, 2u);
  EXPECT_EQ(plan.transits[1].chokepoints, std::vector<std::size_t>{0});
  ASSERT_EQ(plan.substitutions.size(), 1u);
  EXPECT_DOUBLE_EQ(plan.substitutions[0].up_to, 0.25);
  EXPECT_EQ(plan.overproduction_maximum, (std::vector<double>{1.25, 1.25, 1.1}));
  EXPECT_EQ(plan.overproduction_months, (std::vector<double>{12, 12, 3}));
}

TEST_F(PolicyTest, APlantBeginsWithItsAgreementUnlessItSays) {
  Agreement pact;
  pact.name = "pact";
  pact.period.from = date("pact.from", {2026, 2, 1});
  pact.members.push_back({b, {}, {}});
  BuildTerm own{"early", tin,
                b,       number("pact.early.amount", 5, mass / month),
                {},      number("pact.early.over", 6, month),
                true};
  pact.terms.push_back({"pact.early", own, {}});
  BuildTerm late = own;
  late.period.from = date("pact.late.from", {2026, 5, 1});
  late.to_members = false;
  pact.terms.push_back({"pact.late", late, {}});
  world.agreements.add(pact);
  const engine::Policy policy = this->policy(scenario("with_pact"));
  ASSERT_EQ(policy.plants.size(), 2u);
  EXPECT_DOUBLE_EQ(policy.plants[0].from, 1);
  EXPECT_DOUBLE_EQ(policy.plants[0].over, 6);
  EXPECT_EQ(policy.plants[0].members_only, std::vector<std::size_t>{1});
  EXPECT_DOUBLE_EQ(policy.plants[1].from, 4);
  EXPECT_TRUE(policy.plants[1].members_only.empty());
}

TEST_F(PolicyTest, ReservesInTimeAreOfOwnUse) {
  world.reserves.push_back({tin, b, figure(73), true});
  world.reserves.push_back({tin, d, figure(7), false});
  const engine::Plan plan = this->plan();
  EXPECT_DOUBLE_EQ(plan.reserve[1], 60 * 2.4);
  EXPECT_DOUBLE_EQ(plan.reserve[2], 7);
}

TEST_F(PolicyTest, ThePlanCountsByTheStep) {
  const engine::Plan plan = this->plan();
  EXPECT_DOUBLE_EQ(plan.months_per_step, 0.25);
  EXPECT_DOUBLE_EQ(plan.flow[plan.pair(0, 0, 1)], 15);
  EXPECT_DOUBLE_EQ(plan.capacity[0], 25);
}

TEST_F(PolicyTest, ByDayThePlanCountsDaysOfAYearOf365) {
  world.horizon.unit = PeriodUnit::day;
  world.horizon.steps_per_period = 1;
  const engine::Plan plan = this->plan();
  EXPECT_EQ(plan.months_per_step, 12.0 / 365);
  EXPECT_DOUBLE_EQ(plan.flow[plan.pair(0, 0, 1)], 60 * 12.0 / 365);
}

TEST_F(PolicyTest, ByDayATimeInMonthsEndsByTheCalendar) {
  world.horizon.unit = PeriodUnit::day;
  world.horizon.steps_per_period = 1;
  world.horizon.periods = 365;
  cut({2026, 1, 31}, 1);
  engine::Policy policy = this->policy(scenario("hit"));
  EXPECT_EQ(policy.controls[0].window.from, to_double(Rational(30 * 12, 365)));
  EXPECT_EQ(policy.controls[0].window.until, to_double(Rational(58 * 12, 365))) << "28 February";
  // Days of it are days, and parts of months are parts of 365/12 days.
  Parameter& length = world.parameters[ParameterId(1)];
  length.value = Rational(73);
  length.dimension = day;
  policy = this->policy(ScenarioId(1));
  EXPECT_EQ(policy.controls[0].window.until, to_double(Rational(103 * 12, 365)));
  length.value = Rational(1, 2);
  length.dimension = month;
  policy = this->policy(ScenarioId(1));
  EXPECT_EQ(policy.controls[0].window.until, to_double(Rational(30 * 12, 365) + Rational(1, 2)));
}

TEST_F(PolicyTest, ATimeOnTheBeginningOfAStepIsInIt) {
  world.horizon.unit = PeriodUnit::day;
  world.horizon.steps_per_period = 1;
  const engine::Plan plan = this->plan();
  for (long days = 0; days < 5000; ++days)
    ASSERT_EQ(step_at(plan, to_double(Rational(12 * days, 365))), static_cast<std::size_t>(days));
  EXPECT_EQ(step_at(plan, -3), 0u);
}

}  // namespace
}  // namespace entente
