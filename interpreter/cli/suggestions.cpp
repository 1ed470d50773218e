#include "cli/suggestions.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "support/direction.h"
#include "support/display_width.h"

namespace entente {

namespace {

constexpr std::size_t gap = 2;

/// As much of it as fits.
std::string cut(const std::string& text, std::size_t width) {
  if (display_width(text) <= width) return text;
  std::string_view rest = text;
  std::string result;
  std::size_t used = 1;  // the ellipsis
  while (!rest.empty()) {
    const CodePoint point = decode(rest);
    used += display_width(point.value);
    if (used > width) break;
    result += rest.substr(0, point.bytes);
    rest.remove_prefix(point.bytes);
  }
  return result + "…";
}

struct Columns {
  std::size_t text = 0;
  std::size_t note = 0;  ///< with the gap before it; 0 where there are none
  std::size_t count = 1;
  std::size_t rows = 1;
};

Columns columns_for(const std::vector<Candidate>& suggestions, std::size_t width) {
  Columns columns;
  for (const Candidate& suggestion : suggestions) {
    columns.text = std::max(columns.text, display_width(suggestion.text));
    if (!suggestion.note.empty())
      columns.note = std::max(columns.note, gap + display_width(suggestion.note));
  }
  columns.text = std::min(columns.text, width);
  columns.note = std::min(columns.note, width - columns.text);
  // A gap and an ellipsis are no note.
  if (columns.note <= gap + 1) columns.note = 0;
  columns.count = std::max<std::size_t>(1, (width + gap) / (columns.text + columns.note + gap));
  columns.rows = (suggestions.size() + columns.count - 1) / columns.count;
  return columns;
}

/// Those that are shown, of `all`, and as much of each as is.
std::vector<Candidate> fitted(const std::vector<Candidate>& all, Room room) {
  const auto count = static_cast<std::ptrdiff_t>(std::min(all.size(), most_listed));
  std::vector<Candidate> shown(all.begin(), all.begin() + count);
  for (Candidate& suggestion : shown)
    suggestion = {printable(suggestion.text), printable(suggestion.note)};
  const auto fits = [&] {
    // A row tells how many more there are.
    const std::size_t last = shown.size() < all.size() ? 1 : 0;
    return columns_for(shown, room.width).rows + last <= std::max<std::size_t>(room.rows, 2);
  };
  if (fits()) return shown;
  for (Candidate& suggestion : shown) suggestion.note.clear();
  while (!fits()) shown.pop_back();
  return shown;
}

}  // namespace

std::string listed(const std::vector<Candidate>& suggestions, Room room, const TextStyle& style) {
  const std::vector<Candidate> shown = fitted(suggestions, room);
  const Columns columns = columns_for(shown, room.width);
  std::string result;
  for (std::size_t row = 0; row < columns.rows; ++row) {
    std::size_t at = 0;
    const auto put = [&](std::size_t column, const std::string& text, Paint paint) {
      result += std::string(column - at, ' ') + style.paint(paint, isolate_whole(text));
      at = column + display_width(text);
    };
    std::size_t column = 0;
    for (std::size_t i = row; i < shown.size(); i += columns.rows) {
      put(column, cut(shown[i].text, columns.text), Paint::none);
      if (columns.note > 0 && !shown[i].note.empty())
        put(column + columns.text + gap, cut(shown[i].note, columns.note - gap), Paint::faint);
      column += columns.text + columns.note + gap;
    }
    result += "\n";
  }
  if (suggestions.size() > shown.size())
    result +=
        style.paint(Paint::faint, fmt::format("and {} more", suggestions.size() - shown.size())) +
        "\n";
  return result;
}

std::string common_beginning(const std::vector<Candidate>& suggestions) {
  if (suggestions.empty()) return "";
  std::string_view common = suggestions.front().text;
  for (const Candidate& suggestion : suggestions) {
    const auto [end, other] =
        std::mismatch(common.begin(), common.end(), suggestion.text.begin(), suggestion.text.end());
    common = common.substr(0, static_cast<std::size_t>(end - common.begin()));
  }
  // Not in the middle of a character: what follows it must begin one.
  const std::string& first = suggestions.front().text;
  while (common.size() < first.size() && (first[common.size()] & 0xC0) == 0x80)
    common.remove_suffix(1);
  return std::string(common);
}

}  // namespace entente
