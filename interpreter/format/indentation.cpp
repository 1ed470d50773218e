#include "format/indentation.h"

#include <algorithm>

namespace entente::format {

namespace {

constexpr std::size_t step = 2;

class Indentation {
 public:
  void run(std::vector<Line>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      Line& line = lines[i];
      if (line.is_comment()) continue;
      line.pieces.front().gap = due(line);
      follow(line);
    }
    place_comments(lines);
    close_up(lines);
  }

 private:
  struct Open {
    std::size_t indentation;  ///< of its line
    bool block;
  };

  std::size_t due(const Line& line) const {
    const std::size_t inner = open_.empty() ? 0 : open_.back().indentation + step;
    if (line.first().is_closer() && !open_.empty()) return open_.back().indentation;
    if (line.is_row() || line.is_table_rule() || line.first().begins || line.first().block ||
        ended_)
      return inner;
    return open_.empty() || open_.back().block ? inner + step : inner;
  }

  void follow(const Line& line) {
    for (const Piece& piece : line.pieces) {
      if (piece.kind != PieceKind::lexeme) continue;
      if (piece.is_opener()) {
        open_.push_back({line.first().gap, piece.block});
        ended_ = open_.back().block;
        continue;
      }
      if (piece.is_closer() && !open_.empty()) open_.pop_back();
      ended_ = false;
    }
  }

  /// A comment belongs to what follows it, and stands as far in; before a closing brace it belongs
  /// to the block.
  static void place_comments(std::vector<Line>& lines) {
    std::size_t next = 0;
    for (std::size_t i = lines.size(); i-- > 0;) {
      Piece& first = lines[i].pieces.front();
      if (lines[i].is_comment())
        first.gap = next;
      else
        next = first.gap + (first.is_closer() ? step : 0);
    }
  }

  static void close_up(std::vector<Line>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool opened = i > 0 && lines[i - 1].pieces.back().is_opener();
      if (i == 0 || opened || lines[i].first().is_closer()) lines[i].blank_before = false;
    }
  }

  std::vector<Open> open_;
  bool ended_ = true;  ///< nothing is open to be carried on
};

}  // namespace

void indent(std::vector<Line>& lines) { Indentation().run(lines); }

}  // namespace entente::format
