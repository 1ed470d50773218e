// What a conversation knows, as lists; and what is known of a name.
#pragma once

#include <string>

#include "repl/desk.h"

namespace entente {

/// `countries`, `resources`, `shocks`, `agreements`, `scenarios`, `units`, `fns`
Reply list_names(Desk& desk, const std::string& what);
/// How a name is declared, and the figures that it is about with what they rest on.
Reply show_name(Desk& desk, const std::string& name);
/// True where `:show` has something to say of it and it is no value.
bool is_declared(Desk& desk, const std::string& name);

}  // namespace entente
