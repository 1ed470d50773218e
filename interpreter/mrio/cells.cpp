#include "mrio/cells.h"

#include <algorithm>

namespace entente::mrio {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

}  // namespace

Lines::Lines(std::string_view text) : rest_(text) {
  const std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (rest_.starts_with(byte_order_mark)) rest_.remove_prefix(byte_order_mark.size());
}

std::optional<Line> Lines::next() {
  while (!rest_.empty()) {
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    ++row_;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) return Line{line, row_};
  }
  return std::nullopt;
}

Cell Cells::next() {
  skip_blanks();
  if (rest_.starts_with('"')) return quoted();
  const std::size_t end = std::min(rest_.find(separator_), rest_.size());
  std::size_t length = end;
  while (length > 0 && is_blank(rest_[length - 1])) --length;
  Cell cell{std::string(rest_.substr(0, length))};
  pass_separator(end);
  return cell;
}

Cell Cells::quoted() {
  Cell cell{"", false};
  std::size_t at = 1;
  for (; at < rest_.size(); ++at) {
    if (rest_[at] != '"') {
      cell.text += rest_[at];
    } else if (at + 1 < rest_.size() && rest_[at + 1] == '"') {
      cell.text += rest_[at++];
    } else {
      cell.quotes_close = true;
      ++at;
      break;
    }
  }
  rest_.remove_prefix(at);
  skip_blanks();
  if (!rest_.empty() && rest_.front() != separator_) cell.quotes_close = false;
  pass_separator(std::min(rest_.find(separator_), rest_.size()));
  return cell;
}

void Cells::skip_blanks() {
  while (!rest_.empty() && is_blank(rest_.front()) && rest_.front() != separator_)
    rest_.remove_prefix(1);
}

void Cells::pass_separator(std::size_t at) {
  at_end_ = at == rest_.size();
  rest_.remove_prefix(at_end_ ? at : at + 1);
  ++column_;
}

}  // namespace entente::mrio
