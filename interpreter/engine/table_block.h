// The flows of one resource, read as a table: a row a supplier, a column a buyer; and the two sums
// that a step needs of it. Whole rows where the table is dense, compressed ones where it is sparse.
//
// A tile is a range of columns small enough that its part of a dense block stays in a core's cache
// while every sum and every member of a batch reads it. All sums are in a fixed order: a column's
// by row, a row's in eight lanes by column, so that they have the same bits for any instruction
// set.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::engine {

/// Columns of a tile.
inline constexpr std::size_t tile_width = 1024;
/// A block with a smaller part of flows above zero is compressed.
inline constexpr double dense_from = 0.25;

template <typename Real>
struct TableBlock {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::size_t stride = 0;       ///< from row to row of `dense`
  const Real* dense = nullptr;  ///< [row * stride + column]; null where compressed

  std::vector<Real> value;              ///< compressed rows
  std::vector<std::uint32_t> column;    ///< of each value
  std::vector<std::size_t> tile_begin;  ///< [row * (tiles + 1) + tile] into value

  std::size_t tiles() const { return (columns + tile_width - 1) / tile_width; }
  std::size_t first(std::size_t tile) const { return tile * tile_width; }
  std::size_t last(std::size_t tile) const {
    const std::size_t end = (tile + 1) * tile_width;
    return end < columns ? end : columns;
  }
};

/// A block over `flow`, which must outlive it.
template <typename Real>
TableBlock<Real> make_block(const Real* flow, std::size_t rows, std::size_t columns,
                            std::size_t stride);

/// Of each of several weights, sums[s][b - first] = sum over rows of flow x weights[s][row], for
/// the columns b of the tile.
template <typename Real>
void column_sums(const TableBlock<Real>& block, std::size_t tile, std::size_t several,
                 const Real* const* weights, Real* const* sums);

/// Of each of several rates, sums[s][row] += sum over the columns b of the tile of flow x
/// rates[s][b - first].
template <typename Real>
void row_sums(const TableBlock<Real>& block, std::size_t tile, std::size_t several,
              const Real* const* rates, Real* const* sums);

}  // namespace entente::engine
