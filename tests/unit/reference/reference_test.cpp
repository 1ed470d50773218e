#include "reference/reference.h"

#include <gtest/gtest.h>

#include <set>

#include "check/builtin_table.h"
#include "check/builtins.h"
#include "diagnostics/render_text.h"
#include "files.h"
#include "places.h"
#include "reference/language.h"
#include "session/files.h"
#include "session/session.h"

namespace entente {
namespace {

/// The script that the examples of docs/language.md continue.
std::string prelude() {
  const std::string page = test::text_of(test::project_folder() / "docs" / "language.md");
  const std::string mark = "```entente prelude\n";
  const std::size_t begin = page.find(mark) + mark.size();
  return page.substr(begin, page.find("```", begin) - begin);
}

void expect_runs(const std::string& name, const std::string& script) {
  SCOPED_TRACE(name + "\n" + script);
  Session session{SessionOptions{}};
  const Result result =
      session.run("example.ent", script,
                  reader_below((test::project_folder() / "examples" / "page.ent").string()));
  for (const Diagnostic& diagnostic : session.diagnostics().all())
    EXPECT_NE(diagnostic.severity, Severity::error)
        << render_text(diagnostic, session.sources(), {});
  EXPECT_TRUE(!result.world || result.assertions_hold());
}

TEST(Reference, EveryBuiltinIsTold) {
  EXPECT_EQ(check::all_builtins().size(), check::builtin_names().size());
  for (const check::Builtin& builtin : check::all_builtins()) {
    SCOPED_TRACE(builtin.name);
    EXPECT_TRUE(builtin.signature.starts_with(builtin.name));
    EXPECT_FALSE(builtin.unit.empty());
    EXPECT_FALSE(builtin.meaning.empty());
    EXPECT_NE(builtin.example.find(builtin.name), std::string_view::npos);
  }
}

TEST(Reference, ExamplesOfBuiltinsRun) {
  const std::string before = prelude();
  for (const check::Builtin& builtin : check::all_builtins())
    expect_runs(std::string(builtin.name), before + std::string(builtin.example) + "\n");
}

TEST(Reference, ExamplesOfTheLanguageRun) {
  const std::string before = prelude();
  for (const reference::Piece& piece : reference::pieces()) {
    if (!piece.example.empty())
      expect_runs(std::string(piece.names),
                  (piece.whole ? "" : before) + std::string(piece.example) + "\n");
  }
}

/// Every word that the grammar knows a statement, a clause or a fact by.
TEST(Reference, EveryStatementAndClauseIsTold) {
  const std::set<std::string> words = {
      "edition",   "title",    "time",       "calendar",  "source",    "import",   "country",
      "resource",  "group",    "unit",       "let",       "fn",        "economy",  "mines",
      "refines",   "makes",    "can",        "uses",      "holds",     "buys",     "ships",
      "replaces",  "table",    "industries", "inputs",    "rerouting", "reserves", "restocking",
      "rationing", "withheld", "engine",     "agreement", "shock",     "scenario", "run",
      "what",      "assert",   "expect",     "report",    "test",      "members",  "no",
      "priority",  "share",    "guarantee",  "build",     "restricts", "loses",    "closes",
      "raises",    "lowers",   "rebuilt",    "recovers",  "from",      "until",    "compare",
      "show",      "chart",    "text"};
  for (const std::string& word : words) EXPECT_FALSE(reference::find(word).empty()) << word;
}

TEST(Reference, UnitsHaveADimensionAndAnExactFactor) {
  ASSERT_EQ(reference::find("kWh").size(), 1U);
  EXPECT_EQ(reference::find("kWh").front().dimension, "energy");
  EXPECT_EQ(reference::find("kWh").front().factor, "1 kWh = 0.001 MWh");
  EXPECT_EQ(reference::find("J").front().factor, "1 J = 1/3600000000 MWh");
  EXPECT_EQ(reference::find("kt/year").front().factor, "1 kt/year = 250/3 t/month");
  EXPECT_EQ(reference::find("%").front().factor, "1 % = 0.01");
}

TEST(Reference, ANameMayMeanMoreThanOneThing) {
  EXPECT_EQ(reference::find("capacity").size(), 1U);
  EXPECT_TRUE(reference::find("nothing_at_all").empty());
  EXPECT_EQ(reference::near_name("shok"), "shock");
  EXPECT_EQ(reference::near_name("peek"), "peak");
}

}  // namespace
}  // namespace entente
