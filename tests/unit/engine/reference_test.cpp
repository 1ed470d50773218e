// Agreement with recorded runs of two independent programs, to 1e-9: one test for each folder of
// tests/reference/clean.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/run.h"
#include "recorded_cases.h"
#include "reference_case.h"

namespace entente::engine {
namespace {

constexpr double tolerance = 1e-9;
constexpr std::array<Quantity, 6> series = {Quantity::production, Quantity::demand,
                                            Quantity::available,  Quantity::shortage,
                                            Quantity::reserve,    Quantity::withheld};
constexpr std::array<const char*, 6> names = {"production", "demand",  "available",
                                              "shortage",   "reserve", "withheld"};

/// [quantity][step, cell], with the rows that were left out filled in.
std::array<std::vector<double>, 6> read_series(const std::filesystem::path& path,
                                               const ReferenceCase& reference) {
  const Plan& plan = reference.plan;
  const std::size_t cells = plan.resources * plan.countries;
  std::array<std::vector<double>, 6> values;
  for (std::vector<double>& column : values) column.assign(plan.steps() * cells, 0);
  std::vector<char> given(plan.steps() * cells, 0);
  for (const auto& row : read_csv(
           path, "step,resource,country,production,demand,available,shortage,reserve,withheld")) {
    const std::size_t cell = plan.cell(position(reference.resources, row.at(1)),
                                       position(reference.countries, row.at(2)));
    const std::size_t at = std::stoul(row.at(0)) * cells + cell;
    given.at(at) = 1;
    for (std::size_t q = 0; q < values.size(); ++q) values[q].at(at) = std::stod(row.at(3 + q));
  }
  for (std::size_t at = cells; at < given.size(); ++at) {
    if (given[at]) continue;
    for (std::vector<double>& column : values) column[at] = column[at - cells];
  }
  return values;
}

/// The largest recorded value of the resource; a shortage is measured by its demand.
double scale_of(const Plan& plan, const std::array<std::vector<double>, 6>& values, std::size_t q,
                std::size_t resource) {
  const std::vector<double>& column = values[series[q] == Quantity::shortage ? 1 : q];
  double largest = 0;
  for (std::size_t at = 0; at < column.size(); ++at) {
    if (at / plan.countries % plan.resources == resource) {
      largest = std::max(largest, std::abs(column[at]));
    }
  }
  return largest;
}

class ReferenceTest : public RecordedCaseTest {
 public:
  using RecordedCaseTest::RecordedCaseTest;

 private:
  void compare() override {
    const ReferenceCase reference = ReferenceReader(folder_).read();
    const Plan& plan = reference.plan;
    const auto expected = read_series(folder_ / "series.csv", reference);
    const Trace trace = simulate(plan, reference.policy);
    EXPECT_FALSE(trace.fault.has_value());
    for (std::size_t q = 0; q < series.size(); ++q) {
      for (std::size_t r = 0; r < plan.resources; ++r) {
        compare_series(reference, trace, expected[q], q, r, scale_of(plan, expected, q, r));
      }
    }
  }

  void compare_series(const ReferenceCase& reference, const Trace& trace,
                      const std::vector<double>& expected, std::size_t q, std::size_t r,
                      double scale) {
    const Plan& plan = reference.plan;
    for (std::size_t step = 0; step < plan.steps(); ++step) {
      for (std::size_t i = 0; i < plan.countries; ++i) {
        const double found = trace.at(series[q], step, r, i);
        const double wanted = expected[(step * plan.resources + r) * plan.countries + i];
        if (std::abs(found - wanted) <= tolerance * scale) continue;
        ADD_FAILURE() << names[q] << " of " << reference.resources[r] << " in "
                      << reference.countries[i] << " at step " << step << ": " << found
                      << ", recorded " << wanted << " (" << std::abs(found - wanted) / scale
                      << " of the largest)";
        return;  // the first difference of a series explains the others
      }
    }
  }
};

const bool registered =
    register_cases<ReferenceTest>("clean", "EngineReference", __FILE__, __LINE__);

TEST(EngineReferenceCases, AreFound) { EXPECT_TRUE(registered); }

}  // namespace
}  // namespace entente::engine
