#include "session/stages.h"

#include "analysis/size.h"
#include "session/imports.h"
#include "session/standard_library.h"

namespace entente {

namespace {

constexpr Kind<std::string, std::string, std::string, std::string> shocks_destroy_all{
    "E0549", Severity::error,
    "in `{}` the shocks together destroy more {} capital of `{}` than there is, in {}"};

constexpr Kind<std::string_view> not_in_a_test{"E0222", Severity::error,
                                               "`{}` does not belong in a `test` block"};

/// A block is no script of its own.
void refuse_within(const syntax::TestStatement& test, Diagnostics& diagnostics) {
  for (const syntax::Statement& statement : test.statements) {
    if (std::holds_alternative<syntax::TestStatement>(statement.node))
      diagnostics.report(statement.span, not_in_a_test, "test")
          .help("write one block after the other");
    if (std::holds_alternative<syntax::ImportStatement>(statement.node))
      diagnostics.report(statement.span, not_in_a_test, "import")
          .help("import at the head of the script");
    if (std::holds_alternative<syntax::UseStatement>(statement.node))
      diagnostics.report(statement.span, not_in_a_test, "use")
          .help("use the library at the head of the script");
    if (std::holds_alternative<syntax::WhatIfStatement>(statement.node))
      diagnostics.report(statement.span, not_in_a_test, "what if")
          .note("of a block nothing but its assertions is told")
          .help("declare a scenario with these figures, and assert what holds in it");
  }
}

}  // namespace

void take_in(SourceId script, syntax::Ast& ast, const check::ReadFile& read_file, Sources& sources,
             Diagnostics& diagnostics) {
  // What follows a syntax error would be guesses about a half of the script.
  if (!diagnostics.has_errors()) read_imports(script, ast, read_file, sources, diagnostics);
  if (!diagnostics.has_errors())
    use_standard_library(stdlib::modules(), ast, read_file, sources, diagnostics);
}

std::vector<syntax::TestStatement> take_tests(syntax::Ast& ast, Diagnostics& diagnostics) {
  std::vector<syntax::TestStatement> tests;
  for (const syntax::Statement& statement : ast.statements) {
    if (const auto* test = std::get_if<syntax::TestStatement>(&statement.node)) {
      refuse_within(*test, diagnostics);
      tests.push_back(*test);
    }
  }
  drop<syntax::TestStatement>(ast);
  return tests;
}

syntax::Ast with_block(syntax::Ast ast, const syntax::TestStatement& test) {
  drop<syntax::AssertionStatement, syntax::ReportStatement, syntax::RunStatement,
       syntax::WhatIfStatement>(ast);
  ast.statements.insert(ast.statements.end(), test.statements.begin(), test.statements.end());
  return ast;
}

std::optional<ScenarioId> scenario_named(const World& world, const std::string& name) {
  for (const ScenarioId id : world.scenarios.ids()) {
    if (world.scenarios[id].name == name && !world.scenarios[id].variant) return id;
  }
  return std::nullopt;
}

Span place_of_time(const syntax::Ast& ast) {
  for (const syntax::Statement& statement : ast.statements) {
    if (std::holds_alternative<syntax::TimeStatement>(statement.node)) return statement.span;
  }
  return {};
}

bool prepare_runs(const World& world, Runs& runs, Diagnostics& diagnostics) {
  std::optional<Economy> economy = balance_economy(world, diagnostics);
  if (!economy) return false;
  runs.economy = std::move(*economy);
  runs.plan = compile_plan(world, runs.economy);
  runs.sums = baseline_sums(runs.plan);
  return true;
}

void check_runs(const World& world, const Runs& runs, Span time, Diagnostics& diagnostics) {
  check_size(world, runs, time, diagnostics);
  check_scenarios(world, runs.plan, diagnostics);
  if (!diagnostics.has_errors()) check_effects(world, runs.plan, runs.sums, diagnostics);
}

bool report_capital_faults(const World& world, const Runs& runs, Diagnostics& diagnostics) {
  bool found = false;
  for (const auto& [id, trace] : runs.traces) {
    if (!trace->capital_fault) continue;
    const Scenario& scenario = world.scenarios[id];
    // Variants come last, and share the faults of what they vary.
    if (found && scenario.variant) continue;
    found = true;
    const engine::CapitalFault& fault = *trace->capital_fault;
    const auto period = static_cast<long>(fault.step / runs.plan.steps_per_period);
    auto details = diagnostics.report(
        scenario.span.valid() ? scenario.span : world.economy->span, shocks_destroy_all,
        scenario.name, world.resources[ResourceId(fault.resource)].name,
        world.countries[CountryId(fault.country)].name, world.horizon.period_name(period));
    for (const ShockId shock : scenario.shocks) {
      for (const CapitalLoss& loss : world.shocks[shock].capital_losses) {
        if (loss.resource && loss.resource->index() == fault.resource &&
            loss.country.index() == fault.country)
          details.label(loss.span, world.shocks[shock].name);
      }
    }
    details.help("make one of them smaller, or let it begin when the other is over");
  }
  return found;
}

std::optional<std::string> find_fault(const World& world, const Runs& runs) {
  for (const auto& [scenario, trace] : runs.traces) {
    if (!trace->fault) continue;
    return fmt::format(
        "in scenario `{}` the books of {} do not close in step {} (by {:.3g} of its production)",
        world.scenarios[scenario].name, world.resources[ResourceId(trace->fault->resource)].name,
        trace->fault->step, trace->fault->imbalance);
  }
  return std::nullopt;
}

}  // namespace entente
