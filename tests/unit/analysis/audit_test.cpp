#include "analysis/audit.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "own_trace.h"
#include "places.h"
#include "session/files.h"
#include "session/session.h"

namespace entente {
namespace {

using engine::Quantity;

/// A run of a script that an audit may follow.
Result audited_run(const std::string& file, const std::string& text) {
  SessionOptions options;
  options.threads = 2;
  Session session(options);
  Result result = session.check(file, text, reader_below(file));
  EXPECT_FALSE(session.diagnostics().has_errors());
  if (session.diagnostics().has_errors()) return result;
  result.runs->audited = true;
  result.runs->threads = 2;
  return result;
}

const std::string facts =
    "time 2026-01 to 2026-06 by month\ncountry A\ncountry B\nresource tin in t\n"
    "A mines 240 t/year of tin assumed\nA uses 70 t/year of tin assumed\n"
    "B uses 170 t/year of tin assumed\n"
    "shock cut { A loses 37% of tin capacity;  from 2026-02-11 for 7 weeks }\n"
    "scenario alone = baseline + cut\nrun baseline, alone\n";

TEST(Audit, FindsNothingButRounding) {
  Result result = audited_run("script.ent", facts);
  simulate_scenarios(*result.world, *result.runs);
  const Audit found = audit(*result.world, *result.runs);
  EXPECT_EQ(found.series, 2u * 17);  // a resource in two scenarios
  EXPECT_EQ(found.quantities.size(), 17u);
  EXPECT_TRUE(found.suspicious.empty());
  double largest = 0;
  for (const QuantityAudit& each : found.quantities) {
    largest = std::max(largest, each.largest.relative);
    EXPECT_LE(each.beside, each.largest.relative);
  }
  EXPECT_GT(largest, 0);
  EXPECT_LT(largest, 1e-13);
}

TEST(Audit, NamesASeriesThatIsWrong) {
  Result result = audited_run("script.ent", facts);
  simulate_scenarios(*result.world, *result.runs);
  const ScenarioId alone = result.world->run.back();
  engine::Trace& trace = test::own_trace(*result.runs, alone);
  double& value = trace.columns[static_cast<std::size_t>(Quantity::demand)][9 * 2 + 1];
  const double right = value;
  value *= 1 + 1e-6;
  const Audit found = audit(*result.world, *result.runs);
  ASSERT_EQ(found.suspicious.size(), 1u);
  const Deviation& deviation = found.suspicious.front();
  EXPECT_EQ(deviation.quantity, Quantity::demand);
  EXPECT_EQ(deviation.scenario, alone);
  EXPECT_EQ(deviation.country, CountryId(std::size_t{1}));
  EXPECT_EQ(deviation.period, 2u);
  EXPECT_NEAR(deviation.relative, 1e-6, 1e-12);
  // Nor may a number that is none pass for a small one.
  value = right - std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(audit(*result.world, *result.runs).suspicious.size(), 1u);
}

/// Every series of the large example, of the first of its scenarios.
TEST(Audit, TheLargeExampleIsExactToOnePartInATrillion) {
  const std::string file = test::project_folder() / "examples/pax_silica.ent";
  Result result = audited_run(file, *read_file(file).text);
  World& world = *result.world;
  world.run.resize(2);
  world.assertions.clear();
  world.reports.clear();
  for (Formula& formula : world.formulas) {
    if (std::holds_alternative<InScenario>(formula.node)) formula.node = {};
  }
  simulate_scenarios(world, *result.runs);
  const Audit found = audit(world, *result.runs);
  EXPECT_EQ(found.quantities.size(), 17u);
  for (const QuantityAudit& each : found.quantities)
    EXPECT_LT(each.beside, 1e-12) << static_cast<int>(each.largest.quantity);
}

}  // namespace
}  // namespace entente
