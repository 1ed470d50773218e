#include "diagnostics/text_style.h"

namespace entente {

namespace {

std::string_view escape(Paint paint) {
  switch (paint) {
    case Paint::none:
      return "";
    case Paint::strong:
      return "\x1b[1m";
    case Paint::red:
      return "\x1b[1;31m";
    case Paint::yellow:
      return "\x1b[1;33m";
    case Paint::green:
      return "\x1b[32m";
    case Paint::blue:
      return "\x1b[34m";
    case Paint::faint:
      return "\x1b[2m";
  }
  return "";
}

}  // namespace

std::string TextStyle::paint(Paint paint, std::string_view text) const {
  if (!colour || paint == Paint::none || text.empty()) return std::string(text);
  return std::string(escape(paint)).append(text).append("\x1b[0m");
}

}  // namespace entente
