#include "cli/screen.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <string_view>

#include "cli/wide_text.h"

namespace entente {

std::wstring prompt_of(const std::string& text, Paint paint, const TextStyle& style) {
  // The last blank carries the end of the colour.
  const std::size_t visible = text.find_last_not_of(' ') + 1;
  const std::string painted = style.paint(paint, text.substr(0, visible)) + text.substr(visible);
  std::wstring result;
  bool escape = false;
  for (const wchar_t c : to_wide(painted)) {
    const bool begins = c == L'\x1b';
    const bool ends = escape && c == L'm';
    if (begins) result += literal_mark;
    result += c;
    if (ends) result += literal_mark;
    escape = begins || (escape && !ends);
  }
  return result;
}

Room room_for_list() {
  constexpr std::size_t prompts = 2;
  constexpr std::size_t least = 4;
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0)
    size = {24, 80, 0, 0};
  return {size.ws_col, std::max(size.ws_row - prompts, least)};
}

bool moves_cursor() {
  const char* terminal = std::getenv("TERM");
  return terminal != nullptr && *terminal != '\0' && std::string_view(terminal) != "dumb";
}

void choose_characters() {
  std::setlocale(LC_CTYPE, "");
  if (MB_CUR_MAX == 1) std::setlocale(LC_CTYPE, "C.UTF-8");
}

}  // namespace entente
