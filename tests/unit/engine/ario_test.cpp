// ARIO against recorded runs of its published program: one test for each folder of
// tests/reference/ario, of the oracle, of the engine over a table and of the engine over links.
#include <gtest/gtest.h>

#include <filesystem>

#include "ario/comparison.h"
#include "ario/plan.h"
#include "ario/study_reader.h"
#include "recorded_cases.h"

namespace entente::ario {
namespace {

class EngineArioTest : public RecordedCaseTest {
 public:
  using RecordedCaseTest::RecordedCaseTest;

 private:
  void compare() override {
    const Study study = StudyReader(folder_).read();
    const engine::Plan plan = plan_of(study);
    const engine::Policy policy = policy_of(study);
    const engine::Trace table = run_recorded(plan, policy);
    const engine::Trace links = run_recorded(plan, with_links(policy, plan));
    const Records records = Oracle(study).run();
    ASSERT_FALSE(records.crashed);
    expect("the oracle", study, view_of(records));
    expect("the engine over a table", study, view_of(table));
    expect("the engine over links", study, view_of(links));
    SCOPED_TRACE("links, table");
    EXPECT_FALSE(table.fault || links.fault);
    EXPECT_FALSE(table.capital_fault || links.capital_fault);
    expect_same(study, view_of(links), view_of(table));
  }

  void expect(const char* what, const Study& study, const View& view) const {
    SCOPED_TRACE(what);
    expect_recorded(folder_, study, view);
  }
};

const bool registered = register_cases<EngineArioTest>("ario", "EngineArio", __FILE__, __LINE__);

TEST(EngineArioCases, AreFound) { EXPECT_TRUE(registered); }

}  // namespace
}  // namespace entente::ario
