// `entente explain CODE`: the page of the catalogue.
#pragma once

#include <string>

#include "cli/common_options.h"
#include "cli/exit_code.h"

namespace entente {

enum class PageFormat { text, markdown };

/// E0301, w0801, and what may have been meant as one: a letter before digits.
bool looks_like_code(const std::string& word);
ExitCode explain_code(const std::string& code, PageFormat format, Colour colour);

}  // namespace entente
