// Names as a script writes them.
#pragma once

#include <string>
#include <string_view>

namespace entente::syntax {

/// In back-quotes, unless it is a plain name, or one with a namespace: `eu.magnets`.
std::string written_name(const std::string& name);

}  // namespace entente::syntax
