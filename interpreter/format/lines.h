// A script as the formatter sees it: lines of pieces, and the spaces between them. Pieces stay in
// their order and on their lines; only the spaces change.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "syntax/lexemes.h"

namespace entente::format {

enum class PieceKind { lexeme, comment, table_rule };

struct Piece {
  PieceKind kind = PieceKind::lexeme;
  syntax::LexemeKind lexeme = syntax::LexemeKind::sign;  ///< of a lexeme
  std::string text = {};
  std::string marks = {};  ///< invisible direction marks before it
  std::size_t gap = 0;     ///< columns of space before it on its line
  bool begins = false;     ///< a statement or clause ended before it
  std::size_t least = 0;   ///< the gap that the signs around it ask for
  bool block = false;      ///< a brace that opens a block, not a set

  bool is(syntax::LexemeKind wanted) const { return kind == PieceKind::lexeme && lexeme == wanted; }
  bool is_comment() const { return kind == PieceKind::comment; }
  /// A sign or word of the language, as it is written.
  bool says(std::string_view wanted) const;
  bool is_word() const;
  /// More space than the signs ask for: the author made a column.
  bool is_set_apart() const { return least > 0 && gap > least; }
  bool is_opener() const { return says("(") || says("[") || says("{"); }
  bool is_closer() const { return says(")") || says("]") || says("}"); }
};

struct Line {
  std::vector<Piece> pieces;  ///< the gap of the first is the indentation
  bool blank_before = false;

  const Piece& first() const { return pieces.front(); }
  /// Nothing but a comment.
  bool is_comment() const { return first().is_comment(); }
  bool is_row() const { return first().is(syntax::LexemeKind::row); }
  bool is_table_rule() const { return first().kind == PieceKind::table_rule; }
};

/// Of a text that parses; texts of pieces are views of the source. No line is empty.
std::vector<Line> lines_of(SourceId source, const Sources& sources);

/// Puts the text together again; every line ends with a newline.
std::string text_of(const std::vector<Line>& lines);

}  // namespace entente::format
