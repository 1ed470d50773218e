#include "baseline/max_flow.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "sheets.h"

namespace entente::baseline {
namespace {

Market market_of(std::vector<double> supply, std::vector<double> need, std::vector<char> open) {
  return {std::move(supply), std::move(need), std::move(open), 1e-12};
}

TEST(MaxFlow, DivertsEarlierFlows) {
  // The first buyer takes the first supplier's goods, which the second buyer cannot do without.
  const Market market = market_of({5, 5}, {5, 5},
                                  {1, 1,  //
                                   1, 0});
  std::vector<double> flow(4, 0.0);
  EXPECT_FALSE(route(market, flow));
  EXPECT_EQ(flow, (std::vector<double>{0, 5, 5, 0}));
}

TEST(MaxFlow, ContinuesFromAGivenFlow) {
  const Market market = market_of({4, 2}, {3, 3}, {1, 1, 1, 1});
  std::vector<double> flow{2, 1, 1, 1};
  EXPECT_FALSE(route(market, flow));
  EXPECT_EQ(flow, (std::vector<double>{2, 2, 1, 1}));
}

TEST(MaxFlow, LeavesOutBuyersWhoAreOnlyInTheWay) {
  const Market market = market_of({6, 1, 0}, {3, 2, 2},
                                  {1, 0, 0,  //
                                   1, 1, 0,  //
                                   1, 0, 0});
  std::vector<double> flow(9, 0.0);
  const auto found = route(market, flow);
  ASSERT_TRUE(found);
  EXPECT_EQ(smallest_short_part(market, {1, 1, 1}), (ShortBuyers{0, 1, 0}));
  EXPECT_EQ(smallest_short_part(market, {1, 0, 1}), (ShortBuyers{0, 0, 1}));
}

TEST(MaxFlow, ClosesLinksThatNothingCanUse) {
  Market market = market_of({5, 5}, {5, 5},
                            {1, 1,  //
                             1, 0});
  close_unusable(market, {0, 5, 5, 0});
  EXPECT_EQ(market.open, (std::vector<char>{0, 1, 1, 0}));
  Market loose = market_of({5, 5}, {5, 5}, {1, 1, 1, 1});
  close_unusable(loose, {0, 5, 5, 0});
  EXPECT_EQ(loose.open, (std::vector<char>{1, 1, 1, 1}));
}

// Brute force: the need of a set of buyers less all that suppliers open to one of them have.
double shortfall(const Market& market, unsigned buyers) {
  double result = 0;
  for (std::size_t supplier = 0; supplier < market.countries(); ++supplier) {
    for (std::size_t buyer = 0; buyer < market.countries(); ++buyer) {
      if ((buyers >> buyer & 1U) == 0 || !market.open[market.link(supplier, buyer)]) continue;
      result -= market.supply[supplier];
      break;
    }
  }
  for (std::size_t buyer = 0; buyer < market.countries(); ++buyer) {
    if ((buyers >> buyer & 1U) != 0) result += market.need[buyer];
  }
  return result;
}

TEST(MaxFlow, AgreesWithEverySubsetOfBuyers) {
  std::size_t failed = 0;
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    const std::size_t n = 2 + random.below(7);
    const double density = 0.3 + 0.7 * random.fraction();
    Market market =
        market_of(std::vector<double>(n), std::vector<double>(n), std::vector<char>(n * n));
    for (double& amount : market.supply) amount = static_cast<double>(random.below(10));
    for (double& amount : market.need) amount = static_cast<double>(random.below(8));
    for (char& link : market.open) link = random.fraction() < density;

    const unsigned subsets = 1U << n;
    bool possible = true;
    for (unsigned buyers = 0; buyers < subsets; ++buyers) {
      possible = possible && shortfall(market, buyers) <= 0;
    }
    std::vector<double> flow(n * n, 0.0);
    const auto found = route(market, flow);
    ASSERT_EQ(possible, !found);
    if (!found) continue;
    ++failed;

    const ShortBuyers smallest = smallest_short_part(market, *found);
    unsigned named = 0;
    for (std::size_t buyer = 0; buyer < n; ++buyer) named |= smallest[buyer] ? 1U << buyer : 0U;
    EXPECT_GT(shortfall(market, named), 0);
    for (unsigned part = 0; part < subsets; ++part) {
      if ((part & named) != part || part == named) continue;
      EXPECT_LE(shortfall(market, part), 0);
    }
  }
  EXPECT_GT(failed, 100U);
  EXPECT_LT(failed, 900U);
}

}  // namespace
}  // namespace entente::baseline
