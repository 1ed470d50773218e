#include "cli/run.h"

#include <unistd.h>

#include "cli/output.h"
#include "report/assertion_findings.h"
#include "report/json.h"
#include "report/text.h"
#include "session/files.h"
#include "session/records.h"

namespace entente {

namespace {

void declare_recording(CLI::App& verb, RunOptions& options) {
  CLI::Option* names = verb.add_option("--record", options.record,
                                       "series to write as CSV: names with commas between, or all");
  names->type_name("NAMES")->delimiter(',')->allow_extra_args(false);
  CLI::Option* folder = verb.add_option(
      "--record-to", options.record_to,
      "the folder to write them to, as SCENARIO/NAME.csv; made where there is none");
  folder->type_name("FOLDER");
  names->needs(folder);
  folder->needs(names);
}

std::string report_text(const Report& report, const RunOptions& options) {
  switch (options.format) {
    case ReportFormat::json:
      return render_json(report);
    case ReportFormat::text:
      break;
  }
  return render_text(report,
                     options.out.empty() ? style_for(options.colour, STDOUT_FILENO) : TextStyle{});
}

Diagnostics failed_assertions(const Result& result) {
  if (!result.report) return {};
  return assertion_findings(*result.world, result.verdicts, *result.report);
}

}  // namespace

CLI::App& declare_run(CLI::App& program, RunOptions& options) {
  CLI::App& verb = *program.add_subcommand(
      "run", "check and simulate a script, print its report, judge its assertions");
  declare_script_options(verb, options);
  declare_report_format(verb, options.format);
  declare_language(verb, options.language);
  verb.add_flag("--audit", options.audit,
                "run everything again in decimals of 50 digits, and report how far it was off");
  declare_recording(verb, options);
  return verb;
}

ExitCode execute(const RunOptions& options) {
  const check::FileText script = read_file(options.file);
  if (!script.text) return fail_unreadable(script);
  SessionOptions wanted = session_options(options);
  wanted.detail = options.format == ReportFormat::json ? Detail::series : Detail::summary;
  wanted.audit = options.audit;
  wanted.record = options.record;
  Session session(wanted);
  const Result result =
      session.run(script.name, *script.text, reader_below(options.file, options.allow_read));
  print_diagnostics(session, options, failed_assertions(result));
  if (result.problem) return fail_usage(*result.problem);
  if (result.wrong_usage) return ExitCode::wrong_usage;
  if (session.diagnostics().has_errors()) return ExitCode::wrong_script;
  if (result.fault) return fail_fault(*result.fault);
  if (const auto problem = write_records(result, options.record_to)) return fail(*problem);
  return deliver(report_text(*result.report, options), options.out,
                 result.assertions_hold() ? ExitCode::well : ExitCode::assertion_failed);
}

}  // namespace entente
