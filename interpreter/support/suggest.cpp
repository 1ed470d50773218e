#include "support/suggest.h"

#include <algorithm>

namespace entente {
namespace {

/// The longest word that is compared; a longer one is no misspelling of anything.
constexpr std::size_t max_word = 64;

std::string lower_case(std::string_view word) {
  std::string result(word);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

}  // namespace

// Optimal string alignment: row by row, with two rows kept for the swaps.
std::size_t edit_distance(std::string_view first, std::string_view second) {
  std::vector<std::size_t> before_last(second.size() + 1);
  std::vector<std::size_t> last(second.size() + 1);
  std::vector<std::size_t> row(second.size() + 1);
  for (std::size_t j = 0; j <= second.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= first.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= second.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped =
          i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[second.size()];
}

std::optional<std::string> nearest(std::string_view word,
                                   const std::vector<std::string>& candidates) {
  if (word.size() > max_word) return std::nullopt;
  const std::string wanted = lower_case(word);
  std::size_t admitted = word.size() <= 2 ? 0 : std::max<std::size_t>(1, word.size() / 3);
  std::optional<std::string> best;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > max_word) continue;
    const std::size_t distance = edit_distance(wanted, lower_case(candidate));
    if (distance > admitted || (best && distance == admitted)) continue;
    best = candidate;
    admitted = distance;
  }
  return best;
}

}  // namespace entente
