#include "model/dimension.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace entente {

namespace {

/// Adds `sign` times the powers of `b` to those of `a`.
template <typename Powers>
Powers combine(const Powers& a, const Powers& b, int sign) {
  Powers result = a;
  for (const auto& [base, power] : b) {
    const auto place =
        std::lower_bound(result.begin(), result.end(), std::pair(base, 0),
                         [](const auto& x, const auto& y) { return x.first < y.first; });
    if (place == result.end() || place->first != base) {
      result.insert(place, {base, sign * power});
    } else if ((place->second += sign * power) == 0) {
      result.erase(place);
    }
  }
  return result;
}

std::string join_factors(const std::vector<std::string>& factors, std::string_view separator) {
  return fmt::format("{}", fmt::join(factors, separator));
}

/// "a b / c": factors with positive powers, then those with negative ones.
template <typename Text>
std::string spell(const Dimension& dimension, std::string_view times, std::string_view over,
                  Text text) {
  std::vector<std::string> above;
  std::vector<std::string> below;
  for (const auto& [base, power] : dimension.powers()) {
    const int magnitude = power < 0 ? -power : power;
    std::string factor = text(base);
    if (magnitude > 1) factor += fmt::format("^{}", magnitude);
    (power > 0 ? above : below).push_back(std::move(factor));
  }
  std::string result = above.empty() ? "1" : join_factors(above, times);
  for (const std::string& factor : below) result += fmt::format("{}{}", over, factor);
  return result;
}

}  // namespace

Dimension::Dimension(BaseDimensionId base, int power) {
  if (power != 0) powers_.push_back({base, power});
}

int Dimension::power_of(BaseDimensionId base) const {
  for (const auto& [own, power] : powers_) {
    if (own == base) return power;
  }
  return 0;
}

Dimension operator*(const Dimension& a, const Dimension& b) {
  Dimension result;
  result.powers_ = combine(a.powers_, b.powers_, 1);
  return result;
}

Dimension operator/(const Dimension& a, const Dimension& b) {
  Dimension result;
  result.powers_ = combine(a.powers_, b.powers_, -1);
  return result;
}

Dimension Dimension::power(int exponent) const {
  Dimension result;
  if (exponent == 0) return result;
  result.powers_ = powers_;
  for (auto& [base, power] : result.powers_) power *= exponent;
  return result;
}

int Dimension::largest_power() const {
  int largest = 0;
  for (const auto& [base, power] : powers_) largest = std::max(largest, std::abs(power));
  return largest;
}

BaseDimensions::BaseDimensions() {
  all.add({"mass", "t", false});
  all.add({"energy", "MWh", false});
  all.add({"time", "month", false});
  all.add({"time in days", "day", false});
  all.add({"volume", "m3", false});
}

std::string BaseDimensions::name(const Dimension& dimension) const {
  if (dimension.is_number()) return "a plain number";
  return spell(dimension, " x ", " / ", [&](BaseDimensionId base) { return all[base].name; });
}

std::string BaseDimensions::unit(const Dimension& dimension) const {
  if (dimension.is_number()) return "1";
  return spell(dimension, ".", "/", [&](BaseDimensionId base) { return all[base].unit; });
}

bool BaseDimensions::counts_money(const Dimension& dimension) const {
  const auto& powers = dimension.powers();
  return std::any_of(powers.begin(), powers.end(),
                     [&](const auto& factor) { return all[factor.first].money; });
}

bool differ_in_calendar_only(const Dimension& a, const Dimension& b) {
  if (a == b) return false;
  const Dimension ratio = a / b;
  const int months = ratio.power_of(BaseDimensions::month);
  const int days = ratio.power_of(BaseDimensions::day);
  return months + days == 0 && ratio.powers().size() == 2 && months != 0;
}

}  // namespace entente
