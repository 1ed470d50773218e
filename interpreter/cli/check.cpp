#include "cli/check.h"

#include "cli/output.h"
#include "report/balance_text.h"
#include "report/text.h"
#include "session/files.h"

namespace entente {

CLI::App& declare_check(CLI::App& program, CheckOptions& options) {
  CLI::App& verb = *program.add_subcommand(
      "check", "names, dimensions, provenance and balance of a script; no simulation");
  declare_script_options(verb, options);
  verb.add_flag("--balance", options.balance, "print the balance sheet of every resource");
  return verb;
}

ExitCode execute(const CheckOptions& options) {
  const check::FileText script = read_file(options.file);
  if (!script.text) return fail("cannot read `" + script.name + "`: " + script.problem);
  SessionOptions session_options;
  session_options.strict = options.strict;
  session_options.threads = thread_count(options.threads);
  Session session(session_options);
  const Result result = session.check(script.name, *script.text, reader_below(options.file));
  print_diagnostics(session, options);
  if (session.diagnostics().has_errors()) return ExitCode::wrong_script;
  std::string text = render_check(*result.world, *result.runs);
  if (options.balance) text += render_balance(*result.world, result.runs->economy);
  return deliver(text, options.out, ExitCode::well);
}

}  // namespace entente
