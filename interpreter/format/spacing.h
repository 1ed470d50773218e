// How many spaces the signs ask for: none within brackets and before a comma, one around operators
// and between words, two after a semicolon and before a comment.
#pragma once

#include "format/lines.h"

namespace entente::format {

/// Fills `least`, and brings every gap to it but those of more than one space, which are columns.
void space(std::vector<Line>& lines);

}  // namespace entente::format
