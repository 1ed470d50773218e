// The text of a table as lines and cells: separators, quotes, blanks.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace entente::mrio {

struct Line {
  std::string_view text;  ///< without its end
  std::size_t row = 0;    ///< from 1, as a spreadsheet shows it
};

/// The lines of a text one by one, with LF or CRLF. Blank lines are skipped, but count. A quoted
/// cell ends in its line.
class Lines {
 public:
  explicit Lines(std::string_view text);

  std::optional<Line> next();

 private:
  std::string_view rest_;
  std::size_t row_ = 0;
};

struct Cell {
  std::string text;          ///< unquoted, without blanks around it
  bool quotes_close = true;  ///< and nothing stands behind them
};

/// The cells of a line one by one. An empty line is one empty cell.
class Cells {
 public:
  Cells(std::string_view line, char separator) : rest_(line), separator_(separator) {}

  bool at_end() const { return at_end_; }
  /// Of the next cell, from 1.
  std::size_t column() const { return column_; }
  /// From the next cell to the end of the line.
  std::string_view rest() const { return rest_; }
  Cell next();

 private:
  Cell quoted();
  void skip_blanks();
  void pass_separator(std::size_t at);

  std::string_view rest_;
  char separator_;
  std::size_t column_ = 1;
  bool at_end_ = false;
};

}  // namespace entente::mrio
