// Colour on a terminal, or none; with and without it a text is the same but for the escapes.
#pragma once

#include <string>
#include <string_view>

namespace entente {

enum class Paint { none, strong, red, yellow, green, blue, faint };

struct TextStyle {
  bool colour = false;

  std::string paint(Paint paint, std::string_view text) const;
};

}  // namespace entente
