#include "support/display_width.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(DisplayWidth, CountsColumns) {
  EXPECT_EQ(display_width("12 kt/year"), 10u);
  EXPECT_EQ(display_width("العناصر الأرضية"), 15u);
  EXPECT_EQ(display_width("عَربي"), 4u);
  EXPECT_EQ(display_width("희토류 希土類"), 13u);
  EXPECT_EQ(display_width("e\xCC\x81"), 1u);
  EXPECT_EQ(display_width("▁▂▃█ │ …"), 8u);
  EXPECT_EQ(display_width("🚢"), 2u);
  EXPECT_EQ(display_width(""), 0u);
}

TEST(DisplayWidth, ReadsBrokenTextByteByByte) {
  EXPECT_EQ(decode("\xC3").value, 0xFFFDu);
  EXPECT_EQ(decode("\xED\xA0\x80").value, 0xFFFDu);  // a surrogate
  EXPECT_EQ(decode("\xC0\xAF").bytes, 1u);           // overlong
  EXPECT_EQ(decode("é").value, 0xE9u);
  EXPECT_EQ(printable("a\tb\x07\x80\xE2\x80\xAE"), "a    b\uFFFD\uFFFD\uFFFD");
}

}  // namespace
}  // namespace entente
