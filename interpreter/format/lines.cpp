#include "format/lines.h"

#include "support/display_width.h"

namespace entente::format {

using syntax::LexemeKind;

bool Piece::is_word() const {
  return is(LexemeKind::word) || is(LexemeKind::reserved_word) || is(LexemeKind::verb);
}

bool Piece::says(std::string_view wanted) const {
  return (is(LexemeKind::sign) || is(LexemeKind::row) || is_word()) && text == wanted;
}

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// U+200E, U+200F, U+061C: they keep a line of two directions in order, and are kept.
bool is_direction_mark(char32_t point) {
  return point == 0x200E || point == 0x200F || point == 0x061C;
}

class Reader {
 public:
  Reader(SourceId source, const Sources& sources) : source_(source), sources_(sources) {}

  std::vector<Line> read() {
    std::size_t end = 0;
    for (const syntax::Lexeme& lexeme : syntax::lexemes(source_, sources_)) {
      read_between(end, lexeme.span.begin);
      place({PieceKind::lexeme, lexeme.kind, std::string(sources_.text(lexeme.span)), "", 0,
             lexeme.begins});
      end = lexeme.span.end;
    }
    read_between(end, sources_.text(source_).size());
    return std::move(lines_);
  }

 private:
  /// Spaces, newlines, comments, and the rules of tables.
  void read_between(std::size_t begin, std::size_t end) {
    std::string_view rest = sources_.text(source_).substr(begin, end - begin);
    while (!rest.empty()) rest.remove_prefix(read_one(rest));
  }

  std::size_t read_one(std::string_view rest) {
    const std::size_t line_end = std::min(rest.find_first_of("\r\n"), rest.size());
    if (line_end == 0) {
      const std::size_t length = rest.starts_with("\r\n") ? 2 : 1;
      ++newlines_;
      gap_ = 0;
      return length;
    }
    if (rest.front() == '#') {
      const std::string_view comment = rest.substr(0, line_end);
      place({PieceKind::comment,
             {},
             std::string(comment.substr(0, comment.find_last_not_of(" \t") + 1))});
      return line_end;
    }
    if (rest.front() == '|') {
      const std::size_t length = rest.find_last_of('|', line_end - 1) + 1;
      place({PieceKind::table_rule, {}, std::string(rest.substr(0, length))});
      return length;
    }
    const CodePoint point = decode(rest);
    if (is_direction_mark(point.value)) {
      marks_ += rest.substr(0, point.bytes);
    } else if (!rest.starts_with(byte_order_mark)) {
      gap_ += rest.front() == '\t' ? tab_width : display_width(point.value);
    }
    return point.bytes;
  }

  void place(Piece piece) {
    piece.gap = std::exchange(gap_, 0);
    piece.marks = std::exchange(marks_, {});
    if (lines_.empty() || newlines_ > 0) lines_.push_back({{}, newlines_ > 1 && !lines_.empty()});
    newlines_ = 0;
    lines_.back().pieces.push_back(std::move(piece));
  }

  SourceId source_;
  const Sources& sources_;
  std::vector<Line> lines_;
  std::size_t newlines_ = 0;
  std::size_t gap_ = 0;
  std::string marks_;
};

}  // namespace

std::vector<Line> lines_of(SourceId source, const Sources& sources) {
  return Reader(source, sources).read();
}

std::string text_of(const std::vector<Line>& lines) {
  std::string text;
  for (const Line& line : lines) {
    if (line.blank_before) text += '\n';
    for (const Piece& piece : line.pieces) {
      text.append(piece.gap, ' ');
      text += piece.marks;
      text += piece.text;
    }
    text += '\n';
  }
  return text;
}

}  // namespace entente::format
