#include "engine/table_kernel.h"

#include <gtest/gtest.h>

#include <vector>

#include "engine/table_block.inl"
#include "property/random_economy.h"

namespace entente::engine {
namespace {

struct Sums {
  std::vector<std::vector<double>> columns;
  std::vector<std::vector<double>> rows;
  double all = 0;

  friend bool operator==(const Sums&, const Sums&) = default;
};

/// `several` weights and rates over a block that no lane divides evenly.
Sums sums_of(const TableKernel& kernel, std::size_t rows, std::size_t count, std::size_t several) {
  Random random(rows * 1000 + count);
  const std::size_t stride = count + 5;
  std::vector<double> flow(rows * stride);
  for (double& value : flow) value = random.unit() * 1000;
  std::vector<std::vector<double>> weights(several, std::vector<double>(rows));
  std::vector<std::vector<double>> rates(several, std::vector<double>(count));
  Sums sums;
  sums.columns.assign(several, std::vector<double>(count, -1));
  sums.rows.assign(several, std::vector<double>(rows, 0.5));
  std::vector<const double*> weight_places;
  std::vector<const double*> rate_places;
  std::vector<double*> column_places;
  std::vector<double*> row_places;
  for (std::size_t s = 0; s < several; ++s) {
    for (double& weight : weights[s]) weight = random.unit();
    for (double& rate : rates[s]) rate = random.unit();
    weight_places.push_back(weights[s].data());
    rate_places.push_back(rates[s].data());
    column_places.push_back(sums.columns[s].data());
    row_places.push_back(sums.rows[s].data());
  }
  kernel.column_sums(flow.data(), rows, stride, count, several, weight_places.data(),
                     column_places.data());
  kernel.row_sums(flow.data(), rows, stride, count, several, rate_places.data(), row_places.data());
  sums.all = kernel.sum_of_all(flow.data(), flow.size());
  return sums;
}

TEST(TableKernel, GivesTheSameBitsOnEveryInstructionSet) {
  for (const std::size_t rows : {1U, 3U, 8U, 13U, 49U}) {
    for (const std::size_t count : {1U, 7U, 8U, 37U, 1024U}) {
      for (const std::size_t several : {1U, 2U, 3U, 4U}) {
        const Sums baseline = sums_of(*available_kernels().front(), rows, count, several);
        for (const TableKernel* kernel : available_kernels())
          EXPECT_TRUE(sums_of(*kernel, rows, count, several) == baseline) << rows << " x " << count;
      }
    }
  }
}

TEST(TableKernel, SumsOfOneDoNotHangOnTheOthers) {
  for (const std::size_t several : {2U, 3U, 4U}) {
    const Sums many = sums_of(table_kernel(), 13, 101, several);
    // The first weights and rates are drawn alike, whatever follows them.
    const Sums alone = sums_of(table_kernel(), 13, 101, 1);
    EXPECT_EQ(many.columns.front(), alone.columns.front());
  }
}

std::vector<double> drawn(Random& random, std::size_t count) {
  std::vector<double> values(count);
  for (double& value : values) value = random.unit() * 10;
  return values;
}

struct CleanResult {
  std::vector<std::vector<double>> columns;
  double asked = 0;

  friend bool operator==(const CleanResult&, const CleanResult&) = default;
};

/// Places with stocks that end and stocks that do not, some without use; and a supplier's bids.
CleanResult clean_places_of(const TableKernel& kernel, std::size_t count) {
  Random random(count);
  std::vector<double> amount = drawn(random, count);
  std::vector<double> cover = drawn(random, count);
  std::vector<double> stock = drawn(random, count);
  for (std::size_t k = 0; k < count; k += 5) amount[k] = 0;
  for (std::size_t k = 0; k < count; k += 3) cover[k] = stock[k] = unlimited;
  const std::vector<double> baseline = drawn(random, count);
  const std::vector<double> made = drawn(random, count);
  const std::vector<double> planned = drawn(random, count);
  const std::vector<double> part = drawn(random, count);
  const std::vector<double> again = drawn(random, count);
  CleanResult result;
  result.columns.assign(9, std::vector<double>(count));
  result.columns[0] = stock;
  result.columns[1] = drawn(random, count);
  result.columns[2] = drawn(random, count);
  const auto written = [&](std::size_t column) { return result.columns[column].data(); };
  kernel.settle_clean({amount.data(), cover.data(), baseline.data(), made.data(), planned.data(),
                       part.data(), again.data(), 0.25, written(0), written(1), written(2),
                       written(3), written(4), written(5), written(6)},
                      count);
  const Bids<double> bids{made.data(), part.data(), 0.3, 0.7};
  kernel.add_bids(bids, count, written(7));
  result.asked = kernel.sum_bids(bids, again.data(), count);
  kernel.move_bids(bids, again.data(), 0.9, count, written(8));
  return result;
}

TEST(TableKernel, SettlesAndBidsWithTheSameBitsOnEveryInstructionSet) {
  for (const std::size_t count : {1U, 7U, 8U, 37U, 1024U}) {
    const CleanResult baseline = clean_places_of(*available_kernels().front(), count);
    EXPECT_GT(baseline.asked, 0);
    for (const std::vector<double>& column : baseline.columns) {
      // Nothing is not a number, or equality would say nothing.
      for (const double value : column) EXPECT_TRUE(value >= 0 || value < 0);
    }
    for (const TableKernel* kernel : available_kernels())
      EXPECT_TRUE(clean_places_of(*kernel, count) == baseline) << count;
  }
}

/// The generic sums, for which no kernel is compiled, in the same order.
TEST(TableBlock, ASparseTableGivesTheSumsOfADenseOne) {
  Random random(5);
  const std::size_t rows = 7;
  const std::size_t columns = 2500;
  std::vector<double> flow(rows * columns, 0);
  for (double& value : flow) value = random.unit() < 0.1 ? random.unit() : 0;
  const TableBlock<double> sparse = make_block(flow.data(), rows, columns, columns);
  ASSERT_EQ(sparse.dense, nullptr);
  ASSERT_EQ(sparse.tiles(), 3U);
  TableBlock<double> dense = sparse;
  dense.dense = flow.data();
  std::vector<double> weight(rows);
  for (double& value : weight) value = random.unit();
  for (std::size_t tile = 0; tile < sparse.tiles(); ++tile) {
    const std::size_t count = sparse.last(tile) - sparse.first(tile);
    std::vector<double> rate(count);
    for (double& value : rate) value = random.unit();
    std::vector<double> by_column[2] = {std::vector<double>(count), std::vector<double>(count)};
    std::vector<double> by_row[2] = {std::vector<double>(rows), std::vector<double>(rows)};
    for (int k = 0; k < 2; ++k) {
      const double* weights[] = {weight.data()};
      const double* rates[] = {rate.data()};
      double* column_sum[] = {by_column[k].data()};
      double* row_sum[] = {by_row[k].data()};
      const TableBlock<double>& block = k == 0 ? sparse : dense;
      column_sums(block, tile, 1, weights, column_sum);
      row_sums(block, tile, 1, rates, row_sum);
    }
    EXPECT_EQ(by_column[0], by_column[1]);
    for (std::size_t row = 0; row < rows; ++row)
      EXPECT_NEAR(by_row[0][row], by_row[1][row], 1e-13 * (1 + by_row[1][row]));
  }
}

}  // namespace
}  // namespace entente::engine
