#include "report/layout.h"

#include <algorithm>
#include <cmath>

#include "support/direction.h"
#include "support/display_width.h"

namespace entente {

namespace {

constexpr std::size_t gap_between_columns = 2;
constexpr std::size_t narrowest_flexible = 16;
constexpr std::size_t widest_first = 40;
constexpr std::string_view unbroken_space = "\u00A0";

std::string cut(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::string result;
  std::size_t used = 1;
  while (!text.empty()) {
    const CodePoint next = decode(text);
    used += display_width(next.value);
    if (used > width) break;
    result += text.substr(0, next.bytes);
    text.remove_prefix(next.bytes);
  }
  // Isolates take no column, and stay in pairs.
  return result + "…" + isolates_within(text);
}

/// Spaces stay outside the colour, so that those at the end of a line can go.
std::string aligned(const Cell& cell, std::size_t width, TextTable::Align align,
                    const TextStyle& style) {
  const std::size_t own = display_width(cell.text);
  const std::string space(width > own ? width - own : 0, ' ');
  const std::string text = style.paint(cell.paint, cell.text);
  return align == TextTable::Align::left ? text + space : space + text;
}

/// What was kept together is on one line now.
void release(std::string& line) {
  for (std::size_t at = line.find(unbroken_space); at != std::string::npos;
       at = line.find(unbroken_space, at + 1)) {
    line.replace(at, unbroken_space.size(), " ");
  }
}

void end_line(std::string& line) {
  while (!line.empty() && line.back() == ' ') line.pop_back();
  line += '\n';
}

/// A terminal orders every line by itself.
void isolate_by_line(std::vector<std::string>& lines) {
  std::string open;
  for (std::string& line : lines) {
    line.insert(0, open);
    Isolates isolates = isolates_at_end(line);
    line += isolates.close;
    open = std::move(isolates.reopen);
  }
}

}  // namespace

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines{""};
  std::size_t used = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string word = cut(text.substr(0, end), width);
    const std::size_t own = display_width(word);
    if (used > 0 && used + 1 + own > width) {
      lines.emplace_back();
      used = 0;
    }
    if (used > 0) lines.back() += ' ';
    lines.back() += word;
    used += own + (used > 0 ? 1 : 0);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  for (std::string& line : lines) release(line);
  isolate_by_line(lines);
  return lines;
}

std::string flowing(std::string_view prose) {
  while (prose.ends_with('\n')) prose.remove_suffix(1);
  std::string result;
  for (std::size_t i = 0; i < prose.size(); ++i) {
    const bool alone = prose[i] == '\n' && (i == 0 || prose[i - 1] != '\n') && prose[i + 1] != '\n';
    result += alone ? ' ' : prose[i];
  }
  return result;
}

std::string paragraph(std::string_view text, std::size_t indent, std::size_t hanging) {
  return typeset(isolate_runs(printable_lines(text)), indent, hanging);
}

std::string printable_lines(std::string_view text) {
  std::string result;
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    result += printable(text.substr(0, end));
    if (end == text.size()) return result;
    result += '\n';
    text.remove_prefix(end + 1);
  }
}

std::string typeset(std::string_view text, std::size_t indent, std::size_t hanging) {
  std::string result;
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string line(indent, ' ');
    for (const std::string& part : wrap(text.substr(0, end), page_columns - indent - hanging)) {
      line += part;
      end_line(line);
      result += line;
      line.assign(indent + hanging, ' ');
    }
    if (end == text.size()) return result;
    text.remove_prefix(end + 1);
  }
}

std::string together(std::string_view text) {
  std::string result;
  for (const char c : text) result += c == ' ' ? std::string(unbroken_space) : std::string(1, c);
  return result;
}

