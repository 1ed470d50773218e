#include "session/records.h"

#include <fmt/format.h>

#include <filesystem>
#include <string_view>

#include "session/files.h"

namespace entente {

namespace {

namespace fs = std::filesystem;

std::optional<std::string> write_file(const World& world, const engine::Trace& trace,
                                      const RecordableSeries& series, const std::string& path) {
  WholeFile file(path);
  if (auto problem = file.open()) return problem;
  std::optional<std::string> problem;
  const bool written = write_series(world, trace, series, [&](std::string_view text) {
    problem = file.append(text);
    return !problem;
  });
  if (!written) return problem;
  return file.finish();
}

}  // namespace

std::string folder_name(const std::string& scenario) {
  std::string result;
  for (const char c : scenario) {
    const auto byte = static_cast<unsigned char>(c);
    const bool dot_in_front = c == '.' && result.empty();
    const bool telling = std::string_view("/\\:*?\"<>|%").find(c) != std::string_view::npos;
    result += byte < 0x20 || byte == 0x7F || telling || dot_in_front ? fmt::format("%{:02X}", byte)
                                                                     : std::string(1, c);
  }
  return result;
}

std::optional<std::string> write_records(const Result& result, const std::string& folder) {
  if (result.recorded.empty()) return std::nullopt;
  const World& world = *result.world;
  for (const ScenarioId id : world.run) {
    const fs::path place = fs::path(folder) / folder_name(world.scenarios[id].name);
    std::error_code error;
    fs::create_directories(place, error);
    if (error)
      return fmt::format("cannot make the folder `{}`: {}", place.string(), error.message());
    for (const RecordableSeries* series : result.recorded) {
      const std::string path = (place / (std::string(series->name) + ".csv")).string();
      if (const auto problem = write_file(world, result.runs->of(id), *series, path))
        return fmt::format("cannot write `{}`: {}", path, *problem);
    }
  }
  return std::nullopt;
}

}  // namespace entente
