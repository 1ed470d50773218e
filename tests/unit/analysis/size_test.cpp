#include "analysis/size.h"

#include <gtest/gtest.h>

#include "diagnostics/render_text.h"
#include "session/session.h"

namespace entente {
namespace {

/// A world of so many countries and resources; the first country makes everything.
std::string world(std::size_t countries, std::size_t resources, const std::string& time) {
  std::string text = "time " + time + "\n";
  for (std::size_t i = 0; i < countries; ++i) text += "country C" + std::to_string(i) + "\n";
  for (std::size_t r = 0; r < resources; ++r) {
    const std::string name = "R" + std::to_string(r);
    text += "resource " + name + " in t\nC0 mines 1 t/month of " + name +
            " assumed\nC1 uses 1 t/month of " + name + " assumed\n";
  }
  return text;
}

std::string said(const std::string& text, SessionOptions options = {}) {
  Session session(options);
  session.check("script.ent", text, [](const std::string&) { return check::FileText(); });
  std::string result;
  for (const Diagnostic& diagnostic : session.diagnostics().all()) {
    if (diagnostic.severity == Severity::error)
      result += std::string(diagnostic.code) + " " + diagnostic.message + "\n";
  }
  return result;
}

bool is_refused(const std::string& found, const std::string& why) {
  return found.starts_with(std::string("E0905") + " a run of this script would " + why);
}

TEST(Size, OfWhatIsUsualIsNoMatter) {
  EXPECT_EQ(said(world(20, 20, "2026-01 to 2035-12 by month")), "");
}

TEST(Size, OfPairsIsToldBeforeTheyAreLinked) {
  EXPECT_EQ(said(world(5000, 9, "2026-01 to 2026-12 by month")),
            "E0905 a run of this script would link 2.25e+08 pairs of countries; at most 2e+08 are "
            "linked\n");
}

TEST(Size, OfWhatIsRecordedIsLimited) {
  std::string text = world(20, 20, "1901-01-01 to 2100-12-31 by day");
  text +=
      "shock cut { C0 restricts exports of R0 by 50%, cutting output;  from 2000-01 for 1 month "
      "}\n";
  for (int i = 0; i < 40; ++i)
    text += "scenario s" + std::to_string(i) +
            " = baseline + cut with { cut.by = " + std::to_string(i + 1) + "% }\n";
  const std::string found = said(text);
  EXPECT_TRUE(is_refused(found, "record ")) << found;
  EXPECT_EQ(said(text + "run s1\n"), "");
}

TEST(Size, OfAllRunsTogetherIsLimited) {
  std::string text = world(20, 20, "1901-01-01 to 2100-12-31 by day");
  text +=
      "shock cut { C0 restricts exports of R0 by 50%, cutting output;  from 2000-01 for 1 month "
      "}\n";
  for (int i = 0; i < 12; ++i) {
    const std::string name = "part" + std::to_string(i);
    text += "shock " + name + " { C0 loses 1% of R0 capacity;  from 2000-01 for 1 month }\n";
  }
  text += "report \"All\" { show contribution(peak(shortage(R0, C1))) }\n";
  const std::string found = said(text);
  EXPECT_TRUE(is_refused(found, "take ")) << found;
}

/// What issue and documentation promise: a year by day of 49 regions and 163 sectors.
TEST(Size, OfALargeTableIsWithinTheLimits) {
  World world;
  for (int i = 0; i < 49; ++i) world.countries.add({});
  for (int r = 0; r < 163; ++r) world.resources.add({});
  world.scenarios.add({});
  world.run = {ScenarioId(0)};
  Runs runs;
  runs.plan.countries = 49;
  runs.plan.resources = 163;
  runs.plan.categories = 7;
  runs.plan.by_user = true;
  runs.plan.steps_per_period = 1;
  runs.plan.periods = 365;
  runs.every_series = true;
  runs.kept.input_stocks = true;
  const RunSize size = size_of(world, runs);
  EXPECT_LT(size.recorded_bytes, max_recorded_bytes / 2);
  EXPECT_LT(size.operations, max_operations / 100);
}

}  // namespace
}  // namespace entente
