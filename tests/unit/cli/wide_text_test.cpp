#include "cli/wide_text.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(WideText, IsTheSameThereAndBack) {
  for (const char* text : {"", "a\n\x7f", "é\u07ff\u0800مصر", "日本\uffff", "\U0001F30D\U0010FFFF"})
    EXPECT_EQ(to_utf8(to_wide(text)), text);
  EXPECT_EQ(to_wide("é日\U0001F30D"), L"é日\U0001F30D");
  EXPECT_EQ(to_utf8(to_wide("a\xff")), "a\uFFFD");
}

}  // namespace
}  // namespace entente
