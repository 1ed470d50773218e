// `entente run`: check, simulate, print the report, judge the assertions.
#pragma once

#include "cli/common_options.h"
#include "cli/exit_code.h"

namespace entente {

struct RunOptions : ScriptOptions {
  ReportFormat format = ReportFormat::text;
  bool audit = false;               ///< repeat every run in decimals
  std::vector<std::string> record;  ///< names of series to write
  std::string record_to;            ///< the folder for them
};

CLI::App& declare_run(CLI::App& program, RunOptions& options);
ExitCode execute(const RunOptions& options);

}  // namespace entente
