#include "bench/synthetic_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::bench {

namespace {

/// Random numbers by their index, so that no figure depends on the order of drawing: the finaliser
/// of SplitMix64.
class Dice {
 public:
  Dice(std::uint64_t seed, std::uint64_t stream) : base_(mix(mix(seed) + stream)) {}

  /// From 0 up to, not with, 1.
  double share(std::uint64_t index) const {
    return static_cast<double>(mix(base_ + index) >> 11U) * 0x1p-53;
  }
  /// Log-logistic with median 1: one in a hundred is above 10. Square roots are exact everywhere,
  /// logarithms are not.
  double size(std::uint64_t index) const {
    const double u = share(index);
    return std::sqrt(u / (1 - u));
  }

 private:
  static std::uint64_t mix(std::uint64_t value) {
    value += 0x9E3779B97F4A7C15U;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
  }

  std::uint64_t base_;
};

/// Width 2 or more for regions, so that their order by bytes is that of their numbers.
std::vector<std::string> names(char letter, std::size_t count, std::size_t width) {
  width = std::max(width, fmt::formatted_size("{}", count));
  std::vector<std::string> result;
  for (std::size_t k = 1; k <= count; ++k)
    result.push_back(fmt::format("{}{:0{}}", letter, k, width));
  return result;
}

class Maker {
 public:
  Maker(mrio::Table& table, double density, std::uint64_t seed)
      : table_(table),
        density_(density),
        outputs_(seed, 1),
        techniques_(seed, 2),
        holes_(seed, 3),
        trades_(seed, 4),
        purchases_(seed, 5),
        uses_(seed, 6) {}

  void make() {
    const std::size_t rows = table_.rows();
    size_.resize(rows);
    for (std::size_t row = 0; row < rows; ++row)
      size_[row] = typical_output * (0.01 + outputs_.size(row));
    fill_z();
    for (std::size_t row = 0; row < rows; ++row) fill_final_use(row);
  }

 private:
  static constexpr double typical_output = 50'000;  // M.EUR a year
  static constexpr double home_preference = 10;
  static constexpr std::size_t one_in = 10;  // of sizes: the least that goes to final use

  /// What a row would sell to a column, were there no budget; 0 in a hole of the table.
  double wish(std::size_t sector, std::size_t region, std::size_t buyer, std::size_t used) const {
    const std::size_t row = table_.row(sector, region);
    const std::size_t column = table_.industry(buyer, used);
    const std::uint64_t cell = row * table_.rows() + column;
    if (holes_.share(cell) >= density_) return 0;
    const double technique = techniques_.size(sector * table_.sectors.size() + used);
    const double home = region == buyer ? home_preference : 1;
    return size_[row] * technique * home * (0.1 + trades_.size(cell));
  }

  /// Each column spends 30% to 70% of its size.
  void fill_z() {
    std::vector<double> sums(table_.rows());
    each_cell([&](std::size_t row, std::size_t column, double wished) {
      table_.flows[row * table_.columns() + column] = wished;
      sums[column] += wished;
    });
    std::vector<double> factors(table_.rows());
    for (std::size_t buyer = 0; buyer < table_.regions.size(); ++buyer) {
      for (std::size_t used = 0; used < table_.sectors.size(); ++used) {
        const std::size_t column = table_.industry(buyer, used);
        const double budget =
            size_[table_.row(used, buyer)] * (0.3 + 0.4 * purchases_.share(column));
        factors[column] = sums[column] > 0 ? budget / sums[column] : 0;
      }
    }
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      double* const flows = table_.flows.data() + row * table_.columns();
      for (std::size_t column = 0; column < table_.rows(); ++column)
        flows[column] *= factors[column];
    }
  }

  template <typename Use>
  void each_cell(const Use& use) const {
    for (std::size_t sector = 0; sector < table_.sectors.size(); ++sector) {
      for (std::size_t region = 0; region < table_.regions.size(); ++region) {
        for (std::size_t buyer = 0; buyer < table_.regions.size(); ++buyer) {
          for (std::size_t used = 0; used < table_.sectors.size(); ++used)
            use(table_.row(sector, region), table_.industry(buyer, used),
                wish(sector, region, buyer, used));
        }
      }
    }
  }

  /// What a row does not sell to industries, and at least a tenth of its size: so its output is at
  /// least its size, and more than its purchases.
  void fill_final_use(std::size_t row) {
    double* const flows = table_.flows.data() + row * table_.columns();
    const std::size_t region = row % table_.regions.size();
    double sold = 0;
    for (std::size_t column = 0; column < table_.rows(); ++column) sold += flows[column];
    const double due = std::max(size_[row] - sold, size_[row] / one_in);
    double weights = 0;
    for (std::size_t column = table_.rows(); column < table_.columns(); ++column) {
      const std::size_t buyer = (column - table_.rows()) / table_.categories.size();
      const double home = buyer == region ? home_preference : 1;
      flows[column] = home * (0.1 + uses_.size(row * table_.columns() + column));
      weights += flows[column];
    }
    double output = sold;
    for (std::size_t column = table_.rows(); column < table_.columns(); ++column) {
      flows[column] *= due / weights;
      output += flows[column];
    }
    table_.output[row] = output;
  }

  mrio::Table& table_;
  const double density_;
  const Dice outputs_;
  const Dice techniques_;
  const Dice holes_;
  const Dice trades_;
  const Dice purchases_;
  const Dice uses_;
  std::vector<double> size_;  ///< by row: what it is to make at least
};

}  // namespace

mrio::Table synthetic_table(std::size_t regions, std::size_t sectors, std::size_t categories,
                            double density, std::uint64_t seed) {
  mrio::Table table;
  table.regions = names('R', regions, 2);
  table.sectors = names('S', sectors, 3);
  table.categories = names('F', categories, 2);
  table.flows.resize(table.rows() * table.columns());
  table.output.resize(table.rows());
  Maker(table, density, seed).make();
  return table;
}

}  // namespace entente::bench
