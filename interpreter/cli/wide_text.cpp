#include "cli/wide_text.h"

#include <cstdint>

#include "support/display_width.h"

namespace entente {

std::wstring to_wide(std::string_view text) {
  std::wstring result;
  while (!text.empty()) {
    const CodePoint point = decode(text);
    result += static_cast<wchar_t>(point.value);
    text.remove_prefix(point.bytes);
  }
  return result;
}

std::string to_utf8(std::wstring_view text) {
  std::string result;
  for (const wchar_t wide : text) {
    const auto point = static_cast<std::uint32_t>(wide);
    // Of the six bits of each further byte, and what is before them.
    const int further = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    constexpr unsigned lead[] = {0, 0xC0, 0xE0, 0xF0};
    result += static_cast<char>(lead[further] | point >> (6 * further));
    for (int k = further - 1; k >= 0; --k)
      result += static_cast<char>(0x80U | (point >> (6 * k) & 0x3FU));
  }
  return result;
}

}  // namespace entente
