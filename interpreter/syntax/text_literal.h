// What stands between quotes: escapes, and the expressions in braces of a report's text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/syntax_errors.h"

namespace entente::syntax {

/// A text without its quotes: escapes resolved in "…", the first and last line break dropped in
/// """…""". `place` is where it stands, quotes included.
std::string unescape(std::string_view quoted, Span place, SyntaxErrors& errors);

/// Plain text, or where an expression stands.
struct TextPiece {
  std::string text;
  std::optional<Span> embedded;
};

/// `"peak {peak(x)} in \{braces\}"` in its pieces, no plain one empty.
std::vector<TextPiece> pieces_of(std::string_view quoted, Span place, SyntaxErrors& errors);

}  // namespace entente::syntax
