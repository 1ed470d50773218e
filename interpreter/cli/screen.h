// What the line editor has to know of the terminal that it writes on.
#pragma once

#include <string>

#include "cli/suggestions.h"
#include "diagnostics/text_style.h"

namespace entente {

/// Stands around what takes no room in a prompt.
inline constexpr wchar_t literal_mark = L'\1';
/// A prompt for libedit.
std::wstring prompt_of(const std::string& text, Paint paint, const TextStyle& style);

/// What a list below the line may take, so that the line stays in sight.
Room room_for_list();

/// One that obeys control sequences, and marks a paste as one.
bool moves_cursor();

/// Takes names in any script, whatever the locale.
void choose_characters();

}  // namespace entente
