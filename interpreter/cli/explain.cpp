#include "cli/explain.h"

#include "cli/explain_code.h"
#include "cli/explain_value.h"
#include "cli/output.h"

namespace entente {

CLI::App& declare_explain(CLI::App& program, ExplainOptions& options) {
  using Format = ExplainOptions::Format;
  CLI::App& verb = *program.add_subcommand(
      "explain", "why a value of a script is what it is; or what the code of a diagnostic means");
  declare_script_options(verb, options);
  verb.get_option("FILE")->description("the script, or a code such as E0301");
  verb.add_option("VALUE", options.value,
                  "an expression, as a report would show it: 'peak(shortage(tin, JP))'")
      ->type_name("");
  verb.add_option("--in", options.scenario, "the scenario; else the last one that runs")
      ->type_name("SCENARIO");
  verb.add_option("--at", options.period,
                  "the period, such as 2027-03; else the one that says most")
      ->type_name("PERIOD");
  declare_choice<Format>(
      verb, "--format", options.format,
      {{"text", Format::text}, {"markdown", Format::markdown}, {"json", Format::json}},
      "json of a value, markdown of a code");
  declare_language(verb, options.language);
  return verb;
}

ExitCode execute(const ExplainOptions& options) {
  using Format = ExplainOptions::Format;
  if (!options.value.empty()) {
    if (options.format == Format::markdown)
      return fail_usage("values are explained as text or json");
    return explain_value(options);
  }
  if (!looks_like_code(options.file)) {
    return fail_usage("say which value of `" + options.file +
                      "` to explain: entente explain FILE VALUE; or a code such as E0301");
  }
  if (options.format == Format::json) return fail_usage("codes are explained as text or markdown");
  return explain_code(options.file,
                      options.format == Format::markdown ? PageFormat::markdown : PageFormat::text,
                      options.colour);
}

}  // namespace entente
