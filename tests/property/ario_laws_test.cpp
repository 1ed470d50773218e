// The engine under the rules of the published program against an independent implementation of
// them, on random cases.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "ario/comparison.h"
#include "ario/plan.h"
#include "ario/random_study.h"

namespace entente::ario {
namespace {

constexpr std::uint64_t cases = 70;

/// Over links demand is what it was in calm and the differences from it, so that the demand for an
/// industry that nobody needs any more, 1e-10 of what it was, has six digits; and so has its gap.
constexpr double gap_of_links = 1e-5;

/// In some cases rounding grows from step to step, or decides whether overproduction relaxes: no
/// two programs agree on those, nor does one with itself. Told by moving every purchase by its last
/// bit.
bool is_well_posed(const Study& study, Relaxing relaxing, const Records& records) {
  Study moved = study;
  for (std::size_t k = 0; k < moved.z.size(); ++k)
    moved.z[k] = std::nextafter(moved.z[k], k % 3 == 0 ? 0 : endless);
  const Records others = Oracle(moved, relaxing).run();
  if (others.crashed) return false;
  const std::vector<double> found = differences(study, view_of(others), view_of(records));
  for (std::size_t k = 0; k < found.size(); ++k) {
    const bool limiting = k < industry_series.size() &&
                          industry_series[k].quantity == engine::Quantity::limiting_inputs;
    if (!limiting && found[k] > tolerance / 10) return false;
  }
  return true;
}

/// How many cases were compared.
std::size_t compare_all(Relaxing relaxing, engine::Overproduction overproduction) {
  std::size_t compared = 0;
  for (std::uint64_t seed = 0; seed < cases; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Study study = random_study(seed);
    const Records records = Oracle(study, relaxing).run();
    if (records.crashed || !is_well_posed(study, relaxing, records)) continue;
    ++compared;
    engine::Plan plan = plan_of(study);
    plan.settings.overproduction = overproduction;
    const engine::Policy policy = policy_of(study);
    const engine::Trace table = run_recorded(plan, policy);
    EXPECT_FALSE(table.fault || table.capital_fault);
    expect_same(study, view_of(table), view_of(records));
    const engine::Trace links = run_recorded(plan, with_links(policy, plan));
    EXPECT_FALSE(links.fault || links.capital_fault);
    expect_same(study, view_of(links), view_of(records), gap_of_links);
  }
  return compared;
}

TEST(ArioLaws, TheEngineAgreesWithTheOracle) {
  EXPECT_GE(compare_all(Relaxing::exactly, engine::Overproduction::boario), cases * 3 / 4);
}

TEST(ArioLaws, TheEngineAgreesWithTheOracleWhereOverproductionRelaxesInTime) {
  EXPECT_GE(compare_all(Relaxing::nearly, engine::Overproduction::tolerant), cases * 9 / 10);
}

}  // namespace
}  // namespace entente::ario
