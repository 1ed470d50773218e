#include "cli/explain_value.h"

#include <unistd.h>

#include "cli/output.h"
#include "session/files.h"

namespace entente {

ExitCode explain_value(const ExplainOptions& options) {
  const check::FileText script = read_file(options.file);
  if (!script.text) return fail_unreadable(script);
  Session session(session_options(options));
  ValueQuestion question{options.value, std::nullopt, std::nullopt};
  if (!options.scenario.empty()) question.scenario = options.scenario;
  if (!options.period.empty()) question.period = options.period;
  const auto found = session.explain(script.name, *script.text,
                                     reader_below(options.file, options.allow_read), question);
  print_diagnostics(session, options);
  if (const auto* unexplained = std::get_if<Unexplained>(&found)) {
    return unexplained->own_fault ? fail_fault(unexplained->problem)
                                  : fail_usage(unexplained->problem);
  }
  const auto* explanation = std::get_if<Explanation>(&found);
  if (explanation == nullptr) return ExitCode::wrong_script;
  const TextStyle style =
      options.out.empty() ? style_for(options.colour, STDOUT_FILENO) : TextStyle{};
  return deliver(options.format == ExplainOptions::Format::json ? render_json(*explanation)
                                                                : render_text(*explanation, style),
                 options.out, ExitCode::well);
}

}  // namespace entente
