#include "session/session.h"

#include <algorithm>

#include "analysis/term_effects.h"
#include "check/check.h"
#include "report/sections.h"
#include "syntax/parser.h"

namespace entente {

namespace {

constexpr Kind<std::string, std::string, std::string, std::string> shocks_destroy_all{
    "E0549", Severity::error,
    "in `{}` the shocks together destroy more {} capital of `{}` than there is, in {}"};

/// What only a run shows: shocks that overlap. True where there are some.
bool report_capital_faults(const World& world, const Runs& runs, Diagnostics& diagnostics) {
  bool found = false;
  for (const auto& [id, trace] : runs.traces) {
    if (!trace.capital_fault) continue;
    found = true;
    const engine::CapitalFault& fault = *trace.capital_fault;
    const Scenario& scenario = world.scenarios[id];
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

/// A run whose books do not close is our own fault, and no result of it may be shown.
std::optional<std::string> find_fault(const World& world, const Runs& runs) {
  for (const auto& [scenario, trace] : runs.traces) {
    if (!trace.fault) continue;
    return fmt::format(
        "in scenario `{}` the books of {} do not close in step {} (by {:.3g} of its production)",
        world.scenarios[scenario].name, world.resources[ResourceId(trace.fault->resource)].name,
        trace.fault->step, trace.fault->imbalance);
  }
  return std::nullopt;
}

}  // namespace

bool Result::assertions_hold() const {
  return std::all_of(verdicts.begin(), verdicts.end(), [&](const Verdict& verdict) {
    return verdict.passed || world->assertions[verdict.assertion].expectation;
  });
}

void Session::settle() {
  if (options_.strict) diagnostics_.turn_warnings_into_errors();
  diagnostics_.sort();
}

Result Session::check(const std::string& name, std::string text, check::ReadFile read_file) {
  Result result;
  read_file.threads = options_.threads;
  const SourceId script = sources_.add(name, std::move(text));
  const syntax::Ast ast = parse(script, sources_, diagnostics_);
  // What follows a syntax error would be guesses about a half of the script.
  if (!diagnostics_.has_errors()) {
    World world = check_script(ast, script, sources_, read_file, diagnostics_);
    if (!diagnostics_.has_errors()) {
      Runs runs;
      runs.threads = options_.threads;
      runs.every_series = options_.detail == Detail::series;
      if (std::optional<Economy> economy = balance_economy(world, diagnostics_)) {
        runs.economy = std::move(*economy);
        runs.plan = compile_plan(world, runs.economy);
        runs.sums = baseline_sums(runs.plan);
        check_scenarios(world, runs.plan, diagnostics_);
        if (!diagnostics_.has_errors()) check_effects(world, runs.plan, runs.sums, diagnostics_);
        result.runs = std::move(runs);
      }
    }
    result.world = std::move(world);
  }
  settle();
  return result;
}

Result Session::run(const std::string& name, std::string text, check::ReadFile read_file) {
  Result result = check(name, std::move(text), std::move(read_file));
  if (diagnostics_.has_errors()) return result;
  const World& world = *result.world;
  Runs& runs = *result.runs;
  result.recorded = find_series(options_.record, world, diagnostics_);
  if (diagnostics_.has_errors()) {
    settle();
    result.wrong_usage = true;
    return result;
  }
  runs.kept = recording_of(result.recorded);
  runs.audited = options_.audit;
  simulate_scenarios(world, runs);
  if (report_capital_faults(world, runs, diagnostics_)) {
    settle();
    return result;
  }
  result.fault = find_fault(world, runs);
  if (result.fault) return result;
  result.verdicts = judge(world, runs);
  result.report = compose(world, runs, result.verdicts, term_effects(world, runs), diagnostics_,
                          sources_, options_.detail);
  if (options_.audit) result.report->audit = report_audit(audit(world, runs));
  return result;
}

}  // namespace entente
