// Reasons of a value, from the text of a script on.
#include <gtest/gtest.h>

#include <algorithm>

#include "session/files.h"
#include "session/session.h"

namespace entente {
namespace {

const std::string islands = R"(time 2026-01 to 2026-12 by month
source survey "Survey of the islands"
country NORTH;  country SOUTH;  country EAST
resource ore in t
resource tin in t from 2 t/t of ore
NORTH mines 200 t/month of ore  source survey "table 1"
SOUTH makes 100 t/month of tin  assumed "invented"
SOUTH uses 80 t/month of tin    assumed "invented"
EAST uses 20 t/month of tin     assumed "invented"
SOUTH ships 50% of tin to EAST via strait  assumed "invented"
shock embargo { NORTH restricts exports of ore by 50%, cutting output;  from 2026-04 for 4 months }
shock storm { closes strait by 100%;  from 2026-06 for 1 month }
agreement treaty { members NORTH, SOUTH;  no export controls on ore among members }
scenario alone = baseline + embargo
scenario stormy = baseline + storm
scenario helped = alone + treaty
)";

Explanation explained(const std::string& value, const std::string& scenario,
                      std::optional<std::string> period = std::nullopt) {
  Session session(SessionOptions{});
  const auto found = session.explain("islands.ent", islands, reader_below("islands.ent"),
                                     {value, scenario, std::move(period)});
  EXPECT_TRUE(std::holds_alternative<Explanation>(found));
  return std::holds_alternative<Explanation>(found) ? std::get<Explanation>(found) : Explanation();
}

const ReasonReport* reason_of(const Explanation& explanation, const std::string& country,
                              const std::string& resource, bool output) {
  const auto place = std::find_if(
      explanation.reasons.begin(), explanation.reasons.end(), [&](const ReasonReport& reason) {
        return reason.output == output && reason.country == country && reason.resource == resource;
      });
  return place == explanation.reasons.end() ? nullptr : &*place;
}

TEST(Explain, FollowsAShortageUpTheChainToTheControl) {
  const Explanation found = explained("peak(shortage(tin, EAST))", "alone");
  const ReasonReport* east = reason_of(found, "EAST", "tin", false);
  ASSERT_NE(east, nullptr);
  EXPECT_GT(east->shortage.value, 0);
  ASSERT_EQ(east->supplies.size(), 1u);
  EXPECT_EQ(east->supplies[0].supplier, "SOUTH");
  EXPECT_DOUBLE_EQ(east->supplies[0].delivered.usual.value, 20);
  ASSERT_EQ(east->supplies[0].causes.size(), 1u);
  EXPECT_EQ(east->supplies[0].causes[0].kind, Cause::Kind::input);
  EXPECT_EQ(east->supplies[0].causes[0].name, "ore");
  const ReasonReport* smelter = reason_of(found, "SOUTH", "tin", true);
  ASSERT_NE(smelter, nullptr);
  EXPECT_LT(smelter->amount.now.value, smelter->amount.usual.value);
  const ReasonReport* ore = reason_of(found, "SOUTH", "ore", false);
  ASSERT_NE(ore, nullptr);
  ASSERT_EQ(ore->supplies.size(), 1u);
  EXPECT_EQ(ore->supplies[0].causes[0].kind, Cause::Kind::control);
  EXPECT_EQ(ore->supplies[0].causes[0].name, "embargo");
  EXPECT_DOUBLE_EQ(ore->supplies[0].delivered.now.value, 100);
}

TEST(Explain, LooksAtThePeriodThatSaysMostOrTheOneAskedFor) {
  const Explanation storm = explained("shortage(tin, EAST)", "stormy");
  EXPECT_EQ(storm.period, "2026-06");
  const ReasonReport* east = reason_of(storm, "EAST", "tin", false);
  ASSERT_NE(east, nullptr);
  EXPECT_EQ(east->supplies[0].causes[0].kind, Cause::Kind::passage);
  EXPECT_EQ(explained("shortage(tin, EAST) @ 2026-03", "stormy").period, "2026-03");
  EXPECT_EQ(explained("shortage(tin, EAST)", "stormy", "2026-08").period, "2026-08");
  EXPECT_EQ(explained("peak(shortage(tin, EAST), in: stormy)", "alone").scenario, "stormy");
}

TEST(Explain, AWaivedControlIsNoReason) {
  const Explanation found = explained("imports(ore, SOUTH)", "helped", "2026-05");
  ASSERT_EQ(found.reasons.size(), 1u);
  EXPECT_TRUE(found.reasons[0].supplies.empty());
}

TEST(Explain, ContributionsAddUpToTheChange) {
  const Explanation found = explained("peak(shortage(tin, EAST))", "helped");
  double sum = 0;
  for (const ContributionReport& part : found.contributions) sum += part.value.value;
  EXPECT_NEAR(sum, found.answer.values.front() - found.calm.values.front(), 1e-12);
}

TEST(Explain, TracesFiguresOfTheChainToTheirSources) {
  const Explanation found = explained("peak(shortage(tin, EAST))", "alone");
  ASSERT_EQ(found.sources.size(), 1u);
  EXPECT_EQ(found.sources[0].title, "Survey of the islands");
  const auto mined = std::find_if(found.figures.begin(), found.figures.end(),
                                  [](const auto& one) { return one.subject == "NORTH mines ore"; });
  ASSERT_NE(mined, found.figures.end());
  EXPECT_EQ(mined->source, "survey");
  EXPECT_EQ(mined->detail, "table 1");
  EXPECT_EQ(mined->place.position.line, 6u);
}

TEST(Explain, AWaiverCountsOnlyWhileItIsInForce) {
  const std::string late =
      std::string(islands).replace(islands.find("no export controls"), 0, "from 2026-06\n  ");
  const auto withheld = [&](const std::string& period) {
    Session session(SessionOptions{});
    const auto found = session.explain("islands.ent", late, reader_below("islands.ent"),
                                       {"shortage(ore, SOUTH)", "helped", period});
    const auto* explanation = std::get_if<Explanation>(&found);
    if (explanation == nullptr) return false;
    const ReasonReport* reason = reason_of(*explanation, "SOUTH", "ore", false);
    if (reason == nullptr || reason->supplies.empty()) return false;
    const auto& causes = reason->supplies.front().causes;
    return std::any_of(causes.begin(), causes.end(),
                       [](const auto& cause) { return cause.kind == Cause::Kind::control; });
  };
  EXPECT_TRUE(withheld("2026-05"));
  EXPECT_FALSE(withheld("2026-07"));
}

TEST(Explain, SaysWhatIsWrongWithTheQuestion) {
  const auto asked = [](const ValueQuestion& question) {
    Session session(SessionOptions{});
    return session.explain("islands.ent", islands, reader_below("islands.ent"), question);
  };
  EXPECT_TRUE(std::holds_alternative<Unexplained>(asked({"1", "nowhere", std::nullopt})));
  EXPECT_TRUE(std::holds_alternative<Unexplained>(asked({"1", std::nullopt, "2031-01"})));
  EXPECT_TRUE(std::holds_alternative<std::monostate>(asked({"1 +", std::nullopt, std::nullopt})));
  EXPECT_TRUE(std::holds_alternative<std::monostate>(asked({"", std::nullopt, std::nullopt})));
}

}  // namespace
}  // namespace entente
