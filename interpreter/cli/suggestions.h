// What may come next, as it is listed below the line that somebody is typing.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "diagnostics/text_style.h"

namespace entente {

/// What may stand in the place of a word that is begun.
struct Suggestion {
  std::string text;
  std::string note;  ///< what it is; may be empty
};

/// More than this nobody reads.
inline constexpr std::size_t most_listed = 60;

/// Lines in columns, as many as fit in `width`, read downwards; each ends with a newline.
std::string listed(const std::vector<Suggestion>& suggestions, std::size_t width,
                   const TextStyle& style);

/// How all of them begin.
std::string common_beginning(const std::vector<Suggestion>& suggestions);

}  // namespace entente
