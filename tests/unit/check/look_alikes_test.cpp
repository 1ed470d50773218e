#include "check/look_alikes.h"

#include <gtest/gtest.h>

#include "checked.h"

namespace entente {
namespace {

Codes codes(const std::string& declarations) {
  return Checked("time 2026-01 to 2026-12 by month\n" + declarations).codes;
}

TEST(LookAlikes, LettersOfOtherAlphabetsAreTold) {
  EXPECT_EQ(codes("country A\ncountry А\n"), Codes{"W0822"});    // Cyrillic
  EXPECT_EQ(codes("country KO\ncountry ΚΟ\n"), Codes{"W0822"});  // Greek
  EXPECT_EQ(codes("country A\ncountry Б\n"), Codes{});
}

TEST(LookAlikes, SoAreDigitsLikeLetters) {
  EXPECT_EQ(codes("country CO2\ncountry C02\n"), Codes{"W0822"});
  EXPECT_EQ(codes("country Il\ncountry lI\n"), Codes{"W0822"});
  EXPECT_EQ(codes("country C1\ncountry C2\n"), Codes{});
}

TEST(LookAlikes, TheSameLetterWrittenTwoWaysIsTold) {
  EXPECT_EQ(codes("country Per\u00FA\ncountry Peru\u0301\n"), Codes{"W0822"});
}

TEST(LookAlikes, OfAPairOneWarningIsEnough) {
  EXPECT_EQ(codes("country CN\ncountry СN\n"), Codes{"W0822"});
  EXPECT_EQ(codes("country СN\n"), Codes{"W0830"});
}

}  // namespace
}  // namespace entente
