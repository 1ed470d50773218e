// The report as text for a terminal or a file: at most 100 columns wide, coloured when asked.
#pragma once

#include <string>

#include "diagnostics/text_style.h"
#include "report/report.h"

namespace entente {

std::string render_text(const Report& report, const TextStyle& style);

}  // namespace entente
