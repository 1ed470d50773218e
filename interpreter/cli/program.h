// The program: its verbs, and which one the command line asks for.
#pragma once

#include "cli/exit_code.h"

namespace entente {

ExitCode run_program(int argc, char** argv);

}  // namespace entente
