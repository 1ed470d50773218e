// How far each rule of the published program that the clean rule does not share moves results: the
// figures of the table in docs/model.md, measured on the recorded cases. `--gtest_filter` with
// ArioDifferences prints them.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <functional>

#include "ario/comparison.h"
#include "ario/plan.h"
#include "ario/study_reader.h"
#include "places.h"

namespace entente::ario {
namespace {

struct Sizes {
  double production = 0;
  double unmet = 0;
  double stocks = 0;
};

constexpr std::size_t unmet_at = industry_series.size();
constexpr std::size_t stocks_at = unmet_at + 1;

using Change = std::function<void(engine::Plan&)>;

engine::Trace run(const Study& study, const Change& change) {
  engine::Plan plan = plan_of(study);
  change(plan);
  return run_recorded(plan, policy_of(study));
}

/// Those of the table in docs/model.md; further recorded cases may lie beside them.
constexpr std::array documented_cases = {"a_recover_psi_alt_3x4", "b_rebuild_psi_alt_3x4",
                                         "c_arbitrary_psi_noalt_4x5",
                                         "e_two_events_invdict_inf_4x6"};

/// The largest differences over these cases, relative to the largest value of the series.
Sizes measure(const Change& from, const Change& to) {
  Sizes sizes;
  for (const char* name : documented_cases) {
    const std::filesystem::path folder = test::tests_folder() / "reference/ario" / name;
    const Study study = StudyReader(folder).read();
    const engine::Trace before = run(study, from);
    const engine::Trace after = run(study, to);
    const std::vector<double> found = differences(study, view_of(after), view_of(before));
    std::printf("  %-32s %.2g %.2g %.2g\n", name, found[0], found[unmet_at], found[stocks_at]);
    sizes.production = std::max(sizes.production, found[0]);
    sizes.unmet = std::max(sizes.unmet, found[unmet_at]);
    sizes.stocks = std::max(sizes.stocks, found[stocks_at]);
  }
  return sizes;
}

void published(engine::Plan&) {}
void clean(engine::Plan& plan) { plan.settings.rule = engine::Rule::clean; }

/// As documented, to two digits; what is called 0 is rounding.
void expect_near(double found, double documented, const char* what) {
  EXPECT_NEAR(found, documented, 0.06 * documented + 1e-9) << what;
}

void expect(const char* what, const Change& from, const Change& to, const Sizes& documented) {
  std::printf("%s\n", what);
  const Sizes found = measure(from, to);
  std::printf("  all: {%.2g, %.2g, %.2g}\n", found.production, found.unmet, found.stocks);
  expect_near(found.production, documented.production, what);
  expect_near(found.unmet, documented.unmet, what);
  expect_near(found.stocks, documented.stocks, what);
}

TEST(ArioDifferences, OfSettingsAreAsDocumented) {
  using engine::Overproduction;
  expect("gates off", published, [](auto& plan) { plan.settings.gates = false; }, {0, 0, 0});
  expect("lag 0", published, [](auto& plan) { plan.settings.lag = 0; }, {0.47, 0.37, 0.036});
  expect("overproduction documented", published,
         [](auto& plan) { plan.settings.overproduction = Overproduction::documented; },
         {3.36e-4, 7.18e-4, 1.8e-4});
  expect("overproduction tolerant", published,
         [](auto& plan) { plan.settings.overproduction = Overproduction::tolerant; }, {0, 0, 0});
  expect("orders", published,
         [](auto& plan) { plan.settings.capacity_weights = !plan.settings.capacity_weights; },
         {0.325, 0.498, 0.18});
  expect("capital to a tenth of its money", published,
         [](auto& plan) { plan.capital_decimals = 1; }, {4.7e-6, 1.2e-5, 3.6e-6});
}

TEST(ArioDifferences, OfTheCleanRuleAreAsDocumented) {
  const auto clean_with = [](const Change& change) {
    return [change](engine::Plan& plan) {
      clean(plan);
      change(plan);
    };
  };
  expect("clean", published, clean, {0.65, 1.51, 0.42});
  expect("clean, its step not in stock", clean, clean_with([](engine::Plan& plan) {
           for (double& days : plan.cover_days) days -= 1;
         }),
         {0.225, 0.335, 0.071});
  expect("clean, no second round", clean,
         clean_with([](engine::Plan& plan) { plan.settings.new_suppliers = false; }),
         {0.0044, 0.0019, 1.6e-4});
  expect("clean, until exhausted", clean, clean_with([](engine::Plan& plan) {
           plan.settings.input_rule = engine::InputRule::until_exhausted;
         }),
         {0.71, 0.80, 0.38});
}

}  // namespace
}  // namespace entente::ario
