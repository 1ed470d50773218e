#include "syntax/places.h"

#include <algorithm>

namespace entente::syntax {
namespace {

bool begins_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

/// A comment that fills its line, and may be left out whatever is around it: documentation is
/// wanted, and a line of prose that only looks like a comment is taken from the source by its span,
/// unless its `"""` ends the prose.
bool is_idle(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos || line[first] != '#') return false;
  const std::string_view comment = line.substr(first);
  const bool documentation = comment.starts_with("##") && !comment.starts_with("###");
  return !documentation && comment.find("\"\"\"") == std::string_view::npos &&
         comment.find('\r') == std::string_view::npos;
}

/// The lexer caches its decisions for ASCII only. A letter of a script in wide use may be shown to
/// it as any other letter, as long as no word of the language has that one and no number.
constexpr char any_letter = 'J';

/// Within LETTER of the grammar. Of two bytes: Latin to Armenian, Arabic; of three: kana, Han,
/// Hangul.
bool is_wide_letter(std::string_view code_point) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(code_point[i]); };
  if (code_point.size() == 2) {
    const unsigned value = ((byte(0) & 0x1Fu) << 6) | (byte(1) & 0x3Fu);
    return (value >= 0xF8 && value <= 0x5FF) || (value >= 0x620 && value <= 0x65F) ||
           (value >= 0x671 && value <= 0x6D3);
  }
  if (code_point.size() != 3) return false;
  const unsigned value = ((byte(0) & 0x0Fu) << 12) | ((byte(1) & 0x3Fu) << 6) | (byte(2) & 0x3Fu);
  return (value >= 0x3041 && value <= 0x30FA) || (value >= 0x3400 && value <= 0x9FFF) ||
         (value >= 0xAC00 && value <= 0xD7A3);
}

}  // namespace

Places::Places(SourceId source, std::uint32_t base, std::string_view text)
    : source_(source), base_(base) {
  characters_.reserve(text.size());
  bytes_.reserve(text.size() + 1);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t newline = std::min(text.find('\n', begin), text.size());
    const bool idle = is_idle(text.substr(begin, newline - begin));
    const std::size_t end = std::min(newline + 1, text.size());
    keep(text, idle ? newline : begin, end);
    begin = end;
  }
  bytes_.push_back(static_cast<std::uint32_t>(text.size()));
}

void Places::keep(std::string_view text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end;) {
    std::size_t next = i + 1;
    while (next < end && !begins_code_point(text[next])) ++next;
    const std::string_view code_point = text.substr(i, next - i);
    bytes_.push_back(static_cast<std::uint32_t>(i));
    if (is_wide_letter(code_point))
      characters_ += any_letter;
    else
      characters_ += code_point;
    i = next;
  }
}

Span Places::span(std::size_t first, std::size_t last) const {
  const std::size_t end = bytes_.size() - 1;
  return {source_, base_ + bytes_[std::min(first, end)], base_ + bytes_[std::min(last, end)]};
}

}  // namespace entente::syntax
