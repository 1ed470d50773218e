// The kernel of table_kernel.h, compiled once for every instruction set by the files that include
// this one, each with the compiler's options for its set. They include nothing that another set
// might share: an inline function of a header, compiled for AVX-512 and merged by the linker, would
// end the program on a machine without it.
#pragma once

#include <cstddef>
#include <cstring>

#include "engine/place_loops.inl"
#include "engine/table_kernel_set.h"

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

/// The same read serves `several` weights: of one run, or of two.
template <std::size_t some, std::size_t several>
[[gnu::always_inline]] inline void add_rows(const double* flow, std::size_t stride,
                                            std::size_t count, std::size_t row,
                                            const double* const* weights, double* const* sums) {
  // In registers, or they are read again for every column.
  Lanes weight[several][some];
  for (std::size_t s = 0; s < several; ++s) {
    for (std::size_t k = 0; k < some; ++k) weight[s][k] = Lanes{} + weights[s][row + k];
  }
  std::size_t b = 0;
  for (; b + lane_count <= count; b += lane_count) {
    Lanes totals[several];
    for (std::size_t s = 0; s < several; ++s) totals[s] = load(sums[s] + b);
    for (std::size_t k = 0; k < some; ++k) {
      const Lanes flows = load(flow + k * stride + b);
      for (std::size_t s = 0; s < several; ++s) totals[s] += flows * weight[s][k];
    }
    for (std::size_t s = 0; s < several; ++s) store(totals[s], sums[s] + b);
  }
  for (; b < count; ++b) {
    for (std::size_t s = 0; s < several; ++s) {
      for (std::size_t k = 0; k < some; ++k)
        sums[s][b] += flow[k * stride + b] * weights[s][row + k];
    }
  }
}

template <std::size_t several>
void add_columns(const double* flow, std::size_t rows, std::size_t stride, std::size_t count,
                 const double* const* weights, double* const* sums) {
  const double* own_weights[several];
  double* own_sums[several];
  for (std::size_t s = 0; s < several; ++s) {
    own_weights[s] = weights[s];
    own_sums[s] = sums[s];
    std::memset(sums[s], 0, count * sizeof(double));
  }
  constexpr std::size_t together = several > 2 ? rows_together / 2 : rows_together;
  std::size_t row = 0;
  for (; row + together <= rows; row += together) {
    add_rows<together, several>(flow + row * stride, stride, count, row, own_weights, own_sums);
  }
  for (; row < rows; ++row)
    add_rows<1, several>(flow + row * stride, stride, count, row, own_weights, own_sums);
}

void column_sums(const double* flow, std::size_t rows, std::size_t stride, std::size_t count,
                 std::size_t several, const double* const* weights, double* const* sums) {
  for (; several >= 4; several -= 4, weights += 4, sums += 4)
    add_columns<4>(flow, rows, stride, count, weights, sums);
  for (; several >= 2; several -= 2, weights += 2, sums += 2)
    add_columns<2>(flow, rows, stride, count, weights, sums);
  if (several == 1) add_columns<1>(flow, rows, stride, count, weights, sums);
}

template <std::size_t some, std::size_t several>
[[gnu::always_inline]] inline void sum_rows(const double* flow, std::size_t stride,
                                            std::size_t count, std::size_t row,
                                            const double* const* rates, double* const* sums) {
  Lanes totals[several][some] = {};
  std::size_t b = 0;
  for (; b + lane_count <= count; b += lane_count) {
    Lanes rate[several];
    for (std::size_t s = 0; s < several; ++s) rate[s] = load(rates[s] + b);
    for (std::size_t k = 0; k < some; ++k) {
      const Lanes flows = load(flow + k * stride + b);
      for (std::size_t s = 0; s < several; ++s) totals[s][k] += flows * rate[s];
    }
  }
  // Apart, so that the lanes stay in registers above.
  for (std::size_t s = 0; s < several; ++s) {
    for (std::size_t k = 0; k < some; ++k) {
      double lanes[lane_count];
      store(totals[s][k], lanes);
      for (std::size_t at = b; at < count; ++at)
        lanes[at - b] += flow[k * stride + at] * rates[s][at];
      sums[s][row + k] += added(load(lanes));
    }
  }
}

template <std::size_t together, std::size_t several>
void add_up_rows(const double* flow, std::size_t rows, std::size_t stride, std::size_t count,
                 const double* const* rates, double* const* sums) {
  std::size_t row = 0;
  for (; row + together <= rows; row += together)
    sum_rows<together, several>(flow + row * stride, stride, count, row, rates, sums);
  for (; row < rows; ++row)
    sum_rows<1, several>(flow + row * stride, stride, count, row, rates, sums);
}

void row_sums(const double* flow, std::size_t rows, std::size_t stride, std::size_t count,
              std::size_t several, const double* const* rates, double* const* sums) {
  for (; several >= 2; several -= 2, rates += 2, sums += 2)
    add_up_rows<rows_together / 2, 2>(flow, rows, stride, count, rates, sums);
  if (several == 1) add_up_rows<rows_together, 1>(flow, rows, stride, count, rates, sums);
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

struct Machine {};

constexpr TableKernel own_kernel{column_sums,
                                 row_sums,
                                 sum_of_all,
                                 settle_places<Machine, false, true, double>,
                                 settle_places<Machine, true, true, double>,
                                 fulfil_targets<Machine, double>,
                                 sum_wanted<Machine, double>,
                                 settle_clean_places<Machine, double>,
                                 add_bids<Machine, double>,
                                 sum_bids<Machine, double>,
                                 move_bids<Machine, double>};

}  // namespace

}  // namespace entente::engine
