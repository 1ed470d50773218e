// Diagnostics for people: headline, place, excerpt with labels, then why and how to mend it.
#pragma once

#include <string>

#include "diagnostics/diagnostics.h"
#include "diagnostics/text_style.h"

namespace entente {

/// Several lines, each with its line end.
std::string render_text(const Diagnostic& diagnostic, const Sources& sources,
                        const TextStyle& style);

/// "2 errors and 1 warning".
std::string render_summary(const Diagnostics& diagnostics);

}  // namespace entente
