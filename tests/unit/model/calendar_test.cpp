#include "model/calendar.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

Date date(std::string_view text) { return parse_date(text).value(); }

TEST(Calendar, KnowsLeapYears) {
  EXPECT_EQ(days_in_month(2024, 2), 29);
  EXPECT_EQ(days_in_month(2025, 2), 28);
  EXPECT_EQ(days_in_month(2000, 2), 29);
  EXPECT_EQ(days_in_month(2100, 2), 28);
  EXPECT_TRUE(parse_date("2024-02-29").has_value());
  EXPECT_FALSE(parse_date("2025-02-29").has_value());
}

TEST(Calendar, RefusesWhatIsNoDate) {
  for (const char* text : {"2026-13", "2026-00", "2026-04-31", "2026-04-00", "2026-Q5", "2026-Q0",
                           "2026-W54", "2026-W00", "1899-12", "2201-01", "2026"}) {
    EXPECT_FALSE(parse_date(text).has_value()) << text;
  }
}

TEST(Calendar, QuartersBeginTheirMonths) {
  EXPECT_EQ(date("2026-Q1"), date("2026-01"));
  EXPECT_EQ(date("2026-Q4"), date("2026-10"));
  EXPECT_EQ(date("2026-Q4").precision, Date::Precision::quarter);
}

TEST(Calendar, WeeksAreThoseOfIso8601) {
  EXPECT_EQ(date("2026-W01"), date("2025-12-29"));
  EXPECT_EQ(date("2021-W01"), date("2021-01-04"));
  EXPECT_EQ(date("2020-W53"), date("2020-12-28"));
  EXPECT_FALSE(parse_date("2021-W53").has_value());
}

