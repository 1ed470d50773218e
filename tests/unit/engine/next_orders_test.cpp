#include <gtest/gtest.h>

#include "small_plan.h"

namespace entente::engine {
namespace {

constexpr std::size_t b = SmallPlan::b;
constexpr std::size_t ore = SmallPlan::ore;

TEST(EngineNextOrders, RepeatThemselvesInCalm) {
  Rig rig;
  rig.ordered();
  EXPECT_EQ(rig.state.use_orders, rig.p.input_use.values());
  EXPECT_EQ(rig.state.restock_orders[b], 0);
  EXPECT_EQ(rig.w.use_ordered[rig.cell(ore, b)], 20);
}

/// A step of 7.6 days closes 7.6 / 60 of a gap.
TEST(EngineNextOrders, CloseAGapInTheStockSlowly) {
  Rig rig;
  rig.state.stock[b] = 32;
  rig.ordered();
  EXPECT_DOUBLE_EQ(rig.state.use_orders[b], 20);
  EXPECT_DOUBLE_EQ(rig.state.restock_orders[b], 8 * (365.0 / 48 / 60));
}

TEST(EngineNextOrders, AskForUseMissedBeforeRestocking) {
  Rig rig;
  rig.state.stock[b] = 12;  // lets the industry use 12 of 20; 20 arrive
  rig.ordered();
  // closing 20 against a target of 40: 8 of the gap go to use at once, 12 to restocking.
  EXPECT_DOUBLE_EQ(rig.state.use_orders[b], 20);
  EXPECT_DOUBLE_EQ(rig.state.restock_orders[b], 12 * (365.0 / 48 / 60));
}

TEST(EngineNextOrders, ShrinkWhereTheStockIsTooLarge) {
  Rig rig;
  rig.state.stock[b] = 46;
  rig.ordered();
  EXPECT_DOUBLE_EQ(rig.state.use_orders[b], 20 - 6 * (365.0 / 48 / 60));
  EXPECT_EQ(rig.state.restock_orders[b], 0);
}

}  // namespace
}  // namespace entente::engine
