#include "repl/commands.h"

#include <gtest/gtest.h>

#include "repl/repl.h"

namespace entente {
namespace {

TEST(Commands, AreHintedAtWhereTheirColonIsMissing) {
  Repl repl{DeskOptions{}};
  EXPECT_EQ(repl.answer("help").text,
            "entente: commands begin with a colon; did you mean `:help`?\n");
  EXPECT_EQ(repl.answer("exit").text,
            "entente: commands begin with a colon; did you mean `:quit`?\n");
  EXPECT_FALSE(repl.ended());
  repl.answer("let list = 3");
  EXPECT_EQ(repl.answer("list").text, "3\n");
}

TEST(Commands, SayHowTheyAreWritten) {
  Repl repl{DeskOptions{}};
  EXPECT_EQ(repl.answer(":diff one").text, "entente: write `:diff A B`\n");
  EXPECT_EQ(repl.answer(":run now").text, "entente: write `:run`\n");
  EXPECT_EQ(repl.answer(":help lsit").text,
            "entente: there is no command `:lsit`; did you mean `:list`?\n");
}

TEST(Commands, TakeNamesInBackQuotes) {
  Repl repl{DeskOptions{}};
  repl.answer("scenario `of` = baseline");
  EXPECT_EQ(repl.answer(":in `of`").text, "answers are for of\n");
  EXPECT_FALSE(repl.answer(":show `of`").wrong);
  EXPECT_EQ(repl.answer(":drop `of`").text, "forgotten: scenario `of`\n");
  EXPECT_TRUE(repl.answer(":drop").wrong);
}

}  // namespace
}  // namespace entente
