// Dates of the Gregorian calendar, and the horizon of a script: periods, the steps within them, and
// where a date lies.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "support/rational.h"

namespace entente {

struct Date {
  int year = 0;
  int month = 1;
  int day = 1;
  /// What the writer named: a day, or a whole month, quarter or week that begins on this date.
  enum class Precision { day, week, month, quarter } precision = Precision::month;

  /// Days since 1970-01-01.
  long day_number() const;
  static Date from_day_number(long days);
  friend bool operator==(const Date& a, const Date& b) {
    return a.year == b.year && a.month == b.month && a.day == b.day;
  }
  friend bool operator<(const Date& a, const Date& b) { return a.day_number() < b.day_number(); }
};

inline constexpr int min_year = 1900;
inline constexpr int max_year = 2200;

int days_in_month(int year, int month);

/// Reads `2027-03`, `2027-03-15`, `2027-Q2`, `2027-W05`; nothing where there is no such date from
/// min_year to max_year.
std::optional<Date> parse_date(std::string_view text);

/// `2027-03` where the day is the first, else `2027-03-15`.
std::string to_text(const Date& date);

/// The same day `months` later; the last day of the month where that one is shorter. Nothing
/// outside the calendar.
std::optional<Date> add_months(const Date& date, long months);
std::optional<Date> add_days(const Date& date, long days);

/// Months from `from` to `to`, a day counting as its part of its own month. Exact.
Rational months_between(const Date& from, const Date& to);

/// What a script reports by.
enum class PeriodUnit { day, week, month, quarter, year };

/// `day`, `week`, …
std::string_view name(PeriodUnit unit);
std::optional<PeriodUnit> parse_period_unit(std::string_view name);
/// True for days and weeks, which lie on the calendar day by day; the others are made of months.
bool counts_days(PeriodUnit unit);
/// What times are told in where periods are of this unit: days, weeks, else months.
PeriodUnit time_unit(PeriodUnit unit);
/// Exact: a year has 12 months and 365 days, so a day is 12/365 of a month.
Rational months_in(PeriodUnit unit);
long default_steps_per_period(PeriodUnit unit);

/// The first and the last day of the period that holds the date. Weeks are those of ISO 8601.
Date first_day(PeriodUnit unit, const Date& date);
Date last_day(PeriodUnit unit, const Date& date);
/// The last day of what was named: of the whole month for `2027-03`, of the day itself for a day.
Date last_day_named(const Date& date);

/// `2027-03-15`, `2027-W11`, `2027-03`, `2027-Q1` or `2027`: the period that holds the date.
std::string period_name(PeriodUnit unit, const Date& date);

/// The time of a script: `periods` from `start` on, each of `steps_per_period` equal steps.
struct Horizon {
  Date start;  ///< the first day of a period
  long periods = 0;
  long steps_per_period = 4;
  PeriodUnit unit = PeriodUnit::month;

  long steps() const { return periods * steps_per_period; }
  /// The length of a period, of a step and of the whole, in months.
  Rational months_per_period() const { return months_in(unit); }
  Rational months_per_step() const { return months_in(unit) / steps_per_period; }
  Rational months() const { return months_in(unit) * periods; }
  Date period_start(long period) const;
  std::string period_name(long period) const;
  /// The period that holds the date; nothing outside the horizon.
  std::optional<long> period_of(const Date& date) const;
  /// Months from the start. By day and week each day is 12/365 of a month, so that dates fall on
  /// the beginnings of periods; else it counts as its part of its own month.
  Rational position(const Date& date) const;
};

}  // namespace entente
