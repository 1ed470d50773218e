#include "syntax/lexemes.h"

#include "syntax/layout.h"
#include "syntax/text_guard.h"

namespace entente::syntax {
namespace {

LexemeKind kind_of(std::size_t type) {
  switch (type) {
    case Lexer::NAME:
      return LexemeKind::name;
    case Lexer::NUMBER:
      return LexemeKind::number;
    case Lexer::SCALE:
      return LexemeKind::scale;
    case Lexer::UNIT_REF:
      return LexemeKind::unit;
    case Lexer::DATE:
      return LexemeKind::date;
    case Lexer::STRING:
      return LexemeKind::text;
    case Lexer::TEXT_BLOCK:
      return LexemeKind::prose;
    case Lexer::ROW:
      return LexemeKind::row;
    default:
      break;
  }
  if (is_reserved(type) || type == Lexer::TOWARDS) return LexemeKind::reserved_word;
  if (is_fact_verb(type)) return LexemeKind::verb;
  return is_word(type) ? LexemeKind::word : LexemeKind::sign;
}

}  // namespace

std::vector<Lexeme> lexemes(SourceId source, const Sources& sources) {
  Diagnostics diagnostics;  // stays empty: the text parses
  const std::optional<std::string_view> text = guard_text(source, sources, diagnostics);
  if (!text) return {};
  SyntaxErrors errors(sources, diagnostics);
  const std::size_t base = sources.text(source).size() - text->size();
  const Places places(source, static_cast<std::uint32_t>(base), *text);
  antlr4::ANTLRInputStream characters(places.characters());
  Lexer lexer(&characters);
  std::vector<Lexeme> result;
  bool begins = false;
  for (const auto& token : lay_out(raw_tokens(lexer, places, sources), places, errors).tokens) {
    const std::size_t type = token->getType();
    if (type == antlr4::Token::EOF) break;
    if (type == Lexer::NEWLINE) {
      begins = true;
    } else if (type != Lexer::DOCUMENTATION_LINE) {
      result.push_back({kind_of(type), span_of(*token, places), std::exchange(begins, false)});
    }
  }
  return result;
}

}  // namespace entente::syntax
