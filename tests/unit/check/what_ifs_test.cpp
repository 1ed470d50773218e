#include <gtest/gtest.h>

#include "checked.h"

namespace entente {
namespace {

const std::string two = names + cut +
                        "scenario mild = baseline + cut with { cut.by = 20%; cut.for = 1 month }\n"
                        "scenario hard = baseline + cut\n";

Rational set_in(const Checked& checked, ScenarioId id, const std::string& path) {
  for (const Override& change : checked.world.scenarios[id].overrides) {
    if (checked.world.parameters[change.parameter].path == path)
      return std::get<Rational>(change.value);
  }
  return -1;
}

TEST(WhatIfs, AVariantIsItsScenarioButForWhatIsSet) {
  const Checked checked(two + "what if in mild: cut.by = 80%\n");
  EXPECT_EQ(checked.codes, Codes{});
  ASSERT_EQ(checked.world.what_ifs.size(), 1u);
  const WhatIf& what_if = checked.world.what_ifs.front();
  const Scenario& before = checked.world.scenarios[what_if.before];
  const Scenario& after = checked.world.scenarios[what_if.after];
  EXPECT_EQ(before.name, "mild");
  EXPECT_EQ(after.shocks, before.shocks);
  EXPECT_TRUE(after.variant);
  EXPECT_FALSE(before.variant);
  EXPECT_EQ(set_in(checked, what_if.after, "cut.restricts.by"), Rational(4, 5));
  EXPECT_EQ(set_in(checked, what_if.after, "cut.for"), Rational(1));
  EXPECT_EQ(set_in(checked, what_if.before, "cut.restricts.by"), Rational(1, 5));
  ASSERT_EQ(what_if.changes.size(), 1u);
}

TEST(WhatIfs, WithoutInItIsAskedInEveryScenarioThatRuns) {
  const Checked all(two + "what if cut.by = 80%\n");
  ASSERT_EQ(all.world.what_ifs.size(), 2u);
  EXPECT_EQ(all.world.what_ifs[0].before, all.world.run[0]);
  EXPECT_EQ(all.world.what_ifs[1].before, all.world.run[1]);
  EXPECT_EQ(Checked(two + "run hard\nwhat if cut.by = 80%\n").world.what_ifs.size(), 1u);
}

TEST(WhatIfs, VariantsDoNotRunByThemselves) {
  const Checked checked(two + "what if cut.by = 80%\nwhat if in baseline, hard: cut.by = 1%\n");
  EXPECT_EQ(checked.world.run.size(), 2u);
  EXPECT_EQ(checked.codes, Codes{"E0606"});
  // One that is wrong in one place is asked nowhere.
  EXPECT_EQ(checked.world.what_ifs.size(), 2u);
  EXPECT_EQ(checked.world.scenarios.size(), 5u);
}

TEST(WhatIfs, AreCalledByWhatTheySet) {
  const Checked checked(two + "what if in hard: cut.by = (10% +\n  20%), cut.for = 3 months\n");
  ASSERT_EQ(checked.world.what_ifs.size(), 1u);
  EXPECT_EQ(checked.world.scenarios[checked.world.what_ifs[0].after].name,
            "hard with cut.by = (10% + 20%), cut.for = 3 months");
}

TEST(WhatIfs, MayStandAnywhereAndAboutScenariosNamedTwice) {
  const Checked checked("what if in hard, hard: cut.by = 80%\n" + two);
  EXPECT_EQ(checked.codes, Codes{});
  EXPECT_EQ(checked.world.what_ifs.size(), 1u);
}

TEST(WhatIfs, AreHeldToTheRulesOfWith) {
  const auto codes = [](const std::string& what_if) { return Checked(two + what_if + "\n").codes; };
  EXPECT_EQ(codes("what if cut.bi = 80%"), Codes{"E0601"});
  EXPECT_EQ(codes("what if cut.by = 3 t"), Codes{"E0605"});
  EXPECT_EQ(codes("what if cut.by = 120%"), Codes{"E0411"});
  EXPECT_EQ(codes("what if cut.by = 1%, cut.restricts.by = 2%"), Codes{"E0211"});
  EXPECT_EQ(codes("what if in baseline: cut.by = 1%"), Codes{"E0606"});
  EXPECT_EQ(codes("what if in nowhere: cut.by = 1%"), Codes{"E0201"});
}

TEST(WhatIfs, DatesOfAMemberOfAGroupMayBeSet) {
  const Checked checked(names + cut +
                        "group bloc { members A; members B from 2026-06 }\n"
                        "agreement pact { members bloc;  priority to members for 60% of exports }\n"
                        "scenario s = baseline + cut + pact\n"
                        "what if bloc.members_2.from = 2026-09\n");
  EXPECT_EQ(checked.codes, Codes{});
  EXPECT_EQ(checked.world.what_ifs.size(), 1u);
}

}  // namespace
}  // namespace entente
