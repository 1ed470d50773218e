// The report as JSON, schema "entente-report" of version 1, described in docs/report.md.
#pragma once

#include <string>

#include "report/report.h"

namespace entente {

inline constexpr int report_schema_version = 1;

std::string render_json(const Report& report);
/// `--message-format json`, and the same objects as in the report.
std::string render_json(const std::vector<DiagnosticReport>& diagnostics);

}  // namespace entente
