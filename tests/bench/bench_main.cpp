// entente_bench: see docs/performance.md. With ENTENTE_BENCH_LARGE=1 it also loads a table of
// 1.2 GB of text.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdlib>

#include "engine/table_kernel.h"

namespace entente::bench {

void register_checks();
void register_conversations();
void register_steps();
void register_loads(bool large);

namespace {

const char* instruction_set() {
  switch (engine::available_kernels().size()) {
    case 1:
      return "baseline";
    case 2:
      return "AVX2";
    default:
      return "AVX-512";
  }
}

}  // namespace

}  // namespace entente::bench

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::AddCustomContext("kernel", entente::bench::instruction_set());
  entente::bench::register_loads(std::getenv("ENTENTE_BENCH_LARGE") != nullptr);
  entente::bench::register_checks();
  entente::bench::register_conversations();
  entente::bench::register_steps();
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}
