// Operators of other languages, and words or signs that stand for another here.
#include <array>

#include "syntax/mistake.h"

namespace entente::syntax {
namespace {

constexpr Kind<> equals_for_equality{"E0113", Severity::error, "equality is written `==`"};
constexpr Kind<std::string, std::string> unknown_operator{"E0131", Severity::error,
                                                          "there is no operator `{}`; write `{}`"};
constexpr Kind<> to_for_until{"E0114", Severity::error, "the end of a period is written `until`"};
constexpr Kind<> minus_as_range{"E0132", Severity::error, "a range is written with `to`, not `-`"};
constexpr Kind<> per_as_word{"E0116", Severity::error, "a rate is written with a slash"};

struct Foreign {
  std::string_view seen;
  std::string_view meant;
};
/// The longer first.
constexpr std::array foreign_operators{
    Foreign{"===", "=="}, Foreign{"&&", "and"}, Foreign{"||", "or"},
    Foreign{"=>", ">="},  Foreign{"=<", "<="},  Foreign{"<>", "!="},
    Foreign{"**", "^"},   Foreign{"&", "and"},  Foreign{"!", "not "},
};

bool is_sign(const antlr4::Token& token) {
  const std::size_t type = token.getType();
  return (type >= Lexer::EQUALS && type <= Lexer::CARET) || type == Lexer::BAR ||
         type == Lexer::UNKNOWN_CHARACTER;
}

/// The first and last of the signs that touch each other around the mistake.
std::pair<const antlr4::Token*, const antlr4::Token*> sign_run(const Mistake& mistake) {
  const antlr4::Token* first = &mistake.here;
  const antlr4::Token* last = first;
  if (mistake.previous && touch(*mistake.previous, *first) && is_sign(*mistake.previous)) {
    first = mistake.previous;
  }
  if (mistake.next && touch(*last, *mistake.next) && is_sign(*mistake.next)) last = mistake.next;
  return {first, last};
}

/// Something that `=` could not follow inside a statement has ended: a value.
bool ends_value(const antlr4::Token* token) {
  if (!token) return false;
  const std::size_t type = token->getType();
  return may_name(type) || is_closer(type) || type == Lexer::NUMBER || type == Lexer::UNIT_REF ||
         type == Lexer::PERCENT || type == Lexer::DATE || type == Lexer::STRING ||
         type == Lexer::TRUE || type == Lexer::FALSE;
}

}  // namespace

bool foreign_operator(const Mistake& mistake, SyntaxErrors& errors) {
  if (!is_sign(mistake.here)) return false;
  const auto [first, last] = sign_run(mistake);
  std::string signs = first->getText();
  if (first != &mistake.here) signs += mistake.text();
  if (last != &mistake.here) signs += last->getText();
  for (const Foreign& foreign : foreign_operators) {
    if (foreign.seen != signs) continue;
    const Span span = mistake.span(*first, *last);
    const std::string meant(foreign.meant);
    errors.report(span, unknown_operator, signs, meant).mend(span, meant, "write `" + meant + "`");
    return true;
  }
  return false;
}

bool single_equals(const Mistake& mistake, SyntaxErrors& errors) {
  if (!mistake.is(Lexer::EQUALS) || !ends_value(mistake.previous)) return false;
  const std::size_t clause = mistake.first_of_clause().getType();
  const bool question = clause == Lexer::ASSERT || clause == Lexer::EXPECT ||
                        clause == Lexer::SHOW || clause == Lexer::CHART;
  const bool bracketed =
      mistake.within(Parser::RuleCallSuffix) || mistake.within(Parser::RuleParenthesis) ||
      mistake.within(Parser::RuleListLiteral) || mistake.within(Parser::RuleSetLiteral);
  if (!question && !bracketed && !mistake.expected.has(Lexer::EQUAL)) return false;
  errors.report(mistake.span(), equals_for_equality)
      .here("`=` gives a name to a value")
      .mend(mistake.span(), "==", "write `==`");
  return true;
}

bool to_in_period(const Mistake& mistake, SyntaxErrors& errors) {
  if (!mistake.is(Lexer::TO)) return false;
  const bool block = mistake.within(Parser::RuleAgreementBlock) ||
                     mistake.within(Parser::RuleShockBlock) ||
                     mistake.within(Parser::RuleGroupBlock);
  if (!block || !mistake.previous_is(Lexer::DATE)) return false;
  errors.report(mistake.span(), to_for_until)
      .here("`to` makes an uncertain amount")
      .mend(mistake.span(), "until", "write `until`");
  return true;
}

bool minus_for_range(const Mistake& mistake, SyntaxErrors& errors) {
  if (!mistake.is(Lexer::MINUS) || !mistake.expected.has(Lexer::TO)) return false;
  if (mistake.expected.value) return false;
  const std::string to = mistake.touches_previous() ? " to " : "to";
  errors.report(mistake.span(), minus_as_range).mend(mistake.span(), to, "write `to`");
  return true;
}

bool per_word(const Mistake& mistake, SyntaxErrors& errors) {
  if (mistake.text() != "per" || !mistake.previous) return false;
  auto details = errors.report(mistake.span(), per_as_word);
  if (mistake.next && mistake.next->getLine() == mistake.here.getLine()) {
    const std::string rate = mistake.previous->getText() + "/" + mistake.next->getText();
    details.mend(mistake.span(*mistake.previous, *mistake.next), rate, "write `" + rate + "`");
  } else {
    details.help("write `kt/year`");
  }
  return true;
}

}  // namespace entente::syntax
