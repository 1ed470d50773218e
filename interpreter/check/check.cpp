#include "check/check.h"

#include "check/look_alikes.h"
#include "check/passes.h"

namespace entente {

World check_script(const syntax::Ast& ast, SourceId script, Sources& sources,
                   const check::ReadFile& read_file, Diagnostics& diagnostics,
                   check::SpanSet& uses) {
  World world;
  check::Context context(ast, script, sources, read_file, diagnostics, uses, world);
  check::refuse_unsupported(context);
  // Without the table nearly every name of the script would be unknown.
  if (!check::read_economy(context)) return world;
  check::declare_names(context);
  check::warn_of_look_alikes(context.symbols, script, diagnostics);
  check::check_foundations(context);
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
  check::check_certainties(context);
  check::use_what_runs(context);
  return world;
}

}  // namespace entente
