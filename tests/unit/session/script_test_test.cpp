#include "session/script_test.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "files.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

const std::string script = R"(time 2026-01 to 2026-06 by month
country A;  country B
resource tin in t
A mines 100 t/month of tin  assumed "invented"
B uses 100 t/month of tin   assumed "invented"
shock cut { A restricts exports of tin by 50%, cutting output;  from 2026-03 for 2 months }
scenario hit = baseline + cut
assert in hit: peak(shortage(tin, B)) < 60 t/month  because "no more than <half> & a bit"
expect in hit: peak(shortage(tin, B)) < 10 t/month
)";

struct ScriptTests : testing::Test {
  test::TemporaryFolder temporary;
  const fs::path& folder = temporary.path();

  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(folder / name) << text;
    return (folder / name).string();
  }
};

TEST_F(ScriptTests, AnAssertionIsACaseAndAMissedExpectationNoFailure) {
  const ScriptTest test = test_script(write("a.ent", script), {});
  EXPECT_EQ(test.end, ScriptTest::End::ran);
  ASSERT_EQ(test.cases.size(), 2u);
  EXPECT_EQ(test.cases[0].name, "no more than <half> & a bit [hit]");
  EXPECT_EQ(test.failures(), 0u);
}

TEST_F(ScriptTests, AKeptWhatIfCallsItsFilesByNameAlone) {
  const std::string path = write("a.ent", script + "what if cut.by = 90%\n");
  EXPECT_TRUE(test_script(path, {true, false}).updated);
  const std::string kept = test::text_of(golden_path(path));
  EXPECT_NE(kept.find("would fail: no more than <half> & a bit (a.ent:8)"), std::string::npos);
  EXPECT_EQ(kept.find(folder.string()), std::string::npos);
}

TEST_F(ScriptTests, AReportIsKeptAndComparedWhereverTheTestIsRunFrom) {
  const std::string path = write("a.ent", script);
  const ScriptTest updated = test_script(path, {true, false});
  EXPECT_TRUE(updated.updated);
  EXPECT_EQ(test::text_of(golden_path(path)).find(folder.string()), std::string::npos);
  const ScriptTest again = test_script(path, {});
  ASSERT_EQ(again.cases.size(), 3u);
  EXPECT_EQ(again.failures(), 0u);
  EXPECT_FALSE(test_script(path, {true, false}).updated) << "nothing changed";

  write("a.ent", script + "# moved\n" + "let x = 3  assumed \"new\"\n");
  const ScriptTest changed = test_script(path, {});
  EXPECT_EQ(changed.failures(), 1u);
  EXPECT_NE(changed.cases.back().failure.find("+figures: 0 sourced, 3 assumed"), std::string::npos)
      << changed.cases.back().failure;
}

TEST_F(ScriptTests, AScriptThatOnlyDeclaresIsForOthers) {
  const ScriptTest test =
      test_script(write("a.ent", "country A\nlet x = 3 t  assumed \"b\"\n"), {});
  EXPECT_EQ(test.end, ScriptTest::End::only_declares);
  EXPECT_FALSE(test.broke_off());
  EXPECT_TRUE(test.cases.empty());
  // Without its time this one is wrong, and not for others.
  EXPECT_EQ(test_script(write("b.ent", "country A\nassert 1 < 2\n"), {}).end,
            ScriptTest::End::wrong_script);
  EXPECT_EQ(test_script(write("c.ent", "country\n"), {}).end, ScriptTest::End::wrong_script);
}

TEST_F(ScriptTests, AFailureShowsWhatDecidedIt) {
  std::string failing = script;
  failing.replace(failing.find("< 60"), 4, "< 40");
  const ScriptTest test = test_script(write("a.ent", failing), {});
  EXPECT_EQ(test.failures(), 1u);
  EXPECT_NE(test.cases[0].failure.find("does not hold"), std::string::npos);
}

TEST_F(ScriptTests, WhatDoesNotRunSaysWhy) {
  EXPECT_EQ(test_script(write("a.ent", "country\n"), {}).end, ScriptTest::End::wrong_script);
  EXPECT_EQ(test_script((folder / "none.ent").string(), {}).end, ScriptTest::End::unreadable);
}

TEST_F(ScriptTests, ThreadsChangeNothing) {
  std::vector<std::string> paths;
  for (int i = 0; i < 12; ++i)
    paths.push_back(write(std::to_string(i) + ".ent", i % 3 == 0 ? "country\n" : script));
  const std::string alone = junit(test_scripts(paths, {}, 1));
  EXPECT_EQ(junit(test_scripts(paths, {}, 4)), alone);
}

TEST_F(ScriptTests, JUnitIsWellFormed) {
  const ScriptTest test = test_script(write("a.ent", script), {});
  ScriptTest wrong{ScriptTest::End::wrong_script, "b.ent", {}, "a \"line\"\nand \x01", false};
  const std::string xml = junit({test, wrong});
  EXPECT_NE(xml.find("no more than &lt;half&gt; &amp; a bit [hit]"), std::string::npos);
  EXPECT_NE(xml.find("<testsuite name=\"b.ent\" tests=\"1\" failures=\"0\" errors=\"1\">"),
            std::string::npos);
  EXPECT_NE(xml.find("a &quot;line&quot;&#10;and \xEF\xBF\xBD"), std::string::npos);
}

}  // namespace
}  // namespace entente
