// Laws of the periods that a script reports by: they say how steps are added up, and nothing else.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "analysis/answers.h"
#include "analysis/runs.h"
#include "session/session.h"

namespace entente {
namespace {

/// A chain with a reserve, a shock that recovers, a slow supplier change and an agreement; every
/// date and duration is chosen by the tests.
std::string script(const std::string& time, const std::string& shock_period) {
  return "time " + time + R"(
country A
country B
country D
resource ore in t
resource tin in t  from 2 t/t of ore
A mines 6000 t/year of ore  assumed "invented"
D mines 1300 t/year of ore  assumed "invented"
A makes 2920 t/year of tin  assumed "invented"
D makes 730 t/year of tin   assumed "invented"
B uses 2190 t/year of tin   assumed "invented"
D uses rest of tin
B holds 20 days of tin      assumed "invented"
rerouting over 2 months     assumed "invented"
shock cut { A restricts exports of ore, tin by 60%, keeping it;  )" +
         shock_period + R"(;  recovers over 1 month }
agreement pact {
  members B, D
  from 2026-04
  build works: 300 t/year of tin in D from 2026-04 over 2 months  assumed "invented"
}
scenario hit = baseline + cut + pact
assert in hit: total(production(tin, {A, D})) > 0 t
assert in hit: total(shortage(tin, {B, D})) > 0 t
assert in hit: time_to_recover(tin) >= time_to_survive(tin)
)";
}

Result run(const std::string& text) {
  Session session(SessionOptions{.detail = Detail::series});  // records every quantity
  Result result = session.run("script.ent", text, [](const std::string& path) {
    return check::FileText{std::nullopt, path, "no files"};
  });
  for (const Diagnostic& diagnostic : session.diagnostics().all())
    ADD_FAILURE() << diagnostic.code << ": " << diagnostic.message;
  return result;
}

const engine::Trace& trace_of(const Result& result) {
  return result.runs->of(result.world->run.front());
}

/// Both sides of the assertions of the script.
std::vector<double> judged(const Result& result) {
  std::vector<double> values;
  for (const Verdict& verdict : result.verdicts) {
    EXPECT_TRUE(verdict.passed);
    for (const Evidence& evidence : verdict.evidence) {
      values.push_back(evidence.left_value);
      values.push_back(evidence.right_value);
    }
  }
  return values;
}

/// The same steps give the same run, to the last bit, and amounts and times that do not hang on
/// what they are reported by.
void expect_the_same(const Result& one, const Result& other) {
  ASSERT_TRUE(one.runs && other.runs);
  const engine::Trace& left = trace_of(one);
  const engine::Trace& right = trace_of(other);
  EXPECT_EQ(left.steps, right.steps);
  for (std::size_t quantity = 0; quantity < engine::quantity_count; ++quantity) {
    ASSERT_EQ(left.columns[quantity].size(), right.columns[quantity].size());
    for (std::size_t at = 0; at < left.columns[quantity].size(); ++at)
      ASSERT_EQ(left.columns[quantity][at], right.columns[quantity][at])
          << "quantity " << quantity << ", step " << at / (left.resources * left.countries);
  }
  const std::vector<double> here = judged(one);
  const std::vector<double> there = judged(other);
  ASSERT_EQ(here.size(), there.size());
  for (std::size_t i = 0; i < here.size(); ++i) EXPECT_NEAR(here[i], there[i], 1e-12 * here[i]);
}

TEST(PeriodLaw, MonthsQuartersAndYearsOfTheSameStepsAreTheSameRun) {
  const std::string period = "from 2026-04-11 for 3 months";
  const Result months = run(script("2026-01 to 2027-12 by month in 4 steps", period));
  expect_the_same(months, run(script("2026-Q1 to 2027-Q4 by quarter in 12 steps", period)));
  expect_the_same(months, run(script("2026-01 to 2027-12 by year in 48 steps", period)));
}

TEST(PeriodLaw, DaysAndWeeksOfTheSameStepsAreTheSameRun) {
  const std::string period = "from 2026-04-11 for 3 months";
  const Result days = run(script("2026-W01 to 2026-W52 by day", period));
  expect_the_same(days, run(script("2026-W01 to 2026-W52 by week in 7 steps", period)));
}

/// The steps in which A exports less than in the first one, which is calm.
std::vector<std::size_t> shocked_steps(const Result& result) {
  const engine::Trace& trace = trace_of(result);
  const std::size_t tin = 1;
  std::vector<std::size_t> steps;
  for (std::size_t step = 0; step < trace.steps; ++step) {
    if (trace.at(engine::Quantity::exports, step, tin, 0) <
        trace.at(engine::Quantity::exports, 0, tin, 0))
      steps.push_back(step);
  }
  return steps;
}

std::string restricted(const std::string& head, const std::string& period) {
  return "time 2027-12 to 2029-02 by day\n" + head + R"(
country A
country B
resource ore in t
resource tin in t  from 2 t/t of ore
A mines 7300 t/year of ore  assumed "invented"
A makes 3650 t/year of tin  assumed "invented"
B uses 3650 t/year of tin   assumed "invented"
shock cut { A restricts exports of tin by 50%, cutting output;  )" +
         period + " }\nscenario hit = baseline + cut\n";
}

std::size_t steps_shocked(const std::string& head, const std::string& period) {
  const Result result = run(restricted(head, period));
  const std::vector<std::size_t> steps = shocked_steps(result);
  if (steps.empty()) return 0;
  EXPECT_EQ(steps.back() - steps.front() + 1, steps.size()) << "no gap within " << period;
  // Within them the shock is whole: nothing is spread over the steps beside.
  const engine::Trace& trace = trace_of(result);
  for (const std::size_t step : steps)
    EXPECT_DOUBLE_EQ(trace.at(engine::Quantity::exports, step, 1, 0), 5) << period;
  EXPECT_EQ(steps.front(), static_cast<std::size_t>(*result.world->horizon.period_of(
                               std::get<Date>(result.world->parameters.begin()[1].value))));
  return steps.size();
}

TEST(PeriodLaw, ByDayAShockOfTenDaysActsOnTenSteps) {
  for (const std::string head : {"", "calendar average"}) {
    for (const char* from : {"2028-01-01", "2028-01-31", "2028-02-24", "2028-03-30", "2028-11-07"})
      EXPECT_EQ(steps_shocked(head, fmt::format("from {} for 10 days", from)), 10u);
    EXPECT_EQ(steps_shocked(head, "from 2028-02-24 for 2 weeks"), 14u);
    EXPECT_EQ(steps_shocked(head, "from 2028-01-15 for 365 days"), 365u) << "not a year of 366";
  }
}

TEST(PeriodLaw, ByDayMonthsAreThoseOfTheCalendar) {
  for (const std::string head : {"", "calendar average"}) {
    EXPECT_EQ(steps_shocked(head, "from 2028-02-01 for 1 month"), 29u);
    EXPECT_EQ(steps_shocked(head, "from 2028-03-01 for 6 months"), 184u);
    EXPECT_EQ(steps_shocked(head, "from 2028-01-31 for 1 month"), 29u) << "to 29 February";
    EXPECT_EQ(steps_shocked(head, "from 2028-01-15 for 1 year"), 366u);
    EXPECT_EQ(steps_shocked(head, "from 2028-03-01 until 2028-03-31"), 30u);
  }
}

}  // namespace
}  // namespace entente
