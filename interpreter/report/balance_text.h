// What `check` prints: what the script holds, the settings in force, and the balance sheet of its
// economy.
#pragma once

#include <string>

#include "analysis/runs.h"
#include "compile/open_economy.h"
#include "model/world.h"

namespace entente {

/// How much of everything there is, and the settings of the engine with their defaults.
std::string render_check(const World& world, const Runs& runs);

/// Per resource and country: production, imports, exports, uses, reserve; and what nobody used.
std::string render_balance(const World& world, const Economy& economy);
/// The same of an economy that does not close, as far as it is known.
std::string render_balance(const World& world, const OpenEconomy& economy);

}  // namespace entente
