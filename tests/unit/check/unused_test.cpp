// Declarations that nothing reads, in scripts checked from their text on: with `test` blocks and
// imported files, which only a session reads.
#include "check/unused.h"

#include <gtest/gtest.h>

#include "session/session.h"

namespace entente {
namespace {

/// A script that uses all that it declares, of two countries and one resource.
const std::string facts =
    "time 2026-01 to 2026-12 by month\ncountry A\ncountry B\nresource tin in t\n"
    "A mines 100 t/year of tin assumed\nB uses 100 t/year of tin assumed\n"
    "shock cut { A restricts exports of tin by 50%, keeping it;  from 2026-03 for 2 months }\n";

/// What the warnings point at, in order; other diagnostics by their codes.
std::vector<std::string> unused(const std::string& script, const std::string& imported = "") {
  Session session({});
  session.check("main.ent", script, [&](const std::string& path) {
    return check::FileText{imported, path, ""};
  });
  std::vector<std::string> result;
  for (const Diagnostic& diagnostic : session.diagnostics().all()) {
    result.emplace_back(diagnostic.code == "W0820" ? session.sources().text(diagnostic.span())
                                                   : diagnostic.code);
  }
  return result;
}

using Names = std::vector<std::string>;

TEST(Unused, WhatNothingReadsIsTold) {
  EXPECT_EQ(unused(facts), Names{});
  EXPECT_EQ(unused(facts + "country C\nresource ore in t\n"), (Names{"C", "ore"}));
  EXPECT_EQ(unused(facts + "let loss = 3% assumed\n"), Names{"loss"});
  EXPECT_EQ(unused(facts + "fn twice(x) = 2 * x\n"), Names{"twice"});
  EXPECT_EQ(unused(facts + "group both = {A, B}\n"), Names{"both"});
  EXPECT_EQ(unused(facts + "source usgs \"Survey\"\n"), Names{"usgs"});
  EXPECT_EQ(unused(facts + "unit wafer\n"), Names{"wafer"});
}

TEST(Unused, WhatSomethingReadsIsNot) {
  EXPECT_EQ(unused(facts + "unit wafer\nresource chips in wafer\nsource usgs \"Survey\"\n"
                           "A makes 5 wafer/year of chips source usgs\n"
                           "B uses 5 wafer/year of chips assumed\n"),
            Names{});
  EXPECT_EQ(unused(facts + "let loss = 3% assumed\nfn twice(x) = 2 * x\ngroup both = {A, B}\n"
                           "assert for all c in both: peak(shortage(tin, c)) < "
                           "twice(loss) * 100 t/month\n"),
            Names{});
}

TEST(Unused, OfValuesThatReadEachOtherTheLastIsTold) {
  EXPECT_EQ(unused(facts + "let base = 3% assumed\nlet more = 2 * base\n"), Names{"more"});
}

TEST(Unused, ANameWithALowLineWaits) {
  EXPECT_EQ(unused(facts + "let _loss = 3% assumed\ncountry _C\n"), Names{});
}

TEST(Unused, ShocksAndAgreementsWantAScenarioWhereThereAreSome) {
  const std::string pact =
      "agreement pact { members A, B;  no export controls on tin among members }\n";
  EXPECT_EQ(unused(facts + pact), Names{});
  EXPECT_EQ(unused(facts + pact + "scenario alone = baseline + cut\n"), Names{"pact"});
  EXPECT_EQ(unused(facts + pact + "scenario helped = baseline + cut + pact\n"), Names{});
}

TEST(Unused, ScenariosAreRunUnlessRunNamesOthers) {
  const std::string two = "scenario one = baseline + cut\nscenario other = baseline + cut\n";
  EXPECT_EQ(unused(facts + two), Names{});
  EXPECT_EQ(unused(facts + two + "run one\n"), Names{"other"});
  EXPECT_EQ(unused(facts + two + "run one\nassert in other: peak(shortage(tin, B)) < 1 t/month\n"),
            Names{});
  EXPECT_EQ(unused(facts + "scenario one = baseline + cut\nscenario two = one\nrun two\n"),
            Names{});
}

TEST(Unused, WhatABlockReadsIsUsed) {
  const std::string block = "test \"t\" { assert peak(shortage(tin, B)) < most }\n";
  EXPECT_EQ(unused(facts + "let most = 5 t/month assumed\n" + block), Names{});
  EXPECT_EQ(unused(facts + "test \"t\" { let most = 5 t/month assumed;  assert peak(shortage(tin, "
                           "B)) < 5 t/month }\n"),
            Names{"most"});
}

TEST(Unused, WhatComesFromOtherFilesIsNotTold) {
  EXPECT_EQ(unused("import \"lib.ent\"\n" + facts, "let loss = 3% assumed\ncountry C\n"), Names{});
}

TEST(Unused, TheRestOfTheWorldTakesWhatIsLeft) {
  EXPECT_EQ(unused(facts + "country ROW\n"), Names{});
}

TEST(Unused, NothingIsSaidOfAScriptWithErrors) {
  EXPECT_EQ(unused(facts + "let loss = 3% assumed\nlet more = lots\n"), Names{"E0201"});
}

}  // namespace
}  // namespace entente
