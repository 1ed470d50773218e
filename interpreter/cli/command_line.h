// The verbs and options of the program as data, read from what parses them: completions and the
// manual cannot say anything else.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace entente {

struct OptionFacts {
  std::vector<std::string> names;  ///< `--help`, `-h`; of a positional its one name
  std::string value;               ///< what stands for its value in help; empty for a flag
  std::vector<std::string> words;  ///< where the value is one of a few
  std::string description;
  bool required = false;
  bool many = false;

  enum class Value { none, word, script, file, folder, other } kind = Value::none;
};
struct VerbFacts {
  std::string name;
  std::string description;
  std::vector<OptionFacts> positionals;
  std::vector<OptionFacts> options;
};
struct CommandLine {
  std::string name;
  std::string description;
  std::vector<OptionFacts> options;  ///< of no verb
  std::vector<VerbFacts> verbs;
};

CommandLine describe(const CLI::App& program);

/// A script for `bash`, `zsh` or `fish` that completes the command line.
enum class Shell { bash, zsh, fish };
std::string completions(const CommandLine& line, Shell shell);

/// The manual page, as roff.
std::string manual(const CommandLine& line);

}  // namespace entente
