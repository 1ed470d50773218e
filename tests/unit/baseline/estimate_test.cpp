// Properties of closed sheets, over random ones that some flow is known to close.
#include "baseline/estimate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

#include "sheets.h"

namespace entente::baseline {
namespace {

constexpr std::uint64_t sheets = 500;

Sheet random_sheet(std::uint64_t seed) { return closing_sheet(2 + seed % 14, seed); }

Flows closed(const Sheet& sheet) {
  const auto result = balance(sheet);
  const Flows* const flows = std::get_if<Flows>(&result);
  if (flows == nullptr) {
    ADD_FAILURE() << "failure " << std::get<Failure>(result).index();
    return {};
  }
  return *flows;
}

double world(const std::vector<double>& amounts) {
  return std::accumulate(amounts.begin(), amounts.end(), 0.0);
}

TEST(Estimate, MeetsMarginsAndKeepsSharesOnRandomSheets) {
  for (std::uint64_t seed = 0; seed < sheets; ++seed) {
    SCOPED_TRACE(seed);
    const Sheet sheet = random_sheet(seed);
    const std::size_t n = sheet.countries;
    const Flows flows = closed(sheet);
    ASSERT_EQ(flows.flow.size(), n * n);
    const double tolerance = 1e-12 * world(sheet.production);
    for (std::size_t country = 0; country < n; ++country) {
      EXPECT_NEAR(flows.production[country], sheet.production[country], tolerance);
      EXPECT_NEAR(flows.use[country], sheet.use[country], tolerance);
    }
    EXPECT_GE(*std::min_element(flows.flow.begin(), flows.flow.end()), 0);
    for (const Sheet::Share& share : sheet.shares) {
      const std::size_t link = share.supplier * n + share.buyer;
      EXPECT_NEAR(flows.flow[link], share.share * sheet.use[share.buyer], tolerance);
      EXPECT_FALSE(flows.estimated[link]);
    }
    EXPECT_EQ(static_cast<std::size_t>(
                  std::count(flows.estimated.begin(), flows.estimated.end(), char{0})),
              sheet.shares.size());
  }
}

TEST(Estimate, HomeComesFirstUnlessItMustYield) {
  std::size_t yielded = 0;
  for (std::uint64_t seed = 0; seed < sheets; ++seed) {
    SCOPED_TRACE(seed);
    const Sheet sheet = random_sheet(seed);
    const std::size_t n = sheet.countries;
    const Flows flows = closed(sheet);
    if (flows.faint_links) {
      EXPECT_GT(flows.faint_used, 0U);
      ++yielded;
      continue;
    }
    std::vector<double> supply = sheet.production, need = sheet.use;
    for (const Sheet::Share& share : sheet.shares) {
      supply[share.supplier] -= share.share * sheet.use[share.buyer];
      need[share.buyer] -= share.share * sheet.use[share.buyer];
    }
    for (std::size_t country = 0; country < n; ++country) {
      if (!flows.estimated[country * n + country]) continue;
      EXPECT_NEAR(flows.flow[country * n + country],
                  std::max(0.0, std::min(supply[country], need[country])),
                  1e-12 * world(sheet.production));
    }
  }
  EXPECT_GT(yielded, 0U);
  EXPECT_LT(yielded, sheets / 5);
}

TEST(Estimate, DoesNotDependOnTheOrderOfCountries) {
  for (std::uint64_t seed = 0; seed < sheets; ++seed) {
    SCOPED_TRACE(seed);
    const Sheet sheet = random_sheet(seed);
    const std::size_t n = sheet.countries;
    std::vector<std::size_t> place(n);
    std::iota(place.begin(), place.end(), std::size_t{0});
    Random random(seed);
    for (std::size_t i = n; i > 1; --i) std::swap(place[i - 1], place[random.below(i)]);

    Sheet moved = sheet;
    for (std::size_t country = 0; country < n; ++country) {
      moved.production[place[country]] = sheet.production[country];
      moved.use[place[country]] = sheet.use[country];
    }
    for (Sheet::Share& share : moved.shares) {
      share.buyer = place[share.buyer];
      share.supplier = place[share.supplier];
    }
    std::reverse(moved.shares.begin(), moved.shares.end());
    const Flows here = closed(sheet), there = closed(moved);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        ASSERT_NEAR(here.flow[i * n + j], there.flow[place[i] * n + place[j]],
                    1e-9 * world(sheet.production))
            << i << " to " << j;
      }
    }
  }
}

TEST(Estimate, DoesNotDependOnTheUnit) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    SCOPED_TRACE(seed);
    const Sheet sheet = random_sheet(seed);
    const Flows flows = closed(sheet);
    for (const double unit : {0x1p-200, 0x1p+200, 1e-30}) {
      Sheet other = sheet;
      for (double& amount : other.production) amount *= unit;
      for (double& amount : other.use) amount *= unit;
      const Flows scaled = closed(other);
      for (std::size_t link = 0; link < flows.flow.size(); ++link) {
        const double rounding = unit == 1e-30 ? 1e-9 * world(sheet.production) : 0;
        ASSERT_NEAR(scaled.flow[link] / unit, flows.flow[link], rounding);
      }
    }
  }
}

TEST(Estimate, FindsZerosThatScalingOnlyApproaches) {
  // The third country may buy from the second only, which therefore has nothing for the fourth.
  const Flows flows = closed(sheet_of({60, 40, 0, 0}, {0, 0, 40, 60}, {{2, 0, 0}}));
  EXPECT_EQ(flows.flow[1 * 4 + 3], 0);
  EXPECT_LT(flows.sweeps, 5U);
}

TEST(Estimate, ClosesNearTheEdgeOfWhatIsPossible) {
  // As above, but for one part in a million, where scaling would take millions of sweeps.
  const Flows flows = closed(sheet_of({59.99999, 40.00001, 0, 0}, {0, 0, 40, 60}, {{2, 0, 0}}));
  EXPECT_NEAR(flows.flow[1 * 4 + 3], 1e-5, 1e-10);
}

TEST(Estimate, AWorldOfCountriesIsQuick) {
  // Measured under 1 ms; the bound is for a loaded machine with sanitizers.
  const Sheet sheet = closing_sheet(49, 7);
  const auto start = std::chrono::steady_clock::now();
  closed(sheet);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(200));
}

}  // namespace
}  // namespace entente::baseline
