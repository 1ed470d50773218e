#include <gtest/gtest.h>

#include <cmath>

#include "small_table.h"

namespace entente {
namespace {

struct TablePlan : SmallTable, testing::Test {};

TEST_F(TablePlan, TakesTheFlowsOutOfTheTable) {
  const double* flows = world.economy->table->flows.data();
  const engine::Plan compiled = plan();
  EXPECT_TRUE(compiled.by_user);
  EXPECT_EQ(compiled.categories, 2u);
  EXPECT_EQ(compiled.buyers(), 8u);
  EXPECT_EQ(compiled.flow.data(), flows);
  EXPECT_TRUE(world.economy->table->flows.empty());
}

TEST_F(TablePlan, CountsAStepOfTheYear) {
  const engine::Plan compiled = plan();  // four steps a month
  EXPECT_EQ(compiled.flow[compiled.pair(0, 0, 1)], 40 * (1.0 / 48));
  EXPECT_EQ(compiled.output[compiled.cell(0, 0)], 120 * (1.0 / 48));
  EXPECT_EQ(compiled.capacity, compiled.output);
}

TEST_F(TablePlan, CountsADayAsExactlyOneOf365) {
  world.horizon.unit = PeriodUnit::day;
  world.horizon.steps_per_period = 1;
  const engine::Plan compiled = plan();
  EXPECT_EQ(compiled.flow[compiled.pair(1, 0, 4)], 60 * (1.0 / 365));
  EXPECT_EQ(compiled.output[compiled.cell(1, 0)], 96 * (1.0 / 365));
}

TEST_F(TablePlan, CapitalIsSoManyYearsOfValueAdded) {
  world.settings.capital_ratio = 3;
  world.settings.capital_ratios.push_back({{tools}, 5, {}});
  const engine::Plan compiled = plan();
  EXPECT_DOUBLE_EQ(compiled.capital[compiled.cell(0, 0)], 3 * (120 - 22));
  EXPECT_DOUBLE_EQ(compiled.capital[compiled.cell(1, 1)], 5 * (60 - 33));
  EXPECT_EQ(compiled.capital_decimals, 7);
}

TEST_F(TablePlan, KeepsWhatTheMostSpecificSettingSays) {
  KeepSetting some;
  some.inputs = {tools};
  some.unlimited = true;
  KeepSetting here;
  here.countries = {{b}};
  here.days = 7;
  KeepSetting both;
  both.countries = {{b}};
  both.inputs = {{tools}};
  both.days = 2;
  world.settings.keep = {here, some, both};
  world.settings.restocking.push_back({{tools}, 5, {}});
  const engine::Plan compiled = plan();
  EXPECT_EQ(compiled.cover_days[compiled.cell(0, 0)], 30);
  EXPECT_EQ(compiled.cover_days[compiled.cell(0, 1)], 7);
  EXPECT_TRUE(std::isinf(compiled.cover_days[compiled.cell(1, 0)]));
  EXPECT_EQ(compiled.cover_days[compiled.cell(1, 1)], 2);
  EXPECT_EQ(compiled.restocking_days, (std::vector<double>{60, 5}));
}

TEST_F(TablePlan, HasColumnsOfReservesWhereSomeAreHeld) {
  EXPECT_FALSE(plan().reserves_order);
  SmallTable other;
  other.world.reserves.push_back({other.steel, other.b, {73, {}, {}, {}}, true});
  const engine::Plan compiled = other.plan();
  EXPECT_TRUE(compiled.reserves_order);
  ASSERT_EQ(compiled.flow.size(), 4u * 10);
  EXPECT_EQ(compiled.flow[compiled.pair(0, 0, 7)], 24 * (1.0 / 48));
  EXPECT_EQ(compiled.flow[compiled.pair(0, 0, 9)], 0);
  EXPECT_EQ(compiled.flow[compiled.pair(1, 1, 6)], 36 * (1.0 / 48));
  EXPECT_EQ(compiled.flow[compiled.pair(1, 1, 8)], 0);
  EXPECT_DOUBLE_EQ(baseline_sums(compiled).use[compiled.cell(0, 1)], 71 / 48.0);
  // 73 days of the 71 M.EUR that B uses in 365.
  EXPECT_NEAR(compiled.reserve[compiled.cell(0, 1)], 73.0 / 365 * (10 + 12 + 24 + 5 + 20), 1e-12);
}

TEST_F(TablePlan, TakesTheSettingsOfThePublishedProgram) {
  world.settings.rule = EngineSettings::Rule::boario;
  world.settings.gates = true;
  world.settings.lag = 1;
  world.settings.capacity_weights = false;
  world.settings.overproduction = EngineSettings::Overproduction::tolerant;
  const engine::Settings settings = plan().settings;
  EXPECT_EQ(settings.rule, engine::Rule::boario);
  EXPECT_TRUE(settings.gates);
  EXPECT_EQ(settings.lag, 1u);
  EXPECT_FALSE(settings.capacity_weights);
  EXPECT_EQ(settings.overproduction, engine::Overproduction::tolerant);
}

TEST_F(TablePlan, SumsByCountry) {
  Diagnostics diagnostics;
  const Economy economy = balance_economy(world, diagnostics).value();
  EXPECT_DOUBLE_EQ(economy.flow[1], (10 + 12 + 24) / 12.0);  // steel from A to B
  EXPECT_DOUBLE_EQ(economy.production[3], 5);
  EXPECT_DOUBLE_EQ(economy.intermediate_use[0], (10 + 40 + 20) / 12.0);
  EXPECT_DOUBLE_EQ(economy.use[0], (10 + 40 + 24 + 20 + 9 + 6) / 12.0);
  const engine::Plan compiled = plan();
  const BaselineSums sums = baseline_sums(compiled);
  EXPECT_DOUBLE_EQ(sums.industries[compiled.cell(0, 0)], 70 / 48.0);
  EXPECT_DOUBLE_EQ(sums.use[compiled.cell(0, 0)], 109 / 48.0);
  EXPECT_DOUBLE_EQ(baseline_flow(compiled, 0, 0, 1), 46 / 48.0);
  const double days_a_step = 365.0 / 48;
  EXPECT_DOUBLE_EQ(sums.opening_stock[compiled.cell(0, 0)],
                   (30 / days_a_step + 1) * sums.industries[compiled.cell(0, 0)]);
}

struct TablePolicy : SmallTable, testing::Test {
  CapitalLoss loss(CountryId country, std::optional<ResourceId> resource,
                   std::optional<CategoryId> category, ParameterId by, bool share) {
    return {country, resource, category, by, share, {}};
  }
};

TEST_F(TablePolicy, LosesSharesAndMoney) {
  const ParameterId part = number("flood.loses.by", Rational(1, 2));
  const ParameterId money = number("flood.loses_2.by", 7, world.economy->money.dimension);
  Shock& flood = shock("flood");
  flood.capital_losses = {loss(a, steel, std::nullopt, part, true),
                          loss(b, tools, std::nullopt, money, false)};
  flood.recovery = number("flood.recovers.over", 2, Dimension(BaseDimensions::month));
  flood.curve = Curve::concave;
  const engine::Plan compiled = plan();
  const engine::Policy compiled_policy = policy(compiled);
  ASSERT_EQ(compiled_policy.capital_losses.size(), 2u);
  EXPECT_DOUBLE_EQ(compiled_policy.capital_losses[0].amount, 0.5 * 4 * (120 - 22));
  EXPECT_EQ(compiled_policy.capital_losses[1].amount, 7);
  EXPECT_EQ(compiled_policy.capital_losses[1].resource, 1u);
  EXPECT_EQ(compiled_policy.capital_losses[1].country, 1u);
  EXPECT_EQ(compiled_policy.capital_losses[0].window.curve, engine::Curve::concave);
  EXPECT_EQ(compiled_policy.capital_losses[0].window.recovery, 2);
  EXPECT_TRUE(compiled_policy.rebuildings.empty());
}

TEST_F(TablePolicy, RebuildsWhatWasDestroyed) {
  const ParameterId part = number("flood.loses.by", Rational(1, 2));
  const ParameterId money = number("flood.loses_2.by", 7, world.economy->money.dimension);
  Shock& flood = shock("flood");
  flood.capital_losses = {loss(a, tools, std::nullopt, part, true),
                          loss(b, std::nullopt, state, money, false)};
  flood.rebuilding = Rebuilding{number("flood.rebuilt.over", 73, Dimension(BaseDimensions::day)),
                                number("flood.rebuilt.at", Rational(11, 10)),
                                {{tools, Rational(3, 4), {}}, {steel, Rational(1, 4), {}}},
                                {}};
  const engine::Policy compiled = policy(plan());
  EXPECT_TRUE(compiled.capital_losses.empty());
  ASSERT_EQ(compiled.rebuildings.size(), 1u);
  const engine::Rebuilding& rebuilding = compiled.rebuildings.front();
  ASSERT_EQ(rebuilding.damages.size(), 2u);
  EXPECT_EQ(rebuilding.damages[0].buyer, 1u);
  EXPECT_DOUBLE_EQ(rebuilding.damages[0].amount, 0.5 * 4 * (96 - 66));
  EXPECT_EQ(rebuilding.damages[1].buyer, 4u + 2 + 1);
  EXPECT_EQ(rebuilding.damages[1].amount, 7);
  ASSERT_EQ(rebuilding.builders.size(), 2u);
  EXPECT_EQ(rebuilding.builders[0].resource, 1u);
  EXPECT_EQ(rebuilding.builders[0].share, 0.75);
  EXPECT_EQ(rebuilding.from, 2);
  EXPECT_EQ(rebuilding.until, 3);
  EXPECT_DOUBLE_EQ(rebuilding.months, 2.4);
  EXPECT_DOUBLE_EQ(rebuilding.factor, 1.1);
}

TEST_F(TablePolicy, WarnsOfExportsThatAreNotThere) {
  const ParameterId by = number("ban.restricts.by", Rational(1, 2));
  shock("ban").restrictions = {{a, {steel}, {b}, by, Disposal::cutting, {}}};
  const engine::Plan compiled = plan();
  Diagnostics diagnostics;
  check_effects(world, compiled, baseline_sums(compiled), diagnostics);
  EXPECT_TRUE(diagnostics.all().empty());
}

}  // namespace
}  // namespace entente
