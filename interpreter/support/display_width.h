// How many columns of a terminal a text takes: wide characters of East Asia take two, combining
// marks none.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

/// The first code point of a text and its bytes; a byte that is no UTF-8 counts as U+FFFD.
struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 1;
};
/// Of a text that is not empty.
CodePoint decode(std::string_view text);

std::size_t display_width(char32_t point);
/// Of printable text.
std::size_t display_width(std::string_view text);

/// A tab is always this wide: stops would move with what is printed left of the line.
inline constexpr std::size_t tab_width = 4;

/// The text as it can be shown on a terminal: tabs become spaces, control and direction characters
/// and bytes that are no UTF-8 become U+FFFD.
std::string printable(std::string_view text);

}  // namespace entente
