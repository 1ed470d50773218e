#include "cli/explain.h"

#include "cli/output.h"

namespace entente {

CLI::App& declare_explain(CLI::App& program, ExplainOptions& options) {
  CLI::App& verb = *program.add_subcommand(
      "explain", "what the code of a diagnostic means, and how to mend what it is about");
  verb.add_option("CODE", options.subject, "the code, such as E0301")->required();
  declare_choice<PageFormat>(verb, "--format", options.format,
                             {{"text", PageFormat::text}, {"markdown", PageFormat::markdown}},
                             "text or markdown");
  declare_colour(verb, options.colour);
  return verb;
}

ExitCode execute(const ExplainOptions& options) {
  if (looks_like_code(options.subject))
    return explain_code(options.subject, options.format, options.colour);
  tell("entente: `" + options.subject + "` is no code of a diagnostic; codes look like E0301\n");
  return ExitCode::wrong_usage;
}

}  // namespace entente
