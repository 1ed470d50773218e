// The sums of a dense tile as compiled for one instruction set.
#pragma once

#include <cstddef>

namespace entente::engine {

struct TableSums {
  void (*one_column_sum)(const double* flow, std::size_t rows, std::size_t stride,
                         std::size_t count, const double* weight, double* sum);
  void (*two_column_sums)(const double* flow, std::size_t rows, std::size_t stride,
                          std::size_t count, const double* weight_a, const double* weight_b,
                          double* sum_a, double* sum_b);
  void (*row_sums)(const double* flow, std::size_t rows, std::size_t stride, std::size_t count,
                   const double* rate, double* sum);
  double (*sum_of_all)(const double* values, std::size_t count);
};

extern const TableSums table_sums_baseline;
#ifdef __x86_64__
extern const TableSums table_sums_avx2;
extern const TableSums table_sums_avx512;
#endif

}  // namespace entente::engine
