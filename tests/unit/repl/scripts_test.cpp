#include "repl/scripts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <regex>

#include "files.h"
#include "places.h"
#include "repl/repl.h"
#include "run_program.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

/// The words of a report without the places that it names: these are in other lines, and break
/// those of the report elsewhere.
std::string without_places(const std::string& report) {
  const std::string nowhere = std::regex_replace(report, std::regex("\\S*\\.ent(:[0-9]+)?"), "");
  return std::regex_replace(nowhere, std::regex("\\s+"), "");
}

std::string last_words(const std::string& report) {
  std::smatch found;
  std::regex_search(report, found, std::regex("[0-9]+ passed, [0-9]+ failed"));
  return found.str();
}

struct Scripts : testing::Test {
  test::TemporaryFolder temporary;
  fs::path folder = temporary.path() / "run";

  void SetUp() override {
    fs::copy(test::tests_folder() / "golden" / "run", folder, fs::copy_options::recursive);
  }
  /// Those that run.
  std::vector<std::pair<fs::path, test::Outcome>> all() const {
    std::vector<std::pair<fs::path, test::Outcome>> result;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() != ".ent") continue;
      test::Outcome outcome = test::run_program({"run", entry.path().string()});
      if (outcome.code == 0 || outcome.code == 1)
        result.emplace_back(entry.path(), std::move(outcome));
    }
    return result;
  }
  std::string file(const std::string& name, const std::string& text) {
    const fs::path path = temporary.path() / name;
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }
};

/// Says the statements of a script one by one; those that are wrong before others are there again.
void say_all(Repl& repl, std::vector<std::string> statements) {
  while (!statements.empty()) {
    std::vector<std::string> wrong;
    for (const std::string& statement : statements) {
      if (repl.answer(statement).wrong) wrong.push_back(statement);
    }
    ASSERT_LT(wrong.size(), statements.size()) << wrong.front();
    statements = std::move(wrong);
  }
}

TEST_F(Scripts, ASavedScriptReportsAsItselfAndAsTheConversation) {
  for (const auto& [script, original] : all()) {
    Repl repl{DeskOptions{}};
    ASSERT_FALSE(repl.open(script.string()).wrong) << script;
    ASSERT_FALSE(repl.answer(":save").wrong) << script;
    const test::Outcome saved = test::run_program({"run", script.string()});
    EXPECT_EQ(repl.answer(":report").text, saved.output) << script;
    EXPECT_EQ(saved.code, original.code);
    EXPECT_EQ(without_places(saved.output), without_places(original.output)) << script;
  }
}

/// What a script says beside its time; nothing where that is not all its own, or no part of it.
struct Statements {
  std::string time;
  std::vector<std::string> others;
};
std::optional<Statements> statements_of(const fs::path& script) {
  Book book{Version{}};
  std::string ending;
  Statements result;
  for (const auto& entry : book.read("script", test::text_of(script), ending)) {
    const auto& node = entry->statement.node;
    // What is imported may name what only the script declares.
    if (std::holds_alternative<syntax::ImportStatement>(node) ||
        std::holds_alternative<syntax::WhatIfStatement>(node))
      return std::nullopt;
    if (std::holds_alternative<syntax::TimeStatement>(node)) {
      result.time = entry->text;
    } else {
      result.others.push_back(entry->text);
    }
  }
  return result;
}

/// The outcome of a script that was said, and saved as `script`.
test::Outcome outcome_when_said(const Statements& statements, const fs::path& script) {
  const fs::path begin = script.parent_path() / "begin.ent";
  std::ofstream(begin, std::ios::binary) << statements.time << "\n";
  fs::remove(script);
  Repl repl{DeskOptions{}};
  EXPECT_FALSE(repl.open(begin.string()).wrong) << script;
  say_all(repl, statements.others);
  const Reply reply = repl.answer(":save " + script.string());
  EXPECT_FALSE(reply.wrong) << script << reply.text;
  return test::run_program({"run", script.string()});
}

TEST_F(Scripts, StatementsSaidOneByOneMakeTheSameScript) {
  std::mt19937 random(7);
  for (const auto& [script, original] : all()) {
    std::optional<Statements> statements = statements_of(script);
    if (!statements) continue;
    const test::Outcome in_order = outcome_when_said(*statements, script);
    EXPECT_EQ(in_order.code, original.code) << script << in_order.errors;
    EXPECT_EQ(without_places(in_order.output), without_places(original.output)) << script;
    std::shuffle(statements->others.begin(), statements->others.end(), random);
    const test::Outcome in_any_order = outcome_when_said(*statements, script);
    EXPECT_EQ(in_any_order.code, original.code) << script << in_any_order.errors;
    EXPECT_EQ(last_words(in_any_order.output), last_words(original.output)) << script;
  }
}

