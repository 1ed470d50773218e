#include "check/check.h"

#include "check/passes.h"

namespace entente {

World check_script(const syntax::Ast& ast, SourceId script, Sources& sources,
                   const check::ReadFile& read_file, Diagnostics& diagnostics) {
  World world;
  check::Context context(ast, sources, read_file, diagnostics, world);
  check::refuse_unsupported(context);
  // Without the table nearly every name of the script would be unknown.
  if (!check::read_economy(context)) return world;
  check::declare_names(context);
  check::check_foundations(context, script);
  check::check_resources(context);
  check::check_facts(context);
  check::check_settings(context);
  check::check_shocks(context);
  check::check_agreements(context);
  context.figures_declared = true;
  check::check_lets(context);
  check::check_scenarios_and_runs(context);
  check::check_what_ifs(context);
  check::check_questions(context);
  check::report_holes(context);
  return world;
}

}  // namespace entente
