#include "syntax/written_name.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

using syntax::written_name;

TEST(WrittenName, PlainNamesStandAsTheyAre) {
  for (const char* name : {"JP", "rare_earths", "x1", "_", "share", "أوروبا", "eu.magnets", "ä"})
    EXPECT_EQ(written_name(name), name);
}

TEST(WrittenName, OthersStandInBackQuotes) {
  EXPECT_EQ(written_name("Food products"), "`Food products`");
  EXPECT_EQ(written_name("of"), "`of`");
  EXPECT_EQ(written_name("1st"), "`1st`");
  EXPECT_EQ(written_name("C10-12"), "`C10-12`");
  EXPECT_EQ(written_name("n. e. c."), "`n. e. c.`");
  EXPECT_EQ(written_name("\xFF"), "`\xFF`");
  EXPECT_EQ(written_name(""), "``");
  EXPECT_EQ(written_name("a."), "`a.`");
}

}  // namespace
}  // namespace entente
