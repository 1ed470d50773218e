// How far each rule of the published program that the clean rule does not share moves results: the
// figures of the table in docs/model.md, measured on the recorded cases. `--gtest_filter` with
// ArioDifferences prints them.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <functional>

#include "ario/comparison.h"
#include "ario/plan.h"
#include "ario/study_reader.h"

namespace entente::ario {
namespace {

struct Sizes {
  double production = 0;
  double unmet = 0;
};

using Change = std::function<void(engine::Plan&)>;

engine::Trace run(const Study& study, const Change& change) {
  engine::Plan plan = plan_of(study);
  change(plan);
  return run_recorded(plan, policy_of(study));
}

/// The largest differences over all cases, relative to the largest value of the series.
Sizes measure(const Change& from, const Change& to) {
  Sizes sizes;
  for (const std::filesystem::path& folder : recorded_cases()) {
    const Study study = StudyReader(folder).read();
    const engine::Trace before = run(study, from);
    const engine::Trace after = run(study, to);
    const std::vector<double> found = differences(study, view_of(after), view_of(before));
    std::printf("  %-32s %.2e %.2e\n", folder.filename().string().c_str(), found[0], found[10]);
    sizes.production = std::max(sizes.production, found[0]);
    sizes.unmet = std::max(sizes.unmet, found[industry_series.size()]);
  }
  return sizes;
}

void published(engine::Plan&) {}
void clean(engine::Plan& plan) { plan.settings.rule = engine::Rule::clean; }

void expect(const char* what, const Change& from, const Change& to, const Sizes& documented) {
  std::printf("%s\n", what);
  const Sizes found = measure(from, to);
  EXPECT_NEAR(found.production, documented.production, 0.05 * documented.production) << what;
  EXPECT_NEAR(found.unmet, documented.unmet, 0.05 * documented.unmet) << what;
}

TEST(ArioDifferences, AreAsDocumented) {
  using engine::Overproduction;
  expect("gates off", published, [](auto& plan) { plan.settings.gates = false; }, {0, 0});
  expect("lag 0", published, [](auto& plan) { plan.settings.lag = 0; }, {0, 0});
  expect("overproduction documented", published,
         [](auto& plan) { plan.settings.overproduction = Overproduction::documented; }, {0, 0});
  expect("overproduction tolerant", published,
         [](auto& plan) { plan.settings.overproduction = Overproduction::tolerant; }, {0, 0});
  expect("no rounding", published, [](auto& plan) { plan.capital_decimals = 15; }, {0, 0});
  expect("noalt or alt", published,
         [](auto& plan) { plan.settings.capacity_weights = !plan.settings.capacity_weights; }, {0, 0});
  expect("clean", published, clean, {0, 0});
  expect("clean, one day less in stock", clean,
         [](auto& plan) {
           clean(plan);
           for (double& days : plan.cover_days) days -= 1;
         },
         {0, 0});
  expect("clean, no new suppliers", clean,
         [](auto& plan) {
           clean(plan);
           plan.settings.new_suppliers = false;
         },
         {0, 0});
  expect("clean, until exhausted", clean,
         [](auto& plan) {
           clean(plan);
           plan.settings.input_rule = engine::InputRule::until_exhausted;
         },
         {0, 0});
}

}  // namespace
}  // namespace entente::ario
