#include "support/unified_diff.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace entente {

namespace {

constexpr std::size_t context = 3;
/// Beyond this many pairs of lines the longest common part is not looked for.
constexpr std::size_t most_pairs = 25'000'000;

using Lines = std::vector<std::string_view>;

Lines split(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

struct Edit {
  char sign;  ///< ' ', '-', '+'
  std::string_view line;
};

/// The fewest lines taken away and added, by the lengths of the common parts of what is left.
void compare(const Lines& a, const Lines& b, std::vector<Edit>& edits) {
  const bool too_many = !b.empty() && a.size() > most_pairs / b.size();
  const std::size_t width = b.size() + 1;
  std::vector<std::uint32_t> common(too_many ? 0 : (a.size() + 1) * width);
  if (!too_many) {
    for (std::size_t i = a.size(); i-- > 0;) {
      for (std::size_t j = b.size(); j-- > 0;) {
        common[i * width + j] =
            a[i] == b[j] ? common[(i + 1) * width + j + 1] + 1
                         : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
      }
    }
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    const bool both = i < a.size() && j < b.size();
    if (both && !too_many && a[i] == b[j]) {
      edits.push_back({' ', a[i++]});
      ++j;
    } else if (i < a.size() &&
               (!both || too_many || common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      edits.push_back({'-', a[i++]});
    } else {
      edits.push_back({'+', b[j++]});
    }
  }
}

std::vector<Edit> edits_of(Lines a, Lines b) {
  std::vector<Edit> edits;
  const auto prefix = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
  for (auto line = a.begin(); line != a.begin() + prefix; ++line) edits.push_back({' ', *line});
  a.erase(a.begin(), a.begin() + prefix);
  b.erase(b.begin(), b.begin() + prefix);
  const auto suffix = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend()).first - a.rbegin();
  const Lines tail(a.end() - suffix, a.end());
  a.resize(a.size() - tail.size());
  b.resize(b.size() - tail.size());
  compare(a, b, edits);
  for (const std::string_view line : tail) edits.push_back({' ', line});
  return edits;
}

/// "12,3": the first line and how many, as `diff -u` counts them.
std::string range(std::size_t before, std::size_t count) {
  const std::string start = std::to_string(count == 0 ? before : before + 1);
  return count == 1 ? start : start + "," + std::to_string(count);
}

std::string hunk(const std::vector<Edit>& edits, std::size_t begin, std::size_t end) {
  const auto count = [&](std::size_t from, std::size_t to, char but) {
    return static_cast<std::size_t>(
        std::count_if(edits.begin() + static_cast<std::ptrdiff_t>(from),
                      edits.begin() + static_cast<std::ptrdiff_t>(to),
                      [&](const Edit& edit) { return edit.sign != but; }));
  };
  std::string text = "@@ -" + range(count(0, begin, '+'), count(begin, end, '+')) + " +" +
                     range(count(0, begin, '-'), count(begin, end, '-')) + " @@\n";
  for (std::size_t i = begin; i < end; ++i) {
    text += edits[i].sign;
    text += edits[i].line;
    if (!edits[i].line.ends_with('\n')) text += "\n\\ No newline at end of file\n";
  }
  return text;
}

}  // namespace

std::string unified_diff(std::string_view before, std::string_view after,
                         const std::string& before_name, const std::string& after_name) {
  if (before == after) return "";
  const std::vector<Edit> edits = edits_of(split(before), split(after));
  std::string text = "--- " + before_name + "\n+++ " + after_name + "\n";
  const auto changed = [&](std::size_t i) { return edits[i].sign != ' '; };
  for (std::size_t i = 0; i < edits.size(); ++i) {
    if (!changed(i)) continue;
    const std::size_t begin = i > context ? i - context : 0;
    std::size_t last = i;
    for (std::size_t k = i; k < edits.size() && k <= last + 2 * context; ++k) {
      if (changed(k)) last = k;
    }
    text += hunk(edits, begin, std::min(last + context + 1, edits.size()));
    i = last;
  }
  return text;
}

}  // namespace entente
