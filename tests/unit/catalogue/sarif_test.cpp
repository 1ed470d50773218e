#include "catalogue/sarif.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace entente::catalogue {
namespace {

using Json = nlohmann::json;

class SarifTest : public testing::Test {
 protected:
  Json render() const { return Json::parse(render_sarif(diagnostics_, sources_)); }
  Json run() const { return render().at("runs").at(0); }

  Sources sources_;
  SourceId script_ = sources_.add("my scripts/á.ent", "länge 10\nbreite 20\n");
  std::vector<Diagnostic> diagnostics_;
};

TEST_F(SarifTest, NothingIsADocumentToo) {
  EXPECT_EQ(render().at("version"), "2.1.0");
  EXPECT_TRUE(render().at("$schema").get<std::string>().ends_with("sarif-schema-2.1.0.json"));
  EXPECT_EQ(run().at("results"), Json::array());
  EXPECT_EQ(run().at("columnKind"), "unicodeCodePoints");
}

TEST_F(SarifTest, ResultHasRuleAndPlaces) {
  Diagnostic diagnostic;
  diagnostic.code = "A0001";
  diagnostic.message = "no";
  diagnostic.notes = {"why"};
  diagnostic.labels = {{{script_, 7, 9}, "here", true}, {{script_, 10, 16}, "there", false}};
  diagnostic.fixes = {{{script_, 7, 9}, "11", "write 11", Applicability::certain}};
  diagnostics_ = {diagnostic, diagnostic};
  const Json rules = run().at("tool").at("driver").at("rules");
  ASSERT_EQ(rules.size(), 1U);
  EXPECT_EQ(rules.at(0).at("id"), "A0001");
  EXPECT_FALSE(rules.at(0).at("help").at("markdown").get<std::string>().empty());
  ASSERT_EQ(run().at("results").size(), 2U);
  const Json result = run().at("results").at(0);
  EXPECT_EQ(result.at("ruleId"), "A0001");
  EXPECT_EQ(result.at("ruleIndex"), 0);
  EXPECT_EQ(result.at("level"), "error");
  EXPECT_EQ(result.at("message").at("text"), "no\nnote: why");
  const Json place = result.at("locations").at(0).at("physicalLocation");
  EXPECT_EQ(place.at("artifactLocation").at("uri"), "my%20scripts/%C3%A1.ent");
  const Json region = {{"startLine", 1}, {"startColumn", 7}, {"endLine", 1}, {"endColumn", 9}};
  EXPECT_EQ(place.at("region"), region);
  EXPECT_EQ(result.at("relatedLocations").at(0).at("message").at("text"), "there");
  const Json change = result.at("fixes").at(0).at("artifactChanges").at(0);
  EXPECT_EQ(change.at("replacements").at(0).at("deletedRegion"), region);
  EXPECT_EQ(change.at("replacements").at(0).at("insertedContent").at("text"), "11");
}

TEST_F(SarifTest, WithoutAPlaceThereIsNoLocation) {
  Diagnostic diagnostic;
  diagnostic.code = "E0502";
  diagnostic.severity = Severity::warning;
  diagnostic.labels = {{Span{}, "", true}};
  diagnostics_ = {diagnostic};
  EXPECT_FALSE(run().at("results").at(0).contains("locations"));
  EXPECT_EQ(run().at("results").at(0).at("level"), "warning");
}

}  // namespace
}  // namespace entente::catalogue
