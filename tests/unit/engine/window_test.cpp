#include "engine/window.h"

#include <gtest/gtest.h>

namespace entente::engine {
namespace {

TEST(EngineWindow, IsExactlyOneInsideAndZeroOutside) {
  const Window window{6, 18, 0};
  EXPECT_EQ(window.mean(5.75, 6), 0);
  EXPECT_EQ(window.mean(6, 6.25), 1);
  EXPECT_EQ(window.mean(17.75, 18), 1);
  EXPECT_EQ(window.mean(18, 18.25), 0);
}

TEST(EngineWindow, ActsForItsShareOfAStep) {
  const Window window{6.1, 6.35, 0};
  EXPECT_NEAR(window.mean(6, 6.25), 0.6, 1e-12);
  EXPECT_NEAR(window.mean(6.25, 6.5), 0.4, 1e-12);
  EXPECT_NEAR(window.mean(0, 12), 0.25 / 12, 1e-15);
}

TEST(EngineWindow, WithoutAnEndIsInForceForGood) { EXPECT_EQ((Window{}).mean(100, 101), 1); }

TEST(EngineWindow, RecoversAlongAStraightLine) {
  const Window window{0, 2, 4};
  EXPECT_EQ(window.mean(1, 2), 1);
  EXPECT_DOUBLE_EQ(window.mean(2, 3), 0.875);
  EXPECT_DOUBLE_EQ(window.mean(5, 6), 0.125);
  EXPECT_DOUBLE_EQ(window.mean(2, 6), 0.5);
  EXPECT_DOUBLE_EQ(window.mean(5, 7), 0.0625);
  EXPECT_DOUBLE_EQ(window.mean(0, 8), 0.5);
  EXPECT_EQ(window.mean(6, 7), 0);
}

TEST(EngineWindow, TakesNoHarmFromTheLastBitOfADate) {
  const Window window{6 + 1e-13, 18 - 1e-13, 0};
  EXPECT_EQ(window.mean(6, 6.25), 1);
  EXPECT_EQ((Window{6 - 1e-13, 18, 0}).mean(5.75, 6), 0);
}

TEST(EngineScope, CountsFromHalfAStepOn) {
  EXPECT_TRUE(in_force(6, 18, 6, 6.25));
  EXPECT_TRUE(in_force(6.125, 18, 6, 6.25));
  EXPECT_FALSE(in_force(6.126, 18, 6, 6.25));
  EXPECT_FALSE(in_force(6, 18, 18, 18.25));
}

TEST(EngineScope, BindsAMemberWhileTermAndMembershipLast) {
  Scope scope;
  scope.from = 2;
  scope.members = {{0, 0, unlimited}, {1, 4, 6}};
  EXPECT_FALSE(is_member(scope, 0, 1, 2));
  EXPECT_TRUE(is_member(scope, 0, 2, 3));
  EXPECT_FALSE(is_member(scope, 1, 2, 3));
  EXPECT_TRUE(is_member(scope, 1, 5, 6));
  EXPECT_FALSE(is_member(scope, 1, 6, 7));
  EXPECT_FALSE(is_member(scope, 2, 5, 6));
}

TEST(EnginePlant, IsBuiltAlongItsRamp) {
  const Plant plant{0, 0, 100, 6, 12, unlimited, {}};
  EXPECT_EQ(built_share(plant, 5, 6), 0);
  EXPECT_DOUBLE_EQ(built_share(plant, 6, 7), 0.5 / 12);
  EXPECT_DOUBLE_EQ(built_share(plant, 6, 18), 0.5);
  EXPECT_DOUBLE_EQ(built_share(plant, 17, 19), (11.5 / 12 + 1) / 2);
  EXPECT_EQ(built_share(plant, 18, 19), 1);
}

TEST(EnginePlant, MayComeAtOnceAndMayClose) {
  const Plant plant{0, 0, 100, 6, 0, 8.5, {}};
  EXPECT_EQ(built_share(plant, 6, 7), 1);
  EXPECT_DOUBLE_EQ(built_share(plant, 8, 9), 0.5);
  EXPECT_EQ(built_share(plant, 9, 10), 0);
  const Plant halted{0, 0, 100, 0, 10, 5, {}};
  EXPECT_DOUBLE_EQ(built_share(halted, 4, 6), 0.225);
  EXPECT_EQ(built_share(halted, 6, 7), 0);
}

TEST(EngineWindow, BySteps) {
  const double day = 12.0 / 365;
  const Window window{5 * day, 15 * day, 60 * day, Curve::linear};
  EXPECT_EQ(stepwise_level(window, 4, day), 0);
  EXPECT_EQ(stepwise_level(window, 5, day), 1);
  EXPECT_FALSE(recovers_stepwise(window, 15, day));
  // The recovery begins with everything still missing.
  EXPECT_EQ(stepwise_level(window, 16, day), 1);
  EXPECT_TRUE(recovers_stepwise(window, 16, day));
  EXPECT_NEAR(stepwise_level(window, 17, day), 1 - 1.0 / 60, 1e-15);
  EXPECT_NEAR(stepwise_level(window, 76, day), 0, 1e-15);
}

}  // namespace
}  // namespace entente::engine
