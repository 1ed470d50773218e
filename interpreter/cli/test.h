// `entente test`: scripts as tests.
#pragma once

#include "cli/common_options.h"
#include "cli/exit_code.h"

namespace entente {

struct TestOptions {
  std::vector<std::string> paths;  ///< files and folders
  bool update = false;             ///< keep the reports as they are now
  bool strict = false;
  std::vector<std::string> allow_read;  ///< folders that the scripts may read too
  std::string junit;                    ///< where to write the XML; empty: nowhere
  std::size_t threads = 0;              ///< 0: as many as the machine has
  Colour colour = Colour::automatic;
};

CLI::App& declare_test(CLI::App& program, TestOptions& options);
ExitCode execute(const TestOptions& options);

}  // namespace entente
