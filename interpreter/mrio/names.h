// The names of a file: at the head of its columns and at the left of its rows.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "mrio/cells.h"
#include "mrio/edge.h"
#include "mrio/reading.h"

namespace entente::mrio {

/// The names at the head of the columns, from the third column on. `lines` stands before the third
/// line then. At most `most` columns, so that a broken file does not fill the memory.
std::optional<std::vector<Pair>> read_two_heads(const Reading& reading, const TableFile& file,
                                                Lines& lines, std::size_t most);

/// Steps over the one header row of x.
bool skip_one_head(const Reading& reading, const TableFile& file, Lines& lines, const Axis& rows);

/// Steps over a row that names the two index columns and has no values, which not all files have.
void skip_index_names(const TableFile& file, Lines& lines, const Axis& rows);

struct Row {
  std::string_view values;  ///< from the third cell on
  std::size_t row = 0;      ///< in the file, from 1
  std::size_t index = 0;    ///< region * sectors + sector
};

/// The rows that are left, each with its names; every one of the axis is there.
std::optional<std::vector<Row>> read_rows(const Reading& reading, const TableFile& file,
                                          Lines& lines, const Axis& axis, std::size_t columns);

}  // namespace entente::mrio
