#include "analysis/runs.h"

#include <gtest/gtest.h>

#include "analysis/audit.h"
#include "analysis/term_effects.h"
#include "report/sections.h"
#include "session/files.h"
#include "session/session.h"

namespace entente {
namespace {

/// Whose questions take runs of their own.
const std::string script =
    "time 2026-01 to 2026-06 by month\ncountry A\ncountry B\nresource tin in t\n"
    "A mines 240 t/year of tin assumed\nA uses 70 t/year of tin assumed\n"
    "B uses 170 t/year of tin assumed\n"
    "shock cut { A loses 37% of tin capacity;  from 2026-02-11 for 7 weeks }\n"
    "agreement pact { members A, B;  from 2026-01;  no export controls on tin among members }\n"
    "scenario alone = baseline + cut + pact\nrun baseline, alone\n"
    "report \"All\" {\n  show contribution(peak(shortage(tin, B)))\n"
    "  show criticality(peak(shortage(tin, B)), for: 1 month)\n}\n";

struct StoppedRuns : testing::Test {
  std::atomic<bool> stop = false;
  Session session{SessionOptions{.threads = 2}};
  Result result = session.check("script.ent", script, reader_below("script.ent"));

  void SetUp() override {
    ASSERT_FALSE(session.diagnostics().has_errors());
    result.runs->stop = &stop;
  }
};

TEST_F(StoppedRuns, HaveNoTraces) {
  stop = true;
  simulate_scenarios(*result.world, *result.runs);
  EXPECT_TRUE(result.runs->stopped());
  EXPECT_TRUE(result.runs->traces.empty());
  stop = false;
  simulate_scenarios(*result.world, *result.runs);
  EXPECT_EQ(result.runs->traces.size(), 2u);
}

TEST_F(StoppedRuns, AnswerNothingThatTakesRunsOfItsOwn) {
  result.runs->audited = true;
  simulate_scenarios(*result.world, *result.runs);
  EXPECT_FALSE(term_effects(*result.world, *result.runs).empty());
  stop = true;
  EXPECT_TRUE(term_effects(*result.world, *result.runs).empty());
  EXPECT_EQ(audit(*result.world, *result.runs).series, 0u);
  EXPECT_FALSE(report_chapters(*result.world, *result.runs).empty());
  EXPECT_TRUE(result.runs->contributions.empty());
}

}  // namespace
}  // namespace entente
