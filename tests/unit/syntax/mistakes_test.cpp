// Each mistake costs exactly one message, of the right kind, at the right line; what follows it is
// understood.
#include <gtest/gtest.h>

#include "unit/syntax/parsed.h"

namespace entente {
namespace {

struct Mistake {
  std::string_view name;
  std::string_view script;
  std::string_view finding;
};

void PrintTo(const Mistake& mistake, std::ostream* stream) { *stream << mistake.name; }

class Mistakes : public testing::TestWithParam<Mistake> {};

TEST_P(Mistakes, CostOneMessageEach) {
  const std::string script =
      "let before = 1\n" + std::string(GetParam().script) + "\nlet after = 1\n";
  const Parsed parsed(script);
  EXPECT_EQ(parsed.findings(), std::vector<std::string>{std::string(GetParam().finding)});
  ASSERT_FALSE(parsed.ast.statements.empty());
  const auto* last = std::get_if<syntax::LetStatement>(&parsed.ast.statements.back().node);
  ASSERT_TRUE(last) << "what follows is lost";
  EXPECT_EQ(last->name.text, "after");
}

INSTANTIATE_TEST_SUITE_P(
    Texts, Mistakes,
    testing::Values(Mistake{"unclosed_text", "title \"All of it", "E0101:2"},
                    Mistake{"typographic_close", "title \"All of it”", "E0101:2"},
                    Mistake{"unclosed_block", "\"\"\"\nprose that goes on,\nand on", "E0127:2"},
                    Mistake{"typographic", "title “All of it”", "E0107:2"},
                    Mistake{"single_quotes", "title 'All of it'", "E0107:2"},
                    Mistake{"dollar", "let a = $5 million", "E0115:2"},
                    Mistake{"unknown_sign", "let a = 5 § 3", "E0106:2"},
                    Mistake{"slash_comment", "// a comment", "E0119:2"},
                    Mistake{"full_width", "let a ＝ 5", "E0125:2"},
                    Mistake{"escape", "title \"a \\q\"", "E0151:2"},
                    Mistake{"open_hole", "report \"r\" {\n  text \"peak {x\"\n}", "E0152:3"},
                    Mistake{"broken_hole", "report \"r\" {\n  text \"peak {x +} is\"\n}",
                            "E0100:3"}));

INSTANTIATE_TEST_SUITE_P(
    Numbers, Mistakes,
    testing::Values(Mistake{"grouping_comma", "world makes 1,200 kt/year of ore assumed",
                            "E0111:2"},
                    Mistake{"decimal_comma", "world makes 1,5 kt/year of ore assumed", "E0112:2"},
                    Mistake{"comma_in_argument_list", "let a = 1,200", "E0111:2"},
                    Mistake{"grouping_space", "let a = 1 200 t", "E0128:2"},
                    Mistake{"two_dots", "let a = 1.200.000 t", "E0129:2"},
                    Mistake{"leading_dot", "let a = .5", "E0130:2"},
                    Mistake{"foreign_digits", "let a = ٢٥ t", "E0118:2"},
                    Mistake{"month_in_words", "time January 2026 to 2028-12 by month", "E0110:2"},
                    Mistake{"slash_date", "time 1/2026 to 2028-12 by month", "E0110:2"},
                    Mistake{"year_alone", "time 2026 to 2028-12 by month", "E0110:2"}));

INSTANTIATE_TEST_SUITE_P(
    Signs, Mistakes,
    testing::Values(Mistake{"single_equals", "assert peak(x) = 0%", "E0113:2"},
                    Mistake{"equals_in_filter", "let a = sum(x for c in who if c = US)", "E0113:2"},
                    Mistake{"arrow", "assert a => 3", "E0131:2"},
                    Mistake{"ampersands", "assert a && b", "E0131:2"},
                    Mistake{"bars", "assert a || b", "E0131:2"},
                    Mistake{"triple", "assert a === b", "E0131:2"},
                    Mistake{"stars", "let a = 2 ** 3", "E0131:2"},
                    Mistake{"to_in_period", "shock s {\n  from 2026-01 to 2026-06\n}", "E0114:3"},
                    Mistake{"dash", "let a = 3 – 5", "E0126:2"},
                    Mistake{"minus_in_time", "time 2026-01 - 2028-12 by month", "E0132:2"},
                    Mistake{"per", "JP makes 5 kt per year of ore", "E0116:2"}));

INSTANTIATE_TEST_SUITE_P(
    Words, Mistakes,
    testing::Values(
        Mistake{"statement", "shok s { from 2026-01 }", "E0103:2"},
        Mistake{"statement_case", "Shock s { from 2026-01 }", "E0103:2"},
        Mistake{"verb", "JP mkaes 3 kt/year of ore", "E0103:2"},
        Mistake{"clause", "agreement a {\n  membres JP\n  from 2026-01\n}", "E0103:3"},
        Mistake{"shock_clause", "shock s {\n  recover over 3 months\n  from 2026-01\n}", "E0103:3"},
        Mistake{"capacity", "shock s {\n  JP loses 30% of chips capasity\n}", "E0103:3"},
        Mistake{"unknown", "banana apple", "E0100:2"},
        Mistake{"missing_of", "JP makes 3 kt/year magnets", "E0134:2"},
        Mistake{"missing_of_before_a_name_like_a_word", "JP makes 3 kt/year tin assumed",
                "E0134:2"},
        Mistake{"missing_comma", "run calm alone", "E0104:2"},
        Mistake{"missing_comma_in_call", "let a = gap(magnets allies)", "E0104:2"},
        Mistake{"and_in_list", "shock s {\n  closes strait and canal\n}", "E0135:3"},
        Mistake{"trailing_comma", "agreement a {\n  members JP,\n}", "E0136:3"},
        Mistake{"reserved", "let by = 3", "E0105:2"},
        Mistake{"reserved_resource", "resource from in t", "E0105:2"},
        Mistake{"disposal", "shock s {\n  CN restricts exports of ore by 80%\n  from 2026-01\n}",
                "E0117:3"},
        Mistake{"two_clauses", "shock s { closes strait from 2026-01 }", "E0108:2"},
        Mistake{"two_statements", "calendar average run calm", "E0133:2"},
        Mistake{"clause_alone", "members JP, KR", "E0142:2"},
        Mistake{"argument", "let a = f(3: 4)", "E0150:2"}));

INSTANTIATE_TEST_SUITE_P(
    Brackets, Mistakes,
    testing::Values(
        Mistake{"unclosed_paren", "let a = sum(x for c in who", "E0102:2"},
        Mistake{"unclosed_set", "let a = {JP, KR", "E0102:2"},
        Mistake{"unclosed_list", "let a = [1, 2", "E0102:2"},
        Mistake{"unclosed_shock", "shock s {\n  closes strait\n", "E0102:2"},
        Mistake{"unclosed_agreement",
                "agreement a {\n  members JP\n  share reserves of ore\nJP makes 3 kt/year of ore",
                "E0102:2"},
        Mistake{"unclosed_with", "scenario s = baseline with {\n  a.b = 3", "E0102:2"},
        Mistake{"unclosed_engine", "engine e {\n  lag = 1", "E0102:2"},
        Mistake{"unclosed_in_assert", "assert (a + b == 3", "E0102:2"},
        Mistake{"stray_paren", "let a = 3)", "E0109:2"}, Mistake{"stray_brace", "}", "E0109:2"},
        Mistake{"wrong_closer", "let a = f(3]", "E0139:2"},
        Mistake{"open_row", "table makes assumed\n| of | JP |\n| ore | 3% \n| gas | 4% |",
                "E0137:4"},
        Mistake{"row_alone", "| of | JP |", "E0138:2"},
        Mistake{"broken_header", "shock {\n  from 2026-01\n}", "E0100:2"}));

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

TEST(Limits, DeepBracketsGiveOneMessage) {
  const Parsed parsed("let a = " + std::string(100'000, '('));
  EXPECT_EQ(parsed.findings(), std::vector<std::string>{"E0140:1"});
}

TEST(Limits, DeepBlocksGiveOneMessage) {
  EXPECT_EQ(Parsed(repeated("test \"t\" {\n", 1'000)).findings(),
            std::vector<std::string>{"E0140:257"});
}

TEST(Limits, DeepOperatorsGiveOneMessage) {
  for (const std::string_view chain : {"-", "not ", "1 ^ ", "if a then b else "}) {
    const Parsed parsed("let a = " + repeated(chain, 20'000) + "1");
    EXPECT_EQ(parsed.findings(), std::vector<std::string>{"E0140:1"}) << chain;
  }
}

TEST(Limits, LongChainsGiveOneMessage) {
  EXPECT_EQ(Parsed("let a = 1" + repeated(" + 1", 100'000)).findings(),
            std::vector<std::string>{"E0141:1"});
  EXPECT_EQ(Parsed("let a = f" + repeated("(1)", 10'000)).findings(),
            std::vector<std::string>{"E0141:1"});
  EXPECT_TRUE(Parsed("let a = 1" + repeated(" + 1", 400)).findings().empty());
}

TEST(Limits, TwentyMistakesAreEnough) {
  EXPECT_EQ(Parsed(repeated("let a = )\n", 100)).findings().size(), 20u);
}

TEST(Limits, TwoMistakesOnALineAreOne) {
  EXPECT_EQ(Parsed("let a = ); let b = )").findings().size(), 1u);
}

TEST(Recovery, KeepsTheClausesAroundAMistake) {
  const Parsed parsed("agreement a {\n  members JP\n  shar reserves of ore\n  from 2026-01\n}\n");
  EXPECT_EQ(parsed.findings(), std::vector<std::string>{"E0103:3"});
  EXPECT_EQ(parsed.statement<syntax::AgreementStatement>().clauses.size(), 2u);
}

TEST(Recovery, KeepsTheRowsAroundAMistake) {
  const Parsed parsed("table makes assumed\n| of | JP |\n| ore | 3 % % |\n| gas | 4% |\n");
  EXPECT_EQ(parsed.findings().size(), 1u);
  EXPECT_EQ(parsed.statement<syntax::TableStatement>().rows.size(), 1u);
}

TEST(Recovery, FindsOneMistakeInEachStatement) {
  const Parsed parsed("let a = (1\nlet b = {2\nshock s {\nlet c = 3)\nlet d = 4\n");
  EXPECT_EQ(parsed.findings(),
            (std::vector<std::string>{"E0102:1", "E0102:2", "E0102:3", "E0109:4"}));
  EXPECT_EQ(parsed.ast.statements.size(), 5u);
}

}  // namespace
}  // namespace entente
