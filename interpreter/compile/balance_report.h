// The words for an economy that does not close: which balance, with the figures, and where they
// were declared.
#pragma once

#include <string>

#include "baseline/balance.h"
#include "diagnostics/diagnostics.h"
#include "model/world.h"

namespace entente {

void report_imbalance(const World& world, ResourceId resource, const baseline::Sheet& sheet,
                      const baseline::Failure& failure, Diagnostics& diagnostics);

/// An amount a month in the words of a script: "12 kt/year".
std::string yearly_amount(const World& world, ResourceId resource, double amount_a_month);

}  // namespace entente
