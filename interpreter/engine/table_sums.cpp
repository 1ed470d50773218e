#include "engine/table_sums.h"

#include <cstring>

// One version for each instruction set; the loader of the program takes the best that the machine
// has. Instrumented code cannot: its checks are not ready that early.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(ENTENTE_SANITIZED)
#define ENTENTE_FOR_EVERY_MACHINE \
  __attribute__((target_clones("arch=skylake-avx512", "arch=haswell", "default")))
#else
#define ENTENTE_FOR_EVERY_MACHINE
#endif

// Functions that hand such lanes to each other are inlined always, so no calling convention matters.
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

}  // namespace

ENTENTE_FOR_EVERY_MACHINE
void dense_column_sums(const double* flow, std::size_t rows, std::size_t stride, std::size_t count,
                       const double* weight, double* sum) {
  std::size_t b = 0;
  for (; b + 4 * lane_count <= count; b += 4 * lane_count) {
    Lanes sums[4] = {};
    const double* place = flow + b;
    for (std::size_t row = 0; row < rows; ++row, place += stride) {
      for (std::size_t k = 0; k < 4; ++k) sums[k] += load(place + k * lane_count) * weight[row];
    }
    for (std::size_t k = 0; k < 4; ++k) store(sums[k], sum + b + k * lane_count);
  }
  for (; b < count; ++b) {
    double total = 0;
    for (std::size_t row = 0; row < rows; ++row) total += flow[row * stride + b] * weight[row];
    sum[b] = total;
  }
}

ENTENTE_FOR_EVERY_MACHINE
void dense_column_sums(const double* flow, std::size_t rows, std::size_t stride, std::size_t count,
                       const double* weight_a, const double* weight_b, double* sum_a,
                       double* sum_b) {
  std::size_t b = 0;
  for (; b + 4 * lane_count <= count; b += 4 * lane_count) {
    Lanes sums_a[4] = {};
    Lanes sums_b[4] = {};
    const double* place = flow + b;
    for (std::size_t row = 0; row < rows; ++row, place += stride) {
      for (std::size_t k = 0; k < 4; ++k) {
        const Lanes flows = load(place + k * lane_count);
        sums_a[k] += flows * weight_a[row];
        sums_b[k] += flows * weight_b[row];
      }
    }
    for (std::size_t k = 0; k < 4; ++k) {
      store(sums_a[k], sum_a + b + k * lane_count);
      store(sums_b[k], sum_b + b + k * lane_count);
    }
  }
  for (; b < count; ++b) {
    double total_a = 0;
    double total_b = 0;
    for (std::size_t row = 0; row < rows; ++row) {
      total_a += flow[row * stride + b] * weight_a[row];
      total_b += flow[row * stride + b] * weight_b[row];
    }
    sum_a[b] = total_a;
    sum_b[b] = total_b;
  }
}

ENTENTE_FOR_EVERY_MACHINE
void dense_row_sums(const double* flow, std::size_t rows, std::size_t stride, std::size_t count,
                    const double* rate, double* sum) {
  constexpr std::size_t together = 4;  // rows that share a load of the rates
  std::size_t row = 0;
  for (; row + together <= rows; row += together) {
    Lanes sums[together] = {};
    const double* place = flow + row * stride;
    std::size_t b = 0;
    for (; b + lane_count <= count; b += lane_count) {
      const Lanes rates = load(rate + b);
      for (std::size_t k = 0; k < together; ++k) sums[k] += load(place + k * stride + b) * rates;
    }
    for (std::size_t lane = 0; b < count; ++b, ++lane) {
      for (std::size_t k = 0; k < together; ++k) sums[k][lane] += place[k * stride + b] * rate[b];
    }
    for (std::size_t k = 0; k < together; ++k) sum[row + k] += added(sums[k]);
  }
  for (; row < rows; ++row) {
    Lanes sums = {};
    const double* place = flow + row * stride;
    std::size_t b = 0;
    for (; b + lane_count <= count; b += lane_count) sums += load(place + b) * load(rate + b);
    for (std::size_t lane = 0; b < count; ++b, ++lane) sums[lane] += place[b] * rate[b];
    sum[row] += added(sums);
  }
}

ENTENTE_FOR_EVERY_MACHINE
double streaming_sum(const double* values, std::size_t count) {
  Lanes sums[4] = {};
  std::size_t at = 0;
  for (; at + 4 * lane_count <= count; at += 4 * lane_count) {
    for (std::size_t k = 0; k < 4; ++k) sums[k] += load(values + at + k * lane_count);
  }
  double total = added(sums[0] + sums[1] + (sums[2] + sums[3]));
  for (; at < count; ++at) total += values[at];
  return total;
}

}  // namespace entente::engine