TEST(Calendar, MonthsAreAddedOnTheSameDay) {
  EXPECT_EQ(add_months(date("2027-03"), 6), date("2027-09"));
  EXPECT_EQ(add_months(date("2027-11-15"), 3), date("2028-02-15"));
  EXPECT_EQ(add_months(date("2024-01-31"), 1), date("2024-02-29"));
  EXPECT_EQ(add_months(date("2024-03-31"), -1), date("2024-02-29"));
  EXPECT_EQ(add_months(date("2026-01"), -1), date("2025-12"));
  EXPECT_FALSE(add_months(date("2026-01"), 100'000).has_value());
  EXPECT_FALSE(add_months(date("1900-01"), -1).has_value());
}

TEST(Calendar, DaysAreAddedAcrossTheYear) {
  EXPECT_EQ(add_days(date("2024-02-28"), 2), date("2024-03-01"));
  EXPECT_EQ(add_days(date("2025-12-31"), 1), date("2026-01-01"));
}

TEST(Calendar, AFractionOfAMonthIsExact) {
  EXPECT_EQ(months_between(date("2026-01"), date("2026-03")), 2);
  EXPECT_EQ(months_between(date("2026-01"), date("2026-02-15")), 1 + Rational(14, 28));
  EXPECT_EQ(months_between(date("2026-03"), date("2026-01")), -2);
}

TEST(Calendar, DatesAreWrittenAsShortAsTheyAre) {
  EXPECT_EQ(to_text(date("2026-03")), "2026-03");
  EXPECT_EQ(to_text(date("2026-03-15")), "2026-03-15");
}

TEST(Horizon, FindsThePeriodOfADate) {
  Horizon horizon;
  horizon.start = date("2026-01");
  horizon.periods = 24;
  EXPECT_EQ(horizon.steps(), 96);
  EXPECT_EQ(horizon.period_of(date("2026-01")), 0);
  EXPECT_EQ(horizon.period_of(date("2027-12-31")), 23);
  EXPECT_FALSE(horizon.period_of(date("2028-01")).has_value());
  EXPECT_FALSE(horizon.period_of(date("2025-12-31")).has_value());
  EXPECT_EQ(horizon.period_start(23), date("2027-12"));
}

Horizon horizon_of(std::string_view start, long periods, PeriodUnit unit) {
  Horizon horizon;
  horizon.start = date(start);
  horizon.periods = periods;
  horizon.unit = unit;
  horizon.steps_per_period = default_steps_per_period(unit);
  return horizon;
}

TEST(Horizon, DaysFallOnTheBeginningsOfTheirSteps) {
  const Horizon days = horizon_of("2027-12-30", 500, PeriodUnit::day);
  EXPECT_EQ(days.months_per_step(), Rational(12, 365));
  EXPECT_EQ(to_double(days.months_per_step()), 12.0 / 365);
  EXPECT_EQ(days.period_start(62), date("2028-03-01")) << "2028 has a 29 February";
  EXPECT_EQ(days.position(date("2028-03-01")), Rational(62 * 12, 365));
  EXPECT_EQ(days.position(date("2027-12-29")), Rational(-12, 365));
  EXPECT_EQ(days.period_of(date("2028-03-01")), 62);
  EXPECT_FALSE(days.period_of(date("2027-12-29")).has_value());
  EXPECT_FALSE(days.period_of(days.period_start(500)).has_value());
  EXPECT_EQ(days.period_name(0), "2027-12-30");
  EXPECT_EQ(days.period_name(2), "2028-01-01");
}

TEST(Horizon, WeeksAreSevenDaysAndCrossTheYear) {
  const Horizon weeks = horizon_of("2026-W52", 4, PeriodUnit::week);
  EXPECT_EQ(weeks.months_per_period(), Rational(84, 365));
  EXPECT_EQ(weeks.period_name(0), "2026-W52");
  EXPECT_EQ(weeks.period_name(1), "2026-W53");
  EXPECT_EQ(weeks.period_name(2), "2027-W01");
  EXPECT_EQ(weeks.period_of(date("2027-01-03")), 1) << "a Sunday";
  EXPECT_EQ(weeks.period_of(date("2027-01-04")), 2);
  EXPECT_FALSE(weeks.period_of(date("2026-12-20")).has_value());
  EXPECT_EQ(weeks.position(date("2027-W01")), 2 * Rational(84, 365));
}

TEST(Horizon, QuartersAndYearsAreMadeOfMonths) {
  const Horizon quarters = horizon_of("2026-Q2", 4, PeriodUnit::quarter);
  EXPECT_EQ(quarters.period_name(3), "2027-Q1");
  EXPECT_EQ(quarters.period_of(date("2026-06-30")), 0);
  EXPECT_EQ(quarters.period_of(date("2026-07-01")), 1);
  EXPECT_FALSE(quarters.period_of(date("2026-03-31")).has_value());
  EXPECT_EQ(quarters.position(date("2026-05-16")), 1 + Rational(15, 31));
  EXPECT_EQ(quarters.steps(), 52);
  const Horizon years = horizon_of("2026-01", 3, PeriodUnit::year);
  EXPECT_EQ(years.period_name(2), "2028");
  EXPECT_EQ(years.period_of(date("2028-12-31")), 2);
  EXPECT_FALSE(years.period_of(date("2029-01")).has_value());
  EXPECT_EQ(years.months_per_step(), Rational(12, 52));
  EXPECT_EQ(years.months(), 36);
}

TEST(Horizon, StepsOfAMonthAreAsLongAsTheirQuotient) {
  Horizon horizon = horizon_of("2026-01", 1, PeriodUnit::month);
  for (long steps = 1; steps <= 100; ++steps) {
    horizon.steps_per_period = steps;
    EXPECT_EQ(to_double(horizon.months_per_step()), 1.0 / static_cast<double>(steps));
  }
}

TEST(Calendar, APeriodHasAFirstAndALastDay) {
  const Date day = date("2028-02-17");  // a Thursday
  EXPECT_EQ(first_day(PeriodUnit::day, day), day);
  EXPECT_EQ(last_day(PeriodUnit::day, day), day);
  EXPECT_EQ(first_day(PeriodUnit::week, day), date("2028-02-14"));
  EXPECT_EQ(last_day(PeriodUnit::week, day), date("2028-02-20"));
  EXPECT_EQ(first_day(PeriodUnit::month, day), date("2028-02-01"));
  EXPECT_EQ(last_day(PeriodUnit::month, day), date("2028-02-29"));
  EXPECT_EQ(first_day(PeriodUnit::quarter, day), date("2028-01-01"));
  EXPECT_EQ(last_day(PeriodUnit::quarter, day), date("2028-03-31"));
  EXPECT_EQ(first_day(PeriodUnit::year, day), date("2028-01-01"));
  EXPECT_EQ(last_day(PeriodUnit::year, day), date("2028-12-31"));
}

TEST(Calendar, WhatIsNamedEndsWithItsOwnLastDay) {
  EXPECT_EQ(last_day_named(date("2028-02")), date("2028-02-29"));
  EXPECT_EQ(last_day_named(date("2028-02-17")), date("2028-02-17"));
  EXPECT_EQ(last_day_named(date("2028-Q1")), date("2028-03-31"));
  EXPECT_EQ(last_day_named(date("2028-W07")), date("2028-02-20"));
}

TEST(Calendar, PeriodsAreNamedAsTheyAreWritten) {
  for (const char* text : {"2026-W01", "2026-W53", "2020-W53", "2021-W01", "2024-W52"})
    EXPECT_EQ(period_name(PeriodUnit::week, date(text)), text);
  EXPECT_EQ(period_name(PeriodUnit::week, date("2027-01-03")), "2026-W53");
  EXPECT_EQ(period_name(PeriodUnit::day, date("2026-03")), "2026-03-01");
  EXPECT_EQ(period_name(PeriodUnit::month, date("2026-03-15")), "2026-03");
  EXPECT_EQ(period_name(PeriodUnit::quarter, date("2026-12-31")), "2026-Q4");
  EXPECT_EQ(period_name(PeriodUnit::year, date("2026-12-31")), "2026");
  for (const PeriodUnit unit : {PeriodUnit::day, PeriodUnit::week, PeriodUnit::month,
                                PeriodUnit::quarter, PeriodUnit::year})
    EXPECT_EQ(parse_period_unit(name(unit)), unit);
  EXPECT_FALSE(parse_period_unit("fortnight").has_value());
}

}  // namespace
}  // namespace entente
