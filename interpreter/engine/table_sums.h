// The sums of a dense tile in double, for the instruction set that the machine has: chosen when
// first asked, with the same bits whichever it is.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/table_sums_set.h"

namespace entente::engine {

/// sum[b] = sum over rows of flow[row * stride + b] x weight[row], in the order of the rows.
void dense_column_sums(const double* flow, std::size_t rows, std::size_t stride, std::size_t count,
                       const double* weight, double* sum);
void dense_column_sums(const double* flow, std::size_t rows, std::size_t stride, std::size_t count,
                       const double* weight_a, const double* weight_b, double* sum_a,
                       double* sum_b);

/// sum[row] += sum over b of flow[row * stride + b] x rate[b]: lane b mod 8 of eight, then
/// ((0 + 4) + (2 + 6)) + ((1 + 5) + (3 + 7)).
void dense_row_sums(const double* flow, std::size_t rows, std::size_t stride, std::size_t count,
                    const double* rate, double* sum);

/// Reads every value once and adds them up: what the memory allows, for comparison in benchmarks.
double streaming_sum(const double* values, std::size_t count);

/// The versions that this machine can run, for tests: all give the same bits.
std::vector<const TableSums*> available_sums();

}  // namespace entente::engine
