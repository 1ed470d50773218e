// The canonical layout of a script. It works on words and signs, not on meaning: none is added,
// dropped or moved to another line, and only the spaces around them change.
#pragma once

#include <string>

#include "diagnostics/source.h"

namespace entente::format {

/// Of a text that parses. Formatting the result gives the same again.
std::string format_script(SourceId source, const Sources& sources);

/// The same words, signs and comments in the same order, so that both mean the same.
bool same_words(SourceId first, SourceId second, const Sources& sources);

}  // namespace entente::format
