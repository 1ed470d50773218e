#include "diagnostics/excerpt.h"

#include <algorithm>
#include <utility>

#include "support/direction.h"
#include "support/display_width.h"

namespace entente {

namespace {

constexpr std::size_t columns_before_label = 40;
constexpr std::string_view ellipsis = "…";

/// The part of a line that is shown, in bytes of the line.
struct Window {
  std::string_view line;
  std::size_t begin = 0;
  std::size_t end = 0;

  bool cut_before() const { return begin > 0; }
  bool cut_after() const { return end < line.size(); }
  bool holds(std::size_t byte) const { return byte >= begin && (byte < end || !cut_after()); }
  std::size_t column(std::size_t byte) const {
    const std::string_view before = line.substr(begin, std::clamp(byte, begin, end) - begin);
    return (cut_before() ? 1 : 0) + display_width(printable(before));
  }
  std::string text() const {
    std::string result(cut_before() ? ellipsis : "");
    result += isolate_words(printable(line.substr(begin, end - begin)));
    return result += cut_after() ? ellipsis : "";
  }
};

std::size_t start_of_previous(std::string_view line, std::size_t at) {
  const std::size_t farthest = at > 4 ? at - 4 : 0;
  std::size_t begin = at - 1;
  while (begin > farthest && (static_cast<unsigned char>(line[begin]) & 0xC0) == 0x80) --begin;
  return begin;
}

Window window_around(std::string_view line, std::size_t anchor) {
  // Bytes bound the work where marks without width would never fill the columns.
  constexpr std::size_t most_bytes = 4 * excerpt_columns;
  if (line.size() <= most_bytes && display_width(printable(line)) <= excerpt_columns) {
    return {line, 0, line.size()};
  }
  std::size_t begin = anchor;
  for (std::size_t width = 0; begin > 0 && anchor - begin < most_bytes;) {
    const std::size_t previous = start_of_previous(line, begin);
    width += display_width(printable(line.substr(previous, begin - previous)));
    if (width > columns_before_label) break;
    begin = previous;
  }
  std::size_t end = begin;
  for (std::size_t width = 2; end < line.size() && end - begin < 2 * most_bytes;) {
    const std::size_t bytes = decode(line.substr(end)).bytes;
    width += display_width(printable(line.substr(end, bytes)));
    if (width > excerpt_columns) break;
    end += bytes;
  }
  return {line, begin, end};
}

/// A row of glyphs by column.
class Row {
 public:
  bool free(std::size_t column, std::size_t width) const {
    for (std::size_t i = column; i < std::min(column + width, cells_.size()); ++i) {
      if (cells_[i].glyph != " ") return false;
    }
    return true;
  }
  void put(std::size_t column, std::string_view text, Paint paint) {
    const std::size_t begin = column;
    std::string before;  // what takes no column at the beginning
    while (!text.empty()) {
      const CodePoint next = decode(text);
      const std::size_t width = display_width(next.value);
      std::string glyph(text.substr(0, next.bytes));
      if (cells_.size() < column + width) cells_.resize(column + width);
      if (width == 0) (column > begin ? cells_[column - 1].glyph : before) += glyph;
      for (std::size_t i = 0; i < width; ++i) {
        cells_[column + i] = {i == 0 ? std::exchange(before, "") + glyph : "", paint};
      }
      column += width;
      text.remove_prefix(next.bytes);
    }
  }
  std::string text(const TextStyle& style) const {
    std::string result;
    for (std::size_t i = 0; i < cells_.size();) {
      std::string run;
      const Paint paint = cells_[i].paint;
      for (; i < cells_.size() && cells_[i].paint == paint; ++i) run += cells_[i].glyph;
      result += style.paint(paint, run);
    }
    return result;
  }

 private:
  struct Cell {
    std::string glyph = " ";
    Paint paint = Paint::none;
  };
  std::vector<Cell> cells_;
};

struct Mark {
  std::size_t begin = 0;  ///< column
  std::size_t end = 0;
  std::string text;
  Paint paint = Paint::none;
  bool primary = false;
};

std::vector<std::string> rows_of(std::vector<Mark> marks, const TextStyle& style) {
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
  std::vector<Row> rows(1);
  for (const bool primary : {false, true}) {
    for (const Mark& mark : marks) {
      if (mark.primary != primary) continue;
      rows[0].put(mark.begin, std::string(mark.end - mark.begin, primary ? '^' : '-'), mark.paint);
    }
  }
  // From the right, so that the bar down to a lower row never crosses a text.
  for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
    if (mark->text.empty()) continue;
    const std::size_t width = display_width(mark->text);
    if (rows[0].free(mark->end, width + 2)) {
      rows[0].put(mark->end + 1, mark->text, mark->paint);
      continue;
    }
    std::size_t row = 1;
    while (row < rows.size() && !rows[row].free(mark->begin, width + 1)) ++row;
    if (row == rows.size()) rows.emplace_back();
    rows[row].put(mark->begin, mark->text, mark->paint);
    for (std::size_t above = 1; above < row; ++above) {
      if (rows[above].free(mark->begin, 1)) rows[above].put(mark->begin, "│", mark->paint);
    }
  }
  std::vector<std::string> result;
  for (const Row& row : rows) result.push_back(row.text(style));
  return result;
}

}  // namespace

std::vector<Excerpt> excerpts(const Sources& sources, Span line,
                              const std::vector<SpanLabel>& labels, Paint primary,
                              const TextStyle& style) {
  const std::string_view text = sources.text(line);
  std::vector<SpanLabel> waiting = labels;
  std::stable_partition(waiting.begin(), waiting.end(),
                        [](const SpanLabel& l) { return l.primary; });
  const auto begin_of = [&](const SpanLabel& label) {
    return std::min<std::size_t>(label.span.begin - line.begin, text.size());
  };
  std::vector<Excerpt> result;
  while (!waiting.empty()) {
    const Window window = window_around(text, begin_of(waiting.front()));
    std::vector<Mark> marks;
    const auto drawn =
        std::stable_partition(waiting.begin(), waiting.end(),
                              [&](const SpanLabel& l) { return window.holds(begin_of(l)); });
    for (auto label = waiting.begin(); label != drawn; ++label) {
      const std::size_t begin = window.column(begin_of(*label));
      const std::size_t end =
          window.column(std::max(label->span.end, label->span.begin) - line.begin);
      marks.push_back({begin, std::max(end, begin + 1), isolate_runs(printable(label->text)),
                       label->primary ? primary : Paint::blue, label->primary});
    }
    waiting.erase(waiting.begin(), drawn);
    result.push_back({window.text(), rows_of(std::move(marks), style)});
  }
  return result;
}

}  // namespace entente
