#include "report/chart_axes.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace entente {
namespace {

using Labels = std::vector<std::string>;

constexpr double infinity = std::numeric_limits<double>::infinity();

ValueAxis axis(const std::vector<double>& values, std::size_t ticks = 6, std::string unit = "t") {
  return value_axis({&values}, unit, ticks);
}

std::vector<std::string> months(std::size_t count, int year = 2026, std::size_t first = 0) {
  std::vector<std::string> names;
  for (std::size_t i = first; i < first + count; ++i)
    names.push_back(fmt::format("{:04}-{:02}", year + static_cast<int>(i / 12), i % 12 + 1));
  return names;
}

Labels below(const std::vector<std::string>& names, std::size_t columns) {
  Labels result;
  for (const PeriodLabel& label : period_labels(names, columns, Joining::lines))
    result.push_back(label.text);
  return result;
}

TEST(ValueAxis, HasRoundTicks) {
  EXPECT_EQ(axis({0, 72}, 6, "%").labels, (Labels{"0.0%", "20.0%", "40.0%", "60.0%", "80.0%"}));
  EXPECT_EQ(axis({0, 72}, 3, "%").labels, (Labels{"0.0%", "50.0%"}));
  EXPECT_EQ(axis({-99.6, 219.9}, 3).labels, (Labels{"0 t", "200 t"}));
  EXPECT_EQ(axis({-5, -1}).labels, (Labels{"-5 t", "-4 t", "-3 t", "-2 t", "-1 t", "0 t"}));
  EXPECT_EQ(axis({0, 0.0003}).labels, (Labels{"0 t", "0.0001 t", "0.0002 t", "0.0003 t"}));
  EXPECT_EQ(axis({0, 0.07}, 6, "").ticks.back(), 0.06);  // not 0.060000000000000005
}

TEST(ValueAxis, LooksCloserWhereAllIsFarFromZero) {
  EXPECT_EQ(axis({1000, 1003}).labels.front(), "1000 t");
  EXPECT_EQ(axis({-1003, -1000}, 3).labels.back(), "-1000 t");
  EXPECT_EQ(axis({500, 1000}).labels.front(), "0 t");
  // Digits are added until labels differ; what only rounding tells apart is one value.
  EXPECT_EQ(axis({100000, 100001}, 3).labels, (Labels{"100_000 t", "100_000.5 t", "100_001 t"}));
  EXPECT_EQ(axis({5, 5 * (1 + 1e-12)}).labels.front(), "0 t");
}

TEST(ValueAxis, HoldsWhateverComes) {
  EXPECT_EQ(axis({}).labels, Labels{"0 t"});
  EXPECT_EQ(axis({0, 0}).labels, Labels{"0 t"});
  EXPECT_EQ(axis({NAN, infinity}).labels, Labels{"0 t"});
  EXPECT_EQ(axis({1e-17, 0}).labels, Labels{"0 t"});
  EXPECT_EQ(axis({NAN, infinity, 4, -infinity}).range.high, 4);
  EXPECT_EQ(axis({5, 5, 5}).range.low, 0);
  for (const double large : {1e20, 1e300, std::numeric_limits<double>::max()}) {
    const ValueAxis both = axis({-large, large});
    EXPECT_TRUE(std::isfinite(both.range.high - both.range.low));
    EXPECT_GE(both.ticks.size(), 2u);
  }
}

TEST(PeriodLabels, AreFirstLastAndRound) {
  EXPECT_EQ(below(months(12), 60), (Labels{"2026-01", "2026-05", "2026-07", "2026-09", "2026-12"}));
  EXPECT_EQ(below(months(36, 2026, 5), 60),
            (Labels{"2026-06", "2027-07", "2028-01", "2028-07", "2029-05"}));
  EXPECT_EQ(below(months(600), 60),
            (Labels{"2026-01", "2040-01", "2050-01", "2060-01", "2075-12"}));
  EXPECT_EQ(below({"2026-W01", "2026-W02", "2026-W03"}, 60),
            (Labels{"2026-W01", "2026-W02", "2026-W03"}));
  EXPECT_EQ(below({"2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02", "2026-03-03"}, 40),
            (Labels{"2026-02-27", "2026-03-01", "2026-03-03"}));
}

TEST(PeriodLabels, FitWhatRoomThereIs) {
  EXPECT_EQ(below({}, 60), Labels{});
  EXPECT_EQ(below({"2026"}, 60), Labels{"2026"});
  EXPECT_EQ(below(months(12), 16), (Labels{"2026-01", "2026-12"}));
  EXPECT_EQ(below(months(12), 15), Labels{"2026-01"});
  EXPECT_EQ(below(months(12), 3), Labels{"2026-01"});
  for (std::size_t columns = 8; columns < 100; ++columns) {
    std::size_t end = 0;
    for (const PeriodLabel& label : period_labels(months(50), columns, Joining::steps)) {
      EXPECT_TRUE(end == 0 || label.begin >= end + 2) << columns;
      EXPECT_GE(label.tick, label.begin);
      end = label.begin + label.text.size();
      EXPECT_LT(label.tick, end);
      EXPECT_LE(end, columns);
    }
  }
}

}  // namespace
}  // namespace entente
