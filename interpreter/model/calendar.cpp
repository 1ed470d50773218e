#include "model/calendar.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "support/assert.h"

namespace entente {

namespace {

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

Date Horizon::period_start(long period) const {
  const std::optional<Date> date = add_months(start, period);
  ENTENTE_ASSERT(date.has_value());
  return *date;
}

std::optional<long> Horizon::period_of(const Date& date) const {
  const long months = 12L * (date.year - start.year) + (date.month - start.month);
  if (months < 0 || months >= periods) return std::nullopt;
  return months;
}

}  // namespace entente
