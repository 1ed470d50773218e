#include "syntax/text_guard.h"

#include <gtest/gtest.h>

#include "unit/syntax/parsed.h"

namespace entente {
namespace {

using Findings = std::vector<std::string>;

TEST(TextGuard, RefusesWhatSaysNothing) {
  EXPECT_EQ(Parsed("").findings(), Findings{"E0122:1"});
  EXPECT_EQ(Parsed(" \n\t\n").findings(), Findings{"E0122:1"});
  EXPECT_EQ(Parsed("# only a comment").findings(), Findings{"E0122:1"});
  EXPECT_EQ(Parsed("\xEF\xBB\xBF").findings(), Findings{"E0122:1"});
}

TEST(TextGuard, RefusesBytesThatAreNotUtf8) {
  EXPECT_EQ(Parsed("let a = 1\ntitle \"caf\xE9\"\n").findings(), Findings{"E0123:2"});
  EXPECT_EQ(Parsed("let a = 1\n\xED\xA0\x80").findings(), Findings{"E0123:2"});
  EXPECT_EQ(Parsed("let a = \xF0\x9F").findings(), Findings{"E0123:1"});
}

TEST(TextGuard, RefusesHiddenDirectionControls) {
  for (const std::string_view control : {"\u202A", "\u202E", "\u2066", "\u2069"}) {
    const Parsed parsed("let a = 1\nlet b = " + std::string(control) + "2\n");
    EXPECT_EQ(parsed.findings(), Findings{"E0124:2"});
    ASSERT_EQ(parsed.diagnostics.all().at(0).fixes.size(), 1u);
  }
}

TEST(TextGuard, TakesPlainDirectionMarks) {
  EXPECT_TRUE(Parsed("let a = \u200F1\u200E\n").findings().empty());
}

TEST(TextGuard, RefusesVeryLongLines) {
  const Parsed parsed("let a = 1\nlet b = " + std::string(10u << 20, '1') + "\n");
  EXPECT_EQ(parsed.findings(), Findings{"E0121:2"});
  EXPECT_TRUE(parsed.ast.statements.empty());
}

TEST(TextGuard, RefusesVeryLongTexts) {
  EXPECT_EQ(Parsed(std::string(syntax::max_text_bytes + 1, '\n')).findings(), Findings{"E0120:1"});
}

}  // namespace
}  // namespace entente
