// `entente diff`: two scenarios of a script beside each other.
#pragma once

#include <string>

#include "cli/common_options.h"
#include "cli/exit_code.h"

namespace entente {

struct DiffOptions : ScriptOptions {
  std::string before;
  std::string after;
  ReportFormat format = ReportFormat::text;
};

CLI::App& declare_diff(CLI::App& program, DiffOptions& options);
ExitCode execute(const DiffOptions& options);

}  // namespace entente
