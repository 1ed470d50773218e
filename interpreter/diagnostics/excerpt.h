// One line of a source text with marks under it: where they go, and which texts share a row.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "diagnostics/text_style.h"

namespace entente {

/// Longer lines are shown as a window of so many columns around a label.
inline constexpr std::size_t excerpt_columns = 100;

struct Excerpt {
  std::string text;                ///< of the line, or a window of it with `…` where it is cut
  std::vector<std::string> marks;  ///< the rows under it
};

/// The line in as many windows as its labels need, nearly always one. `line` is the span of the
/// line; every label begins in it, and what lies beyond its end is not marked.
std::vector<Excerpt> excerpts(const Sources& sources, Span line,
                              const std::vector<SpanLabel>& labels, Paint primary,
                              const TextStyle& style);

}  // namespace entente
