// Modules as the reference tells of them: out of their own text and its `##` comments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reference/reference.h"

namespace entente::reference {

/// The module: the comment at its head, and its declarations in short.
Entry module_entry(std::string_view name, std::string_view text);
/// Each declaration by itself, found as `std.countries.CN` and as `CN`.
std::vector<Entry> declaration_entries(std::string_view name, std::string_view text);

}  // namespace entente::reference
