#include "compile/balance_report.h"

#include <gtest/gtest.h>

#include "small_world.h"

namespace entente {
namespace {

/// The one failure that no script is known to provoke.
TEST(BalanceReport, SaysThatFlowsWithoutAnEndAreOurOwnFault) {
  const SmallWorld small;
  baseline::NotConverged failure;
  failure.residual = 0.01;
  Diagnostics diagnostics;
  report_imbalance(small.world, small.tin, {}, failure, diagnostics);
  ASSERT_EQ(diagnostics.all().size(), 1u);
  EXPECT_EQ(diagnostics.all().front().code, "E0425");
}

TEST(BalanceReport, GivesAmountsByTheYearInTheUnitOfTheResource) {
  SmallWorld small;
  small.world.resources[small.tin].unit = {"kt", small.mass, 1000};
  EXPECT_EQ(yearly_amount(small.world, small.tin, 500), "6 kt/year");
}

}  // namespace
}  // namespace entente
