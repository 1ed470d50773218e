// The recorded cases of ARIO through the language: each folder of tests/reference/ario is written
// as a script, which is parsed, checked and compiled as any other, and run. Where the folder holds
// the script, that is the one that runs.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "ario/comparison.h"
#include "ario/language.h"
#include "ario/oracle.h"
#include "ario/random_study.h"
#include "ario/script.h"
#include "ario/study_reader.h"
#include "ario/write_table.h"
#include "files.h"
#include "recorded_cases.h"

namespace entente::ario {
namespace {

/// What script.h does not say of itself.
std::string without_comments(const std::string& text) {
  std::istringstream lines(text);
  std::string result;
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind('#', 0) != 0) result += line + "\n";
  }
  return result;
}

class SessionArioTest : public RecordedCaseTest {
 public:
  using RecordedCaseTest::RecordedCaseTest;

 private:
  void compare() override {
    const Study study = StudyReader(folder_).read();
    const std::filesystem::path path = folder_ / "case.ent";
    std::string text = script_of(study);
    if (std::filesystem::exists(path)) {
      EXPECT_EQ(without_comments(test::text_of(path)), text);
      text = test::text_of(path);
    }
    const std::optional<LanguageRun> run = run_script(path.string(), text);
    ASSERT_TRUE(run) << text;
    ASSERT_EQ(run->plan.steps(), study.steps);
    expect_capital(study, run->plan);
    expect_recorded(folder_, study, view_of(run->trace));
  }

  /// region,sector,capital
  void expect_capital(const Study& study, const engine::Plan& plan) const {
    std::ifstream file(folder_ / "capital.csv");
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
      const std::vector<std::string> cells = cells_of(line);
      const std::size_t cell =
          plan.cell(place_of(study.sectors, cells.at(1)), place_of(study.regions, cells.at(0)));
      const double capital = value_of(cells.at(2), "capital.csv");
      EXPECT_NEAR(plan.capital[cell], capital, tolerance * capital) << line;
    }
  }
};

const bool registered = register_cases<SessionArioTest>("ario", "SessionArio", __FILE__, __LINE__);

/// Capital is rounded to whole decimals of its money, and overproduction relaxes by luck: cases
/// that rounding decides are left to tests/property/ario_laws_test.cpp.
TEST(SessionArioCases, SayWhatNoRecordedCaseDoes) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "random_ario";
  std::size_t agreed = 0;
  for (std::uint64_t seed = 0; seed < 21; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Study study = random_study(seed);
    const Records records = Oracle(study).run();
    write_table(folder, study);
    const std::string script = script_of(study);
    const auto run = run_script((folder / "case.ent").string(), script);
    ASSERT_TRUE(run) << script;
    const std::vector<double> found = differences(study, view_of(run->trace), view_of(records));
    const auto largest = std::max(found[0], found[industry_series.size()]);
    agreed += largest <= tolerance ? 1 : 0;
  }
  EXPECT_GE(agreed, 19u);
  std::filesystem::remove_all(folder);
}

/// A recorded case with other parameters and events, as text.
class StudyReaderTest : public testing::Test {
 protected:
  StudyReaderTest() : folder_(std::filesystem::path(testing::TempDir()) / "ario_study") {
    std::filesystem::create_directories(folder_);
    for (const char* name : {"Z.csv", "Y.csv", "x.csv"}) {
      std::filesystem::copy_file(recorded_cases("ario").front() / name, folder_ / name,
                                 std::filesystem::copy_options::overwrite_existing);
    }
  }
  ~StudyReaderTest() override { std::filesystem::remove_all(folder_); }

  Study read(const std::string& model, const std::string& events = "[]") const {
    std::ofstream(folder_ / "model.json") << model;
    std::ofstream(folder_ / "event.json") << events;
    return StudyReader(folder_).read();
  }
  /// What it refuses; nothing where it reads on.
  std::string refusal(const std::string& model, const std::string& events = "[]") const {
    try {
      read(model, events);
    } catch (const std::exception& error) {
      return error.what();
    }
    return "";
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(StudyReaderTest, KnowsEveryWayToSayAParameter) {
  const Study base = read(R"({"class": "base", "steps": 10, "params": {"main_inv_dur": 5}})");
  EXPECT_EQ(base.psi, 1);
  EXPECT_EQ(base.restoration_days, std::vector<double>(4, 1));
  EXPECT_EQ(base.inventory_days, std::vector<double>(4, 5));
  const Study psi = read(R"({"model": "psi", "steps": 10, "params": {
    "psi_param": "0_85", "order_type": "whatever", "monetary_factor": 1000, "rebuild_tau": 60,
    "inventory_dict": {"S001": "inf", "S002": "Infinity", "S003": "infinity", "S004": "Inf"},
    "infinite_inventories_sect": ["S002"], "inventory_restoration_tau": 7}})");
  EXPECT_EQ(psi.psi, 0.85);
  EXPECT_FALSE(psi.alternative_orders);
  EXPECT_EQ(psi.decimals(), 4);
  EXPECT_EQ(psi.inventory_days, std::vector<double>(4, endless));
  EXPECT_EQ(psi.restoration_days, std::vector<double>(4, 7));
  EXPECT_NE(script_of(psi).find("in k.EUR/year"), std::string::npos);
}

TEST_F(StudyReaderTest, RefusesWhatItDoesNotKnow) {
  const std::string model = R"({"model": "psi", "steps": 10, "params": {}})";
  EXPECT_EQ(refusal(model), "");
  EXPECT_NE(refusal(R"({"model": "psi", "steps": 10, "params": {"phi": 1}})").find("`phi`"),
            std::string::npos);
  EXPECT_NE(refusal(R"({"model": "phi", "steps": 10})").find("`phi`"), std::string::npos);
  EXPECT_NE(refusal(R"({"model": "psi", "params": {"productive_capital_vector": [1]}})")
                .find("productive_capital_vector"),
            std::string::npos);
  EXPECT_NE(refusal(R"({"model": "psi", "params": {"temporal_units_by_step": 7}})")
                .find("temporal_units_by_step"),
            std::string::npos);
  EXPECT_NE(refusal(model, R"([{"type": "war", "impact": {}}])").find("`war`"), std::string::npos);
  EXPECT_NE(refusal(model, R"([{"type": "arbitrary", "impact": {"R01/S009": 1}}])").find("`S009`"),
            std::string::npos);
  EXPECT_NE(refusal(model, R"([{"type": "recovery", "recovery_tau": 3, "impact": {}}])")
                .find("event_monetary_factor"),
            std::string::npos);
}

TEST(SessionArioCases, AreFound) { EXPECT_TRUE(registered); }

}  // namespace
}  // namespace entente::ario
