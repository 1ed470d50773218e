// How fast a folder with a table is read, beside a plain read of the same files from the system's
// cache.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/synthetic_table.h"
#include "bench/write_table.h"
#include "diagnostics/diagnostics.h"
#include "mrio/read.h"

namespace entente::bench {

namespace {

namespace fs = std::filesystem;

/// A folder with a synthetic table, gone when the program ends.
class TableFolder {
 public:
  TableFolder(std::size_t regions, std::size_t sectors) {
    std::string name = (fs::temp_directory_path() / "entente_bench_XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
    const std::string problem =
        write_table(synthetic_table(regions, sectors, 4, 1, 1), path_.string(), TableFormat::csv);
    if (!problem.empty()) throw std::runtime_error(problem);
  }
  ~TableFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TableFolder(const TableFolder&) = delete;
  TableFolder& operator=(const TableFolder&) = delete;

  std::string path() const { return path_.string(); }
  std::size_t bytes() const {
    std::size_t sum = 0;
    for (const fs::directory_entry& file : fs::directory_iterator(path_)) sum += file.file_size();
    return sum;
  }

 private:
  fs::path path_;
};

const TableFolder& folder_of(std::size_t regions, std::size_t sectors) {
  static std::size_t kept = 0;
  static std::unique_ptr<TableFolder> folder;
  if (kept != regions * sectors) {
    folder.reset();
    folder = std::make_unique<TableFolder>(regions, sectors);
    kept = regions * sectors;
  }
  return *folder;
}

void load(benchmark::State& state, std::size_t regions, std::size_t sectors, std::size_t threads) {
  const TableFolder& folder = folder_of(regions, sectors);
  for (auto iteration : state) {
    Diagnostics diagnostics;
    const auto table = mrio::read_table(folder.path(), {}, threads, diagnostics);
    if (!table) state.SkipWithError("the table is not read");
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(folder.bytes()));
}

void copy_to_memory(benchmark::State& state, std::size_t regions, std::size_t sectors) {
  const TableFolder& folder = folder_of(regions, sectors);
  std::vector<char> block(std::size_t{1} << 20U);
  for (auto iteration : state) {
    for (const fs::directory_entry& entry : fs::directory_iterator(folder.path())) {
      const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
          std::fopen(entry.path().c_str(), "rb"), &std::fclose);
      while (std::fread(block.data(), 1, block.size(), file.get()) > 0) {
        benchmark::DoNotOptimize(block.data());
      }
    }
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(folder.bytes()));
}

void register_load(std::size_t regions, std::size_t sectors, int times) {
  const std::string size = fmt::format("{}x{}", regions, sectors);
  for (const std::size_t threads : {1, 2}) {
    benchmark::RegisterBenchmark(
        fmt::format("load/{}/threads={}", size, threads).c_str(),
        [=](benchmark::State& state) { load(state, regions, sectors, threads); })
        ->Iterations(times)
        ->Repetitions(3)
        ->UseRealTime()
        ->Unit(benchmark::kMillisecond);
  }
  benchmark::RegisterBenchmark(
      fmt::format("load/{}/plain_read", size).c_str(),
      [=](benchmark::State& state) { copy_to_memory(state, regions, sectors); })
      ->Iterations(times)
      ->Repetitions(3)
      ->UseRealTime()
      ->Unit(benchmark::kMillisecond);
}

}  // namespace

/// `large`: also the table of 49 x 163, 1.2 GB of text.
void register_loads(bool large) {
  register_load(40, 50, 10);
  if (large) register_load(49, 163, 1);
}

}  // namespace entente::bench
