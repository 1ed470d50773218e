#include "format/format.h"

#include <gtest/gtest.h>

#include "diagnostics/diagnostics.h"
#include "session/session.h"
#include "syntax/parser.h"

namespace entente {
namespace {

std::string formatted(const std::string& text) {
  Sources sources;
  Diagnostics diagnostics;
  const SourceId source = sources.add("a.ent", text);
  parse(source, sources, diagnostics);
  EXPECT_FALSE(diagnostics.has_errors()) << text;
  return format::format_script(source, sources);
}

bool same(const std::string& a, const std::string& b) {
  Sources sources;
  const SourceId first = sources.add("a.ent", a);
  const SourceId second = sources.add("b.ent", b);
  return format::same_words(first, second, sources);
}

TEST(Format, SetsSpacesBetweenWords) {
  EXPECT_EQ(formatted("let  x=3 t + 4*( 2 t )\n"), "let  x = 3 t + 4 * (2 t)\n");
  EXPECT_EQ(formatted("let x = - 3\nlet y = {JP ,KR}\n"), "let x = -3\nlet y = {JP, KR}\n");
  EXPECT_EQ(formatted("fn f( a,b )=a - b\n"), "fn f(a, b) = a - b\n");
  EXPECT_EQ(formatted("let p = 90 % + f (x) [ 1 ] . y\n"), "let p = 90% + f(x)[1].y\n");
}

TEST(Format, KeepsWhatTheAuthorSetApart) {
  const std::string text =
      "JP makes  3 t/year of tin     assumed \"a\"   # one\n"
      "KR makes 30 t/year of tin     source b      # two\n";
  EXPECT_EQ(formatted(text), text);
}

TEST(Format, PutsTwoSpacesBeforeCommentsAndAfterSemicolons) {
  EXPECT_EQ(formatted("country A;country B # both\n"), "country A;  country B  # both\n");
}

TEST(Format, IndentsBlocksAndWhatGoesOn) {
  EXPECT_EQ(
      formatted("shock s {\nA loses 3% of tin capacity\n    # when\n  from 2026-01\n      }\n"),
      "shock s {\n  A loses 3% of tin capacity\n  # when\n  from 2026-01\n}\n");
  EXPECT_EQ(formatted("shock s\n{\nfrom 2026-01 }\n"), "shock s\n{\n  from 2026-01 }\n");
  EXPECT_EQ(formatted("let x = 1 +\n2\n"), "let x = 1 +\n  2\n");
}

TEST(Format, LaysOutCommentsThatStandAlone) {
  Session session({});
  EXPECT_EQ(session.format("a.ent", "# to be\n\n\n  # written\n").text, "# to be\n\n# written\n");
  EXPECT_FALSE(session.diagnostics().has_errors());
}

TEST(Format, LeavesOneEmptyLineAtMost) {
  EXPECT_EQ(formatted("\n\ncountry A\n\n\n\ncountry B\n\n\n"), "country A\n\ncountry B\n");
}

TEST(Format, AlignsTablesByTheWidthOfTheirTexts) {
  EXPECT_EQ(formatted("table makes assumed\n|of|`القصدير`|CN|\n|--|:-:|\n|tin|3 t/year|rest|\n"),
            "table makes assumed\n"
            "| of  | `القصدير` | CN   |\n"
            "|-----|:---------:|\n"
            "| tin | 3 t/year  | rest |\n");
  EXPECT_EQ(formatted("table makes assumed\n| of | 日本 | C |\n| tin | 3 t/year | 1 t/year |\n"),
            "table makes assumed\n"
            "| of  | 日本     | C        |\n"
            "| tin | 3 t/year | 1 t/year |\n");
}

TEST(Format, KeepsCommentsProseAndDocumentation) {
  const std::string text =
      "# head\n## Of A.\ncountry A  # here\n\"\"\"\n  as   it is\n\"\"\"\n# tail\n";
  EXPECT_EQ(formatted(text), text);
}

TEST(Format, TellsScriptsApartThatSayOtherThings) {
  EXPECT_TRUE(same("let x=1\n", "let  x = 1 \n\n"));
  EXPECT_FALSE(same("let x = 1\n", "let x = 2\n"));
  EXPECT_FALSE(same("country A\ncountry B\n", "country A country B\n"));
  EXPECT_FALSE(same("country A  # a\n", "country A\n"));
}

}  // namespace
}  // namespace entente
