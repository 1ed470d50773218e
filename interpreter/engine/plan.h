// The immutable half of a run: the balanced baseline in engine units (amounts per step, times in
// months) and the settings of the engine. Filled from a World by compile.h, or by hand in tests;
// names are known to neither.
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

namespace entente::engine {

inline constexpr double unlimited = std::numeric_limits<double>::infinity();
inline constexpr double days_per_month = 365.0 / 12.0;

/// How an industry's output depends on its input stocks.
enum class InputRule { until_exhausted, cautious };
/// Who is served first within a country when less arrives than was wanted.
enum class Rationing { pro_rata, industries_first, final_use_first };

struct Settings {
  double restocking_days = 60;           ///< time over which a gap of working stock is reordered
  double refill_months = 12;             ///< time over which a strategic reserve is refilled
  double overproduction_maximum = 1.25;  ///< largest factor on capacity
  double overproduction_months = 12;     ///< time to reach it
  double release_months = 12;            ///< withheld goods leave over this time
  double rerouting_months = 0;           ///< 0: supplier shares follow at once
  bool new_suppliers = true;  ///< refused orders may go to suppliers without a baseline link
  InputRule input_rule = InputRule::until_exhausted;
  double cautious_below = 0.8;  ///< psi, read with InputRule::cautious only
  Rationing rationing = Rationing::pro_rata;
};

/// One recipe entry: `amount` of `input` per unit of the resource that owns the entry.
struct Input {
  std::size_t resource = 0;
  double amount = 0;
};

/// Shapes: R resources, N countries; [r,i] is r * N + i, [r,i,j] is (r * N + i) * N + j (i
/// supplier, j buyer).
struct Plan {
  std::size_t countries = 0;
  std::size_t resources = 0;
  double months_per_step = 0.25;
  std::size_t steps_per_period = 4;
  std::size_t periods = 0;
  Settings settings;

  std::vector<char> local;                 ///< [r] not traded
  std::vector<std::vector<Input>> recipe;  ///< [r] its inputs, ordered by resource
  std::vector<double> flow;                ///< [r,i,j] baseline flow F0, amount per step
  std::vector<double> capacity;  ///< [r,i] c0, amount per step; `unlimited` where none binds
  std::vector<double> reserve;   ///< [r,j] G0, amount held at the first step
  /// [r][k,j]: declared days of working stock of input k (position in recipe[r]) held by the
  /// industry of r in j.
  std::vector<std::vector<double>> keep_days;

  std::size_t steps() const { return periods * steps_per_period; }
  std::size_t cell(std::size_t resource, std::size_t country) const {
    return resource * countries + country;
  }
  std::size_t pair(std::size_t resource, std::size_t supplier, std::size_t buyer) const {
    return (resource * countries + supplier) * countries + buyer;
  }
};

}  // namespace entente::engine
