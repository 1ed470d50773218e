#include "cli/diff.h"

#include <unistd.h>

#include "cli/output.h"
#include "session/files.h"

namespace entente {

CLI::App& declare_diff(CLI::App& program, DiffOptions& options) {
  CLI::App& verb = *program.add_subcommand(
      "diff", "two scenarios of a script beside each other: what goes in, what comes out");
  declare_script_options(verb, options);
  verb.add_option("BEFORE", options.before, "a scenario")->required()->type_name("");
  verb.add_option("AFTER", options.after, "the scenario to set against it")
      ->required()
      ->type_name("");
  declare_report_format(verb, options.format);
  declare_language(verb, options.language);
  return verb;
}

ExitCode execute(const DiffOptions& options) {
  const check::FileText script = read_file(options.file);
  if (!script.text) return fail_unreadable(script);
  Session session(session_options(options));
  const FoundDifference found =
      session.diff(script.name, *script.text, reader_below(options.file, options.allow_read),
                   options.before, options.after);
  print_diagnostics(session, options);
  if (found.problem) return fail_usage(*found.problem);
  if (found.fault) return fail_fault(*found.fault);
  if (!found.difference) return ExitCode::wrong_script;
  const TextStyle style =
      options.out.empty() ? style_for(options.colour, STDOUT_FILENO) : TextStyle{};
  return deliver(options.format == ReportFormat::json ? render_json(*found.difference)
                                                      : render_text(*found.difference, style),
                 options.out, ExitCode::well);
}

}  // namespace entente
