// The built program, run from the root of the repository as a user would.
#pragma once

#include <string>
#include <vector>

namespace entente::test {

struct Outcome {
  int code = -1;  ///< negative: a signal
  std::string output;
  std::string errors;
  bool in_time = true;
};

/// Without colours, whatever the environment says; ended where it takes more than a minute. `input`
/// is a file, from the root of the repository.
Outcome run_program(const std::vector<std::string>& arguments,
                    const std::string& input = "/dev/null");

/// The words of a first line `# args: …` of a script; none where there is no such line.
std::vector<std::string> arguments_of(const std::string& script);

/// True where `./dev goldens` asks to rewrite what is expected.
bool updating();

}  // namespace entente::test
