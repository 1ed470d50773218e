// Laying out text in at most 100 columns of a terminal: tables, paragraphs, lines of blocks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/text_style.h"

namespace entente {

inline constexpr std::size_t page_columns = 100;

/// Lines of at most `width` columns, broken at spaces; a word that is longer is cut with `…`.
std::vector<std::string> wrap(std::string_view text, std::size_t width);
/// The text broken to the page, every line with its indent and line end; lines after the first are
/// `hanging` columns further in. Its own line breaks are kept.
std::string paragraph(std::string_view text, std::size_t indent = 0, std::size_t hanging = 0);
/// The same of text that is printable already, with its isolates (support/direction.h).
std::string typeset(std::string_view shown, std::size_t indent = 0, std::size_t hanging = 0);
/// Printable, but for its line breaks.
std::string printable_lines(std::string_view text);
/// Prose for a paragraph: its line breaks are only the layout of its file; empty lines part
/// paragraphs.
std::string flowing(std::string_view prose);
/// The same text, but never broken.
std::string together(std::string_view text);

/// A bar a value, from `low` to `high`; with more values than `columns` a bar is the largest of
/// several. What is above `low` by half a percent of the range is never drawn as nothing.
std::string sparkline(const std::vector<double>& values, double low, double high,
                      std::size_t columns);

struct Cell {
  std::string text;
  Paint paint = Paint::none;
};

/// Columns as wide as they must be. What does not fit the page makes flexible columns wrap; if that
/// is not enough, further columns follow below, beside the first one again.
class TextTable {
 public:
  enum class Align { left, right };
  struct Column {
    std::string header;
    Align align = Align::left;
    bool flexible = false;
  };

  explicit TextTable(std::vector<Column> columns);
  /// Runs from right to left are isolated, but for those that are already.
  void row(std::vector<Cell> cells);
  bool empty() const { return rows_.empty(); }
  std::string render(const TextStyle& style, std::size_t indent = 0,
                     std::size_t page = page_columns) const;

 private:
  std::vector<std::size_t> widths(std::size_t available) const;
  std::string block(const std::vector<std::size_t>& chosen, const std::vector<std::size_t>& widths,
                    const TextStyle& style, std::size_t indent) const;

  std::vector<Column> columns_;
  std::vector<std::vector<Cell>> rows_;
};

}  // namespace entente
