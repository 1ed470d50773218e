// What a text must be before it is read word by word: text at all, of a sane size, and looking like
// what it is.
#pragma once

#include <optional>
#include <string_view>

#include "diagnostics/diagnostics.h"

namespace entente::syntax {

inline constexpr std::size_t max_text_bytes = 64u << 20;
inline constexpr std::size_t max_line_bytes = 1u << 20;

/// The text without its byte-order mark; nothing, and one diagnostic, where it cannot be read.
std::optional<std::string_view> guard_text(SourceId source, const Sources& sources,
                                           Diagnostics& diagnostics);

}  // namespace entente::syntax
