// What only a shell can arrange: pipes that close, redirections, signals after a while.
#pragma once

#include <stdio.h>
#include <sys/wait.h>

#include <array>
#include <string>

#include "places.h"

namespace entente::test {

struct ShellOutcome {
  int code = -1;
  std::string output;  ///< and what it says of errors
};

/// Runs the command under bash; `entente` in it is the built program.
inline ShellOutcome in_shell(const std::string& command) {
  const std::string script = "exec 2>&1; entente() { '" + program_file().string() +
                             "' \"$@\"; }; set -o pipefail; " + command;
  std::string quoted = "bash --norc -c '";
  for (const char c : script) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  FILE* pipe = ::popen((quoted + "'").c_str(), "r");
  if (pipe == nullptr) return {};
  ShellOutcome outcome;
  std::array<char, 1U << 12U> block;
  for (std::size_t count = 0; (count = ::fread(block.data(), 1, block.size(), pipe)) > 0;)
    outcome.output.append(block.data(), count);
  const int status = ::pclose(pipe);
  if (WIFEXITED(status)) outcome.code = WEXITSTATUS(status);
  return outcome;
}

}  // namespace entente::test
