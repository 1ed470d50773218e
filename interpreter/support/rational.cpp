#include "support/rational.h"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

namespace entente {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

Integer power_of_ten(std::size_t exponent) {
  return boost::multiprecision::pow(Integer(10), static_cast<unsigned>(exponent));
}

/// Puts `_` between groups of three digits of the whole part where it has five digits or more.
std::string group_digits(std::string text) {
  std::size_t begin = text.empty() || text[0] != '-' ? 0 : 1;
  std::size_t end = begin;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end - begin < 5) return text;
  for (std::size_t i = end; i > begin + 3;) {
    i -= 3;
    text.insert(i, 1, '_');
  }
  return text;
}

/// Of what stands behind the point; and the point itself where nothing is left.
std::string without_trailing_zeros(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

/// Smaller and larger ones are written as 1.5e+15. The powers of ten of the first digit.
constexpr int smallest_plain_exponent = -6;
constexpr int largest_plain_exponent = 15;

/// d.ddd times ten to the exponent, without the point.
struct RoundedDecimal {
  std::string digits;
  int exponent = 0;
};

/// A number above zero to so many digits, half to even.
RoundedDecimal round_to(const Rational& value, int digits) {
  const auto scaled = [&](int exponent) {
    const Rational power(power_of_ten(static_cast<std::size_t>(std::abs(exponent))));
    return exponent < 0 ? Rational(value / power) : Rational(value * power);
  };
  int exponent = static_cast<int>(numerator(value).str().size()) -
                 static_cast<int>(denominator(value).str().size());
  if (scaled(-exponent) < 1) --exponent;
  const Rational moved = scaled(digits - 1 - exponent);
  Integer rest;
  Integer whole;
  divide_qr(numerator(moved), denominator(moved), whole, rest);
  const int half = Integer(2 * rest).compare(denominator(moved));
  if (half > 0 || (half == 0 && bit_test(whole, 0))) ++whole;
  std::string text = whole.str();
  if (text.size() > static_cast<std::size_t>(digits)) {  // 9.9996 became 10.000
    text.pop_back();
    ++exponent;
  }
  return {std::move(text), exponent};
}

}  // namespace

std::optional<Rational> parse_rational(std::string_view text) {
  std::string digits;
  std::size_t decimals = 0;
  bool after_point = false;
  std::size_t i = 0;
  for (; i < text.size() && text[i] != 'e' && text[i] != 'E'; ++i) {
    if (text[i] == '_') continue;
    if (text[i] == '.' && !after_point) {
      after_point = true;
      continue;
    }
    if (!is_digit(text[i])) return std::nullopt;
    digits += text[i];
    if (after_point) ++decimals;
  }
  if (digits.empty() || digits.size() > max_exact_digits) return std::nullopt;
  long exponent = 0;
  if (i < text.size()) {
    const std::string written(text.substr(i + 1));
    char* end = nullptr;
    exponent = std::strtol(written.c_str(), &end, 10);
    if (written.empty() || *end != '\0') return std::nullopt;
    if (std::labs(exponent) > static_cast<long>(max_exact_digits)) return std::nullopt;
  }
  exponent -= static_cast<long>(decimals);
  // Leading zeros would make the integer octal.
  const std::size_t first = std::min(digits.find_first_not_of('0'), digits.size() - 1);
  const Integer mantissa(digits.substr(first));
  if (exponent >= 0) return Rational(mantissa * power_of_ten(static_cast<std::size_t>(exponent)));
  return Rational(mantissa, power_of_ten(static_cast<std::size_t>(-exponent)));
}

bool too_long(const Rational& value) {
  // A decimal digit holds log2(10) = 3.33 bits.
  const auto bits = static_cast<std::size_t>(static_cast<double>(max_exact_digits) * 3.3219281);
  const auto longer = [&](const Integer& part) {
    return part != 0 && boost::multiprecision::msb(boost::multiprecision::abs(part)) > bits;
  };
  return longer(numerator(value)) || longer(denominator(value));
}

double to_double(const Rational& value) { return value.convert_to<double>(); }

bool is_integer(const Rational& value) { return denominator(value) == 1; }

std::string to_text(const Rational& value, int digits) {
  if (value == 0) return "0";
  const RoundedDecimal rounded = round_to(boost::multiprecision::abs(value), digits);
  const std::string sign = value < 0 ? "-" : "";
  std::string text = rounded.digits;
  if (rounded.exponent >= largest_plain_exponent || rounded.exponent < smallest_plain_exponent) {
    text.insert(1, 1, '.');
    return fmt::format("{}{}e{:+03}", sign, without_trailing_zeros(std::move(text)),
                       rounded.exponent);
  }
  const int whole = rounded.exponent + 1;
  if (whole <= 0)
    text = "0." + std::string(static_cast<std::size_t>(-whole), '0') + text;
  else if (whole >= digits)
    text.append(static_cast<std::size_t>(whole - digits), '0');
  else
    text.insert(static_cast<std::size_t>(whole), 1, '.');
  return sign + group_digits(without_trailing_zeros(std::move(text)));
}

std::string to_text(double value, int digits) {
  if (value == 0) return "0";
  if (!std::isfinite(value)) return fmt::format("{}", value);
  const double magnitude = std::fabs(value);
  if (magnitude >= 1e15 || magnitude < 1e-6) return fmt::format("{:.{}g}", value, digits);
  const std::string rounded = fmt::format("{:.{}e}", value, digits - 1);
  const int exponent = std::atoi(rounded.substr(rounded.find('e') + 1).c_str());
  std::string text;
  if (exponent >= digits) {
    text = fmt::format("{:.0f}", std::strtod(rounded.c_str(), nullptr));
  } else {
    text = without_trailing_zeros(fmt::format("{:.{}f}", value, digits - 1 - exponent));
  }
  return group_digits(std::move(text));
}

}  // namespace entente
