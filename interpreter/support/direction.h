// Text that runs from right to left within lines that run from left to right. On a terminal that
// orders it, an Arabic name would take the figures beside it along; so it is wrapped in isolates
// (U+2068 … U+2069), which take no column. Text without such letters stays as it is.
//
// Printable text only: what `printable` replaces may not come back, and our isolates are added
// after it.
#pragma once

#include <string>
#include <string_view>

namespace entente {

/// Whether any letter of it is Hebrew, Arabic or of another script that runs from right to left.
bool runs_right_to_left(std::string_view text);

/// Of text that we put together, with names and labels in it: isolates every run. What is isolated
/// already stays as it is.
std::string isolate_runs(std::string_view text);
/// Of a line of a script: outside texts and remarks every word is by itself, so that what stands
/// below a name stays below it.
std::string isolate_words(std::string_view line);
/// Of a label or a sentence that is in one language, and reads in the direction in which it begins,
/// with the figures in it. Every line is by itself.
std::string isolate_whole(std::string_view text);

/// The isolates of a part that is cut out, which must stay.
std::string isolates_within(std::string_view part);

/// Breaks a text in two: isolates that are open at the break are closed before and opened behind
/// it.
struct Isolates {
  std::string close;   ///< at the end of the part before
  std::string reopen;  ///< at the beginning of the part behind
};
Isolates isolates_at_end(std::string_view part);

}  // namespace entente
