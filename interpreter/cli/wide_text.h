// Text as the line editor has it, a code point a character; everything else here is in UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace entente {

std::wstring to_wide(std::string_view text);
std::string to_utf8(std::wstring_view text);

}  // namespace entente
