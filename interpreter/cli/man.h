// `entente man`: the manual page.
#pragma once

#include "cli/command_line.h"
#include "cli/exit_code.h"

namespace entente {

struct ManOptions {
  const CLI::App* program = nullptr;  ///< that the page is of
};

CLI::App& declare_man(CLI::App& program, ManOptions& options);
ExitCode execute(const ManOptions& options);

}  // namespace entente
