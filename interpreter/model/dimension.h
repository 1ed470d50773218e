// Dimensions: products of powers of base dimensions. Month and day are two base dimensions on
// purpose: a month has no fixed number of days, so they meet only where the script says `calendar
// average`.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/id.h"
#include "support/table.h"

namespace entente {

using BaseDimensionId = Id<struct BaseDimensionTag>;

class Dimension {
 public:
  /// The largest that a script gets, of either sign. Products of two never overflow.
  static constexpr int max_power = 1'000;

  Dimension() = default;  ///< of a plain number
  explicit Dimension(BaseDimensionId base, int power = 1);

  bool is_number() const { return powers_.empty(); }
  int power_of(BaseDimensionId base) const;
  const std::vector<std::pair<BaseDimensionId, int>>& powers() const { return powers_; }

  friend Dimension operator*(const Dimension& a, const Dimension& b);
  friend Dimension operator/(const Dimension& a, const Dimension& b);
  Dimension power(int exponent) const;
  /// Of all its powers, whatever their signs.
  int largest_power() const;
  friend bool operator==(const Dimension&, const Dimension&) = default;

 private:
  std::vector<std::pair<BaseDimensionId, int>> powers_;  ///< by id, no zero powers
};

/// The base dimensions of a script: the built-in ones, and one for each `unit NAME` that it
/// declares.
struct BaseDimensions {
  static constexpr BaseDimensionId mass{std::size_t{0}};
  static constexpr BaseDimensionId energy{std::size_t{1}};
  static constexpr BaseDimensionId month{std::size_t{2}};
  static constexpr BaseDimensionId day{std::size_t{3}};
  static constexpr BaseDimensionId volume{std::size_t{4}};

  struct Base {
    std::string name;    ///< "mass"
    std::string unit;    ///< the unit in which amounts of it are kept: "t"
    bool money = false;  ///< of a year
  };
  Table<BaseDimensionId, Base> all;

  BaseDimensions();
  /// In words, for messages: "mass / time", "a plain number".
  std::string name(const Dimension& dimension) const;
  /// In the units that amounts are kept in: "t/month".
  std::string unit(const Dimension& dimension) const;
  bool counts_money(const Dimension& dimension) const;
};

/// True where the two differ only in counting time in months or in days.
bool differ_in_calendar_only(const Dimension& a, const Dimension& b);

}  // namespace entente
