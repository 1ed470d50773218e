#include "cli/check.h"

#include "cli/output.h"
#include "report/balance_text.h"
#include "report/text.h"
#include "session/files.h"
#include "session/mend.h"
#include "support/direction.h"
#include "support/display_width.h"

namespace entente {

namespace {

/// Mends the file and the text that was read from it; what went wrong, or nothing.
std::optional<std::string> mend_file(const CheckOptions& options, std::string& text) {
  Mending mending = mend_script(options.file, text, reader_below(options.file, options.allow_read));
  if (mending.edits.empty()) return std::nullopt;
  if (const auto problem = write_whole(options.file, mending.text))
    return "cannot write `" + options.file + "`: " + *problem;
  text = std::move(mending.text);
  if (options.message_format != MessageFormat::text) return std::nullopt;
  for (const std::string& edit : mending.edits)
    tell(isolate_runs("mended " + printable(options.file) + ":" + edit) + "\n");
  tell("\n");
  return std::nullopt;
}

}  // namespace

CLI::App& declare_check(CLI::App& program, CheckOptions& options) {
  CLI::App& verb = *program.add_subcommand(
      "check", "names, dimensions, provenance and balance of a script; no simulation");
  declare_script_options(verb, options);
  verb.add_flag("--balance", options.balance, "print the balance sheet of every resource");
  verb.add_flag("--fix", options.fix,
                "mend the script itself first, where an edit is certain, and say what was done");
  return verb;
}

ExitCode execute(const CheckOptions& options) {
  if (options.fix && options.file == "-")
    return fail_usage("`--fix` mends a file, and standard input is none");
  check::FileText script = read_file(options.file);
  if (!script.text) return fail_unreadable(script);
  if (options.fix) {
    if (const auto problem = mend_file(options, *script.text)) return fail(*problem);
  }
  Session session(session_options(options));
  const Result result =
      session.check(script.name, *script.text, reader_below(options.file, options.allow_read));
  print_diagnostics(session, options);
  if (session.diagnostics().has_errors()) {
    // Who looks for the reason wants what there is.
    if (!options.balance || !result.open_economy) return ExitCode::wrong_script;
    return deliver(render_balance(*result.world, *result.open_economy), options.out,
                   ExitCode::wrong_script);
  }
  std::string text = render_check(*result.world, *result.runs);
  if (options.balance) text += render_balance(*result.world, result.runs->economy);
  return deliver(text, options.out, ExitCode::well);
}

}  // namespace entente
