#include "repl/repl.h"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>

#include "files.h"
#include "places.h"
#include "run_program.h"
#include "session/files.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr const char* isles =
    "time 2026-01 to 2026-12 by month\n"
    "country NORTH\ncountry SOUTH\nresource cans in t\n"
    "NORTH makes 120 t/year of cans assumed\nSOUTH uses 120 t/year of cans assumed\n"
    "# why it stops\n"
    "shock embargo \"Embargo\" ar \"حظر\" { NORTH restricts exports of cans by 50%, keeping it;  "
    "from "
    "2026-03 for 3 months }\n"
    "scenario alone = baseline + embargo\n"
    "fn gap(r, who) = shortage(r, who) / demand(r, who)\n";

struct Conversation : testing::Test {
  test::TemporaryFolder temporary;
  Repl repl{DeskOptions{}};

  std::string script(const std::string& name, const std::string& text) {
    const fs::path path = temporary.path() / name;
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }
  void open_isles() {
    const Reply reply = repl.open(script("isles.ent", isles));
    ASSERT_FALSE(reply.wrong) << reply.text;
  }
  std::string say(const std::string& input) { return repl.answer(input).text; }
  std::string sound(const std::string& input) {
    const Reply reply = repl.answer(input);
    EXPECT_FALSE(reply.wrong) << input << "\n" << reply.text;
    return reply.text;
  }
};

TEST_F(Conversation, ValuesThatNeedNoRunAreExact) {
  EXPECT_EQ(say("1/3 + 1/6"), "0.5\n");
  EXPECT_EQ(say("12 kt/year as t/month"), "1000 t/month\n");
  EXPECT_EQ(say("ans * 2"), "2000 t/month\n");
  EXPECT_EQ(say("2026-03 < 2026-04"), "true\n");
  EXPECT_EQ(say("\"ans\""), "ans\n");
  EXPECT_EQ(say(""), "");
  EXPECT_EQ(say("# nothing"), "");
}

TEST_F(Conversation, AValueOfARunHasItsScenario) {
  open_isles();
  EXPECT_EQ(say("peak(gap(cans, SOUTH))"), say("peak(gap(cans, SOUTH)) in alone"));
  EXPECT_EQ(say("peak(gap(cans, SOUTH)) in baseline"), "0.0%  in baseline\n");
  EXPECT_NE(say("gap(cans, SOUTH)").find("highest in 2026-"), std::string::npos);
  EXPECT_EQ(say("SOUTH"), say(":show SOUTH"));
  EXPECT_EQ(say("{NORTH, SOUTH}"), "{NORTH, SOUTH}\n");
}

TEST_F(Conversation, AStatementTakesThePlaceOfTheOneOfItsSubject) {
  open_isles();
  const std::string before = sound("peak(gap(cans, SOUTH))");
  EXPECT_EQ(
      sound("shock embargo { NORTH restricts exports of cans by 90%, keeping it;  from 2026-03 "
            "for 3 months }"),
      "replaced: shock `embargo`\n");
  const std::string after = sound("peak(gap(cans, SOUTH))");
  EXPECT_NE(after, before);
  EXPECT_EQ(sound("SOUTH uses 60 t/year of cans assumed"), "replaced: what SOUTH uses of cans\n");
  EXPECT_EQ(sound(":undo"), "taken back: what SOUTH uses of cans\n");
  EXPECT_EQ(sound("peak(gap(cans, SOUTH))"), after);
  EXPECT_EQ(sound(":undo"), "taken back: shock `embargo`\n");
  EXPECT_EQ(sound("peak(gap(cans, SOUTH))"), before);
  EXPECT_EQ(sound(":redo"), "again: shock `embargo`\n");
  EXPECT_EQ(sound("peak(gap(cans, SOUTH))"), after);
  EXPECT_TRUE(repl.answer(":redo; ").wrong);
}

TEST_F(Conversation, OnlyWhatChangedIsWorkedOutAgain) {
  open_isles();
  sound("peak(gap(cans, SOUTH))");
  EXPECT_EQ(repl.work().balances, 1u);
  EXPECT_EQ(repl.work().simulations, 1u);
  sound("total(shortage(cans, SOUTH))");
  sound("fn twice(x) = 2 * x");
  sound("twice(peak(gap(cans, SOUTH)))");
  EXPECT_EQ(repl.work().simulations, 1u);
  sound(
      "shock embargo { NORTH restricts exports of cans by 90%, keeping it;  from 2026-03 for 3 "
      "months }");
  sound("peak(gap(cans, SOUTH))");
  EXPECT_EQ(repl.work().balances, 1u);
  EXPECT_EQ(repl.work().simulations, 2u);
  sound(":undo");
  sound("peak(gap(cans, SOUTH))");
  EXPECT_EQ(repl.work().simulations, 2u);
  sound("SOUTH holds 10 t of cans assumed");
  sound("peak(gap(cans, SOUTH))");
  EXPECT_EQ(repl.work().balances, 2u);
}

