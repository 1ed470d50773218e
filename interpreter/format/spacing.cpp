#include "format/spacing.h"

#include <algorithm>

namespace entente::format {

using syntax::LexemeKind;

namespace {

enum class Bracket { round, square, set, block };
/// What a piece wants on one of its sides.
enum class Space { none, authors, one };

/// A word of the language that may be a name here: only the author knows what `first (x)` is.
bool may_be_name(const Piece& piece) {
  return piece.is(LexemeKind::word) || piece.is(LexemeKind::verb);
}

/// What the operand before an operator may end with.
bool ends_operand(const Piece& piece) {
  if (piece.is(LexemeKind::sign)) return piece.is_closer() || piece.says("%") || piece.says("?");
  const bool value = piece.says("true") || piece.says("false") || piece.says("rest");
  return value || !(piece.is(LexemeKind::reserved_word) || piece.is(LexemeKind::row));
}

bool is_joint(const Piece& piece) {
  return piece.says("/") || piece.says(".") || piece.says("@") || piece.says("%");
}

class Spacing {
 public:
  void run(std::vector<Line>& lines) {
    for (Line& line : lines) {
      const bool header = line.is_row() && line.pieces.size() > 1 && line.pieces[1].says("of");
      for (std::size_t i = 0; i < line.pieces.size(); ++i) {
        Piece& piece = line.pieces[i];
        if (piece.kind != PieceKind::lexeme) {
          settle(piece, i, Space::one);
          continue;
        }
        const Piece* next = i + 1 < line.pieces.size() ? &line.pieces[i + 1] : nullptr;
        note_statement(piece, header);
        settle(piece, i, std::min(after_, before(piece, next, header)));
        after_ = after(piece, next);
        note_brackets(piece);
        last_ = &piece;
      }
    }
  }

 private:
  void settle(Piece& piece, std::size_t index, Space space) const {
    if (index == 0) return;
    piece.least = space == Space::one || (space == Space::authors && piece.gap > 0) ? 1 : 0;
    if (piece.is_comment() || (last_ && last_->says(";"))) piece.least = 2;
    if (!piece.is_set_apart()) piece.gap = piece.least;
  }

  bool in_brackets() const { return !open_.empty() && open_.back() != Bracket::block; }

  /// Statements with a unit that the layout rules do not join: after `resource … in`,
  /// `economy … in`, `let NAME :`, and in the brackets of a header.
  void note_statement(const Piece& piece, bool header) {
    const bool first =
        !last_ || piece.begins || last_->says(";") || (last_->says("{") && !in_brackets());
    if (first) statement_ = piece.is_word() ? std::string_view(piece.text) : std::string_view();
    const bool part = piece.is(LexemeKind::name) || may_be_name(piece) || is_joint(piece) ||
                      piece.is(LexemeKind::number) || piece.is(LexemeKind::unit);
    // The layout rules join what touches a `%`, and then it is one word.
    if (first || !part || piece.says("%")) in_unit_ = false;
    if (piece.says("in") && (statement_ == "resource" || statement_ == "economy")) in_unit_ = true;
    if (piece.says(":") && statement_ == "let" && !in_brackets()) in_unit_ = true;
    if (piece.says("[") && header) in_unit_ = true;
  }

  Space before(const Piece& piece, const Piece* next, bool header) const {
    if (!last_) return Space::one;
    if (piece.says(",") || piece.says(";") || piece.says(":")) return Space::none;
    if (piece.says(".")) return last_->is(LexemeKind::unit) ? Space::one : Space::none;
    if (piece.says(")") || piece.says("]")) return Space::none;
    if (piece.says("}")) return in_brackets() || last_->says("{") ? Space::none : Space::one;
    if (piece.says("(") || piece.says("[")) return before_bracket(header);
    if (last_->is(LexemeKind::number) && piece.text.starts_with('%')) return Space::none;
    return joins_unit(piece, next) ? Space::none : Space::one;
  }

  /// A call or an index, or else a value of its own.
  Space before_bracket(bool header) const {
    if (last_->is_closer()) return Space::none;
    if (last_->is(LexemeKind::name))
      return header || statement_ == "use" ? Space::one : Space::none;
    const bool open = last_->is(LexemeKind::sign) || last_->is(LexemeKind::reserved_word);
    return open || last_->is(LexemeKind::row) ? Space::one : Space::authors;
  }

  Space after(const Piece& piece, const Piece* next) const {
    if (piece.says("(") || piece.says("[") || piece.says(".")) return Space::none;
    if (piece.says("{")) return opens_set() ? Space::none : Space::one;
    if (piece.says("-") || piece.says("−")) {
      if (!last_ || !ends_operand(*last_)) return Space::none;
      return may_be_name(*last_) ? Space::authors : Space::one;
    }
    return joins_unit(piece, next) ? Space::none : Space::one;
  }

  bool joins_unit(const Piece& piece, const Piece* next) const {
    if (piece.says("@")) return next && next->is(LexemeKind::number);
    return piece.says("/") && in_unit_;
  }

  void note_brackets(Piece& piece) {
    piece.block = piece.says("{") && !opens_set();
    if (piece.says("(")) open_.push_back(Bracket::round);
    if (piece.says("[")) open_.push_back(Bracket::square);
    if (piece.says("{")) open_.push_back(piece.block ? Bracket::block : Bracket::set);
    if (piece.is_closer() && !open_.empty()) open_.pop_back();
  }

  /// As the layout rules have it: where a value is due.
  bool opens_set() const {
    if (!last_ || last_->says("with") || (last_->says("{") && !in_brackets())) return false;
    // The first word of its statement, and not a name.
    if (last_->says("members") || last_->says("show") || last_->says("chart") ||
        last_->says("assert") || last_->says("expect"))
      return statement_ == last_->text;
    return !ends_operand(*last_);
  }

  std::vector<Bracket> open_;
  const Piece* last_ = nullptr;  ///< the lexeme before
  Space after_ = Space::one;     ///< what it wants behind it
  std::string_view statement_;   ///< the word that begins this statement or clause
  bool in_unit_ = false;
};

}  // namespace

void space(std::vector<Line>& lines) { Spacing().run(lines); }

}  // namespace entente::format
