#include "session/session.h"

#include <algorithm>

#include "analysis/size.h"
#include "analysis/term_effects.h"
#include "check/check.h"
#include "check/unused.h"
#include "format/format.h"
#include "model/language.h"
#include "report/sections.h"
#include "session/stages.h"
#include "support/suggest.h"
#include "syntax/parser.h"

namespace entente {

namespace {

/// Of what a script asks, the last question.
void leave_only_last_question(syntax::Ast& ast) {
  if (ast.statements.empty()) return;
  syntax::Statement question = std::move(ast.statements.back());
  drop<syntax::AssertionStatement, syntax::ReportStatement, syntax::WhatIfStatement>(ast);
  ast.statements.push_back(std::move(question));
}

std::optional<std::size_t> period_named(const World& world,
                                        const std::optional<std::string>& name) {
  if (!name) return std::nullopt;
  for (long period = 0; period < world.horizon.periods; ++period) {
    if (world.horizon.period_name(period) == *name) return static_cast<std::size_t>(period);
  }
  return std::nullopt;
}

std::string no_such_scenario(const World& world, const std::string& name) {
  std::vector<std::string> names;
  for (const Scenario& scenario : world.scenarios) names.push_back(scenario.name);
  const auto suggestion = nearest(name, names);
  return fmt::format("there is no scenario `{}`; {}there is `{}`", name,
                     suggestion ? fmt::format("did you mean `{}`? ", *suggestion) : "",
                     fmt::join(names, "`, `"));
}

}  // namespace

bool Result::assertions_hold() const { return verdicts.empty() || all_hold(*world, verdicts); }

void Session::settle() {
  diagnostics_.drop_warnings_of_library(sources_);
  if (options_.strict) diagnostics_.turn_warnings_into_errors();
  diagnostics_.sort();
}

syntax::Ast Session::read(SourceId script, const check::ReadFile& read_file) {
  syntax::Ast ast = parse(script, sources_, diagnostics_);
  take_in(script, ast, read_file, sources_, diagnostics_);
  return ast;
}

Result Session::check(const std::string& name, std::string text, check::ReadFile read_file) {
  read_file.threads = options_.threads;
  const SourceId script = sources_.add(name, std::move(text));
  syntax::Ast ast = read(script, read_file);
  Result result;
  if (!diagnostics_.has_errors()) {
    const std::vector<syntax::TestStatement> tests = take_tests(ast, diagnostics_);
    check::SpanSet uses;
    result = check_tree(ast, script, read_file, uses);
    blocks_.clear();
    for (const syntax::TestStatement& test : tests) {
      if (diagnostics_.has_errors()) break;
      blocks_.push_back(
          {test.label.text.text, check_tree(with_block(ast, test), script, read_file, uses)});
    }
    // Of a script with errors not everything was read.
    if (!diagnostics_.has_errors()) {
      check::warn_of_unused(ast.statements, script, uses, diagnostics_);
      for (const syntax::TestStatement& test : tests)
        check::warn_of_unused(test.statements, script, uses, diagnostics_);
    }
  }
  settle();
  return result;
}

Result Session::check_tree(const syntax::Ast& ast, SourceId script,
                           const check::ReadFile& read_file, check::SpanSet& uses) {
  Result result;
  World world = check_script(ast, script, sources_, read_file, diagnostics_, uses);
  if (!diagnostics_.has_errors()) {
    Runs runs;
    runs.threads = options_.threads;
    runs.every_series = options_.detail == Detail::series;
    result.time = place_of_time(ast);
    if (!check_pairs(world, result.time, diagnostics_)) return result;
    if (prepare_runs(world, runs, diagnostics_)) {
      check_runs(world, runs, result.time, diagnostics_);
      result.runs = std::move(runs);
    } else {
      result.open_economy = open_economy(world);
    }
  }
  result.world = std::move(world);
  return result;
}

Result Session::run(const std::string& name, std::string text, check::ReadFile read_file) {
  Result result = check(name, std::move(text), std::move(read_file));
  if (!diagnostics_.has_errors()) simulate(result);
  return result;
}

std::vector<BlockResult> Session::run_tests() {
  std::vector<BlockResult> blocks = std::exchange(blocks_, {});
  for (BlockResult& block : blocks) {
    if (!diagnostics_.has_errors()) simulate(block.result);
  }
  return blocks;
}

std::optional<std::string> Session::choose_language(World& world) const {
  if (options_.language.empty()) return std::nullopt;
  speak(world, options_.language);
  return not_spoken(world, options_.language);
}

void Session::simulate(Result& result) {
  result.problem = choose_language(*result.world);
  if (result.problem) return;
  const World& world = *result.world;
  Runs& runs = *result.runs;
  result.recorded = find_series(options_.record, world, diagnostics_);
  if (diagnostics_.has_errors()) {
    settle();
    result.wrong_usage = true;
    return;
  }
  runs.kept = recording_of(result.recorded);
  runs.audited = options_.audit;
  if (!result.recorded.empty() && !check_size(world, runs, result.time, diagnostics_)) {
    settle();
    return;
  }
  simulate_scenarios(world, runs);
  if (report_capital_faults(world, runs, diagnostics_)) {
    settle();
    return;
  }
  result.fault = find_fault(world, runs);
  if (result.fault) return;
  result.verdicts = judge(world, runs);
  result.report = compose(world, runs, result.verdicts, term_effects(world, runs), diagnostics_,
                          sources_, options_.detail);
  if (options_.audit) result.report->audit = report_audit(audit(world, runs));
}

std::variant<std::monostate, Unexplained, Explanation> Session::explain(
    const std::string& name, std::string text, check::ReadFile read_file,
    const ValueQuestion& question) {
  read_file.threads = options_.threads;
  const SourceId script = sources_.add(name, std::move(text));
  syntax::Ast ast = parse(script, sources_, diagnostics_);
  if (!diagnostics_.has_errors()) ask(question.value, ast);
  take_in(script, ast, read_file, sources_, diagnostics_);
  take_tests(ast, diagnostics_);
  leave_only_last_question(ast);
  Result result;
  check::SpanSet uses;
  if (!diagnostics_.has_errors()) result = check_tree(ast, script, read_file, uses);
  settle();
  if (diagnostics_.has_errors()) return std::monostate();

  World& world = *result.world;
  Runs& runs = *result.runs;
  const auto& shown = std::get<ShowItem>(world.reports.back().items.front()).rows;
  if (auto problem = choose_language(world)) return Unexplained{std::move(*problem)};
  if (shown.size() != 1)
    return Unexplained{fmt::format("`{}` is a list: ask for one value", question.value)};
  const std::optional<ScenarioId> scenario =
      question.scenario ? scenario_named(world, *question.scenario) : world.run.back();
  if (!scenario) return Unexplained{no_such_scenario(world, *question.scenario)};
  const std::optional<std::size_t> period = period_named(world, question.period);
  if (question.period && !period) {
    return Unexplained{fmt::format("there is no period `{}`: periods are called {} to {}",
                                   *question.period, world.horizon.period_name(0),
                                   world.horizon.period_name(world.horizon.periods - 1))};
  }
  const auto [formula, asked] = asked_in(world, shown.front().formula, *scenario);
  world.run = {ScenarioId(0), asked};
  runs.kept = recording_for_reasons(runs.plan);
  simulate_scenarios(world, runs);
  if (report_capital_faults(world, runs, diagnostics_)) {
    settle();
    return std::monostate();
  }
  if (const auto fault = find_fault(world, runs)) return Unexplained{*fault, true};
  return entente::explain(world, runs, sources_, formula, question.value, asked, period);
}

void Session::ask(const std::string& value, syntax::Ast& ast) {
  const SourceId asked = sources_.add("the value", value);
  const syntax::ExprId expr = parse_value(asked, sources_, diagnostics_, ast);
  const Span span = ast[expr].span;
  syntax::ReportStatement report;
  report.items.push_back({span, syntax::ShowItem{expr, std::nullopt}});
  ast.statements.push_back({span, "", std::move(report)});
}

FoundDifference Session::diff(const std::string& name, std::string text, check::ReadFile read_file,
                              const std::string& before, const std::string& after) {
  read_file.threads = options_.threads;
  const SourceId script = sources_.add(name, std::move(text));
  syntax::Ast ast = read(script, read_file);
  take_tests(ast, diagnostics_);
  drop<syntax::WhatIfStatement>(ast);
  Result result;
  check::SpanSet uses;
  if (!diagnostics_.has_errors()) result = check_tree(ast, script, read_file, uses);
  settle();
  if (diagnostics_.has_errors()) return {};

  World& world = *result.world;
  Runs& runs = *result.runs;
  if (auto problem = choose_language(world))
    return {std::nullopt, std::move(problem), std::nullopt};
  std::vector<ScenarioId> found;
  for (const std::string& wanted : {before, after}) {
    const std::optional<ScenarioId> scenario = scenario_named(world, wanted);
    if (!scenario) return {std::nullopt, no_such_scenario(world, wanted), std::nullopt};
    found.push_back(*scenario);
  }
  ask_of_both(world, found.front(), found.back());
  simulate_scenarios(world, runs);
  if (report_capital_faults(world, runs, diagnostics_)) {
    settle();
    return {};
  }
  if (auto fault = find_fault(world, runs)) return {std::nullopt, std::nullopt, std::move(fault)};
  return {compare(world, runs, diagnostics_, sources_), std::nullopt, std::nullopt};
}

Formatted Session::format(const std::string& name, std::string text) {
  const SourceId source = sources_.add(name, std::move(text));
  Diagnostics found;
  parse(source, sources_, found);
  // Comments alone are no script, and have a layout all the same.
  const bool says_nothing =
      found.all().size() == 1 && found.all().front().code == empty_script.code;
  if (!says_nothing) diagnostics_ = std::move(found);
  settle();
  if (diagnostics_.has_errors()) return {};
  std::string formatted = format::format_script(source, sources_);
  const SourceId again = sources_.add(name, formatted);
  if (!format::same_words(source, again, sources_)) return {std::nullopt, true};
  return {std::move(formatted), false};
}

}  // namespace entente