std::string sparkline(const std::vector<double>& values, double low, double high,
                      std::size_t columns) {
  constexpr std::string_view bars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  constexpr double nothing = 0.005;
  // What is undefined hides no peak beside it.
  const auto below = [](double a, double b) { return std::isnan(a) ? !std::isnan(b) : a < b; };
  const std::size_t count = std::min(values.size(), columns);
  std::string result;
  for (std::size_t i = 0; i < count; ++i) {
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(i * values.size() / count);
    const auto end = values.begin() + static_cast<std::ptrdiff_t>((i + 1) * values.size() / count);
    const double highest = *std::max_element(begin, end, below);
    const double level = high > low ? (highest - low) / (high - low) : 0;
    // A level that is no number is drawn as nothing, too.
    result += level > nothing ? bars[static_cast<std::size_t>(std::ceil(std::min(level, 1.0) * 7))]
                              : bars[0];
  }
  return result;
}

TextTable::TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {
  for (Column& column : columns_) column.header = isolate_runs(column.header);
}

void TextTable::row(std::vector<Cell> cells) {
  for (Cell& cell : cells) cell.text = isolate_runs(cell.text);
  rows_.push_back(std::move(cells));
}

std::vector<std::size_t> TextTable::widths(std::size_t available) const {
  std::vector<std::size_t> result;
  std::size_t total = gap_between_columns * (columns_.size() - 1);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    std::size_t width = display_width(columns_[i].header);
    for (const auto& row : rows_) width = std::max(width, display_width(row[i].text));
    const std::size_t most = columns_.size() == 1 || columns_[i].flexible ? available
                             : i == 0                                     ? widest_first
                                      : available - widest_first - gap_between_columns;
    result.push_back(std::min(width, most));
    total += result.back();
  }
  while (total > available) {
    std::size_t widest = columns_.size();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const bool can = columns_[i].flexible && result[i] > narrowest_flexible;
      if (can && (widest == columns_.size() || result[i] > result[widest])) widest = i;
    }
    if (widest == columns_.size()) break;
    --result[widest];
    --total;
  }
  return result;
}

std::string TextTable::block(const std::vector<std::size_t>& chosen,
                             const std::vector<std::size_t>& widths, const TextStyle& style,
                             std::size_t indent) const {
  std::string result;
  std::size_t total = gap_between_columns * (chosen.size() - 1);
  std::string line(indent, ' ');
  for (const std::size_t i : chosen) {
    total += widths[i];
    line += aligned({cut(columns_[i].header, widths[i]), Paint::strong}, widths[i],
                    columns_[i].align, style);
    line.append(gap_between_columns, ' ');
  }
  end_line(line);
  result += line;
  std::string rule;
  for (std::size_t i = 0; i < total; ++i) rule += "─";
  result += std::string(indent, ' ') + style.paint(Paint::faint, rule) + "\n";
  for (const auto& row : rows_) {
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 1;
    for (const std::size_t i : chosen) {
      const bool wraps = columns_[i].flexible;
      cells.push_back(wraps ? wrap(row[i].text, widths[i])
                            : std::vector<std::string>{cut(row[i].text, widths[i])});
      height = std::max(height, cells.back().size());
    }
    for (std::size_t k = 0; k < height; ++k) {
      line.assign(indent, ' ');
      for (std::size_t c = 0; c < chosen.size(); ++c) {
        const std::size_t i = chosen[c];
        const std::string text = k < cells[c].size() ? cells[c][k] : "";
        line += aligned({text, row[i].paint}, widths[i], columns_[i].align, style);
        line.append(gap_between_columns, ' ');
      }
      end_line(line);
      result += line;
    }
  }
  return result;
}

std::string TextTable::render(const TextStyle& style, std::size_t indent, std::size_t page) const {
  const std::size_t available = page - indent;
  const std::vector<std::size_t> all = widths(available);
  std::string result;
  for (std::size_t next = columns_.size() > 1 ? 1 : 0; next < columns_.size() || result.empty();) {
    std::vector<std::size_t> chosen{0};
    std::size_t used = all[0];
    while (next < columns_.size()) {
      used += gap_between_columns + all[next];
      if (used > available && chosen.size() > 1) break;
      if (next > 0) chosen.push_back(next);
      ++next;
    }
    if (!result.empty()) result += '\n';
    result += block(chosen, all, style, indent);
  }
  return result;
}

}  // namespace entente
