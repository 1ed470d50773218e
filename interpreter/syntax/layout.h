// The rules that need more than a regular expression, all of them, on the list of tokens of a text:
//   look-alikes  are mended and reported (look_alikes.h).
//   newlines     end a statement or clause, unless inside ( ), [ ] or a set's { }; or the line ends
//   in something that
//                cannot end one; or the next line begins with something that cannot begin one. A
//                statement word in column 1 always begins a statement, whatever was left open
//                before it.
//   units        are the words after a number or `as`, but not of an import, on the same line, with
//   `/per`, `.part` and `@year` glued on. words        after `.`, and before `:` inside brackets,
//   are plain names. So is `million` unless it follows a number. rows         begin with the `|`
//   that comes first on a line.
#pragma once

#include "syntax/syntax_errors.h"
#include "syntax/tokens.h"

namespace entente::syntax {

struct LaidOut {
  Tokens tokens;      ///< up to EOF, with newlines that count, and no others
  bool open = false;  ///< more must follow: a bracket or block is open, or the last line cannot end
};
/// `raw` ends with EOF.
LaidOut lay_out(Tokens raw, const Places& places, SyntaxErrors& errors);
/// Before one of these a line goes on.
bool carries_on(std::size_t type);

}  // namespace entente::syntax
