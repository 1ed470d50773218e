#include "cli/output.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "diagnostics/render_text.h"
#include "session/files.h"

namespace entente {

namespace {

/// More than this nobody reads: the first ones often bring the rest with them.
constexpr std::size_t most_printed = 20;

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

void print_diagnostics(const Session& session, const ScriptOptions& options) {
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
  if (diagnostics.has_errors()) tell(render_summary(diagnostics) + "\n");
}

ExitCode fail(const std::string& message) {
  tell("entente: " + message + "\n");
  return ExitCode::input_output;
}

ExitCode deliver(const std::string& text, const std::string& out, ExitCode code) {
  if (!out.empty()) {
    if (const auto problem = write_whole(out, text))
      return fail("cannot write `" + out + "`: " + *problem);
    return code;
  }
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (!written || std::fflush(stdout) != 0) return fail("cannot write to standard output");
  return code;
}

}  // namespace entente
