#include "baseline/biproportional.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente::baseline {
namespace {

std::vector<std::size_t> positive(const std::vector<double>& sums) {
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    if (sums[i] > 0) indices.push_back(i);
  }
  return indices;
}

/// sums[k] = sum over i of factor[i] * matrix[i * sums.size() + k], so that the inner loop runs
/// over independent sums and keeps their order.
void weighted_sums(const std::vector<double>& matrix, const std::vector<double>& factor,
                   std::vector<double>& sums) {
  std::fill(sums.begin(), sums.end(), 0.0);
  const double* row = matrix.data();
  double* const out = sums.data();
  const std::size_t width = sums.size();
  for (const double weight : factor) {
    for (std::size_t k = 0; k < width; ++k) out[k] += weight * row[k];
    row += width;
  }
}

}  // namespace

Fit fit_biproportional(std::vector<double>& matrix, const std::vector<double>& row_sums,
                       const std::vector<double>& column_sums, std::size_t most_sweeps) {
  const std::size_t n = row_sums.size();
  const std::vector<std::size_t> rows = positive(row_sums);
  const std::vector<std::size_t> columns = positive(column_sums);
  const double total = std::accumulate(row_sums.begin(), row_sums.end(), 0.0);

  // The seed, without empty rows and columns, and its transpose.
  std::vector<double> by_row(rows.size() * columns.size());
  std::vector<double> by_column(by_row.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < columns.size(); ++j) {
      const double entry = matrix[rows[i] * n + columns[j]];
      by_row[i * columns.size() + j] = entry;
      by_column[j * rows.size() + i] = entry;
    }
  }

  // entry = r_i * seed_ij * s_j;  r_i = row_i / sum_j(seed_ij s_j);  s_j = column_j / sum_i(r_i
  // seed_ij)
  std::vector<double> r(rows.size(), 0.0), row_total(rows.size());
  std::vector<double> s(columns.size(), 1.0), column_total(columns.size());
  Fit fit;
  for (;;) {
    weighted_sums(by_column, s, row_total);
    fit.met = true;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const double wanted = row_sums[rows[i]];
      if (std::abs(r[i] * row_total[i] - wanted) > 1e-12 * wanted + 1e-15 * total) fit.met = false;
    }
    if (fit.met || fit.sweeps == most_sweeps) break;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      r[i] = row_total[i] > 0 ? row_sums[rows[i]] / row_total[i] : 0;
    }
    weighted_sums(by_row, r, column_total);
    for (std::size_t j = 0; j < columns.size(); ++j) {
      s[j] = column_total[j] > 0 ? column_sums[columns[j]] / column_total[j] : 0;
    }
    ++fit.sweeps;
  }

  std::fill(matrix.begin(), matrix.end(), 0.0);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t j = 0; j < columns.size(); ++j) {
      matrix[rows[i] * n + columns[j]] = r[i] * by_row[i * columns.size() + j] * s[j];
    }
  }
  return fit;
}

}  // namespace entente::baseline
