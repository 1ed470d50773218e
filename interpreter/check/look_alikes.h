// Names that look like other names.
#pragma once

#include "check/symbols.h"

namespace entente::check {

/// Warns of two names of the script that look alike, and of a name that mixes letters of several
/// alphabets.
void warn_of_look_alikes(const Symbols& symbols, SourceId script, Diagnostics& diagnostics);

}  // namespace entente::check
