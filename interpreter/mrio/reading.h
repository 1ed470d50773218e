// What all parts of the reader share: the files of a table, and where their mistakes go.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "diagnostics/diagnostics.h"
#include "mrio/mapped_file.h"

namespace entente::mrio {

/// 16 GB of doubles.
inline constexpr std::size_t max_cells = 2'000'000'000;
/// Of one file: as many cells, each with all its digits and a sign between.
inline constexpr std::size_t max_bytes = std::size_t{64} << 30U;

struct Limits {
  std::size_t cells = max_cells;
  std::size_t bytes = max_bytes;
};

/// The statement is the place of every diagnostic; the message says where in the file.
struct Reading {
  Span statement;
  std::size_t threads = 1;
  Limits limits;
  Diagnostics& diagnostics;
};

struct TableFile {
  std::string path;
  char separator = ',';
  MappedFile content;
};

/// The names of a line or of a column.
struct Pair {
  std::string region;
  std::string other;  ///< a sector, or a category of final use
};

/// "row 4", "column 29 (AC)": from 1, as spreadsheets show them.
std::string row_text(std::size_t row);
std::string column_text(std::size_t column);

/// "data/Z.csv, row 4", and with ", column 29 (AC)".
std::string place(const TableFile& file, std::size_t row);
std::string place(const TableFile& file, std::size_t row, std::size_t column);

/// What a cell holds, fit for a message: neither long nor with controls.
std::string shown(std::string_view cell);

void report_ragged(const Reading& reading, const TableFile& file, std::size_t row,
                   std::size_t cells, std::size_t expected);
void report_quotes(const Reading& reading, const TableFile& file, std::size_t row,
                   std::size_t column);

}  // namespace entente::mrio
