// Biproportional fitting (RAS): a matrix whose rows and columns are scaled until their sums are
// given ones.
#pragma once

#include <cstddef>
#include <vector>

namespace entente::baseline {

struct Fit {
  std::size_t sweeps = 0;
  bool met =
      false;  // every row to 1e-12 of itself; columns are met to rounding, they are scaled last
};

/// Scales the square `matrix`, row by row and column by column in turn, at most `most_sweeps`
/// times. Zeros stay zeros; a row or column whose sum is to be zero becomes zero.
Fit fit_biproportional(std::vector<double>& matrix, const std::vector<double>& row_sums,
                       const std::vector<double>& column_sums, std::size_t most_sweeps);

}  // namespace entente::baseline
