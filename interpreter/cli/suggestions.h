// What may come next, as it is listed below the line that somebody is typing.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "diagnostics/text_style.h"
#include "repl/completion.h"

namespace entente {

/// More than this nobody reads.
inline constexpr std::size_t most_listed = 60;

/// Lines in columns, as many as fit in `width`, read downwards; each ends with a newline.
std::string listed(const std::vector<Candidate>& suggestions, std::size_t width,
                   const TextStyle& style);

/// How all of them begin.
std::string common_beginning(const std::vector<Candidate>& suggestions);

}  // namespace entente
