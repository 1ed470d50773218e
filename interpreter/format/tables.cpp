#include "format/tables.h"

#include <algorithm>

#include "support/display_width.h"

namespace entente::format {

namespace {

/// Ends with its last bar; behind it there may be a comment.
bool is_whole_row(const Line& line) {
  if (!line.is_row()) return false;
  const auto last = std::find_if(line.pieces.rbegin(), line.pieces.rend(),
                                 [](const Piece& piece) { return !piece.is_comment(); });
  return last != line.pieces.rend() && last->says("|") && line.pieces.size() > 1;
}

bool is_part(const Line& line) {
  return is_whole_row(line) || line.is_comment() ||
         (line.is_table_rule() && line.pieces.size() == 1);
}

class Table {
 public:
  Table(std::vector<Line>& lines, std::size_t begin, std::size_t end)
      : lines_(lines), begin_(begin), end_(end) {}

  void align() {
    each_cell([&](std::size_t column, std::size_t width, Piece&) {
      if (column == widths_.size()) widths_.push_back(1);
      widths_[column] = std::max(widths_[column], width);
    });
    each_cell([&](std::size_t column, std::size_t width, Piece& bar) {
      bar.gap = widths_[column] - width + (width > 0 ? 1 : 2);
    });
    for (std::size_t i = begin_; i < end_; ++i) {
      if (lines_[i].is_table_rule()) draw(lines_[i].pieces.front().text);
    }
  }

 private:
  /// Brings the pieces of every cell together, and visits the bar behind it.
  template <typename Visit>
  void each_cell(Visit visit) {
    for (std::size_t i = begin_; i < end_; ++i) {
      if (!lines_[i].is_row()) continue;
      std::size_t column = 0;
      std::size_t width = 0;
      for (std::size_t k = 1; k < lines_[i].pieces.size(); ++k) {
        Piece& piece = lines_[i].pieces[k];
        if (piece.is_comment()) break;
        if (piece.says("|")) {
          visit(column++, std::exchange(width, 0), piece);
          continue;
        }
        piece.gap = piece.least;
        width += display_width(piece.text) + (width > 0 ? piece.gap : 0);
      }
    }
  }

  /// `|---|:--:|`, as wide as the cells and their spaces.
  void draw(std::string& rule) const {
    std::string drawn = "|";
    std::size_t column = 0;
    for (std::size_t begin = 1; begin < rule.size(); ++column) {
      const std::size_t end = rule.find('|', begin);
      const std::string_view cell = std::string_view(rule).substr(begin, end - begin);
      const std::size_t first = cell.find_first_of(":-");
      std::string line((column < widths_.size() ? widths_[column] : 1) + 2, '-');
      if (cell[first] == ':') line.front() = ':';
      if (cell[cell.find_last_of(":-")] == ':' && cell.find_last_of(":-") > first)
        line.back() = ':';
      drawn += line + "|";
      begin = end + 1;
    }
    rule = drawn;
  }

  std::vector<Line>& lines_;
  std::size_t begin_;
  std::size_t end_;
  std::vector<std::size_t> widths_;
};

}  // namespace

void align_tables(std::vector<Line>& lines) {
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin;
    while (end < lines.size() && is_part(lines[end]) && (end == begin || !lines[end].blank_before))
      ++end;
    if (end > begin) Table(lines, begin, end).align();
    begin = std::max(end, begin + 1);
  }
}

}  // namespace entente::format
