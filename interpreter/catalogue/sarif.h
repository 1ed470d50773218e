// Diagnostics as SARIF 2.1.0, which code review and editors read: the rules are pages of the
// catalogue. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"

namespace entente::catalogue {

/// One document with its line end.
std::string render_sarif(const std::vector<Diagnostic>& diagnostics, const Sources& sources);

}  // namespace entente::catalogue
