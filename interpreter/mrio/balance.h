// What industries sell must be what they make.
#pragma once

#include "mrio/names.h"
#include "mrio/reading.h"
#include "mrio/table.h"

namespace entente::mrio {

struct Files {
  TableFile z;
  TableFile y;
  TableFile x;
};

/// The rows of each file, in the order of the file.
struct FileRows {
  std::vector<Row> z;
  std::vector<Row> y;
  std::vector<Row> x;
};

/// Row sums of Z and Y against x: a warning where rounding shows, an error where they do not fit.
bool check_balance(const Reading& reading, const Files& files, const FileRows& rows,
                   const Table& table);

}  // namespace entente::mrio
