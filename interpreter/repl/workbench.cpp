#include "repl/workbench.h"

#include <algorithm>

#include "analysis/size.h"
#include "check/unused.h"
#include "compile/same_economy.h"

namespace entente {

namespace {

/// Of a small economy a run keeps every quantity, so that the next question finds it answered.
constexpr std::size_t small_run = 1'000'000;
/// Runs that are kept, the larger the fewer: numbers of all of them together.
constexpr std::size_t most_numbers = 50'000'000;

std::size_t numbers_of(const engine::Trace& trace) {
  std::size_t numbers = trace.flows.size() + trace.final_unmet.size() + trace.input_stocks.size();
  for (const auto& column : trace.columns) numbers += column.size();
  return numbers;
}

bool covers(const engine::Recording& has, const engine::Recording& wanted) {
  const auto& [flows, quantities, limiting_input, final_unmet, input_stocks] = wanted;
  return (has.flows || !flows) && (quantities & ~has.quantities) == 0 &&
         (has.limiting_input || !limiting_input) && (has.final_unmet || !final_unmet) &&
         (has.input_stocks || !input_stocks);
}

engine::Recording widened(engine::Recording recording, const engine::Plan& plan) {
  if (plan.steps() * plan.resources * plan.countries > small_run) return recording;
  recording.quantities |= engine::every_quantity;
  recording.limiting_input = true;
  return recording;
}

}  // namespace

void Workbench::read_files_with(check::ReadFile read_file) {
  read_file_ = std::move(read_file);
  read_file_.threads = options_.threads;
  read_file_.tables = std::make_shared<std::map<std::string, std::shared_ptr<mrio::Table>>>();
}

bool Workbench::finish(Draft& draft) const {
  draft.diagnostics.drop_warnings_of_library(draft.sources);
  if (options_.strict) draft.diagnostics.turn_warnings_into_errors();
  draft.diagnostics.sort();
  return !draft.diagnostics.has_errors();
}

void Workbench::fill(Draft& draft) {
  if (draft.question) {
    AskedWorld found = check_question(draft.ast, *draft.question, draft.input, draft.sources,
                                      read_file_, draft.diagnostics);
    draft.world = std::move(found.world);
    draft.asked = std::move(found.asked);
  } else {
    draft.world = check_script(draft.ast, draft.input, draft.sources, read_file_, draft.diagnostics,
                               draft.uses);
  }
}

bool Workbench::check(Draft& draft) {
  take_in(draft.input, draft.ast, read_file_, draft.sources, draft.diagnostics);
  if (draft.diagnostics.has_errors()) return finish(draft);
  // Only now: what blocks name of the library comes with the rest of the script.
  draft.tests = take_tests(draft.ast, draft.diagnostics);
  fill(draft);
  return finish(draft);
}

void Workbench::check_block(Draft& block) {
  fill(block);
  if (block.diagnostics.has_errors()) return;
  Runs own;
  const bool known = is_balanced(block.world);
  if (!known && !balance_into(own, block)) return;
  check_runs(block.world, known ? runs_ : own, place_of_time(block.ast), block.diagnostics);
}

bool Workbench::check_blocks(Draft& draft) {
  for (const syntax::TestStatement& test : draft.tests) {
    Draft block{std::move(draft.sources), with_block(draft.ast, test), draft.input};
    block.diagnostics = std::move(draft.diagnostics);
    block.uses = std::move(draft.uses);
    check_block(block);
    draft.sources = std::move(block.sources);
    draft.diagnostics = std::move(block.diagnostics);
    draft.uses = std::move(block.uses);
    if (draft.diagnostics.has_errors()) return finish(draft);
  }
  check::warn_of_unused(draft.ast.statements, draft.input, draft.uses, draft.diagnostics);
  for (const syntax::TestStatement& test : draft.tests)
    check::warn_of_unused(test.statements, draft.input, draft.uses, draft.diagnostics);
  return finish(draft);
}

bool Workbench::is_balanced(const World& world) const {
  return balanced_ && same_economy(*balanced_, world);
}

bool Workbench::give_table(Draft& draft) {
  const auto& economy = draft.world.economy;
  if (!economy || !economy->table->flows.empty()) return true;
  // A plan took its flows, and this is another one: the table is read again.
  read_file_.tables->clear();
  Draft again{draft.sources, draft.ast, draft.input, draft.question};
  fill(again);
  if (again.diagnostics.has_errors()) {
    draft.diagnostics = std::move(again.diagnostics);
    return false;
  }
  // Nothing else of the world: its name, its language and what it is to run are set already.
  draft.world.economy->table = std::move(again.world.economy->table);
  return true;
}

bool Workbench::balance_into(Runs& runs, Draft& draft) {
  if (!give_table(draft)) return false;
  if (!check_pairs(draft.world, place_of_time(draft.ast), draft.diagnostics)) return false;
  return prepare_runs(draft.world, runs, draft.diagnostics);
}

bool Workbench::balance(Draft& draft) {
  balanced_.reset();
  known_runs_.clear();
  runs_ = {};
  ++work_.balances;
  const std::size_t warnings = draft.diagnostics.count(Severity::warning);
  if (!balance_into(runs_, draft)) return false;
  balance_warned_ = draft.diagnostics.count(Severity::warning) > warnings;
  balanced_ = draft.world;
  return true;
}

bool Workbench::prepare(Draft& draft) {
  if (!is_balanced(draft.world)) {
    if (!balance(draft)) return finish(draft);
  } else if (balance_warned_) {
    // It warns at places of this draft, and with `--strict` there is no answer.
    Runs again;
    balance_into(again, draft);
  }
  runs_.threads = options_.threads;
  check_runs(draft.world, runs_, place_of_time(draft.ast), draft.diagnostics);
  return finish(draft);
}

std::shared_ptr<const engine::Trace> Workbench::known(const engine::Job& job) {
  const auto place = std::find_if(known_runs_.begin(), known_runs_.end(), [&](const KnownRun& run) {
    return covers(run.recording, job.recording) && run.policy == *job.policy;
  });
  if (place == known_runs_.end()) return nullptr;
  known_runs_.splice(known_runs_.begin(), known_runs_, place);
  return place->trace;
}

void Workbench::keep(KnownRun run) {
  known_runs_.push_front(std::move(run));
  std::size_t numbers = 0;
  for (auto place = known_runs_.begin(); place != known_runs_.end(); ++place) {
    numbers += numbers_of(*place->trace);
    if (numbers <= most_numbers || place == known_runs_.begin()) continue;
    known_runs_.erase(place, known_runs_.end());
    return;
  }
}

bool Workbench::simulate(Draft& draft, RecordingOf* also) {
  fault_.reset();
  runs_.traces.clear();
  runs_.contributions.clear();
  runs_.stop = options_.stop;
  runs_.kept = also != nullptr ? also(runs_.plan) : Runs{}.kept;
  ScenarioJobs work = scenario_jobs(draft.world, runs_);
  std::vector<std::size_t> missing;
  std::vector<engine::Job> jobs;
  for (std::size_t i = 0; i < work.scenarios.size(); ++i) {
    work.jobs[i].recording = widened(work.jobs[i].recording, runs_.plan);
    if (auto trace = known(work.jobs[i])) {
      runs_.traces[work.scenarios[i]] = std::move(trace);
    } else {
      missing.push_back(i);
      jobs.push_back(work.jobs[i]);
    }
  }
  std::vector<engine::Trace> traces =
      engine::simulate_all(runs_.plan, jobs, runs_.threads, runs_.stop);
  if (stopped()) return false;
  work_.simulations += jobs.size();
  for (std::size_t i = 0; i < missing.size(); ++i) {
    auto trace = std::make_shared<const engine::Trace>(std::move(traces[i]));
    runs_.traces[work.scenarios[missing[i]]] = trace;
    keep({std::move(work.policies[missing[i]]), jobs[i].recording, std::move(trace)});
  }
  if (report_capital_faults(draft.world, runs_, draft.diagnostics)) return finish(draft);
  fault_ = find_fault(draft.world, runs_);
  return !fault_;
}

}  // namespace entente
