#include "mrio/reading.h"

#include <algorithm>

namespace entente::mrio {

namespace {

/// A, B, …, Z, AA, AB, …
std::string letters(std::size_t column) {
  std::string text;
  for (; column > 0; column = (column - 1) / 26)
    text.insert(text.begin(), static_cast<char>('A' + (column - 1) % 26));
  return text;
}

}  // namespace

std::string row_text(std::size_t row) { return fmt::format("row {}", row); }

std::string column_text(std::size_t column) {
  return fmt::format("column {} ({})", column, letters(column));
}

std::string place(const TableFile& file, std::size_t row) {
  return fmt::format("{}, {}", file.path, row_text(row));
}

std::string place(const TableFile& file, std::size_t row, std::size_t column) {
  return fmt::format("{}, {}", place(file, row), column_text(column));
}

std::string shown(std::string_view cell) {
  constexpr std::size_t longest = 40;
  std::string text(cell.substr(0, longest));
  const bool is_cut = cell.size() > longest;
  // Half a code point at the cut, then whatever is no UTF-8 at all.
  while (is_cut && !text.empty() &&
         (static_cast<unsigned char>(cell[text.size()]) & 0xC0U) == 0x80U)
    text.pop_back();
  for (std::size_t bad = find_invalid_utf8(text); bad != std::string::npos;
       bad = find_invalid_utf8(text))
    text[bad] = '?';
  std::replace_if(
      text.begin(), text.end(),
      [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == '\x7F'; }, '?');
  return is_cut ? text + "…" : text;
}

namespace {
constexpr Kind<std::string, std::size_t, std::size_t> ragged{
    "E0453", Severity::error, "{}: this row has {} cells, the header {}"};
}

void report_ragged(const Reading& reading, const TableFile& file, std::size_t row,
                   std::size_t cells, std::size_t expected) {
  auto details = reading.diagnostics.report(
      reading.statement, ragged, place(file, row, std::min(cells, expected) + 1), cells, expected);
  if (cells > expected && file.separator == ',')
    details.help(
        "the decimal sign is a dot, and a name with a comma in it stands in double quotes");
}

namespace {
constexpr Kind<std::string> open_quotes{"E0463", Severity::error,
                                        "{}: the quotes of this cell do not close"};
}

void report_quotes(const Reading& reading, const TableFile& file, std::size_t row,
                   std::size_t column) {
  reading.diagnostics.report(reading.statement, open_quotes, place(file, row, column))
      .help("close them with `\"` before the cell ends; a quote within it is written twice");
}

}  // namespace entente::mrio
