// The balanced economy of a world: every resource's flows between countries, closed from what the
// script declares.
#pragma once

#include <optional>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "model/world.h"

namespace entente {

/// Shapes as in engine::Plan without by_user; amounts a month, in kept units.
struct Economy {
  std::vector<double> flow;              ///< [r,i,j]
  std::vector<char> estimated;           ///< [r,i,j]: no declared share fixes it
  std::vector<double> production;        ///< [r,i]
  std::vector<double> use;               ///< [r,j] intermediate and final
  std::vector<double> intermediate_use;  ///< [r,j]
  std::vector<double> surplus;           ///< [r] given to the final use of ROW unasked
  std::vector<char> faint_links;         ///< [r] home-first could not close without them
  std::vector<double> inputs;  ///< [r,i] what an industry buys, a year; of an economy from a table
};

/// Reports what cannot close, and then gives nothing.
std::optional<Economy> balance_economy(const World& world, Diagnostics& diagnostics);

/// Of an economy from a table, whose accounts are closed already: sums over its users.
Economy economy_of_table(const mrio::Table& table);

}  // namespace entente
