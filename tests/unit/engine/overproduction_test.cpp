#include <gtest/gtest.h>

#include "small_plan.h"

namespace entente::engine {
namespace {

constexpr std::size_t a = SmallPlan::a, b = SmallPlan::b;
constexpr std::size_t ore = SmallPlan::ore;

TEST(EngineOverproduction, GrowsAsFarAndAsFastAsTheCountrySays) {
  Plan plan = SmallPlan::make();
  plan.overproduction_maximum = {1.5, 1.1, 1};
  plan.overproduction_months = {1, 0.5, 12};
  Rig rig({}, plan);
  rig.produced();
  for (const std::size_t country : {a, b}) {
    const std::size_t cell = rig.cell(ore, country);
    rig.w.ordered[cell] = 100;
    rig.w.production[cell] = rig.w.capacity[cell] = 80;
  }
  overproduce(rig.p, rig.state, rig.w);
  EXPECT_DOUBLE_EQ(rig.state.overproduction[rig.cell(ore, a)], 1 + 0.5 * 0.2 * 0.25);
  EXPECT_DOUBLE_EQ(rig.state.overproduction[rig.cell(ore, b)], 1 + 0.1 * 0.2 * 0.5);
}

}  // namespace
}  // namespace entente::engine
