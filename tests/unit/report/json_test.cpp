#include "report/json.h"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "report/json_writer.h"
#include "unit/report/sample_report.h"

namespace entente {
namespace {

TEST(ReportJson, HasTheDocumentedKeys) {
  const Json json = Json::parse(render_json(sample_report()));
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  EXPECT_EQ(keys, (std::vector<std::string>{
                      "schema",       "version",    "entente",          "script",     "title",
                      "prose",        "period",     "steps_per_period", "periods",    "countries",
                      "resources",    "scenarios",  "series",           "comparison", "reports",
                      "term_effects", "assertions", "sources",          "figures",    "estimates",
                      "settings",     "diagnostics"}));
  EXPECT_EQ(json["schema"], "entente-report");
  EXPECT_EQ(json["version"], report_schema_version);
}

TEST(ReportJson, KeepsNumbersWhole) {
  const Json json = Json::parse(render_json(sample_report()));
  EXPECT_EQ(json["series"][0]["values"], (Json{0, 1e-17, 0.1, 1.0 / 3}));
  EXPECT_EQ(json["series"][0]["unit"], "t/month");
  EXPECT_EQ(json["scenarios"][1]["outcomes"][0]["gap_by_period"][1], 1e-17);
  EXPECT_EQ(json["scenarios"][1]["outcomes"][0]["recovery"]["at_least"], true);
  EXPECT_EQ(json["scenarios"][2]["overrides"][1]["value"], "2027-02");
}

TEST(ReportJson, SaysWhatTheReportSays) {
  const Json json = Json::parse(render_json(sample_report()));
  EXPECT_EQ(json["assertions"][1]["first_failing_period"], "2027-03");
  EXPECT_EQ(json["assertions"][1]["evidence"][0]["relation"], "<");
  EXPECT_EQ(json["assertions"][2]["kind"], "expect");
  EXPECT_EQ(json["term_effects"][0]["gap_changes"][0]["countries"]["JP"], -0.032);
  EXPECT_EQ(json["term_effects"][1]["starved"][0]["input"], "tin");
  EXPECT_EQ(json["figures"]["assumed"].size(), 3u);
  EXPECT_EQ(json["diagnostics"][0]["spans"][0]["bytes"], (Json{10, 40}));
  EXPECT_EQ(json["diagnostics"][0]["fixes"][0]["applicability"], "certain");
  const Json asked = Json::parse(render_json(sample_report_on_request()));
  EXPECT_EQ(asked["reports"][0]["items"][1]["answers"][3]["value"], 2.75);
  EXPECT_EQ(asked["reports"][0]["items"][3]["sentences"][0]["parts"][1]["unit"], "%");
}

TEST(ReportJson, PutsAWhatIfBesideItsScenario) {
  const Json json = Json::parse(render_json(sample_report_of_what_if()));
  const Json& what_if = json["what_ifs"][0];
  EXPECT_EQ(what_if["scenario"], "alone");
  EXPECT_EQ(what_if["changes"][0]["before"]["value"], 60);
  EXPECT_EQ(what_if["gaps"][0]["before"]["peak_period"], "2027-03");
  EXPECT_EQ(what_if["gaps"][0]["after"]["peak_period"], nullptr);
  EXPECT_EQ(what_if["changed_verdicts"][0]["before"]["passed"], true);
  EXPECT_EQ(what_if["changed_verdicts"][0]["after"]["passed"], false);
  EXPECT_FALSE(Json::parse(render_json(sample_report())).contains("what_ifs"));
}

TEST(JsonWriter, PutsPlainListsAndSmallObjectsOnOneLine) {
  EXPECT_EQ(to_text(Json{{"values", {1, 2.5, nullptr}},
                         {"empty", Json::array()},
                         {"small", {{"a", "b"}, {"c", true}}}}),
            "{\n  \"values\": [1, 2.5, null],\n  \"empty\": [],\n  \"small\": {\"a\": \"b\", "
            "\"c\": true}\n}\n");
}

TEST(JsonWriter, WritesOnlyValidJson) {
  const Json odd{std::numeric_limits<double>::infinity(), "\x1b\xFF\"\\"};
  EXPECT_EQ(to_text(odd), "[null, \"\\u001b\xEF\xBF\xBD\\\"\\\\\"]\n");
}

}  // namespace
}  // namespace entente
