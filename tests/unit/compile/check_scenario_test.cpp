#include <gtest/gtest.h>

#include "small_world.h"

namespace entente {
namespace {

struct CheckScenario : testing::Test, SmallWorld {
  std::vector<std::string> codes() {
    Diagnostics diagnostics;
    check_scenarios(world, plan(), diagnostics);
    std::vector<std::string> result;
    for (const Diagnostic& diagnostic : diagnostics.all()) result.emplace_back(diagnostic.code);
    return result;
  }
  using Codes = std::vector<std::string>;
};

TEST_F(CheckScenario, AcceptsAShockWithinTheHorizon) {
  shock("cut", {2026, 12, 1}, 6);
  scenario("hit");
  EXPECT_EQ(codes(), Codes{});
}

TEST_F(CheckScenario, ReportsAShockBeforeOrAfterTheHorizonOnce) {
  shock("late", {2027, 1, 1}, 6);
  scenario("hit");
  EXPECT_EQ(codes(), Codes{"E0503"});
  world.parameters[ParameterId(0)].value = Date{2025, 12, 1};
  EXPECT_EQ(codes(), Codes{"E0503"});
}

TEST_F(CheckScenario, ReportsWhatOnlyAnOverrideBreaks) {
  shock("cut", {2026, 3, 1}, 6);
  const ScenarioId late = scenario("late");
  world.scenarios[late].overrides.push_back({ParameterId(0), Date{2028, 1, 1}, {}});
  EXPECT_EQ(codes(), Codes{"E0503"});
}

TEST_F(CheckScenario, ReportsAPeriodThatEndsBeforeItBegins) {
  Shock& cut = shock("cut", {2026, 6, 1}, 0);
  cut.period.duration.reset();
  cut.period.until = date("cut.until", {2026, 3, 1});
  EXPECT_EQ(codes(), Codes{"E0504"});
}

TEST_F(CheckScenario, ReportsAGuaranteeAboveCapacity) {
  Agreement pact;
  pact.name = "pact";
  pact.members.push_back({b, {}, {}});
  pact.terms.push_back(
      {"pact.guarantee",
       GuaranteeTerm{tin, a, b, number("pact.guarantee.amount", 101, mass / month)},
       {}});
  world.agreements.add(pact);
  EXPECT_EQ(codes(), Codes{"E0508"});
  world.parameters[ParameterId(0)].value = Rational(100);
  EXPECT_EQ(codes(), Codes{});
}

TEST_F(CheckScenario, ReportsAPlantWhoseInputNobodyMakes) {
  Resource ore;
  ore.name = "ore";
  ore.unit = {"t", mass, 1};
  const ResourceId input = world.resources.add(ore);
  Resource cans = ore;
  cans.name = "cans";
  cans.recipe.push_back({input, 1, {}});
  const ResourceId output = world.resources.add(cans);
  Agreement pact;
  pact.name = "pact";
  pact.members.push_back({b, {}, {}});
  pact.terms.push_back({"pact.works",
                        BuildTerm{"works",
                                  output,
                                  b,
                                  number("pact.works.amount", 1, mass / month),
                                  {},
                                  std::nullopt,
                                  false},
                        {}});
  world.agreements.add(pact);
  EXPECT_EQ(codes(), Codes{"E0509"});
}

}  // namespace
}  // namespace entente
