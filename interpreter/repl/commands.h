// What `:help` and the other commands do.
#pragma once

#include <string>

#include "repl/desk.h"

namespace entente {

/// A line that begins with `:`.
Reply execute_command(Desk& desk, const std::string& line);

}  // namespace entente
