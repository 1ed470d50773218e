#include "analysis/questions.h"

#include <gtest/gtest.h>

#include "hand_made_trace.h"

namespace entente {
namespace {

using Values = std::vector<double>;

struct Questions : testing::Test, HandMadeTrace {
  Measured measured(Measure kind) const {
    return measure(world, runs.plan, runs.of(scenario), {kind, tin, {b}},
                   world.scenarios[scenario]);
  }
};

TEST_F(Questions, FlowsAddUpOverTheStepsOfAPeriod) {
  EXPECT_EQ(values(ask(Question::production, {a})), (Values{20, 10, 19}));
  EXPECT_EQ(values(ask(Question::shortage, {a, b})), (Values{0, 6, 2}));
  EXPECT_EQ(values(ask(Question::demand, {a, b})), (Values{20, 20, 20}));
  EXPECT_EQ(values(ask(Question::imports, {b})), (Values{16, 6, 15}));
}

TEST_F(Questions, RatesAreAmountsOverTheLengthOfAPeriod) {
  const FormulaId made = ask(Question::production, {a});
  const FormulaId all = take(Aggregation::total, made);
  EXPECT_EQ(value(all), 49);
  world.horizon.unit = PeriodUnit::quarter;
  EXPECT_EQ(values(made), (Values{20.0 / 3, 10.0 / 3, 19.0 / 3})) << "a month";
  EXPECT_DOUBLE_EQ(value(all), 49);
  world.horizon.unit = PeriodUnit::week;
  EXPECT_EQ(values(made), (Values{20.0 / 7, 10.0 / 7, 19.0 / 7})) << "a day";
  EXPECT_DOUBLE_EQ(value(all), 49);
  world.units.average_calendar();
  const double month = to_double(Rational(84, 365));
  EXPECT_EQ(values(made), (Values{20 / month, 10 / month, 19 / month})) << "a month again";
  EXPECT_DOUBLE_EQ(value(all), 49);
  EXPECT_EQ(values(ask(Question::reserve, {b})), (Values{4, 0, 0})) << "stocks are no rates";
}

TEST_F(Questions, TimesAreInTheTimeOfAnswers) {
  world.horizon.unit = PeriodUnit::day;
  EXPECT_EQ(measured(Measure::time_to_recover).value, 1.5) << "days";
  world.units.average_calendar();
  EXPECT_EQ(measured(Measure::time_to_recover).value, to_double(Rational(18, 365))) << "months";
}

TEST_F(Questions, StocksAreThoseAtTheClose) {
  EXPECT_EQ(values(ask(Question::reserve, {b})), (Values{4, 0, 0}));
}

TEST_F(Questions, PartnersAreReadFromTheFlows) {
  EXPECT_EQ(values(ask(Question::imports, {b}, std::vector{a})), (Values{16, 6, 15}));
  EXPECT_EQ(values(ask(Question::exports, {a}, std::vector{a, b})),
            (Values{16, 6, 15}));  // what stays at home is no export
  EXPECT_EQ(values(ask(Question::imports, {a}, std::vector{b})), (Values{0, 0, 0}));
}

TEST_F(Questions, WorldShortageIsTheEnginesOwn) {
  EXPECT_EQ(values(ask(Question::world_shortage, {})), (Values{0, 0.25, 0.1}));
}

TEST_F(Questions, OneSupplierIsTheLargestConcentration) {
  EXPECT_EQ(values(ask(Question::concentration, {})), (Values{10'000, 10'000, 10'000}));
  EXPECT_EQ(values(ask(Question::concentration, {b})), (Values{10'000, 10'000, 10'000}));
}

TEST_F(Questions, ImportRelianceIsWithinNothingAndAll) {
  EXPECT_EQ(values(ask(Question::import_reliance, {b})), (Values{1, 1, 1}));
  EXPECT_EQ(values(ask(Question::import_reliance, {a})), (Values{0, 0, 0}));
}

TEST_F(Questions, CoverCountsDaysOfBaselineUse) {
  const double days = 4 / (16 / engine::days_per_month);
  const Values cover = values(ask(Question::days_of_cover, {b}));
  EXPECT_DOUBLE_EQ(cover[0], days);
  EXPECT_DOUBLE_EQ(cover[1], 0);
  world.units.average_calendar();
  EXPECT_DOUBLE_EQ(values(ask(Question::days_of_cover, {b}))[0], days / engine::days_per_month);
}

TEST_F(Questions, SurvivalIsTheTimeToTheFirstShortage) {
  EXPECT_DOUBLE_EQ(measured(Measure::time_to_survive).value, 0);
  set_column(engine::Quantity::shortage, b, {0, 0, 0, 4, 2, 0});
  EXPECT_DOUBLE_EQ(measured(Measure::time_to_survive).value, 0.5);
  EXPECT_FALSE(measured(Measure::time_to_survive).censored);
}

TEST_F(Questions, SurvivalIsAtLeastTheHorizonWhereNothingIsShort) {
  set_column(engine::Quantity::shortage, b, {0, 0, 0, 0, 0, 0});
  EXPECT_DOUBLE_EQ(measured(Measure::time_to_survive).value, 2);
  EXPECT_TRUE(measured(Measure::time_to_survive).censored);
  EXPECT_DOUBLE_EQ(measured(Measure::time_to_recover).value, 0);
  EXPECT_FALSE(measured(Measure::time_to_recover).censored);
}

TEST_F(Questions, RecoveryIsTheTimeAfterWhichNothingIsShort) {
  EXPECT_DOUBLE_EQ(measured(Measure::time_to_recover).value, 1.5);
  EXPECT_FALSE(measured(Measure::time_to_recover).censored);
  set_column(engine::Quantity::shortage, b, {0, 0, 2, 4, 2, 1});
  EXPECT_TRUE(measured(Measure::time_to_recover).censored);
}

TEST_F(Questions, ResilienceLossIsMonthsOfNormalUse) {
  EXPECT_DOUBLE_EQ(measured(Measure::resilience_loss).value, (0.25 + 0.5 + 0.25) * 0.5);
}

TEST_F(Questions, ShortfallOfNoDemandIsNothing) {
  const engine::Trace& trace = runs.of(scenario);
  EXPECT_DOUBLE_EQ(shortfall(trace, 0, {1}).share(), 8.0 / 48);
  EXPECT_DOUBLE_EQ(shortfall(trace, 0, {}).share(), 0);
}

}  // namespace
}  // namespace entente
