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

}  // namespace
}  // namespace entente
