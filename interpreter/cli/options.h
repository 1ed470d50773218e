// What was asked for on the command line.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace entente {

enum class ExitCode {
  well = 0,
  assertion_failed = 1,
  wrong_script = 2,
  wrong_usage = 3,
  input_output = 4,
  own_fault = 70
};

enum class Verb { run, check };
enum class Format { text, json };
enum class Colour { automatic, always, never };

struct Options {
  Verb verb = Verb::run;
  std::string file;
  Format format = Format::text;
  std::string out;  ///< empty: standard output
  Colour colour = Colour::automatic;
  bool strict = false;
  bool quiet = false;
  bool balance = false;             ///< of `check`: print the balance sheet
  bool audit = false;               ///< repeat every run in decimals
  std::vector<std::string> record;  ///< names of series to write
  std::string record_to;            ///< the folder for them
  std::size_t threads = 0;          ///< 0: as many as the machine has
};

/// The options, or the exit code where there is nothing to do any more: help or version was
/// printed, or the usage is wrong and was explained.
std::variant<Options, ExitCode> parse_options(int argc, char** argv);

}  // namespace entente
