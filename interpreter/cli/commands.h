// The verbs of the command line.
#pragma once

#include "cli/options.h"

namespace entente {

ExitCode execute(const Options& options);

}  // namespace entente
