// How far every line stands in: two columns for each open block or bracket, and two more where a
// line carries a statement on.
#pragma once

#include "format/lines.h"

namespace entente::format {

/// Sets the gap of every first piece, and takes away blank lines at the edges of blocks.
void indent(std::vector<Line>& lines);

}  // namespace entente::format
