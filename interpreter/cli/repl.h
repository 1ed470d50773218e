// `entente repl`: a session, statement by statement.
#pragma once

#include <string>
#include <vector>

#include "cli/common_options.h"
#include "cli/exit_code.h"

namespace entente {

struct ReplOptions {
  std::vector<std::string> files;  ///< to begin with
  bool resume = false;             ///< what was killed, instead of something new
  Colour colour = Colour::automatic;
  bool strict = false;
  bool quiet = false;
  std::size_t threads = 0;              ///< 0: as many as the machine has
  std::vector<std::string> allow_read;  ///< folders that the session may read too
};

CLI::App& declare_repl(CLI::App& program, ReplOptions& options);
ExitCode execute(const ReplOptions& options);

}  // namespace entente