TEST_F(Conversation, AnErrorLosesNothing) {
  open_isles();
  const std::string before = sound("peak(gap(cans, SOUTH))");
  for (const char* wrong :
       {"shock embargo { NORTH restricts exports of tins by 90%, keeping it;  from 2026-03 }",
        "peak(gap(cans, WEST))", "let x =", "SOUTH eats cans", ":nothing", ":show nothing",
        "what if in alone: embargo.by = 12 t", "import \"nowhere.ent\"", ":load nowhere.ent",
        ":in nowhere", ":diff alone nowhere", ":keep milder", ":set --thread 3", "assert 3 t",
        "let need: t/month = demand(cans, SOUTH) - ?"}) {
    const Reply reply = repl.answer(wrong);
    EXPECT_TRUE(reply.wrong) << wrong << "\n" << reply.text;
    EXPECT_FALSE(reply.text.empty()) << wrong;
    EXPECT_EQ(sound("peak(gap(cans, SOUTH))"), before) << wrong;
  }
  EXPECT_TRUE(repl.answer(":undo").text.starts_with("taken back: script"));
}

TEST_F(Conversation, WhatIsRightByItselfIsKeptThoughOthersDoNotFitIt) {
  open_isles();
  const Reply reply = repl.answer("fn gap(r) = shortage(r, SOUTH)");
  EXPECT_FALSE(reply.wrong) << reply.text;
  sound("fn worst(r) = peak(gap(r))");
  const Reply broken = repl.answer("fn gap(r, who, more) = shortage(r, who)");
  EXPECT_FALSE(broken.wrong);
  EXPECT_NE(broken.text.find("nothing can be answered until the rest fits it"), std::string::npos)
      << broken.text;
  EXPECT_TRUE(repl.answer("worst(cans)").wrong);
  sound(":undo");
  sound("worst(cans)");
}

TEST_F(Conversation, AWorldGrowsAStatementAtATime) {
  EXPECT_EQ(sound("country A"), "new: country `A`\n");
  sound("resource tin in t");
  sound("A uses 12 t/year of tin assumed");
  EXPECT_TRUE(repl.answer("peak(shortage(tin, A))").wrong);
  sound("A makes 12 t/year of tin assumed");
  EXPECT_EQ(sound("peak(shortage(tin, A))"), "0 t/month  in baseline\n");
}

TEST_F(Conversation, AWhatIfChangesNothingAndCanBeKept) {
  open_isles();
  const std::string before = sound("peak(gap(cans, SOUTH))");
  EXPECT_NE(sound("what if in alone: embargo.by = 90%").find("embargo"), std::string::npos);
  EXPECT_EQ(sound("peak(gap(cans, SOUTH))"), before);
  EXPECT_EQ(sound(":keep harder"), "new: scenario `harder`\n");
  EXPECT_NE(sound("peak(gap(cans, SOUTH)) in harder"), before);
}

TEST_F(Conversation, AssertionsAreJudgedAtOnce) {
  open_isles();
  EXPECT_FALSE(repl.answer("assert in alone: peak(gap(cans, SOUTH)) > 1%").failed);
  const Reply failed = repl.answer("assert in alone: peak(gap(cans, SOUTH)) < 1%");
  EXPECT_TRUE(failed.failed);
  EXPECT_FALSE(failed.wrong);
  EXPECT_NE(failed.text.find(":why peak(gap(cans, SOUTH)) in alone"), std::string::npos)
      << failed.text;
  EXPECT_TRUE(repl.answer("test \"t\" {\n assert in alone: peak(gap(cans, SOUTH)) < 1%\n}").failed);
  EXPECT_TRUE(repl.answer("test \"u\" {\n assert in alone: peak(gap(cans, SOUTH)) > 1%\n}")
                  .text.find("passed") != std::string::npos);
}

TEST_F(Conversation, WhatIsSavedRunsToTheSameReport) {
  open_isles();
  sound(
      "shock embargo { NORTH restricts exports of cans by 90%, keeping it;  from 2026-03 for 3 "
      "months }");
  sound("assert in alone: peak(gap(cans, SOUTH)) > 50% because \"it is an embargo\"");
  sound("report \"All\" { show [peak(gap(cans, {c})) for c in {NORTH, SOUTH}] }");
  const std::string file = (temporary.path() / "saved.ent").string();
  sound(":save " + file);
  const std::string report = sound(":report");
  const test::Outcome run = test::run_program({"run", file});
  EXPECT_EQ(run.code, 0) << run.errors;
  EXPECT_EQ(report, run.output);
  EXPECT_NE(test::text_of(file).find("# why it stops"), std::string::npos);
  // Again, as its own file; but over no other.
  sound(":save");
  EXPECT_TRUE(repl.answer(":save " + (temporary.path() / "isles.ent").string()).wrong);
}

