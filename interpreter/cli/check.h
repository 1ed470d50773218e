// `entente check`: names, units, provenance, balance; no simulation.
#pragma once

#include "cli/common_options.h"
#include "cli/exit_code.h"

namespace entente {

struct CheckOptions : ScriptOptions {
  bool balance = false;  ///< print the balance sheet
  bool fix = false;      ///< mend the script first
};

CLI::App& declare_check(CLI::App& program, CheckOptions& options);
ExitCode execute(const CheckOptions& options);

}  // namespace entente
