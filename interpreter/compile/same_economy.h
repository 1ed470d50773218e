// Whether two worlds are one economy: what a session that changes a script little by little need
// not work out again.
#pragma once

#include "model/world.h"

namespace entente {

/// True where both balance to the same economy and compile to the same plan: they agree in all that
/// balance_economy and compile_plan read. Where they say it, from which source and in whose unit is
/// all the same. Ids are compared as they are.
bool same_economy(const World& first, const World& second);

}  // namespace entente
