// The sums of table_sums.h, compiled once for every instruction set by the files that include this
// one, each with the compiler's options for its set. They include nothing that another set might
// share: an inline function of a header, compiled for AVX-512 and merged by the linker, would end
// the program on a machine without it.
#pragma once

#include <cstddef>
#include <cstring>

#include "engine/table_sums_set.h"

// Functions that hand lanes to each other are inlined always, so no calling convention matters.
#pragma GCC diagnostic ignored "-Wpsabi"

namespace entente::engine {

namespace {

/// Eight lanes: one register of AVX-512, two of AVX2, four of SSE2.
typedef double Lanes __attribute__((vector_size(64)));
constexpr std::size_t lane_count = 8;

[[gnu::always_inline]] inline Lanes load(const double* from) {
  Lanes lanes;
  std::memcpy(&lanes, from, sizeof lanes);
  return lanes;
}

[[gnu::always_inline]] inline void store(const Lanes& lanes, double* to) {
  std::memcpy(to, &lanes, sizeof lanes);
}

[[gnu::always_inline]] inline double added(const Lanes& lane) {
  return ((lane[0] + lane[4]) + (lane[2] + lane[6])) + ((lane[1] + lane[5]) + (lane[3] + lane[7]));
}

/// Rows that are added at once. Few enough that the machine sees as many streams and fetches ahead
/// of each; chunks of columns through all rows at a time are three times as slow from memory.
constexpr std::size_t rows_together = 8;

template <std::size_t some>
[[gnu::always_inline]] inline void add_rows(const double* flow, std::size_t stride,
                                            std::size_t count, const double* weight, double* sum) {
  std::size_t b = 0;
  for (; b + lane_count <= count; b += lane_count) {
    Lanes total = load(sum + b);
    for (std::size_t k = 0; k < some; ++k) total += load(flow + k * stride + b) * weight[k];
    store(total, sum + b);
  }
  for (; b < count; ++b) {
    for (std::size_t k = 0; k < some; ++k) sum[b] += flow[k * stride + b] * weight[k];
  }
}

template <std::size_t some>
[[gnu::always_inline]] inline void add_rows(const double* flow, std::size_t stride,
                                            std::size_t count, const double* weight_a,
                                            const double* weight_b, double* sum_a, double* sum_b) {
  std::size_t b = 0;
  for (; b + lane_count <= count; b += lane_count) {
    Lanes total_a = load(sum_a + b);
    Lanes total_b = load(sum_b + b);
    for (std::size_t k = 0; k < some; ++k) {
      const Lanes flows = load(flow + k * stride + b);
      total_a += flows * weight_a[k];
      total_b += flows * weight_b[k];
    }
    store(total_a, sum_a + b);
    store(total_b, sum_b + b);
  }
  for (; b < count; ++b) {
    for (std::size_t k = 0; k < some; ++k) {
      sum_a[b] += flow[k * stride + b] * weight_a[k];
      sum_b[b] += flow[k * stride + b] * weight_b[k];
    }
  }
}

template <std::size_t some>
[[gnu::always_inline]] inline void sum_rows(const double* flow, std::size_t stride,
                                            std::size_t count, const double* rate, double* sum) {
  Lanes sums[some] = {};
  std::size_t b = 0;
  for (; b + lane_count <= count; b += lane_count) {
    const Lanes rates = load(rate + b);
    for (std::size_t k = 0; k < some; ++k) sums[k] += load(flow + k * stride + b) * rates;
  }
  // Apart, so that the lanes stay in registers above.
  for (std::size_t k = 0; k < some; ++k) {
    double lanes[lane_count];
    store(sums[k], lanes);
    for (std::size_t at = b; at < count; ++at) lanes[at - b] += flow[k * stride + at] * rate[at];
    sum[k] += added(load(lanes));
  }
}

void one_column_sum(const double* flow, std::size_t rows, std::size_t stride, std::size_t count,
                    const double* weight, double* sum) {
  std::memset(sum, 0, count * sizeof *sum);
  for (std::size_t row = 0; row < rows;) {
    const std::size_t some = rows - row < rows_together ? rows - row : rows_together;
    const double* place = flow + row * stride;
    const double* weights = weight + row;
    if (some == rows_together) {
      add_rows<rows_together>(place, stride, count, weights, sum);
    } else {
      for (std::size_t k = 0; k < some; ++k)
        add_rows<1>(place + k * stride, stride, count, weights + k, sum);
    }
    row += some;
  }
}

void two_column_sums(const double* flow, std::size_t rows, std::size_t stride, std::size_t count,
                     const double* weight_a, const double* weight_b, double* sum_a, double* sum_b) {
  std::memset(sum_a, 0, count * sizeof *sum_a);
  std::memset(sum_b, 0, count * sizeof *sum_b);
  for (std::size_t row = 0; row < rows;) {
    const std::size_t some = rows - row < rows_together ? rows - row : rows_together;
    const double* place = flow + row * stride;
    if (some == rows_together) {
      add_rows<rows_together>(place, stride, count, weight_a + row, weight_b + row, sum_a, sum_b);
    } else {
      for (std::size_t k = 0; k < some; ++k) {
        add_rows<1>(place + k * stride, stride, count, weight_a + row + k, weight_b + row + k,
                    sum_a, sum_b);
      }
    }
    row += some;
  }
}

void row_sums(const double* flow, std::size_t rows, std::size_t stride, std::size_t count,
              const double* rate, double* sum) {
  std::size_t row = 0;
  for (; row + rows_together <= rows; row += rows_together)
    sum_rows<rows_together>(flow + row * stride, stride, count, rate, sum + row);
  for (; row < rows; ++row) sum_rows<1>(flow + row * stride, stride, count, rate, sum + row);
}

double sum_of_all(const double* values, std::size_t count) {
  Lanes sums[4] = {};
  std::size_t at = 0;
  for (; at + 4 * lane_count <= count; at += 4 * lane_count) {
    for (std::size_t k = 0; k < 4; ++k) sums[k] += load(values + at + k * lane_count);
  }
  double total = added(sums[0] + sums[1] + (sums[2] + sums[3]));
  for (; at < count; ++at) total += values[at];
  return total;
}

constexpr TableSums own_sums{one_column_sum, two_column_sums, row_sums, sum_of_all};

}  // namespace

}  // namespace entente::engine
