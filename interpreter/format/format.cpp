#include "format/format.h"

#include <algorithm>
#include <iterator>

#include "format/indentation.h"
#include "format/lines.h"
#include "format/spacing.h"
#include "format/tables.h"

namespace entente::format {

namespace {

bool same(const Piece& a, const Piece& b) {
  return a.begins == b.begins && a.kind == b.kind && a.lexeme == b.lexeme &&
         (a.text == b.text || a.kind == PieceKind::table_rule);
}

/// After one of these a newline changes nothing, and counts or does not as the next line is
/// indented.
bool opens(const Piece& piece) { return piece.block || piece.says(";"); }

/// All pieces, one after the other.
std::vector<Piece> pieces_of(SourceId source, const Sources& sources) {
  std::vector<Line> lines = lines_of(source, sources);
  space(lines);
  std::vector<Piece> pieces;
  const Piece* last = nullptr;
  for (Line& line : lines) {
    for (Piece& piece : line.pieces) {
      if (!last || opens(*last) || piece.is_closer()) piece.begins = false;
      if (piece.kind == PieceKind::lexeme) last = &piece;
    }
  }
  for (Line& line : lines)
    std::move(line.pieces.begin(), line.pieces.end(), std::back_inserter(pieces));
  return pieces;
}

}  // namespace

std::string format_script(SourceId source, const Sources& sources) {
  std::vector<Line> lines = lines_of(source, sources);
  space(lines);
  indent(lines);
  align_tables(lines);
  return text_of(lines);
}

bool same_words(SourceId first, SourceId second, const Sources& sources) {
  const std::vector<Piece> a = pieces_of(first, sources);
  const std::vector<Piece> b = pieces_of(second, sources);
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

}  // namespace entente::format
