#include "repl/reading.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

std::string meant(const std::string& text) {
  return replaced(read_input("input 1", text), "ans", "1 + x").value_or("-");
}

TEST(Reading, ATextIsStatementsOrAValueOrNothing) {
  EXPECT_EQ(read_input("a", "country A\ncountry B").statements.size(), 2u);
  EXPECT_TRUE(read_input("a", "peak(x) - 3 t").value);
  EXPECT_TRUE(read_input("a", "# nothing\n").says_nothing());
  EXPECT_FALSE(read_input("a", "let x =").says_nothing());
}

TEST(Reading, OfANeitherTheMistakeOfWhatWasMeantIsTold) {
  const auto place = [](const std::string& text) {
    return read_input("a", text).diagnostics.all().front().span().begin;
  };
  EXPECT_EQ(place("peak(gap(x, y"), 8u);
  EXPECT_EQ(place("SOUTH eats cans"), 6u);
  EXPECT_EQ(place("let x ="), 7u);
}

TEST(Reading, TheLastValueStandsWhereItIsAName) {
  EXPECT_EQ(meant("ans * 2"), "(1 + x) * 2");
  EXPECT_EQ(meant("let y = ans - f(ans)"), "let y = (1 + x) - f((1 + x))");
  EXPECT_EQ(meant("report \"ans\" { text \"it is {ans}\" }"),
            "report \"ans\" { text \"it is {(1 + x)}\" }");
  EXPECT_EQ(meant("\"ans\""), "-");
  EXPECT_EQ(meant("answer # ans"), "-");
  EXPECT_EQ(meant("ban.ans"), "-");
  EXPECT_EQ(meant("let ans = 3"), "-");
  EXPECT_EQ(meant("`ans` + 1"), "-");
  EXPECT_EQ(meant("fn f(ans) = ans + 1"), "-");
  EXPECT_EQ(meant("ans in alone, helped"), "(1 + x) in alone, helped");
}

}  // namespace
}  // namespace entente
