// The recognisers in the order in which they are asked, the most specific first, and what is said
// when none knows.
#include <fmt/format.h>

#include <array>

#include "syntax/mistake.h"

namespace entente::syntax {
namespace {

constexpr Kind<std::string> unexpected{"E0100", Severity::error, "unexpected {}"};

constexpr std::size_t max_offers = 6;

constexpr std::array recognisers{
    &late_statement,   &unclosed_text,   &unknown_character,    &stray_row,
    &grouped_digits,   &misplaced_point, &date_in_words,        &date_as_number,
    &foreign_operator, &single_equals,   &clause_outside_block, &missing_of,
    &missing_comma,    &to_in_period,    &minus_for_range,      &per_word,
    &misspelt_word,    &and_for_comma,   &missing_disposal,     &two_clauses,
    &trailing_comma,   &reserved_name,   &stray_closer,         &unclosed_pair,
    &unclosed_row,
};

std::string seen(const Mistake& mistake) {
  if (mistake.is(antlr4::Token::EOF)) {
    return mistake.within(Parser::RuleEmbedded) ? "end of the expression" : "end of file";
  }
  if (mistake.is(Lexer::NEWLINE)) return "end of line";
  if (mistake.is(Lexer::TEXT_BLOCK)) return "text block";
  return fmt::format("`{}`", mistake.text());
}

/// What may stand here, in the reader's words: things first, then words and signs.
std::vector<std::string> offers(const Expected& expected) {
  if (expected.has(Lexer::EDITION)) return {"a fact", "a statement such as `let` or `shock`"};
  std::vector<std::string> result;
  if (expected.value) {
    result.push_back("an amount");
  } else {
    if (expected.name) result.push_back("a name");
    if (expected.has(Lexer::STRING)) result.push_back("a text in quotes");
    if (expected.has(Lexer::DATE)) result.push_back("a date such as 2027-03");
    if (expected.has(Lexer::NUMBER)) result.push_back("a number");
  }
  if (expected.has(Lexer::UNIT_REF) && !expected.value) result.push_back("a unit");
  const std::size_t things = result.size();
  std::vector<std::string> operators;
  for (const std::string& word : expected.words()) {
    const bool infix = word == "and" || word == "or" || word == "in" || word == "as";
    (infix ? operators : result).push_back("`" + word + "`");
  }
  if (result.size() == things) result.insert(result.end(), operators.begin(), operators.end());
  if (!expected.value) {
    for (const std::size_t sign :
         {Lexer::COMMA, Lexer::COLON, Lexer::EQUALS, Lexer::BAR, Lexer::CLOSE_PAREN,
          Lexer::CLOSE_BRACKET, Lexer::OPEN_BRACE, Lexer::CLOSE_BRACE}) {
      if (expected.has(sign)) result.push_back("`" + spelling(sign) + "`");
    }
  }
  if (result.empty() && expected.has(Lexer::OPEN_PAREN)) result.push_back("`(`");
  if (expected.has(Lexer::NEWLINE)) result.push_back("a new line");
  return result;
}

std::string listed(const std::vector<std::string>& words) {
  const std::size_t count = std::min(words.size(), max_offers);
  std::string result;
  for (std::size_t i = 0; i < count; ++i) {
    const bool last = i + 1 == count && words.size() <= max_offers;
    if (i > 0) result += last ? " or " : ", ";
    result += words[i];
  }
  return words.size() > max_offers ? result + " ..." : result;
}

}  // namespace

void report_mistake(const Mistake& mistake, SyntaxErrors& errors) {
  for (Recogniser* recognise : recognisers) {
    if (recognise(mistake, errors)) return;
  }
  const Span place = mistake.at_end() ? mistake.gap() : mistake.span();
  SyntaxErrors::Details details = errors.report(place, unexpected, seen(mistake));
  const std::vector<std::string> words = offers(mistake.expected);
  if (!words.empty()) details.here("expected " + listed(words));
}

}  // namespace entente::syntax
