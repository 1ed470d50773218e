#include "cli/commands.h"

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <thread>

#include "diagnostics/render_text.h"
#include "report/balance_text.h"
#include "report/json.h"
#include "report/text.h"
#include "session/files.h"
#include "session/records.h"
#include "session/session.h"

namespace entente {

namespace {

TextStyle style_for(const Options& options, int stream) {
  switch (options.colour) {
    case Colour::always:
      return {true};
    case Colour::never:
      return {false};
    case Colour::automatic:
      break;
  }
  const auto is_set = [](const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0' && std::string_view(value) != "0";
  };
  // https://no-color.org and https://bixense.com/clicolors
  if (const char* no_colour = std::getenv("NO_COLOR"); no_colour != nullptr && *no_colour != '\0')
    return {false};
  if (is_set("CLICOLOR_FORCE")) return {true};
  return {::isatty(stream) == 1};
}

void tell(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stderr); }

/// More than this nobody reads: the first ones often bring the rest with them.
constexpr std::size_t most_printed = 20;

/// Diagnostics go to standard error; warnings only where somebody wants them.
void print_diagnostics(const Session& session, const Options& options) {
  const TextStyle style = style_for(options, STDERR_FILENO);
  const Diagnostics& diagnostics = session.diagnostics();
  for (const Severity severity : {Severity::error, Severity::warning}) {
    if (options.quiet && severity == Severity::warning) continue;
    std::size_t printed = 0;
    for (const Diagnostic& diagnostic : diagnostics.all()) {
      if (diagnostic.severity != severity || printed == most_printed) continue;
      tell(render_text(diagnostic, session.sources(), style) + "\n");
      ++printed;
    }
    const std::size_t more = diagnostics.count(severity) - printed;
    if (more > 0)
      tell(fmt::format("… and {} more {}{}\n\n", more,
                       severity == Severity::error ? "error" : "warning", more == 1 ? "" : "s"));
  }
  if (diagnostics.has_errors()) tell(render_summary(diagnostics) + "\n");
}

ExitCode fail(const std::string& message) {
  tell("entente: " + message + "\n");
  return ExitCode::input_output;
}

/// The result goes out whole, or the exit code says that it did not.
ExitCode deliver(const std::string& text, const Options& options, ExitCode code) {
  if (!options.out.empty()) {
    if (const auto problem = write_whole(options.out, text))
      return fail("cannot write `" + options.out + "`: " + *problem);
    return code;
  }
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (!written || std::fflush(stdout) != 0) return fail("cannot write to standard output");
  return code;
}

std::string report_text(const Report& report, const Options& options) {
  switch (options.format) {
    case Format::json:
      return render_json(report);
    case Format::text:
      break;
  }
  return render_text(report, options.out.empty() ? style_for(options, STDOUT_FILENO) : TextStyle{});
}

ExitCode run_script(Session& session, const check::FileText& script, const Options& options) {
  const Result result = session.run(script.name, *script.text, reader_below(options.file));
  print_diagnostics(session, options);
  if (result.wrong_usage) return ExitCode::wrong_usage;
  if (session.diagnostics().has_errors()) return ExitCode::wrong_script;
  if (result.fault) {
    tell("entente: internal error: " + *result.fault + "; please report it\n");
    return ExitCode::own_fault;
  }
  if (const auto problem = write_records(result, options.record_to)) return fail(*problem);
  return deliver(report_text(*result.report, options), options,
                 result.assertions_hold() ? ExitCode::well : ExitCode::assertion_failed);
}

ExitCode check_only(Session& session, const check::FileText& script, const Options& options) {
  const Result result = session.check(script.name, *script.text, reader_below(options.file));
  print_diagnostics(session, options);
  if (session.diagnostics().has_errors()) return ExitCode::wrong_script;
  std::string text = render_check(*result.world, *result.runs);
  if (options.balance) text += render_balance(*result.world, result.runs->economy);
  return deliver(text, options, ExitCode::well);
}

}  // namespace

ExitCode execute(const Options& options) {
  // A closed pipe is an error of writing, which is reported, and not a signal.
  std::signal(SIGPIPE, SIG_IGN);
  const check::FileText script = read_file(options.file);
  if (!script.text) return fail("cannot read `" + script.name + "`: " + script.problem);
  SessionOptions session_options;
  session_options.strict = options.strict;
  session_options.threads =
      options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  session_options.detail = options.format == Format::json ? Detail::series : Detail::summary;
  session_options.audit = options.audit;
  session_options.record = options.record;
  Session session(session_options);
  switch (options.verb) {
    case Verb::run:
      return run_script(session, script, options);
    case Verb::check:
      return check_only(session, script, options);
  }
  return ExitCode::own_fault;
}

}  // namespace entente
