// Exact numbers: every literal and every constant expression is a fraction of two integers of any
// size.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

using Integer = boost::multiprecision::cpp_int;
using Rational = boost::multiprecision::cpp_rational;

/// The longest numerator or denominator that an exact number may have, in decimal digits.
inline constexpr std::size_t max_exact_digits = 1'000;

/// Reads `1_200`, `2.5`, `3e-6`; nothing where the text is no number or has over max_exact_digits
/// digits.
std::optional<Rational> parse_rational(std::string_view text);

/// True where the numerator or denominator is longer than max_exact_digits.
bool too_long(const Rational& value);

double to_double(const Rational& value);
bool is_integer(const Rational& value);

/// At most `digits` significant digits, half to even, without trailing zeros: 12, 0.0451,
/// 1_234_000, 1.5e+15. Of a fraction exactly, of a double as exactly as the double is.
std::string to_text(const Rational& value, int digits);
std::string to_text(double value, int digits);

}  // namespace entente
