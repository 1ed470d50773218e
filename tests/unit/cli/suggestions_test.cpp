#include "cli/suggestions.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(Suggestions, StandInAsManyColumnsAsFit) {
  const std::vector<Candidate> some = {{"a", ""}, {"bb", ""}, {"ccc", ""}, {"d", ""}, {"e", ""}};
  EXPECT_EQ(listed(some, {8, 40}, {}), "a    d\nbb   e\nccc\n");
  EXPECT_EQ(listed(some, {100, 40}, {}), "a    bb   ccc  d    e\n");
  EXPECT_EQ(listed(some, {3, 40}, {}), "a\nbb\nccc\nd\ne\n");
}

TEST(Suggestions, HaveTheirNotesBesideThem) {
  const std::vector<Candidate> some = {{"日本", "Japan"}, {"EG", "مصر"}, {"x", ""}};
  EXPECT_EQ(listed(some, {30, 40}, {}), "日本  Japan  x\nEG    \u2068مصر\u2069\n");
  EXPECT_EQ(listed(some, {15, 40}, {true}),
            "日本  \x1b[2mJapan\x1b[0m\nEG    \x1b[2m\u2068مصر\u2069\x1b[0m\nx\n");
  EXPECT_EQ(listed(some, {9, 40}, {}), "日本  Ja…\nEG    \u2068مصر\u2069\nx\n");
  EXPECT_EQ(listed(some, {3, 40}, {}), "日…\nEG\nx\n");
}

TEST(Suggestions, ThatAreManyAreNotAllListed) {
  const std::vector<Candidate> many(100, {"x", ""});
  EXPECT_TRUE(listed(many, {80, 40}, {}).ends_with("\nand 40 more\n"));
  EXPECT_TRUE(listed(many, {1, 5}, {}).ends_with("x\nx\nx\nx\nand 96 more\n"));
}

TEST(Suggestions, GoWithoutTheirNotesWhereThereAreTooMany) {
  const std::vector<Candidate> some = {{"JP", "Japan"}, {"KR", "South Korea"}, {"x", ""}};
  EXPECT_EQ(listed(some, {30, 3}, {}), "JP  Japan\nKR  South Korea\nx\n");
  EXPECT_EQ(listed(some, {30, 2}, {}), "JP  KR  x\n");
  EXPECT_EQ(listed(some, {6, 2}, {}), "JP  x\nKR\n");
  EXPECT_EQ(listed(some, {5, 2}, {}), "JP\nand 2 more\n");
  // Those that are long are not shown, and take no room.
  EXPECT_EQ(listed({{"a", ""}, {"b", ""}, {"cccccccccc", ""}, {"d", ""}}, {12, 2}, {}),
            "a  b\nand 2 more\n");
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
