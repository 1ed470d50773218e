// Any bytes, run from text to report. Scripts that are right but long are left out: a run of a
// century by the day takes its time, and says nothing more than one of a year.
#include <algorithm>

#include "input.h"
#include "report/json.h"
#include "report/text.h"

namespace {

/// Steps of cells, over all scenarios; and components, whose subsets a question may ask for.
constexpr std::size_t most_work = 400'000;
constexpr std::size_t most_components = 6;

bool is_long(const entente::World& world, const entente::Runs& runs) {
  std::size_t components = 0;
  for (const entente::Scenario& scenario : world.scenarios)
    components = std::max(components, entente::components(world, scenario).size());
  const std::size_t cells = world.countries.size() * world.resources.size();
  const std::size_t scenarios = world.scenarios.size() + world.formulas.size();
  return components > most_components ||
         runs.plan.steps() * std::max<std::size_t>(cells, 1) * scenarios > most_work;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = entente::fuzz::text_of(data, size);
  const entente::check::ReadFile files = entente::fuzz::files_that_say("of,CN,JP\ntin,60%,40%\n");
  entente::Session checked(entente::SessionOptions{});
  const entente::Result result = checked.check("fuzz.ent", text, files);
  if (checked.diagnostics().has_errors() || is_long(*result.world, *result.runs)) return 0;
  entente::Session session(entente::SessionOptions{});
  const entente::Result run = session.run("fuzz.ent", text, files);
  if (run.fault) __builtin_trap();  // the books of a run must close
  if (!run.report) return 0;
  entente::render_text(*run.report, entente::TextStyle{});
  entente::render_json(*run.report);
  return 0;
}
