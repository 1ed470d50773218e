// "Did you mean": the nearest of the words that would be right.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// How many letters to insert, delete, replace or swap with a neighbour to get from one word to the
/// other.
std::size_t edit_distance(std::string_view first, std::string_view second);

/// The candidate that `word` was probably meant to be, whatever its case; the first of the nearest.
/// Nothing where all are too far: one letter in three may be wrong, and short words must be right
/// but for their case.
std::optional<std::string> nearest(std::string_view word,
                                   const std::vector<std::string>& candidates);

}  // namespace entente
