#include <gtest/gtest.h>

#include "checked.h"

namespace entente {
namespace {

/// The only figure that a scenario sets.
Rational set_in(const Checked& checked, const std::string& scenario) {
  const std::vector<Override>& overrides = checked.scenario(scenario).overrides;
  return overrides.size() == 1 ? std::get<Rational>(overrides.front().value) : Rational(-1);
}

TEST(Scenarios, PathsMayLeaveOutTheWordOfTheirClause) {
  for (const char* path : {"cut.by", "cut.restricts.by"}) {
    const Checked checked(names + cut + "scenario hard = baseline + cut with { " + path +
                          " = 80% }\n");
    EXPECT_EQ(checked.codes, Codes{}) << path;
    EXPECT_EQ(set_in(checked, "hard"), Rational(4, 5)) << path;
  }
}

TEST(Scenarios, ASecondClauseOfAKindHasANumber) {
  const std::string two =
      "shock cut {\n  A restricts exports of tin to B by 50%, cutting output\n  A restricts "
      "exports of tin to D by 20%, cutting output\n  from 2026-03\n}\n";
  EXPECT_EQ(Checked(names + two + "scenario s = baseline + cut with { cut.restricts_2.by = 80% }\n")
                .codes,
            Codes{});
  EXPECT_EQ(Checked(names + two + "scenario s = baseline + cut with { cut.by = 80% }\n").codes,
            Codes{"E0602"});
}

TEST(Scenarios, TimesMayChangeTheirUnit) {
  const Checked checked(names + cut +
                        "scenario long_cut = baseline + cut with { cut.for = 73 days }\n");
  EXPECT_EQ(checked.codes, Codes{});
  EXPECT_EQ(set_in(checked, "long_cut"), Rational(12, 5));
}

TEST(Scenarios, OverridesAreInherited) {
  const Checked checked(
      names + cut + "scenario late = hard\nscenario hard = baseline + cut with { cut.by = 80% }\n");
  EXPECT_EQ(checked.codes, Codes{});
  EXPECT_EQ(set_in(checked, "late"), Rational(4, 5));
}

TEST(Scenarios, PartsThatDisagreeNeedAWordAfterWith) {
  const std::string parts =
      names + cut +
      "scenario mild = cut with { cut.by = 20% }\nscenario hard = cut with { cut.by = 80% }\n";
  EXPECT_EQ(Checked(parts + "scenario both = mild + hard\n").codes, Codes{"E0603"});
  EXPECT_EQ(Checked(parts + "scenario same = hard + hard\n").codes, Codes{});
}

TEST(Scenarios, OrderOfPartsDoesNotMatter) {
  const std::string two = names + cut + "shock boom { raises uses of tin by 10%;  from 2026-03 }\n";
  const Checked one(two + "scenario s = baseline + cut + boom\n");
  const Checked other(two + "scenario s = boom + baseline + cut\n");
  EXPECT_EQ(one.scenario("s").shocks, other.scenario("s").shocks);
}

TEST(Scenarios, WithoutAnyEverythingRuns) {
  const Checked checked(
      names + cut + "agreement pact { members A, B;  priority to members for 60% of exports }\n");
  ASSERT_EQ(checked.world.run.size(), 1u);
  const Scenario& everything = checked.world.scenarios[checked.world.run.front()];
  EXPECT_EQ(everything.shocks.size(), 1u);
  EXPECT_EQ(everything.agreements.size(), 1u);
}

TEST(Scenarios, ACircleIsSaidOnce) {
  EXPECT_EQ(Checked(names + cut + "scenario a = b\nscenario b = c + cut\nscenario c = a\n").codes,
            Codes{"E0604"});
}

}  // namespace
}  // namespace entente
