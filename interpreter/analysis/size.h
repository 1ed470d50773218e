// How much a script asks for, before it is run: memory for what is recorded, and operations.
#pragma once

#include "analysis/runs.h"
#include "diagnostics/diagnostics.h"

namespace entente {

/// Pairs of countries over all resources: a plan has a few numbers for each.
inline constexpr double max_pairs = 2e8;
inline constexpr double max_recorded_bytes = 16e9;
/// Of all runs together; some hours.
inline constexpr double max_operations = 1e12;

struct RunSize {
  double recorded_bytes = 0;
  double operations = 0;
  double runs = 0;
};
RunSize size_of(const World& world, const Runs& runs);

/// Before the economy is balanced; a table has limits of its own. False, and reported at the place,
/// where there are too many.
bool check_pairs(const World& world, Span place, Diagnostics& diagnostics);
/// Of a plan.
bool check_size(const World& world, const Runs& runs, Span place, Diagnostics& diagnostics);

}  // namespace entente
