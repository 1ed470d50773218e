// Comma-separated values with a span on every field, so that a message about a cell points at it.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/diagnostics.h"

namespace entente::check {

struct CsvField {
  std::string text;  ///< unquoted, without blanks around it
  Span span;
};
using CsvRow = std::vector<CsvField>;

/// RFC 4180, with LF or CRLF and `#` comment lines. Empty lines are skipped. Reports an unclosed
/// quote and rows that are longer or shorter than the header, which are left out.
std::vector<CsvRow> parse_csv(SourceId source, std::string_view text, Diagnostics& diagnostics);

}  // namespace entente::check
