#include "model/language.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

using Codes = std::vector<std::string>;

World world() {
  World world;
  world.title = {"Tin", {{"ar", "TIN-AR"}, {"fr", "Étain"}}};
  world.countries.add({"A", {"Here", {{"fr", "Ici"}}}, {}});
  world.countries.add({"B", {"There", {}}, {}});
  Resource tin;
  tin.label = {"Tin", {{"ar", "TIN-AR"}}};
  world.resources.add(tin);
  Shock ban;
  ban.label = {"Ban", {{"ar", "BAN-AR"}}};
  world.shocks.add(ban);
  Agreement pact;
  pact.label = {"Pact", {{"ar", "PACT-AR"}}};
  world.agreements.add(pact);
  Scenario alone;
  alone.label = {"Alone", {{"ar", "ALONE-AR"}}};
  world.scenarios.add(alone);
  RequestedReport report;
  report.title = {"Report", {{"ar", "REPORT-AR"}}};
  report.items = {ShowItem{{"Show", {{"ar", "SHOW-AR"}}}, "", {}},
                  ChartItem{{"Chart", {{"ar", "CHART-AR"}}}, "", {}}, TextItem{}};
  world.reports.push_back(report);
  return world;
}

TEST(Language, TellsWhichThereAre) {
  EXPECT_EQ(languages_of(World{}), Codes{"en"});
  EXPECT_EQ(languages_of(world()), (Codes{"en", "ar", "fr"}));
  EXPECT_EQ(not_spoken(world(), "ar"), std::nullopt);
  EXPECT_EQ(not_spoken(World{}, "en"), std::nullopt);
  EXPECT_EQ(not_spoken(world(), "de"),
            "no label is translated into `de`; there is `en`, `ar`, `fr`");
  EXPECT_EQ(not_spoken(World{}, "ar"), "no label is translated into `ar`; none has a translation");
}

TEST(Language, SpeaksInEveryLabel) {
  World spoken = world();
  speak(spoken, "ar");
  const auto first = [](const auto& table) { return (*table.begin()).label.text; };
  EXPECT_EQ(spoken.title.text, "TIN-AR");
  EXPECT_EQ(first(spoken.resources), "TIN-AR");
  EXPECT_EQ(first(spoken.shocks), "BAN-AR");
  EXPECT_EQ(first(spoken.agreements), "PACT-AR");
  EXPECT_EQ(first(spoken.scenarios), "ALONE-AR");
  EXPECT_EQ(spoken.reports[0].title.text, "REPORT-AR");
  EXPECT_EQ(std::get<ShowItem>(spoken.reports[0].items[0]).title.text, "SHOW-AR");
  EXPECT_EQ(std::get<ChartItem>(spoken.reports[0].items[1]).title.text, "CHART-AR");
  EXPECT_EQ(first(spoken.countries), "Here");  // not translated
}

TEST(Language, CanBeChangedAgain) {
  World spoken = world();
  for (const std::string language : {"ar", "fr", "de", "en"}) speak(spoken, language);
  EXPECT_EQ(spoken.title.text, "Tin");
  EXPECT_EQ(languages_of(spoken), (Codes{"en", "ar", "fr"}));
  speak(spoken, "fr");
  EXPECT_EQ(spoken.title.text, "Étain");
  EXPECT_EQ((*spoken.resources.begin()).label.text, "Tin");
}

TEST(Language, KeepsWhatStandsFirstInAnotherLanguage) {
  World spoken;
  spoken.title = {"TIN-AR", {{"en", "Tin"}}};
  speak(spoken, "fr");
  EXPECT_EQ(spoken.title.text, "TIN-AR");
  speak(spoken, "en");
  EXPECT_EQ(spoken.title.text, "Tin");
}

}  // namespace
}  // namespace entente
