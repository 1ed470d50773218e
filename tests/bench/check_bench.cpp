// What it takes to read and check scripts, without the balance and without a run: a table of
// 100,000 rows, and a script of a megabyte.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <string>

#include "check/check.h"
#include "syntax/parser.h"

namespace entente::bench {

namespace {

constexpr std::size_t countries = 500;
constexpr std::size_t resources = 200;

std::string names() {
  std::string text = "time 2026-01 to 2026-12 by month\n";
  for (std::size_t i = 0; i < countries; ++i) text += fmt::format("country C{}\n", i);
  for (std::size_t i = 0; i < resources; ++i) text += fmt::format("resource r{} in t\n", i);
  return text;
}

/// A row for every country and resource.
std::string long_table() {
  std::string text = "of,country,amount,unit\n";
  for (std::size_t r = 0; r < resources; ++r) {
    for (std::size_t c = 0; c < countries; ++c)
      text += fmt::format("r{},C{},{}.{},kt/year\n", r, c, 1 + (r * 31 + c * 17) % 997, c % 10);
  }
  return text;
}

/// Parses and checks; the number of figures said.
std::size_t check(const std::string& text, const std::string& table) {
  Sources sources;
  Diagnostics diagnostics;
  check::SpanSet uses;
  const SourceId script = sources.add("bench.ent", text);
  const syntax::Ast ast = parse(script, sources, diagnostics);
  const World world = check_script(
      ast, script, sources,
      [&](const std::string& path) {
        return check::FileText{table, path, ""};
      },
      diagnostics, uses);
  return diagnostics.has_errors() ? 0 : world.production.size();
}

void table_of_100000_rows(benchmark::State& state) {
  const std::string script = names() + "table makes from \"figures.csv\"  assumed \"invented\"\n";
  const std::string table = long_table();
  for (auto _ : state) {
    if (check(script, table) != countries * resources) state.SkipWithError("not all was read");
  }
}

void script_of_a_megabyte(benchmark::State& state) {
  constexpr std::size_t megabyte = 1'000'000;
  std::string script = names();
  std::size_t facts = 0;
  for (; script.size() < megabyte; ++facts) {
    script += fmt::format("C{} makes {} t/year of r{}  assumed \"invented\"\n", facts % countries,
                          1 + facts, facts / countries);
  }
  for (auto _ : state) {
    if (check(script, "") != facts) state.SkipWithError("not all was read");
  }
}
}  // namespace

void register_checks() {
  benchmark::RegisterBenchmark("check/csv/100000", table_of_100000_rows)
      ->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("check/script/1MB", script_of_a_megabyte)
      ->Unit(benchmark::kMillisecond);
}

}  // namespace entente::bench
