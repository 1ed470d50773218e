#include "cli/suggestions.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(Suggestions, StandInAsManyColumnsAsFit) {
  const std::vector<Candidate> some = {{"a", ""}, {"bb", ""}, {"ccc", ""}, {"d", ""}, {"e", ""}};
  EXPECT_EQ(listed(some, 8, {}), "a    d\nbb   e\nccc\n");
  EXPECT_EQ(listed(some, 100, {}), "a    bb   ccc  d    e\n");
  EXPECT_EQ(listed(some, 3, {}), "a\nbb\nccc\nd\ne\n");
}

TEST(Suggestions, HaveTheirNotesBesideThem) {
  const std::vector<Candidate> some = {{"日本", "Japan"}, {"EG", "مصر"}, {"x", ""}};
  EXPECT_EQ(listed(some, 30, {}), "日本  Japan  x\nEG    مصر\n");
  EXPECT_EQ(listed(some, 15, {true}), "日本  \x1b[2mJapan\x1b[0m\nEG    \x1b[2mمصر\x1b[0m\nx\n");
  EXPECT_EQ(listed(some, 9, {}), "日本  Ja…\nEG    مصر\nx\n");
  EXPECT_EQ(listed(some, 3, {}), "日…\nEG\nx\n");
}

TEST(Suggestions, ThatAreManyAreNotAllListed) {
  const std::vector<Candidate> many(100, {"x", ""});
  EXPECT_TRUE(listed(many, 80, {}).ends_with("\nand 40 more\n"));
}

TEST(Suggestions, BeginAlikeInWholeCharacters) {
  EXPECT_EQ(common_beginning({}), "");
  EXPECT_EQ(common_beginning({{"resource", ""}}), "resource");
  EXPECT_EQ(common_beginning({{"resource", ""}, {"reserve", ""}}), "res");
  EXPECT_EQ(common_beginning({{"res", ""}, {"reserve", ""}}), "res");
  EXPECT_EQ(common_beginning({{"aé", ""}, {"aè", ""}}), "a");
  EXPECT_EQ(common_beginning({{"a", ""}, {"b", ""}}), "");
}

}  // namespace
}  // namespace entente
