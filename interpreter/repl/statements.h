// Statements of a conversation: taken into the script, and what they ask answered.
#pragma once

#include <string>

#include "repl/desk.h"

namespace entente {

/// Of a text that parses as statements and holds no `what if`. It is taken in unless it is wrong
/// itself: what is wrong elsewhere then, as where a name has another meaning now, is told and can
/// be mended next.
Reply take_statements(Desk& desk, const std::string& input);

}  // namespace entente
