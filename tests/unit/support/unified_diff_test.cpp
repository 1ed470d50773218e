#include "support/unified_diff.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(UnifiedDiff, IsEmptyWhereNothingDiffers) {
  EXPECT_EQ(unified_diff("a\n", "a\n", "x", "y"), "");
}

TEST(UnifiedDiff, ShowsThreeLinesAroundAChange) {
  EXPECT_EQ(unified_diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n", "x", "y"),
            "--- x\n+++ y\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(UnifiedDiff, PartsChangesThatAreFarApart) {
  const std::string middle = "a\nb\nc\nd\ne\nf\ng\n";
  EXPECT_EQ(unified_diff("1\n" + middle + "9\n", "one\n" + middle + "nine\n", "x", "y"),
            "--- x\n+++ y\n@@ -1,4 +1,4 @@\n-1\n+one\n a\n b\n c\n"
            "@@ -6,4 +6,4 @@\n e\n f\n g\n-9\n+nine\n");
}

TEST(UnifiedDiff, SaysWhereTheLastLineDoesNotEnd) {
  EXPECT_EQ(unified_diff("a", "a\n", "x", "y"),
            "--- x\n+++ y\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
}

TEST(UnifiedDiff, AddsToAndEmptiesAFile) {
  EXPECT_EQ(unified_diff("", "a\n", "x", "y"), "--- x\n+++ y\n@@ -0,0 +1 @@\n+a\n");
  EXPECT_EQ(unified_diff("a\n", "", "x", "y"), "--- x\n+++ y\n@@ -1 +0,0 @@\n-a\n");
}

}  // namespace
}  // namespace entente
