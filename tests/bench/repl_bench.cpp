// What an answer takes in a conversation about the main example, after a figure of a shock was set
// anew: neither the statement that sets it nor a run that is known already is counted.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "places.h"
#include "repl/repl.h"

namespace entente::bench {

namespace {

std::string shock(std::size_t turn) {
  return fmt::format(
      "shock china_twelve_months {{\n  CN restricts exports of magnets, gallium by {}.{:03}%, "
      "keeping "
      "it\n  from 2027-03 for 12 months\n}}",
      50 + turn / 1000 % 50, turn % 1000);
}

void answer_after_a_change(benchmark::State& state) {
  Repl repl{DeskOptions{}};
  if (repl.open((test::project_folder() / "examples" / "pax_silica.ent").string()).wrong)
    state.SkipWithError("not opened");
  std::size_t turn = 0;
  for (auto _ : state) {
    state.PauseTiming();
    if (repl.answer(shock(++turn)).wrong) state.SkipWithError("the shock is refused");
    state.ResumeTiming();
    if (repl.answer("peak(gap(magnets, members)) in twelve_pact").wrong)
      state.SkipWithError("no answer");
  }
}

}  // namespace

void register_conversations() {
  benchmark::RegisterBenchmark("repl/answer_after_a_change", answer_after_a_change)
      ->Unit(benchmark::kMillisecond);
}

}  // namespace entente::bench
