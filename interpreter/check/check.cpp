#include "check/check.h"

#include "check/look_alikes.h"
#include "check/passes.h"

namespace entente {

namespace {

/// Everything but what is asked; false where there is nothing that could be asked.
bool declare(check::Context& context) {
  check::refuse_unsupported(context);
  // Without the table nearly every name of the script would be unknown.
  if (!check::read_economy(context)) return false;
  check::declare_names(context);
  check::warn_of_look_alikes(context.symbols, context.script, context.diagnostics);
  check::check_foundations(context);
  check::check_resources(context);
  check::check_facts(context);
  check::check_settings(context);
  check::check_shocks(context);
  check::check_agreements(context);
  context.figures_declared = true;
  check::check_lets(context);
  check::check_scenarios_and_runs(context);
  return true;
}

void ask(check::Context& context) {
  check::check_what_ifs(context);
  check::check_questions(context);
}

void finish(check::Context& context) {
  check::report_holes(context);
  check::check_certainties(context);
  check::use_what_runs(context);
}

}  // namespace

World check_script(const syntax::Ast& ast, SourceId script, Sources& sources,
                   const check::ReadFile& read_file, Diagnostics& diagnostics,
                   check::SpanSet& uses) {
  World world;
  check::Context context(ast, script, sources, read_file, diagnostics, uses, world);
  if (!declare(context)) return world;
  ask(context);
  finish(context);
  return world;
}

AskedWorld check_question(const syntax::Ast& ast, syntax::ExprId question, SourceId script,
                          Sources& sources, const check::ReadFile& read_file,
                          Diagnostics& diagnostics) {
  AskedWorld result;
  check::SpanSet uses;
  check::Context context(ast, script, sources, read_file, diagnostics, uses, result.world);
  if (!declare(context)) return result;
  ask(context);
  result.asked = check::check_asked(context, question);
  finish(context);
  return result;
}

}  // namespace entente
