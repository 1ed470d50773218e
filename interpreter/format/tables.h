// Tables of bars: cells below each other, as wide as a terminal shows them.
#pragma once

#include "format/lines.h"

namespace entente::format {

/// After space(): pads the cells of neighbouring rows, and draws the rules of pasted tables as wide
/// as their columns. A row that goes on in the next line is left as it is.
void align_tables(std::vector<Line>& lines);

}  // namespace entente::format
