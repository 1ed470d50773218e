// A folder with a multi-regional input-output table, read at the speed of memory.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "diagnostics/diagnostics.h"
#include "mrio/reading.h"
#include "mrio/table.h"

namespace entente::mrio {

/// Reads Z, Y and x of `folder`, a path that may be read: .csv with commas, or .txt with tabs as
/// the Python library pymrio saves them. Both have two header rows and two index columns, x has one
/// header row.
///
/// What is wrong is reported at `statement`, at most one mistake a file: first of the names at the
/// head of its columns, then of the names of its rows, and where all names are right of its
/// numbers; the topmost row, then the leftmost cell. Result and reports do not depend on `threads`.
std::optional<Table> read_table(const std::string& folder, Span statement, std::size_t threads,
                                Diagnostics& diagnostics, const Limits& limits = {});

}  // namespace entente::mrio
