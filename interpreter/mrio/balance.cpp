#include "mrio/balance.h"

#include <algorithm>
#include <cmath>

#include "mrio/parallel.h"

namespace entente::mrio {

namespace {

/// Of the larger of row sum and output. Published tables have 12 digits at best and are often
/// balanced by rounding; below the first nobody need know.
constexpr double silent_difference = 1e-6;
constexpr double largest_difference = 1e-3;

/// An industry smaller than this share of the largest is measured by it, so that the noise of a row
/// of zeros is not a difference of 100%.
constexpr double negligible_output = 1e-9;

constexpr std::size_t block_rows = 64;

struct Difference {
  double sum = 0;       ///< of the row of Z and Y
  double relative = 0;  ///< infinite where the sum is
};

std::vector<Difference> differences(const Table& table, std::size_t threads) {
  const double floor =
      negligible_output * *std::max_element(table.output.begin(), table.output.end());
  std::vector<Difference> result(table.rows());
  for_blocks(table.rows(), block_rows, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t row = begin; row < end; ++row) {
      const double* const cells = table.flows.data() + row * table.columns();
      double sum = 0;
      for (std::size_t column = 0; column < table.columns(); ++column) sum += cells[column];
      const double output = table.output[row];
      const double scale = std::max({std::abs(sum), std::abs(output), floor});
      const double relative = scale > 0 ? std::abs(sum - output) / scale : 0;
      result[row] = {sum, std::isfinite(relative) ? relative : HUGE_VAL};
    }
  });
  return result;
}

/// "0.04%", with two digits, and no claim of more than it is.
std::string percent(double share) { return fmt::format("{:.2g}%", 100 * share); }

std::size_t file_row(const std::vector<Row>& rows, std::size_t index) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.index == index; });
  return found->row;
}

constexpr Kind<std::string, std::string, std::string, double, double> unbalanced{
    "E0459", Severity::error,
    "{}: the row of `{}`, `{}` in Z and Y sums to {:.10g}, but its output in x is {:.10g}"};
constexpr Kind<std::string, std::string, std::string, double, double> slightly_unbalanced{
    "W0810", Severity::warning,
    "{}: the row of `{}`, `{}` in Z and Y sums to {:.10g}, but its output in x is {:.10g}"};

}  // namespace

bool check_balance(const Reading& reading, const Files& files, const FileRows& rows,
                   const Table& table) {
  const std::vector<Difference> all = differences(table, reading.threads);
  const auto worst = std::max_element(
      all.begin(), all.end(),
      [](const Difference& a, const Difference& b) { return a.relative < b.relative; });
  if (worst->relative <= silent_difference) return true;

  const bool is_error = worst->relative > largest_difference;
  const double limit = is_error ? largest_difference : silent_difference;
  const auto row = static_cast<std::size_t>(worst - all.begin());
  const std::size_t sector = row / table.regions.size();
  const std::size_t region = row % table.regions.size();
  const std::size_t index = table.industry(region, sector);
  const auto count = std::count_if(all.begin(), all.end(),
                                   [&](const Difference& d) { return d.relative > limit; });
  const std::size_t x_row = file_row(rows.x, index);
  auto details = reading.diagnostics.report(
      reading.statement, is_error ? unbalanced : slightly_unbalanced, place(files.x, x_row, 3),
      table.regions[region], table.sectors[sector], worst->sum, table.output[row]);
  details.note(fmt::format("its rows are {} and {}", place(files.z, file_row(rows.z, index)),
                           place(files.y, file_row(rows.y, index))));
  if (std::isfinite(worst->relative))
    details.note(
        fmt::format("they differ by {}; by more than {} in {} of {} industries, here the most",
                    percent(worst->relative), percent(limit), count, table.rows()));
  if (is_error)
    details.help(
        "Y must hold every category of final use, with changes of stocks; x is what an "
        "industry makes, sold or not");
  return !is_error;
}

}  // namespace entente::mrio
