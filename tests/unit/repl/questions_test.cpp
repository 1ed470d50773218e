#include "repl/questions.h"

#include <gtest/gtest.h>

#include <fstream>

#include "files.h"
#include "repl/repl.h"

namespace entente {
namespace {

struct QuestionsOfASession : testing::Test {
  test::TemporaryFolder temporary;
  Repl repl{DeskOptions{}};

  void SetUp() override {
    const std::string file = (temporary.path() / "isles.ent").string();
    std::ofstream(file) << "time 2026-01 to 2026-12 by month\ncountry A\ncountry B\n"
                           "resource tin in t\nA makes 120 t/year of tin assumed\n"
                           "B uses 120 t/year of tin assumed\n"
                           "shock cut { A loses 50% of tin capacity;  from 2026-03 }\n"
                           "scenario alone = baseline + cut\nscenario `of` = baseline\n"
                           "group both = {A, B}\n";
    ASSERT_FALSE(repl.open(file).wrong);
  }
  std::string say(const std::string& input) { return repl.answer(input).text; }
};

TEST_F(QuestionsOfASession, AreAskedOfAnotherScenarioHoweverItIsWritten) {
  const std::string alone = say("peak(shortage(tin, B))\nin alone");
  EXPECT_TRUE(alone.ends_with(" t/month  in alone\n")) << alone;
  for (const char* input :
       {"peak(shortage(tin, B)) in alone", "peak(shortage(tin, B))\tin  alone # once",
        "peak(shortage(tin, B)) in `alone`"})
    EXPECT_EQ(say(input), alone);
  EXPECT_EQ(say("ans in `of`"), "0 t/month  in of\n");
  EXPECT_EQ(say(":in `alone`"), "answers are for alone\n");
  EXPECT_EQ(say("ans"), alone);
  const std::string table = say("peak(shortage(tin, B)) in alone, `of`");
  EXPECT_NE(table.find(" t/month  0 t/month"), std::string::npos) << table;
  EXPECT_EQ(say("B in both"), "true\n");
}

TEST_F(QuestionsOfASession, AScenarioThatIsMistypedIsToldSo) {
  EXPECT_EQ(say("peak(shortage(tin, B)) in alnoe"),
            "entente: there is no scenario `alnoe`; did you mean `alone`?\n");
  EXPECT_NE(say("B in bath").find("unknown name `bath`"), std::string::npos);
}

TEST_F(QuestionsOfASession, TheLastValueDoesNotGrowForEver) {
  EXPECT_EQ(say("1 + 1 # two"), "2\n");
  EXPECT_EQ(say("ans * 2"), "4\n");
  std::string last;
  for (int i = 0; i < 40; ++i) last = say("ans + ans");
  EXPECT_NE(last.find("entente: what `ans` stands for has become too long"), std::string::npos)
      << last.substr(0, 200);
  EXPECT_EQ(say("1"), "1\n");
  EXPECT_EQ(say("ans + 1"), "2\n");
}

TEST_F(QuestionsOfASession, AValueOfTooManyOperationsIsRefused) {
  std::string sum = "1";
  for (int i = 0; i < 600; ++i) sum += "+1";
  EXPECT_NE(say(sum).find("E0141"), std::string::npos);
}

TEST_F(QuestionsOfASession, AVariantIsKeptUnderAnyName) {
  say("what if in `of`: cut.by = 0%");
  say("what if in alone: cut.by = 0%");
  EXPECT_EQ(say(":keep new one"), "entente: write `:keep NAME`\n");
  EXPECT_EQ(say(":keep `if`"), "new: scenario `if`\n");
  EXPECT_EQ(say("peak(shortage(tin, B)) in `if`"), "0 t/month  in if\n");
  EXPECT_EQ(say(":drop `if`"), "forgotten: scenario `if`\n");
}

}  // namespace
}  // namespace entente
