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

/// Of a terminal, for a list.
struct Room {
  std::size_t width = 80;
  std::size_t rows = most_listed + 1;
};

/// Lines in columns, as many as fit, read downwards; each ends with a newline. Where there are too
/// many they go without their notes, so that the first ones stay in sight.
std::string listed(const std::vector<Candidate>& suggestions, Room room, const TextStyle& style);

/// How all of them begin.
std::string common_beginning(const std::vector<Candidate>& suggestions);

}  // namespace entente
