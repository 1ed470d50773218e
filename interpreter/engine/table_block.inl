// The two sums of a block for any number type, and blocks themselves. For double the sums of dense
// tiles are those of table_kernel.h.
#pragma once

#include <algorithm>
#include <type_traits>

#include "engine/table_block.h"
#include "engine/table_kernel.h"

namespace entente::engine {

template <typename Real>
TableBlock<Real> make_block(const Real* flow, std::size_t rows, std::size_t columns,
                            std::size_t stride) {
  TableBlock<Real> block;
  block.rows = rows;
  block.columns = columns;
  block.stride = stride;
  std::size_t count = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t b = 0; b < columns; ++b) count += flow[row * stride + b] != Real(0) ? 1 : 0;
  }
  if (static_cast<double>(count) >= dense_from * static_cast<double>(rows * columns)) {
    block.dense = flow;
    return block;
  }
  block.value.reserve(count);
  block.column.reserve(count);
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t tile = 0; tile < block.tiles(); ++tile) {
      block.tile_begin.push_back(block.value.size());
      for (std::size_t b = block.first(tile); b < block.last(tile); ++b) {
        const Real& value = flow[row * stride + b];
        if (value == Real(0)) continue;
        block.value.push_back(value);
        block.column.push_back(static_cast<std::uint32_t>(b - block.first(tile)));
      }
    }
    block.tile_begin.push_back(block.value.size());
  }
  return block;
}

/// Calls `visit(row, value, column of the tile)` for what a compressed tile holds, row by row.
template <typename Real, typename Visit>
void visit_compressed(const TableBlock<Real>& block, std::size_t tile, Visit visit) {
  for (std::size_t row = 0; row < block.rows; ++row) {
    const std::size_t place = row * (block.tiles() + 1) + tile;
    for (std::size_t at = block.tile_begin[place]; at < block.tile_begin[place + 1]; ++at) {
      visit(row, block.value[at], block.column[at]);
    }
  }
}

template <typename Real>
void column_sums(const TableBlock<Real>& block, std::size_t tile, std::size_t several,
                 const Real* const* weights, Real* const* sums) {
  const std::size_t first = block.first(tile);
  const std::size_t count = block.last(tile) - first;
  if constexpr (std::is_same_v<Real, double>) {
    if (block.dense != nullptr) {
      return table_kernel().column_sums(block.dense + first, block.rows, block.stride, count,
                                        several, weights, sums);
    }
  }
  for (std::size_t s = 0; s < several; ++s) {
    const Real* weight = weights[s];
    Real* sum = sums[s];
    std::fill_n(sum, count, Real(0));
    if (block.dense == nullptr) {
      visit_compressed(block, tile, [=](std::size_t row, const Real& value, std::size_t b) {
        sum[b] += value * weight[row];
      });
      continue;
    }
    for (std::size_t row = 0; row < block.rows; ++row) {
      const Real* flow = block.dense + row * block.stride + first;
      for (std::size_t b = 0; b < count; ++b) sum[b] += flow[b] * weight[row];
    }
  }
}

/// Eight lanes, added up as those of the kernel are.
template <typename Real>
struct LaneSum {
  Real lane[8] = {Real(0), Real(0), Real(0), Real(0), Real(0), Real(0), Real(0), Real(0)};

  Real total() const {
    return ((lane[0] + lane[4]) + (lane[2] + lane[6])) +
           ((lane[1] + lane[5]) + (lane[3] + lane[7]));
  }
};

template <typename Real>
void row_sums(const TableBlock<Real>& block, std::size_t tile, std::size_t several,
              const Real* const* rates, Real* const* sums) {
  const std::size_t first = block.first(tile);
  const std::size_t count = block.last(tile) - first;
  if constexpr (std::is_same_v<Real, double>) {
    if (block.dense != nullptr) {
      return table_kernel().row_sums(block.dense + first, block.rows, block.stride, count, several,
                                     rates, sums);
    }
  }
  for (std::size_t s = 0; s < several; ++s) {
    const Real* rate = rates[s];
    for (std::size_t row = 0; row < block.rows; ++row) {
      LaneSum<Real> sum;
      if (block.dense != nullptr) {
        const Real* flow = block.dense + row * block.stride + first;
        for (std::size_t b = 0; b < count; ++b) sum.lane[b % 8] += flow[b] * rate[b];
      } else {
        const std::size_t place = row * (block.tiles() + 1) + tile;
        const std::size_t begin = block.tile_begin[place];
        for (std::size_t at = begin; at < block.tile_begin[place + 1]; ++at)
          sum.lane[(at - begin) % 8] += block.value[at] * rate[block.column[at]];
      }
      sums[s][row] += sum.total();
    }
  }
}

}  // namespace entente::engine
