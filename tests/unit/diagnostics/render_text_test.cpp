#include "diagnostics/render_text.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

constexpr Kind<std::string_view> cannot_add{"E0301", Severity::error, "cannot add tonnes to {}"};
constexpr Kind<> unused{"W0101", Severity::warning, "this name is never used"};

std::string without_escapes(const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\x1b')
      i = text.find('m', i);
    else
      result += text[i];
  }
  return result;
}

class RenderText : public testing::Test {
 protected:
  SourceId add(std::string text, std::string name = "squeeze.ent") {
    return sources_.add(std::move(name), std::move(text));
  }

  /// The span of the n-th occurrence of `part`.
  Span find(SourceId source, std::string_view part, int occurrence = 1) const {
    std::size_t at = sources_.text(source).find(part);
    while (--occurrence > 0) at = sources_.text(source).find(part, at + 1);
    return {source, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + part.size())};
  }

  std::string rendered() {
    const std::string plain = render_text(diagnostics_.all().back(), sources_, {false});
    EXPECT_EQ(without_escapes(render_text(diagnostics_.all().back(), sources_, {true})), plain);
    return plain;
  }

  Sources sources_;
  Diagnostics diagnostics_;
};

TEST_F(RenderText, MarksBothSidesOnOneLine) {
  const SourceId source =
      add(std::string(57, '\n') + "let left = stock(magnets, JP) + imports(magnets, JP)\n");
  diagnostics_.report(find(source, "+"), cannot_add, "tonnes per month")
      .label(find(source, "stock(magnets, JP)"), "mass, in t")
      .label(find(source, "imports(magnets, JP)"), "mass / time, in t/month")
      .note("the right side is a flow; over one step it becomes an amount")
      .fix(find(source, "imports(magnets, JP)"), "imports(magnets, JP) * step", "");
  EXPECT_EQ(rendered(), R"(error[E0301]: cannot add tonnes to tonnes per month
   ┌─ squeeze.ent:58:31
58 │ let left = stock(magnets, JP) + imports(magnets, JP)
   │            ------------------ ^ -------------------- mass / time, in t/month
   │            mass, in t
   = note: the right side is a flow; over one step it becomes an amount
   = fix:  imports(magnets, JP) * step
)");
}

TEST_F(RenderText, StacksTextsThatCollide) {
  const SourceId source = add("| rare | 3% | 2% | 6% |");
  diagnostics_.report(find(source, "3%"), unused)
      .here("the first share of all")
      .label(find(source, "2%"), "the second share")
      .label(find(source, "6%"), "the third");
  EXPECT_EQ(rendered(), R"(warning[W0101]: this name is never used
   ┌─ squeeze.ent:1:10
 1 │ | rare | 3% | 2% | 6% |
   │          ^^   --   -- the third
   │          │    the second share
   │          the first share of all
)");
}

TEST_F(RenderText, KeepsTextsOnOneRowWhereTheyFit) {
  const SourceId source = add("share 40 of everything and 70");
  diagnostics_.report(find(source, "70"), unused)
      .here("too much")
      .label(find(source, "40"), "a part");
  EXPECT_EQ(rendered(), R"(warning[W0101]: this name is never used
   ┌─ squeeze.ent:1:28
 1 │ share 40 of everything and 70
   │       -- a part            ^^ too much
)");
}

TEST_F(RenderText, ShowsLinesOfOtherFilesToo) {
  const SourceId first = add("a\nCN makes 3 t\n");
  const SourceId second = add("CN,3\n", "data/makes.csv");
  diagnostics_.report(find(first, "3 t"), unused)
      .here("here")
      .label(find(second, "3"), "and there");
  EXPECT_EQ(rendered(), R"(warning[W0101]: this name is never used
   ┌─ squeeze.ent:2:10
 2 │ CN makes 3 t
   │          ^^^ here
   ┌─ data/makes.csv:1:4
 1 │ CN,3
   │    - and there
)");
}

TEST_F(RenderText, CountsColumnsOfWideAndCombiningCharacters) {
  const SourceId source = add("\tlet 希土類 = e\xCC\x81 + طن");
  diagnostics_.report(find(source, "希土類"), unused)
      .here("three wide ones")
      .label(find(source, "e\xCC\x81"), "");
  EXPECT_EQ(rendered(),
            "warning[W0101]: this name is never used\n"
            "   ┌─ squeeze.ent:1:6\n"
            " 1 │     let 希土類 = e\xCC\x81 + \u2068طن\u2069\n"
            "   │         ^^^^^^   -\n"
            "   │         three wide ones\n");
}

