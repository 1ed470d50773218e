#include "engine/table_sums.h"

namespace entente::engine {

namespace {

const TableSums& best_sums() {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx512f")) return table_sums_avx512;
  if (__builtin_cpu_supports("avx2")) return table_sums_avx2;
#endif
  return table_sums_baseline;
}

const TableSums& sums() {
  static const TableSums& chosen = best_sums();
  return chosen;
}

}  // namespace

std::vector<const TableSums*> available_sums() {
  std::vector<const TableSums*> result = {&table_sums_baseline};
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx2")) result.push_back(&table_sums_avx2);
  if (__builtin_cpu_supports("avx512f")) result.push_back(&table_sums_avx512);
#endif
  return result;
}

void dense_column_sums(const double* flow, std::size_t rows, std::size_t stride, std::size_t count,
                       const double* weight, double* sum) {
  sums().one_column_sum(flow, rows, stride, count, weight, sum);
}

void dense_column_sums(const double* flow, std::size_t rows, std::size_t stride, std::size_t count,
                       const double* weight_a, const double* weight_b, double* sum_a,
                       double* sum_b) {
  sums().two_column_sums(flow, rows, stride, count, weight_a, weight_b, sum_a, sum_b);
}

void dense_row_sums(const double* flow, std::size_t rows, std::size_t stride, std::size_t count,
                    const double* rate, double* sum) {
  sums().row_sums(flow, rows, stride, count, rate, sum);
}

double streaming_sum(const double* values, std::size_t count) {
  return sums().sum_of_all(values, count);
}

}  // namespace entente::engine
