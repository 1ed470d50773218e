// What is known of an economy that does not close, for who looks for the reason.
#pragma once

#include <optional>
#include <vector>

#include "compile/economy.h"

namespace entente {

struct OpenEconomy {
  Economy economy;
  std::vector<char>
      open;  ///< [r] does not close: of it there is what is made and used, and no trade
};

/// Nothing where there is no order in which its resources could be balanced. Reports nothing.
std::optional<OpenEconomy> open_economy(const World& world);

}  // namespace entente