TEST_F(RenderText, CutsALineOfTenMegabytes) {
  std::string text(10'000'000, 'x');
  text.replace(5'000'000, 3, "(+)");
  const SourceId source = add(text);
  diagnostics_.report(find(source, "(+)"), unused)
      .here("here")
      .label({source, 9'999'999, 10'000'000}, "the end");
  EXPECT_EQ(rendered(),
            "warning[W0101]: this name is never used\n   ┌─ squeeze.ent:1:5000001\n"
            " 1 │ …" +
                std::string(40, 'x') + "(+)" + std::string(55, 'x') + "…\n" + "   │ " +
                std::string(41, ' ') + "^^^ here\n" + " 1 │ …" + std::string(41, 'x') + "\n" +
                "   │ " + std::string(41, ' ') + "- the end\n");
}

TEST_F(RenderText, PointsBehindTheEndOfALineAndOfTheFile) {
  const SourceId source = add("let a = \n");
  diagnostics_.report({source, 8, 8}, unused).here("a value is missing");
  EXPECT_EQ(rendered(),
            "warning[W0101]: this name is never used\n   ┌─ squeeze.ent:1:9\n"
            " 1 │ let a =\n   │         ^ a value is missing\n");
  diagnostics_.report({source, 9, 9}, unused);
  EXPECT_EQ(rendered(),
            "warning[W0101]: this name is never used\n   ┌─ squeeze.ent:2:1\n 2 │\n   │ ^\n");
}

TEST_F(RenderText, MarksOnlyTheFirstOfSeveralLines) {
  const SourceId source = add("shock s {\n  from 2027-03\n}\n");
  diagnostics_.report({source, 0, 26}, unused).here("this shock");
  EXPECT_EQ(rendered(),
            "warning[W0101]: this name is never used\n   ┌─ squeeze.ent:1:1\n"
            " 1 │ shock s {\n   │ ^^^^^^^^^ this shock\n");
}

TEST_F(RenderText, IsolatesWhatRunsFromRightToLeft) {
  const std::string alef = "\u05D0";
  const std::string open = "\u2068";
  const std::string close = "\u2069";
  const SourceId source = add(alef + alef + " makes 3 t of " + alef + " " + alef + alef);
  diagnostics_.report(find(source, alef + alef), cannot_add, alef)
      .here("of " + alef)
      .label(find(source, alef, 3), alef)
      .note("`" + alef + "` 5");
  const std::string one = open + alef + close;
  const std::string two = open + alef + alef + close;
  EXPECT_EQ(rendered(), "error[E0301]: cannot add tonnes to " + one +
                            "\n   ┌─ squeeze.ent:1:1\n 1 │ " + two + " makes 3 t of " + one + " " +
                            two + "\n   │ ^^ of " + one + "         - " + one + "\n   = note: `" +
                            one + "` 5\n");
}

TEST_F(RenderText, NeedsNoPlace) {
  diagnostics_.report({}, unused)
      .note("it is\nlong")
      .help("delete it")
      .fix({}, "b", "write another");
  EXPECT_EQ(rendered(),
            "warning[W0101]: this name is never used\n   = note: it is\n           long\n"
            "   = help: delete it\n   = fix:  write another: `b`\n");
}

TEST_F(RenderText, NeverSendsControlCharactersToTheTerminal) {
  const SourceId source = add("a\x1b[2Jb \xFF \xE2\x80\xAE c");
  diagnostics_.report(find(source, "b"), cannot_add, "\x1b[31m");
  EXPECT_EQ(rendered(),
            "error[E0301]: cannot add tonnes to �[31m\n   ┌─ squeeze.ent:1:6\n 1 │ a�[2Jb � � c\n  "
            " │      ^\n");
}

TEST_F(RenderText, CountsInTheSummary) {
  EXPECT_EQ(render_summary(diagnostics_), "no errors");
  diagnostics_.report({}, unused);
  EXPECT_EQ(render_summary(diagnostics_), "1 warning");
  diagnostics_.report({}, cannot_add, "");
  diagnostics_.report({}, cannot_add, "");
  EXPECT_EQ(render_summary(diagnostics_), "2 errors and 1 warning");
}

}  // namespace
}  // namespace entente
