#include "cli/program.h"

#include <fmt/format.h>

#include <csignal>
#include <functional>
#include <iostream>

#include "cli/build_facts.h"
#include "cli/check.h"
#include "cli/completions.h"
#include "cli/diff.h"
#include "cli/doc.h"
#include "cli/explain.h"
#include "cli/fmt.h"
#include "cli/man.h"
#include "cli/output.h"
#include "cli/repl.h"
#include "cli/run.h"
#include "cli/test.h"

namespace entente {

namespace {

std::string exit_codes_line() {
  std::vector<std::string> codes;
  for (const auto& [code, meaning] : exit_codes)
    codes.push_back(fmt::format("{} {}", static_cast<int>(code), meaning));
  return fmt::format("Exit codes: {}.", fmt::join(codes, ", "));
}

}  // namespace

ExitCode run_program(int argc, char** argv) {
  // A closed pipe is an error of writing, which is reported, and not a signal.
  std::signal(SIGPIPE, SIG_IGN);
  CLI::App program(
      "Entente: countries, resources, agreements and shocks; who runs short of what, when, and "
      "which agreement helps.",
      "entente");
  program.set_version_flag("--version", build_facts());
  program.require_subcommand(1);
  program.footer(exit_codes_line());

  RunOptions run;
  CheckOptions check;
  DiffOptions diff;
  ExplainOptions explain;
  FormatOptions format;
  ReplOptions repl;
  TestOptions test;
  DocOptions doc;
  CompletionsOptions completions;
  ManOptions man;
  std::function<ExitCode()> action;
  const auto verb = [&action](CLI::App& declared, const auto& options) {
    declared.callback([&action, &options] { action = [&options] { return execute(options); }; });
  };
  verb(declare_run(program, run), run);
  verb(declare_check(program, check), check);
  verb(declare_diff(program, diff), diff);
  verb(declare_explain(program, explain), explain);
  verb(declare_fmt(program, format), format);
  verb(declare_repl(program, repl), repl);
  verb(declare_test(program, test), test);
  verb(declare_doc(program, doc), doc);
  verb(declare_completions(program, completions), completions);
  verb(declare_man(program, man), man);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const bool well = program.exit(error) == 0;
    if (!std::cout.flush()) return fail_output();
    return well ? ExitCode::well : ExitCode::wrong_usage;
  }
  return action();
}

}  // namespace entente
