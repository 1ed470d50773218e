#include "cli/program.h"

#include <csignal>
#include <functional>

#include "cli/check.h"
#include "cli/explain.h"
#include "cli/fmt.h"
#include "cli/run.h"
#include "cli/test.h"
#include "support/version.h"

namespace entente {

ExitCode run_program(int argc, char** argv) {
  // A closed pipe is an error of writing, which is reported, and not a signal.
  std::signal(SIGPIPE, SIG_IGN);
  CLI::App program(
      "Entente: countries, resources, agreements and shocks; who runs short of what, when, and "
      "which agreement helps.",
      "entente");
  program.set_version_flag("--version", "entente " + std::string(program_version));
  program.require_subcommand(1);
  program.footer(
      "Exit codes: 0 all well, 1 an assertion failed, 2 the script is wrong, 3 wrong usage, 4 "
      "input or output, 70 our own fault.");

  RunOptions run;
  CheckOptions check;
  ExplainOptions explain;
  FormatOptions format;
  TestOptions test;
  std::function<ExitCode()> action;
  const auto verb = [&action](CLI::App& declared, const auto& options) {
    declared.callback([&action, &options] { action = [&options] { return execute(options); }; });
  };
  verb(declare_run(program, run), run);
  verb(declare_check(program, check), check);
  verb(declare_explain(program, explain), explain);
  verb(declare_fmt(program, format), format);
  verb(declare_test(program, test), test);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? ExitCode::well : ExitCode::wrong_usage;
  }
  return action();
}

}  // namespace entente
