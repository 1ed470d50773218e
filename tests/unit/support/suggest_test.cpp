#include "support/suggest.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(EditDistance, CountsLettersAndSwaps) {
  EXPECT_EQ(edit_distance("", "abc"), 3u);
  EXPECT_EQ(edit_distance("shock", "shock"), 0u);
  EXPECT_EQ(edit_distance("shcok", "shock"), 1u);
  EXPECT_EQ(edit_distance("shok", "shock"), 1u);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
}

TEST(Nearest, OffersWhatIsCloseEnough) {
  const std::vector<std::string> words{"refines", "restricts", "recovers", "of"};
  EXPECT_EQ(nearest("refinse", words), "refines");
  EXPECT_EQ(nearest("restrict", words), "restricts");
  EXPECT_EQ(nearest("RECOVERS", words), "recovers");
  EXPECT_EQ(nearest("banana", words), std::nullopt);
}

TEST(Nearest, WantsShortWordsExactButForCase) {
  EXPECT_EQ(nearest("OF", {"of"}), "of");
  EXPECT_EQ(nearest("or", {"of"}), std::nullopt);
}

TEST(Nearest, PrefersTheFirstOfEquals) { EXPECT_EQ(nearest("cat", {"bat", "hat"}), "bat"); }

TEST(Nearest, GivesUpOnVeryLongWords) {
  EXPECT_EQ(nearest(std::string(100'000, 'a'), {std::string(100'000, 'a')}), std::nullopt);
}

}  // namespace
}  // namespace entente
