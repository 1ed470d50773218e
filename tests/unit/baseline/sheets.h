// Sheets for the tests of the baseline: a plain one to fill by hand, and random ones that can
// close.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <utility>
#include <vector>

#include "baseline/balance.h"

namespace entente::baseline {

inline Sheet sheet_of(std::vector<double> production, std::vector<double> use,
                      std::vector<Sheet::Share> shares = {}) {
  Sheet sheet;
  sheet.countries = production.size();
  sheet.capacity.assign(production.size(), std::numeric_limits<double>::infinity());
  sheet.production = std::move(production);
  sheet.use = std::move(use);
  sheet.shares = std::move(shares);
  return sheet;
}

/// The same numbers with every standard library (std:: distributions differ, the generator does
/// not).
class Random {
 public:
  explicit Random(std::uint64_t seed) : generator_(seed) {}
  double fraction() { return static_cast<double>(generator_() >> 11U) * 0x1p-53; }
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(generator_() % limit); }

 private:
  std::mt19937_64 generator_;
};

/// Margins and some shares of random flows, so that these flows at least close it. Amounts spread
/// over three orders of magnitude, or are small whole numbers, which makes ties and tight margins
/// common.
inline Sheet closing_sheet(std::size_t countries, std::uint64_t seed) {
  Random random(seed);
  const bool whole = random.below(2) == 0;
  const double density = 0.1 + 0.8 * random.fraction();
  std::vector<double> flow(countries * countries, 0.0);
  for (double& amount : flow) {
    const double size = random.fraction();
    if (random.fraction() > density) continue;
    amount = whole ? std::floor(1 + 5 * size) : std::exp(7 * size);
  }
  Sheet sheet = sheet_of(std::vector<double>(countries, 0.0), std::vector<double>(countries, 0.0));
  for (std::size_t i = 0; i < countries; ++i) {
    for (std::size_t j = 0; j < countries; ++j) {
      sheet.production[i] += flow[i * countries + j];
      sheet.use[j] += flow[i * countries + j];
    }
  }
  const double declared = 0.5 * random.fraction();
  for (std::size_t j = 0; j < countries; ++j) {
    if (!(sheet.use[j] > 0) || random.fraction() > 0.6) continue;
    for (std::size_t i = 0; i < countries; ++i) {
      if (random.fraction() > declared) continue;
      sheet.shares.push_back({j, i, flow[i * countries + j] / sheet.use[j]});
    }
  }
  return sheet;
}

}  // namespace entente::baseline
