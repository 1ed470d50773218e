// Tables as files, in the two formats that the language reads.
#pragma once

#include <string>

#include "mrio/table.h"

namespace entente::bench {

enum class TableFormat { csv, txt };

/// Z, Y and x into a folder that exists, with all digits that tell one double from the next. What
/// went wrong, or an empty text.
std::string write_table(const mrio::Table& table, const std::string& folder, TableFormat format);

}  // namespace entente::bench