TEST_F(Scripts, AReportCountsTheWarningsOfARun) {
  const std::string text =
      "time 2026-01 to 2026-03 by month\nuse std.countries\nresource tin in t\n"
      "JP makes 12 t/year of tin\nJP uses 12 t/year of tin assumed\n"
      "fn unread(x) = x\ntest \"other countries\" { shock s { KR loses 5% of tin capacity;  from "
      "2026-01 }\n scenario t = baseline + s\n assert in t: shortage(tin, JP) == 0 t/month }\n";
  const std::string script = file("warned.ent", text);
  Repl repl{DeskOptions{}};
  ASSERT_FALSE(repl.open(script).wrong);
  EXPECT_EQ(repl.answer(":report").text, test::run_program({"run", script}).output);
}

TEST_F(Scripts, AllFilesAreReadAgain) {
  const std::string first = file("a.ent", "time 2026-01 to 2026-03 by month\nlet x = 1\n");
  const std::string second = file("b.ent", "let y = 2\n");
  Repl repl{DeskOptions{}};
  ASSERT_FALSE(repl.open(first).wrong);
  ASSERT_FALSE(repl.open(second).wrong);
  repl.answer("let z = 3");
  file("b.ent", "let y = 20\n");
  ASSERT_FALSE(repl.answer(":reload").wrong);
  EXPECT_EQ(repl.answer("x + y + z").text, "24\n");
}

TEST_F(Scripts, WhatSomebodyElseWroteIsNotWrittenOver) {
  const std::string script = file("a.ent", "time 2026-01 to 2026-03 by month\nlet x = 1\n");
  Repl repl{DeskOptions{}};
  ASSERT_FALSE(repl.open(script).wrong);
  repl.answer("let z = 3");
  file("a.ent", "time 2026-01 to 2026-03 by month\nlet x = 2\n");
  const Reply refused = repl.answer(":save");
  EXPECT_TRUE(refused.wrong);
  EXPECT_NE(refused.text.find("was changed since it was read"), std::string::npos);
  ASSERT_FALSE(repl.answer(":reload").wrong);
  EXPECT_FALSE(repl.answer(":save").wrong);
  EXPECT_EQ(test::text_of(script), "time 2026-01 to 2026-03 by month\nlet x = 2\nlet z = 3\n");
}

TEST_F(Scripts, ALinkToAScriptStaysOne) {
  const std::string script = file("a.ent", "time 2026-01 to 2026-03 by month\n");
  const fs::path link = temporary.path() / "link.ent";
  fs::create_symlink(script, link);
  Repl repl{DeskOptions{}};
  ASSERT_FALSE(repl.open(link.string()).wrong);
  repl.answer("let z = 3");
  ASSERT_FALSE(repl.answer(":save").wrong);
  EXPECT_TRUE(fs::is_symlink(link));
  EXPECT_NE(test::text_of(script).find("let z = 3"), std::string::npos);
}

TEST_F(Scripts, WhatWasSavedCanBeTakenBackAndSavedAgain) {
  const std::string script = (temporary.path() / "new.ent").string();
  Repl repl{DeskOptions{}};
  repl.answer("let x=1");
  repl.answer("let y=2");
  ASSERT_FALSE(repl.answer(":save " + script).wrong);
  EXPECT_EQ(repl.answer(":undo").text, "taken back: value `y`\n");
  EXPECT_EQ(repl.answer(":save").text, "written: " + script + "\n");
  EXPECT_EQ(test::text_of(script).find("let y"), std::string::npos);
}

TEST_F(Scripts, WhatIsNoScriptIsNotLoaded) {
  Repl repl{DeskOptions{}};
  for (const char* other : {"-", "/dev/null", "/", "nowhere.ent"})
    EXPECT_TRUE(repl.answer(std::string(":load ") + other).wrong) << other;
  for (const char* other : {"/", "/dev/full", "/nowhere/x.ent"})
    EXPECT_TRUE(repl.answer(std::string(":save ") + other).wrong) << other;
  EXPECT_EQ(repl.answer("1").text, "1\n");
}

}  // namespace
}  // namespace entente
