#include "syntax/tokens.h"

namespace entente::syntax {

// The groups are ranges of EntenteLexer.g4.
bool is_reserved(std::size_t type) { return type >= Lexer::AND && type <= Lexer::ASSUMED; }
bool is_statement_word(std::size_t type) { return type >= Lexer::EDITION && type <= Lexer::WHAT; }
bool is_clause_word(std::size_t type) { return type >= Lexer::MEMBERS && type <= Lexer::TEXT; }
bool is_word(std::size_t type) { return type >= Lexer::AND && type <= Lexer::ALL; }
bool is_fact_verb(std::size_t type) { return type >= Lexer::MINES && type <= Lexer::SHIPS; }
bool may_name(std::size_t type) {
  return type == Lexer::NAME || (is_word(type) && !is_reserved(type));
}

bool is_opener(std::size_t type) {
  return type == Lexer::OPEN_PAREN || type == Lexer::OPEN_BRACKET || type == Lexer::OPEN_BRACE;
}
bool is_closer(std::size_t type) {
  return type == Lexer::CLOSE_PAREN || type == Lexer::CLOSE_BRACKET || type == Lexer::CLOSE_BRACE;
}
std::size_t closer_of(std::size_t opener) {
  if (opener == Lexer::OPEN_PAREN) return Lexer::CLOSE_PAREN;
  return opener == Lexer::OPEN_BRACKET ? Lexer::CLOSE_BRACKET : Lexer::CLOSE_BRACE;
}

std::string spelling(std::size_t type) {
  if (type == Lexer::UTILISATION) return "utilisation";
  if (type == Lexer::TOWARDS) return "to";
  static antlr4::ANTLRInputStream nothing;
  static const Lexer lexer(&nothing);
  const std::string literal = lexer.getVocabulary().getLiteralName(type);
  return literal.size() > 2 ? literal.substr(1, literal.size() - 2) : "";
}

bool touch(const antlr4::Token& first, const antlr4::Token& second) {
  return first.getStopIndex() + 1 == second.getStartIndex();
}

bool begins_statement(const antlr4::Token& token, const antlr4::Token* next) {
  if (token.getCharPositionInLine() != 0) return false;
  if (token.getType() == Lexer::NAME) return next && is_fact_verb(next->getType());
  if (!is_statement_word(token.getType())) return false;
  if (!next || !touch(token, *next)) return true;
  const std::size_t type = next->getType();  // `seed(3)`, `test.x`, `share, to`: a name
  return type != Lexer::COMMA && type != Lexer::CLOSE_PAREN && type != Lexer::DOT &&
         type != Lexer::OPEN_PAREN;
}

Tokens raw_tokens(Lexer& lexer, const Places& places, const Sources& sources) {
  lexer.removeErrorListeners();
  Tokens tokens;
  do {
    tokens.push_back(lexer.nextToken());
    auto& token = static_cast<Token&>(*tokens.back());
    if (token.getType() == antlr4::Token::EOF) break;
    const Span place = places.span(token.getStartIndex(), token.getStopIndex() + 1);
    token.setText(std::string(sources.text(place)));
  } while (true);
  return tokens;
}

Span span_of(const antlr4::Token& token, const Places& places) {
  const std::size_t first = token.getStartIndex();
  const bool empty = token.getType() == antlr4::Token::EOF || token.getType() == Lexer::NEWLINE;
  return places.span(first, empty ? first : token.getStopIndex() + 1);
}

}  // namespace entente::syntax
