#include "report/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "support/overloaded.h"
#include "support/rational.h"

namespace entente {

namespace {

/// Fixed decimals without a sign before nothing but zeros.
std::string fixed(double value, int decimals) {
  std::string text = fmt::format("{:.{}f}", value, decimals);
  const bool zero = text.find_first_of("123456789") == std::string::npos;
  if (zero && text.front() == '-') text.erase(0, 1);
  return text;
}

/// A share as it was written, with a decimal at least: 80.0, 80.25.
std::string share_digits(const std::string& digits) {
  return digits.find_first_of(".e") == std::string::npos ? digits + ".0" : digits;
}

std::string digits_text(double value, int digits) {
  constexpr double smallest_shown = 1e-6;
  if (std::isnan(value)) return "undefined";
  if (std::isinf(value)) return value > 0 ? "unlimited" : "-unlimited";
  return std::fabs(value) < smallest_shown ? "0" : to_text(value, digits);
}

}  // namespace

Extremes extremes_of(const std::vector<double>& values) {
  Extremes found;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    if (!found.lowest || values[i] < values[*found.lowest]) found.lowest = i;
    if (!found.highest || values[i] > values[*found.highest]) found.highest = i;
  }
  return found;
}

std::string inflected(std::string unit, bool one) {
  constexpr std::string_view times[] = {"month", "day", "year", "week", "quarter", "hour"};
  const std::string_view stem =
      std::string_view(unit).substr(0, unit.size() - (unit.ends_with('s') ? 1 : 0));
  if (std::find(std::begin(times), std::end(times), stem) == std::end(times)) return unit;
  return std::string(stem) + (one ? "" : "s");
}

std::string to_text(const Number& number, int more_digits) {
  const std::string bound = number.at_least ? "> " : "";
  if (!std::isfinite(number.value)) return bound + digits_text(number.value, 4);
  const bool figure = !number.digits.empty() && more_digits == 0;
  if (number.unit == "%" && figure) return bound + share_digits(number.digits) + "%";
  if (number.unit == "%") return bound + fixed(number.value, 1 + more_digits) + "%";
  if (number.unit == "pp") return bound + fixed(number.value, 1 + more_digits) + " pp";
  const std::string digits = figure ? number.digits : digits_text(number.value, 4 + more_digits);
  if (number.unit.empty()) return bound + digits;
  return fmt::format("{}{} {}", bound, digits, inflected(number.unit, digits == "1"));
}

std::string to_text(const std::variant<Number, Date>& value) {
  return std::visit(overloaded{[](const Number& number) { return to_text(number); },
                               [](const Date& date) { return to_text(date); }},
                    value);
}

std::string gap_text(double gap) { return fixed(100 * gap, 1) + "%"; }

bool noticeable(double gap) { return std::fabs(gap) >= 0.0005; }

std::string gain_text(double change) {
  if (!noticeable(change)) return "0.0 pp";
  return fmt::format("{} {} pp", change < 0 ? "gain" : "pay", fixed(100 * std::fabs(change), 1));
}

std::string points_text(double change) {
  return (change > 0 && noticeable(change) ? "+" : "") + fixed(100 * change, 1);
}

std::string to_text(const AnswerReport& answer, std::size_t period) {
  if (answer.left_out) return "";
  const double value = answer.values[std::min(period, answer.values.size() - 1)];
  if (answer.shape == Shape::truth || answer.shape == Shape::truth_series)
    return value != 0 ? "true" : "false";
  return to_text(Number{value, answer.unit, answer.at_least});
}

}  // namespace entente
