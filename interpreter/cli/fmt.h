// `entente fmt`: the canonical layout of scripts.
#pragma once

#include "cli/common_options.h"
#include "cli/exit_code.h"

namespace entente {

struct FormatOptions {
  std::vector<std::string> paths;  ///< files, folders, `-`
  bool check = false;              ///< only list what would change
  bool diff = false;               ///< only show what would change
  Colour colour = Colour::automatic;
};

CLI::App& declare_fmt(CLI::App& program, FormatOptions& options);
ExitCode execute(const FormatOptions& options);

}  // namespace entente
