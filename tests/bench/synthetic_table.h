// Balanced input-output tables of any size, for benchmarks and tests.
#pragma once

#include <cstddef>
#include <cstdint>

#include "mrio/table.h"

namespace entente::bench {

/// Regions R01…, sectors S001…, categories F01…; a share `density` of Z is not zero. An industry
/// buys more from large suppliers, and ten times as much at home as size alone would say. Output is
/// the sum of a row of Z and Y to the last bit, and every industry adds value: columns of Z sum to
/// less than the output. The same bits for the same arguments, whatever the machine.
mrio::Table synthetic_table(std::size_t regions, std::size_t sectors, std::size_t categories,
                            double density, std::uint64_t seed);

}  // namespace entente::bench
