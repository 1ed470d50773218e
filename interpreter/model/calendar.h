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

/// The time of a script: `periods` from `start` on, each of `steps_per_period` equal steps.
struct Horizon {
  Date start;
  long periods = 0;
  long steps_per_period = 4;
  PeriodUnit unit = PeriodUnit::month;

  long steps() const { return periods * steps_per_period; }
  Date period_start(long period) const;
  /// The period that holds the date; nothing outside the horizon.
  std::optional<long> period_of(const Date& date) const;
  /// Months from the start.
  Rational position(const Date& date) const { return months_between(start, date); }
};

}  // namespace entente
