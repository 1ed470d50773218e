#include "syntax/unfinished.h"

#include <algorithm>

#include "syntax/layout.h"
#include "syntax/next.h"
#include "syntax/text_guard.h"

namespace entente::syntax {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  return text.substr(0, text.find_last_not_of(blanks) + 1);
}

std::string_view last_line(std::string_view text) {
  return trimmed(text.substr(text.rfind('\n') + 1));  // npos + 1 is 0
}

bool ends_in_empty_line(std::string_view text) {
  return text.find('\n') != text.npos && last_line(text).empty();
}

bool ends_in_two_empty_lines(std::string_view text) {
  return ends_in_empty_line(text) && ends_in_empty_line(text.substr(0, text.rfind('\n')));
}

/// A long table is typed or pasted row by row: without reading it anew for every row.
bool is_row_of_table(std::string_view text) {
  return text.starts_with("table ") && text.find("\n\n") == text.npos &&
         last_line(text).starts_with('|');
}

/// The words and signs of a text, and what they leave open.
class Ending {
 public:
  explicit Ending(std::string_view text)
      : source_(sources_.add("", std::string(text))), places_(source_, 0, sources_.text(source_)) {
    SyntaxErrors errors(sources_, diagnostics_);
    antlr4::ANTLRInputStream characters(places_.characters());
    Lexer lexer(&characters);
    laid_out_ = lay_out(raw_tokens(lexer, places_, sources_), places_, errors);
    laid_out_.tokens.pop_back();  // the end
  }

  bool is_open() const { return laid_out_.open; }
  std::size_t first() const { return laid_out_.tokens.empty() ? 0 : type(0); }
  bool in_prose() const {
    return std::any_of(tokens().begin(), tokens().end(), [](const auto& token) {
      return token->getType() == Lexer::UNCLOSED_TEXT_BLOCK;
    });
  }
  /// On a line of its own.
  bool in_documentation() const {
    if (tokens().empty() || tokens().back()->getType() != Lexer::DOCUMENTATION_LINE) return false;
    const std::size_t last = tokens().size() - 1;
    return last == 0 || tokens()[last - 1]->getLine() != tokens()[last]->getLine();
  }
  /// One whose rows are not in a file.
  bool in_table() const {
    std::size_t i = last_statement();
    if (i == tokens().size() || type(i) != Lexer::TABLE) return false;
    for (; i + 1 < tokens().size(); ++i) {
      if (type(i) == Lexer::FROM && type(i + 1) == Lexer::STRING) return false;
    }
    return true;
  }

 private:
  const Tokens& tokens() const { return laid_out_.tokens; }
  std::size_t type(std::size_t i) const { return tokens()[i]->getType(); }

  /// Where it begins, if no bracket is open at the end.
  std::size_t last_statement() const {
    std::size_t result = 0;
    int depth = 0;
    for (std::size_t i = 0; i < tokens().size(); ++i) {
      if (is_opener(type(i))) ++depth;
      if (is_closer(type(i))) --depth;
      const bool ends = type(i) == Lexer::NEWLINE || type(i) == Lexer::SEMICOLON;
      const bool before = type(i) == Lexer::DOCUMENTATION_LINE && result == i;
      if ((ends && depth <= 0) || before) result = i + 1;
    }
    return result;
  }

  Sources sources_;
  Diagnostics diagnostics_;
  SourceId source_;
  Places places_;
  LaidOut laid_out_;
};

bool is_readable(std::string_view text) {
  return text.size() <= max_text_bytes && find_invalid_utf8(text) == std::string_view::npos;
}

}  // namespace

bool unfinished(std::string_view text) {
  if (trimmed(text).starts_with(':') || !is_readable(text)) return false;
  if (ends_in_empty_line(text)) return !ends_in_two_empty_lines(text) && Ending(text).in_prose();
  if (is_row_of_table(text)) return true;
  const Ending ending(text);
  if (ending.is_open() || ending.in_prose() || ending.in_documentation() || ending.in_table())
    return true;
  return next_after(std::string(text) + "\n").block;
}

bool goes_on(std::string_view next_line) {
  if (!is_readable(next_line)) return false;
  switch (const std::size_t type = Ending(next_line).first()) {
    case Lexer::ROW:
      return true;
    case Lexer::COLON:       // a command,
    case Lexer::OPEN_BRACE:  // a set,
    case Lexer::MINUS:
    case Lexer::TILDE:  // a number
      return false;
    default:
      return carries_on(type) && (is_reserved(type) || !is_word(type));
  }
}

}  // namespace entente::syntax
