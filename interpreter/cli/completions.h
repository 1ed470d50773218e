// `entente completions`: what makes a shell complete the command line.
#pragma once

#include "cli/command_line.h"
#include "cli/exit_code.h"

namespace entente {

struct CompletionsOptions {
  const CLI::App* program = nullptr;  ///< whose verbs and options are completed
  Shell shell = Shell::bash;
};

CLI::App& declare_completions(CLI::App& program, CompletionsOptions& options);
ExitCode execute(const CompletionsOptions& options);

}  // namespace entente
