#include "cli/output.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "catalogue/sarif.h"
#include "diagnostics/render_text.h"
#include "report/json.h"
#include "report/sections.h"
#include "session/files.h"
#include "support/direction.h"

namespace entente {

namespace {

/// More than this nobody reads: the first ones often bring the rest with them.
constexpr std::size_t most_printed = 20;

/// How much was found, and once where to read on.
std::string closing_line(const Diagnostics& diagnostics) {
  const auto& all = diagnostics.all();
  const auto first = std::find_if(all.begin(), all.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::error;
  });
  return fmt::format("{}; for more: entente explain {}", render_summary(diagnostics), first->code);
}

/// Errors first, and no more than anybody reads.
void print_text(const Session& session, const ScriptOptions& options) {
  const TextStyle style = style_for(options.colour, STDERR_FILENO);
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
  if (diagnostics.has_errors()) tell(closing_line(diagnostics) + "\n");
}

/// For a machine: all of them, in the order of the script.
std::vector<Diagnostic> wanted(const Diagnostics& diagnostics, const Diagnostics& findings,
                               const ScriptOptions& options) {
  std::vector<Diagnostic> result;
  for (const Diagnostics* some : {&diagnostics, &findings}) {
    for (const Diagnostic& diagnostic : some->all()) {
      if (!options.quiet || diagnostic.severity == Severity::error) result.push_back(diagnostic);
    }
  }
  return result;
}

}  // namespace

TextStyle style_for(Colour colour, int stream) {
  switch (colour) {
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

void print_diagnostics(const Session& session, const ScriptOptions& options,
                       const Diagnostics& findings) {
  switch (options.message_format) {
    case MessageFormat::text:
      return print_text(session, options);
    case MessageFormat::json:
      return tell(render_json(
          report_diagnostics(wanted(session.diagnostics(), findings, options), session.sources())));
    case MessageFormat::sarif:
      return tell(catalogue::render_sarif(wanted(session.diagnostics(), findings, options),
                                          session.sources()));
  }
}

ExitCode fail(const std::string& message) {
  tell("entente: " + isolate_runs(message) + "\n");
  return ExitCode::input_output;
}

ExitCode fail_usage(const std::string& problem) {
  tell("entente: " + isolate_runs(problem) + "\n");
  return ExitCode::wrong_usage;
}

ExitCode fail_fault(const std::string& fault) {
  tell("entente: internal error: " + fault + "; please report it\n");
  return ExitCode::own_fault;
}

ExitCode fail_unreadable(const check::FileText& script) {
  return fail("cannot read `" + script.name + "`: " + script.problem);
}

ExitCode fail_output() {
  return fail(std::string("cannot write to standard output: ") + std::strerror(errno));
}

ExitCode deliver(const std::string& text, const std::string& out, ExitCode code) {
  if (!out.empty()) {
    if (const auto problem = write_whole(out, text))
      return fail("cannot write `" + out + "`: " + *problem);
    return code;
  }
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (!written || std::fflush(stdout) != 0) return fail_output();
  return code;
}

}  // namespace entente
