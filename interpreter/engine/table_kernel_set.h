// What a table costs most of its time in, as compiled for one instruction set.
#pragma once

#include <cstddef>

#include "engine/places.h"

namespace entente::engine {

struct TableKernel {
  void (*column_sums)(const double* flow, std::size_t rows, std::size_t stride, std::size_t count,
                      std::size_t several, const double* const* weights, double* const* sums);
  void (*row_sums)(const double* flow, std::size_t rows, std::size_t stride, std::size_t count,
                   std::size_t several, const double* const* rates, double* const* sums);
  double (*sum_of_all)(const double* values, std::size_t count);
  void (*settle)(const Places<double>& places, std::size_t count, const Gates& assumed,
                 Gates& found);
  void (*settle_gated)(const Places<double>& places, std::size_t count, const Gates& assumed,
                       Gates& found);
  void (*fulfil)(const Targets<double>& targets, std::size_t count);
  void (*sum_wanted)(const Places<double>& places, std::size_t first, std::size_t last,
                     double* sums);
  void (*settle_clean)(const CleanPlaces<double>& places, std::size_t count);
  void (*add_bids)(const Bids<double>& bids, std::size_t count, double* sums);
  double (*sum_bids)(const Bids<double>& bids, const double* rate, std::size_t count);
  void (*move_bids)(const Bids<double>& bids, const double* rate, double part, std::size_t count,
                    double* moved);
};

extern const TableKernel table_kernel_baseline;
#ifdef __x86_64__
extern const TableKernel table_kernel_avx2;
extern const TableKernel table_kernel_avx512;
#endif

}  // namespace entente::engine
