#include "model/calendar.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "support/assert.h"

namespace entente {

namespace {

constexpr int months_per_quarter = 3;
constexpr int days_per_week = 7;

std::chrono::year_month_day civil(const Date& date) {
  return std::chrono::year(date.year) / std::chrono::month(static_cast<unsigned>(date.month)) /
         std::chrono::day(static_cast<unsigned>(date.day));
}

std::optional<Date> within_calendar(Date date) {
  if (date.year < min_year || date.year > max_year) return std::nullopt;
  return date;
}

/// The Monday of an ISO week: week 1 is the one that holds 4 January.
std::optional<Date> monday_of_week(int year, int week) {
  const Date fourth{year, 1, 4};
  const std::chrono::weekday weekday{std::chrono::sys_days{civil(fourth)}};
  const long monday = fourth.day_number() - static_cast<long>(weekday.iso_encoding() - 1);
  Date date = Date::from_day_number(monday + 7L * (week - 1));
  const Date thursday = Date::from_day_number(date.day_number() + 3);
  if (week < 1 || thursday.year != year) return std::nullopt;
  date.precision = Date::Precision::week;
  return date;
}

/// How many days the date lies after the Monday of its week.
long weekday(const Date& date) {
  return static_cast<long>(
             std::chrono::weekday{std::chrono::sys_days{civil(date)}}.iso_encoding()) -
         1;
}

long quotient_below(long dividend, long divisor) {
  return dividend >= 0 ? dividend / divisor : -((divisor - 1 - dividend) / divisor);
}

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

}  // namespace

long Date::day_number() const {
  return static_cast<long>(std::chrono::sys_days{civil(*this)}.time_since_epoch().count());
}

Date Date::from_day_number(long days) {
  const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{days}}};
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day())), Precision::day};
}

int days_in_month(int year, int month) {
  const auto last = std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
                    std::chrono::last;
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() < 7) return std::nullopt;
  Date date;
  date.year = number(text.substr(0, 4));
  if (text[5] == 'Q') {
    const int quarter = text[6] - '0';
    if (quarter < 1 || quarter > 4) return std::nullopt;
    date.month = 3 * quarter - 2;
    date.precision = Date::Precision::quarter;
  } else if (text[5] == 'W') {
    const std::optional<Date> monday = monday_of_week(date.year, number(text.substr(6)));
    if (!monday) return std::nullopt;
    date = *monday;
  } else {
    date.month = number(text.substr(5, 2));
    if (date.month < 1 || date.month > 12) return std::nullopt;
    if (text.size() > 7) {
      date.day = number(text.substr(8));
      date.precision = Date::Precision::day;
      if (date.day < 1 || date.day > days_in_month(date.year, date.month)) return std::nullopt;
    }
  }
  return within_calendar(date);
}

