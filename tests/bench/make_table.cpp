// Writes a synthetic table into a folder: see synthetic_table.h.
#include <fmt/format.h>

#include <charconv>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "bench/synthetic_table.h"
#include "bench/write_table.h"

namespace {

using entente::bench::TableFormat;

template <typename Number>
std::optional<Number> number(const std::string& text, Number least, Number most) {
  Number value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (!(value >= least && value <= most)) return std::nullopt;
  return value;
}

std::optional<TableFormat> format(const std::string& text) {
  if (text == "csv") return TableFormat::csv;
  if (text == "txt") return TableFormat::txt;
  return std::nullopt;
}

int fail(const std::string& message) {
  fmt::print(stderr, "make_table: {}\n", message);
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() != 6 && arguments.size() != 7)
    return fail("make_table FOLDER REGIONS SECTORS CATEGORIES DENSITY SEED [csv|txt]");
  constexpr std::size_t most = 10'000;
  const auto regions = number<std::size_t>(arguments[1], 1, most);
  const auto sectors = number<std::size_t>(arguments[2], 1, most);
  const auto categories = number<std::size_t>(arguments[3], 1, most);
  const auto density = number<double>(arguments[4], 0, 1);
  const auto seed = number<std::uint64_t>(arguments[5], 0, UINT64_MAX);
  const auto kind = format(arguments.size() == 7 ? arguments[6] : "csv");
  if (!regions || !sectors || !categories || !density || !seed || !kind)
    return fail("regions, sectors and categories are 1 to 10000, density 0 to 1, seed a number");
  std::error_code error;
  std::filesystem::create_directories(arguments[0], error);
  if (error) return fail(arguments[0] + ": " + error.message());
  const std::string problem = entente::bench::write_table(
      entente::bench::synthetic_table(*regions, *sectors, *categories, *density, *seed),
      arguments[0], *kind);
  return problem.empty() ? 0 : fail(problem);
}