TEST_F(Conversation, EveryExampleIsLoadedSavedAndReportsTheSame) {
  for (const char* example : {"first_steps.ent", "pax_silica.ent"}) {
    const fs::path original = test::project_folder() / "examples" / example;
    const std::string copy = script(example, test::text_of(original));
    Repl own{DeskOptions{}};
    ASSERT_FALSE(own.open(copy).wrong) << example;
    const std::string file = (temporary.path() / (std::string("saved_") + example)).string();
    ASSERT_FALSE(own.answer(":save " + file).wrong);
    EXPECT_EQ(test::text_of(file), test::text_of(original)) << "a canonical script stays as it is";
    EXPECT_EQ(own.answer(":report").text, test::run_program({"run", file}).output);
  }
}

TEST_F(Conversation, AReloadKeepsWhatWasSaidSince) {
  open_isles();
  sound("country WEST");
  std::string changed = isles;
  changed.replace(changed.find("50%"), 3, "70%");
  script("isles.ent", changed);
  sound(":reload");
  EXPECT_NE(sound(":show embargo").find("70%"), std::string::npos);
  EXPECT_NE(sound(":list countries").find("WEST"), std::string::npos);
}

TEST_F(Conversation, AScriptWithErrorsIsNotLoaded) {
  open_isles();
  EXPECT_TRUE(repl.answer(":load " + script("broken.ent", "shock {")).wrong);
  EXPECT_TRUE(
      repl.answer(":load " + script("unknown.ent", "A makes 3 t/year of tin assumed\n")).wrong);
  sound("peak(gap(cans, SOUTH))");
}

TEST_F(Conversation, InputsOfAnotherConversationAreTakenInWithoutTheirAnswers) {
  open_isles();
  EXPECT_EQ(repl.repeat("peak(gap(cans, SOUTH))").text, "");
  EXPECT_FALSE(repl.repeat("assert in alone: peak(gap(cans, SOUTH)) < 1%").failed);
  EXPECT_EQ(repl.repeat("what if in alone: embargo.by = 90%").text, "");
  EXPECT_EQ(repl.work().simulations, 0u);
  sound(":keep harder");
  EXPECT_EQ(say("ans"), say("peak(gap(cans, SOUTH))"));
}

TEST_F(Conversation, AStoppedRunHasNoAnswer) {
  std::atomic<bool> stop = true;
  DeskOptions options;
  options.stop = &stop;
  Repl own{options};
  ASSERT_FALSE(own.open(script("isles.ent", isles)).wrong);
  const Reply stopped = own.answer("peak(gap(cans, SOUTH))");
  EXPECT_TRUE(stopped.wrong);
  EXPECT_EQ(stopped.text, "stopped\n");
  EXPECT_EQ(own.answer(":report").text, "stopped\n");
  stop = false;
  EXPECT_FALSE(own.answer("peak(gap(cans, SOUTH))").wrong);
}

TEST_F(Conversation, LabelsSpeakAnotherLanguage) {
  open_isles();
  EXPECT_TRUE(repl.answer(":lang fr").wrong);
  sound(":lang ar");
  EXPECT_NE(sound(":report").find("alone"), std::string::npos);
}

TEST_F(Conversation, NoNameScramblesALineOrTheTerminal) {
  EXPECT_EQ(say("country مصر; country قطر"),
            "new: country `\u2068مصر\u2069`, country `\u2068قطر\u2069`\n");
  EXPECT_EQ(say("{مصر, قطر}"), "{\u2068مصر\u2069, \u2068قطر\u2069}\n");
  EXPECT_EQ(say(":in مصر"),
            "entente: there is no scenario `\u2068مصر\u2069`; there is `baseline`\n");
  EXPECT_EQ(say(":\x1b[31m").find('\x1b'), std::string::npos);
}

TEST_F(Conversation, EveryCommandAnswersWithoutAScript) {
  for (const char* command :
       {":help", ":help save", ":doc", ":doc shock", ":list countries", ":list resources",
        ":list scenarios", ":list units", ":list fns", ":in", ":sources", ":run", ":report",
        ":lang", ":time on", ":time off", ":set --strict", ":set --no-strict",
        ":set --threads 2"}) {
    EXPECT_FALSE(repl.answer(command).text.empty()) << command;
  }
  EXPECT_NE(say(":lits countries").find("did you mean `:list`?"), std::string::npos);
  EXPECT_FALSE(repl.ended());
  say(":q");
  EXPECT_TRUE(repl.ended());
}

TEST_F(Conversation, CompletesTheNamesOfItsScript) {
  open_isles();
  const Candidates found = repl.complete("peak(gap(ca");
  ASSERT_FALSE(found.all.empty());
  EXPECT_EQ(found.all.front().text, "cans");
}

}  // namespace
}  // namespace entente
