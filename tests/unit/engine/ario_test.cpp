// ARIO against recorded runs of its published program: one test for each folder of
// tests/reference/ario, of the oracle, of the engine over a table and of the engine over links.
#include <gtest/gtest.h>

#include <filesystem>

#include "ario/comparison.h"
#include "ario/plan.h"
#include "ario/study_reader.h"

namespace entente::ario {
namespace {

class EngineArioTest : public testing::Test {
 public:
  explicit EngineArioTest(std::filesystem::path folder) : folder_(std::move(folder)) {}

  void TestBody() override {
    try {
      compare();
    } catch (const std::exception& error) {
      FAIL() << folder_.string() << ": " << error.what();
    }
  }

 private:
  void compare() {
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

  std::filesystem::path folder_;
};

const bool registered = [] {
  for (const std::filesystem::path& folder : recorded_cases()) {
    testing::RegisterTest("EngineArio", folder.filename().string().c_str(), nullptr, nullptr,
                          __FILE__, __LINE__,
                          [folder]() -> testing::Test* { return new EngineArioTest(folder); });
  }
  return !recorded_cases().empty();
}();

TEST(EngineArioCases, AreFound) { EXPECT_TRUE(registered); }

}  // namespace
}  // namespace entente::ario
