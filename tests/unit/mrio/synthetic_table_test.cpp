#include "bench/synthetic_table.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "mrio/read.h"

namespace entente::mrio {
namespace {

TEST(SyntheticTable, IsBalancedAndEveryIndustryAddsValue) {
  for (const double density : {0.0, 0.1, 1.0}) {
    const Table table = bench::synthetic_table(6, 9, 2, density, 1);
    std::vector<double> bought(table.rows());
    std::size_t filled = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
      double sum = 0;
      for (std::size_t column = 0; column < table.columns(); ++column) {
        const double flow = table.flows[row * table.columns() + column];
        EXPECT_GE(flow, 0);
        sum += flow;
        if (column < table.rows()) {
          bought[column] += flow;
          filled += flow > 0 ? 1 : 0;
        }
      }
      EXPECT_EQ(sum, table.output[row]);
    }
    for (std::size_t region = 0; region < 6; ++region) {
      for (std::size_t sector = 0; sector < 9; ++sector)
        EXPECT_LT(bought[table.industry(region, sector)], table.output[table.row(sector, region)]);
    }
    const double cells = static_cast<double>(table.rows() * table.rows());
    EXPECT_NEAR(static_cast<double>(filled) / cells, density, 0.02);
  }
}

TEST(SyntheticTable, DependsOnTheSeedOnly) {
  const Table table = bench::synthetic_table(3, 4, 1, 1, 1);
  EXPECT_EQ(table.flows, bench::synthetic_table(3, 4, 1, 1, 1).flows);
  EXPECT_NE(table.flows, bench::synthetic_table(3, 4, 1, 1, 2).flows);
  EXPECT_EQ(table.regions, (std::vector<std::string>{"R01", "R02", "R03"}));
}

TEST(SyntheticTable, NamesAreSorted) {
  const Table table = bench::synthetic_table(120, 2, 1, 0, 1);
  EXPECT_EQ(table.regions.front(), "R001");
  EXPECT_TRUE(std::is_sorted(table.regions.begin(), table.regions.end()));
}

}  // namespace
}  // namespace entente::mrio
