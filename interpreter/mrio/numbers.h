// The numbers of a file, straight into their place in the table.
#pragma once

#include <cstddef>
#include <vector>

#include "mrio/names.h"
#include "mrio/reading.h"
#include "mrio/table.h"

namespace entente::mrio {

/// Where the numbers of one file go: the k-th of a row to values[row * stride + columns[k]], with
/// the row of the table.
struct Target {
  double* values = nullptr;
  std::size_t stride = 0;
  std::vector<std::size_t> columns;
  bool may_be_negative = false;
};

/// Reports the first mistake, of the topmost row and there the leftmost cell, however many threads
/// there are.
bool read_numbers(const Reading& reading, const TableFile& file, const std::vector<Row>& rows,
                  const Target& target, const Table& table);

}  // namespace entente::mrio
