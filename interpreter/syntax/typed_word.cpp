#include "syntax/typed_word.h"

#include <algorithm>

#include "syntax/tokens.h"

namespace entente::syntax {
namespace {

bool is_wordlike(const antlr4::Token& token) {
  return token.getType() == Lexer::NAME || token.getType() == Lexer::SCALE ||
         is_word(token.getType());
}

class TokensBefore {
 public:
  explicit TokensBefore(std::string_view text)
      : text_(text),
        source_(sources_.add("", std::string(text))),
        places_(source_, 0, sources_.text(source_)),
        characters_(places_.characters()),
        lexer_(&characters_),
        raw_(raw_tokens(lexer_, places_, sources_)) {
    raw_.pop_back();  // the end
  }

  TypedWord find() const {
    TypedWord result;
    result.begin = result.chain = result.unit = text_.size();
    if (raw_.empty()) {
      if (text_.find('#') != text_.npos && !text_.ends_with('\n'))
        result.in = TypedWord::In::nowhere;
      return result;
    }
    result.in = place();
    const antlr4::Token& last = *raw_.back();
    if (result.in == TypedWord::In::text) result.begin = begin_of(last) + 1;
    if (result.in == TypedWord::In::script) {
      if (touches_end(last) && is_wordlike(last)) result.begin = begin_of(last);
      result.chain = chain(result.begin, false);
      result.unit = chain(result.begin, true);
      if (const antlr4::Token* quote = open_back_quote())
        result.begin = result.chain = result.unit = begin_of(*quote);
    }
    return result;
  }

 private:
  std::size_t begin_of(const antlr4::Token& token) const { return span_of(token, places_).begin; }
  std::size_t end_of(const antlr4::Token& token) const { return span_of(token, places_).end; }
  bool touches_end(const antlr4::Token& token) const { return end_of(token) == text_.size(); }

  TypedWord::In place() const {
    const antlr4::Token& last = *raw_.back();
    for (const auto& token : raw_) {
      if (token->getType() == Lexer::UNCLOSED_TEXT_BLOCK) return TypedWord::In::nowhere;
    }
    const bool documentation =
        last.getType() == Lexer::DOCUMENTATION_LINE || last.getType() == Lexer::SLASH_COMMENT;
    if (documentation) return TypedWord::In::nowhere;
    if (last.getType() == Lexer::UNCLOSED_STRING && touches_end(last)) return TypedWord::In::text;
    const std::size_t end = last.getType() == Lexer::NEWLINE ? begin_of(last) + 1 : end_of(last);
    const std::string_view rest = text_.substr(std::min(end, text_.size()));
    const std::size_t line = rest.rfind('\n');
    const bool comment = rest.find('#', line == rest.npos ? 0 : line) != rest.npos;
    return comment ? TypedWord::In::nowhere : TypedWord::In::script;
  }

  /// Of a name with spaces that is not closed on this line.
  const antlr4::Token* open_back_quote() const {
    for (auto token = raw_.rbegin(); token != raw_.rend(); ++token) {
      if ((*token)->getType() == Lexer::NEWLINE) break;
      if ((*token)->getText() == "`") return token->get();
    }
    return nullptr;
  }

  /// Where the words and signs begin that touch one another up to the word at `begin`.
  std::size_t chain(std::size_t begin, bool unit) const {
    std::size_t at = raw_.size();
    if (begin < text_.size()) --at;
    std::size_t result = begin;
    while (at >= 2) {
      const antlr4::Token& sign = *raw_[at - 1];
      const antlr4::Token& word = *raw_[at - 2];
      const bool joins = sign.getType() == Lexer::DOT || (unit && sign.getType() == Lexer::SLASH);
      const bool percent = word.getType() == Lexer::PERCENT && sign.getType() == Lexer::SLASH;
      if (!joins || end_of(sign) != result || !touch(word, sign)) break;
      if (!is_wordlike(word) && !percent) break;
      result = begin_of(word);
      at -= 2;
      if (percent) break;
    }
    return result;
  }

  std::string_view text_;
  Sources sources_;
  SourceId source_;
  Places places_;
  antlr4::ANTLRInputStream characters_;
  Lexer lexer_;
  Tokens raw_;
};

}  // namespace

TypedWord typed_word(std::string_view text) { return TokensBefore(text).find(); }

}  // namespace entente::syntax
