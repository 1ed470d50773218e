// Brackets without their other half, and rows of tables.
#include <array>

#include "syntax/mistake.h"

namespace entente::syntax {
namespace {

constexpr Kind<std::string> closes_nothing{"E0109", Severity::error, "`{}` closes nothing"};
constexpr Kind<std::string, std::string> wrong_closer{"E0139", Severity::error,
                                                      "`{}` does not close `{}`"};
constexpr Kind<> open_row{"E0137", Severity::error, "this row has no closing `|`"};
constexpr Kind<> row_alone{"E0138", Severity::error, "a row without a table"};

/// The brackets that are open before the mistake, within its statement.
std::vector<antlr4::Token*> open_brackets(const Mistake& mistake) {
  std::vector<antlr4::Token*> open;
  antlr4::TokenStream& tokens = mistake.stream();
  for (std::size_t i = 0; i < mistake.here.getTokenIndex(); ++i) {
    antlr4::Token* token = tokens.get(i);
    const antlr4::Token* next = tokens.get(i + 1);
    if (begins_statement(*token, next)) open.clear();
    if (is_opener(token->getType())) open.push_back(token);
    if (is_closer(token->getType()) && !open.empty()) open.pop_back();
  }
  return open;
}

/// The opener that `closer` would close here, or null.
antlr4::Token* opener_of(const Mistake& mistake, std::size_t opener) {
  int closed = 0;
  for (antlr4::Token* token = mistake.previous; token; token = mistake.left_of(*token)) {
    if (token->getType() == closer_of(opener)) ++closed;
    if (token->getType() == opener && closed-- == 0) return token;
  }
  return nullptr;
}

}  // namespace

bool stray_row(const Mistake& mistake, SyntaxErrors& errors) {
  if (!mistake.is(Lexer::ROW) || mistake.within(Parser::RuleTableStatement)) return false;
  if (mistake.rule != Parser::RuleScript && mistake.rule != Parser::RuleTestBlock) return false;
  errors.report(mistake.span(), row_alone)
      .help("write a header such as `table makes assumed` on the line above");
  return true;
}

bool stray_closer(const Mistake& mistake, SyntaxErrors& errors) {
  if (!is_closer(mistake.type())) return false;
  const std::vector<antlr4::Token*> open = open_brackets(mistake);
  if (open.empty()) {
    errors.report(mistake.span(), closes_nothing, mistake.text())
        .here("no bracket is open here")
        .propose(mistake.span(), "", "remove `" + mistake.text() + "`");
    return true;
  }
  const antlr4::Token& opener = *open.back();
  const std::size_t wanted = closer_of(opener.getType());
  if (wanted == mistake.type() || mistake.expected.value) return false;
  errors.report(mistake.span(), wrong_closer, mistake.text(), opener.getText())
      .here("expected `" + spelling(wanted) + "`")
      .label(mistake.span(opener), "opened here")
      .propose(mistake.span(), spelling(wanted), "write `" + spelling(wanted) + "`");
  return true;
}

bool unclosed_pair(const Mistake& mistake, SyntaxErrors& errors) {
  const bool end_of_inside = mistake.at_end() || mistake.is(Lexer::BAR) || mistake.is(Lexer::ROW) ||
                             mistake.is(Lexer::SEMICOLON) || is_closer(mistake.type()) ||
                             (is_word(mistake.type()) && !mistake.expected.value);
  if (!end_of_inside) return false;
  for (const std::size_t opener : {Lexer::OPEN_PAREN, Lexer::OPEN_BRACKET, Lexer::OPEN_BRACE}) {
    const std::size_t closer = closer_of(opener);
    if (!mistake.expected.has(closer)) continue;
    const bool block = opener == Lexer::OPEN_BRACE && mistake.expected.has(Lexer::NEWLINE);
    if (block && !mistake.is(antlr4::Token::EOF)) continue;
    const antlr4::Token* open = opener_of(mistake, opener);
    if (!open) continue;
    auto details = errors.report(mistake.span(*open), unclosed_bracket, open->getText());
    details.here("opened here");
    if (!mistake.at_end()) {
      details.label(mistake.span(), "expected `" + spelling(closer) + "` before this");
    }
    details.propose(mistake.gap(), spelling(closer), "close it");
    return true;
  }
  return false;
}

bool unclosed_row(const Mistake& mistake, SyntaxErrors& errors) {
  if (!mistake.within(Parser::RuleRow) || (!mistake.at_end() && !mistake.is(Lexer::ROW))) {
    return false;
  }
  errors.report(mistake.span(*mistake.previous), open_row)
      .here("expected `|` at the end of the row")
      .propose(mistake.gap(), " |", "insert `|`");
  return true;
}

}  // namespace entente::syntax
