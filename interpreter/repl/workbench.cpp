#include "repl/workbench.h"

#include <algorithm>

#include "analysis/size.h"
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
    check::SpanSet uses;
    draft.world =
        check_script(draft.ast, draft.input, draft.sources, read_file_, draft.diagnostics, uses);
  }
}

bool Workbench::check(Draft& draft) {
  take_in(draft.input, draft.ast, read_file_, draft.sources, draft.diagnostics);
  if (!draft.diagnostics.has_errors()) fill(draft);
  return finish(draft);
}

bool Workbench::is_balanced(const World& world) const {
  return balanced_ && same_economy(*balanced_, world);
}

bool Workbench::balance(Draft& draft) {
  const auto flows_are_gone = [](const World& world) {
    return world.economy && world.economy->table->flows.empty();
  };
  balanced_.reset();
  known_runs_.clear();
  runs_ = {};
  if (flows_are_gone(draft.world)) {
    // A plan took them, and this is another one: the table is read again.
    read_file_.tables->clear();
    fill(draft);
    if (draft.diagnostics.has_errors()) return false;
  }
  if (!check_pairs(draft.world, place_of_time(draft.ast), draft.diagnostics)) return false;
  ++work_.balances;
  if (!prepare_runs(draft.world, runs_, draft.diagnostics)) return false;
  balanced_ = draft.world;
  return true;
}

bool Workbench::prepare(Draft& draft) {
  if (!is_balanced(draft.world) && !balance(draft)) return finish(draft);
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