std::string to_text(const Date& date) {
  return date.day == 1 ? fmt::format("{:04}-{:02}", date.year, date.month)
                       : fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::optional<Date> add_months(const Date& date, long months) {
  constexpr long bound = 12L * (max_year - min_year);
  if (months > bound || months < -bound) return std::nullopt;
  const long total = 12L * date.year + (date.month - 1) + months;
  Date result = date;
  result.year = static_cast<int>(total / 12);
  result.month = static_cast<int>(total % 12) + 1;
  if (result.year < min_year || result.year > max_year) return std::nullopt;
  result.day = std::min(date.day, days_in_month(result.year, result.month));
  return result;
}

std::optional<Date> add_days(const Date& date, long days) {
  constexpr long bound = 366L * (max_year - min_year);
  if (days > bound || days < -bound) return std::nullopt;
  return within_calendar(Date::from_day_number(date.day_number() + days));
}

Rational months_between(const Date& from, const Date& to) {
  const auto position = [](const Date& date) {
    return Rational(12 * date.year + date.month - 1) +
           Rational(date.day - 1, days_in_month(date.year, date.month));
  };
  return position(to) - position(from);
}

std::string_view name(PeriodUnit unit) {
  switch (unit) {
    case PeriodUnit::day:
      return "day";
    case PeriodUnit::week:
      return "week";
    case PeriodUnit::month:
      return "month";
    case PeriodUnit::quarter:
      return "quarter";
    case PeriodUnit::year:
      return "year";
  }
  return "";
}

std::optional<PeriodUnit> parse_period_unit(std::string_view text) {
  for (const PeriodUnit unit : {PeriodUnit::day, PeriodUnit::week, PeriodUnit::month,
                                PeriodUnit::quarter, PeriodUnit::year}) {
    if (name(unit) == text) return unit;
  }
  return std::nullopt;
}

bool counts_days(PeriodUnit unit) { return unit == PeriodUnit::day || unit == PeriodUnit::week; }

PeriodUnit time_unit(PeriodUnit unit) { return counts_days(unit) ? unit : PeriodUnit::month; }

Rational months_in(PeriodUnit unit) {
  switch (unit) {
    case PeriodUnit::day:
      return Rational(12, 365);
    case PeriodUnit::week:
      return Rational(12 * days_per_week, 365);
    case PeriodUnit::month:
      return 1;
    case PeriodUnit::quarter:
      return months_per_quarter;
    case PeriodUnit::year:
      return 12;
  }
  return 0;
}

long default_steps_per_period(PeriodUnit unit) {
  switch (unit) {
    case PeriodUnit::day:
    case PeriodUnit::week:
      return 1;
    case PeriodUnit::month:
      return 4;
    case PeriodUnit::quarter:
      return 13;
    case PeriodUnit::year:
      return 52;
  }
  return 0;
}

Date first_day(PeriodUnit unit, const Date& date) {
  Date result = date;
  result.precision = Date::Precision::day;
  switch (unit) {
    case PeriodUnit::day:
      break;
    case PeriodUnit::week:
      return Date::from_day_number(date.day_number() - weekday(date));
    case PeriodUnit::month:
      result.day = 1;
      break;
    case PeriodUnit::quarter:
      result.day = 1;
      result.month -= (result.month - 1) % months_per_quarter;
      break;
    case PeriodUnit::year:
      result.day = 1;
      result.month = 1;
      break;
  }
  return result;
}

Date last_day(PeriodUnit unit, const Date& date) {
  Date result = first_day(unit, date);
  switch (unit) {
    case PeriodUnit::day:
      return result;
    case PeriodUnit::week:
      return Date::from_day_number(result.day_number() + days_per_week - 1);
    case PeriodUnit::month:
      break;
    case PeriodUnit::quarter:
      result.month += months_per_quarter - 1;
      break;
    case PeriodUnit::year:
      result.month = 12;
      break;
  }
  result.day = days_in_month(result.year, result.month);
  return result;
}

Date last_day_named(const Date& date) {
  switch (date.precision) {
    case Date::Precision::day:
      return date;
    case Date::Precision::week:
      return last_day(PeriodUnit::week, date);
    case Date::Precision::month:
      return last_day(PeriodUnit::month, date);
    case Date::Precision::quarter:
      return last_day(PeriodUnit::quarter, date);
  }
  return date;
}

std::string period_name(PeriodUnit unit, const Date& date) {
  switch (unit) {
    case PeriodUnit::day:
      return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
    case PeriodUnit::week: {
      // A week belongs to the year of its Thursday.
      const Date thursday = Date::from_day_number(date.day_number() - weekday(date) + 3);
      const long day_of_year = thursday.day_number() - Date{thursday.year, 1, 1}.day_number();
      return fmt::format("{:04}-W{:02}", thursday.year, day_of_year / days_per_week + 1);
    }
    case PeriodUnit::month:
      return fmt::format("{:04}-{:02}", date.year, date.month);
    case PeriodUnit::quarter:
      return fmt::format("{:04}-Q{}", date.year, (date.month - 1) / months_per_quarter + 1);
    case PeriodUnit::year:
      return fmt::format("{:04}", date.year);
  }
  return "";
}

Date Horizon::period_start(long period) const {
  std::optional<Date> date;
  if (counts_days(unit)) {
    date = add_days(start, period * (unit == PeriodUnit::week ? days_per_week : 1));
  } else {
    date = add_months(start, period * static_cast<long>(to_double(months_in(unit))));
  }
  ENTENTE_ASSERT(date.has_value());
  return *date;
}

std::string Horizon::period_name(long period) const {
  return entente::period_name(unit, period_start(period));
}

std::optional<long> Horizon::period_of(const Date& date) const {
  long period = 0;
  if (counts_days(unit)) {
    period = quotient_below(date.day_number() - start.day_number(),
                            unit == PeriodUnit::week ? days_per_week : 1);
  } else {
    period = quotient_below(12L * (date.year - start.year) + (date.month - start.month),
                            static_cast<long>(to_double(months_in(unit))));
  }
  if (period < 0 || period >= periods) return std::nullopt;
  return period;
}

Rational Horizon::position(const Date& date) const {
  if (!counts_days(unit)) return months_between(start, date);
  return months_in(PeriodUnit::day) * (date.day_number() - start.day_number());
}

}  // namespace entente
