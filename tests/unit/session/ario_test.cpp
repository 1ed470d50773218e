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

namespace entente::ario {
namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// What script.h does not say of itself.
std::string without_comments(const std::string& text) {
  std::istringstream lines(text);
  std::string result;
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind('#', 0) != 0) result += line + "\n";
  }
  return result;
}

class SessionArioTest : public testing::Test {
 public:
  explicit SessionArioTest(std::filesystem::path folder) : folder_(std::move(folder)) {}

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
    const std::filesystem::path path = folder_ / "case.ent";
    std::string text = script_of(study);
    if (std::filesystem::exists(path)) {
      EXPECT_EQ(without_comments(text_of(path)), text);
      text = text_of(path);
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

  std::filesystem::path folder_;
};

const bool registered = [] {
  for (const std::filesystem::path& folder : recorded_cases()) {
    testing::RegisterTest("SessionArio", folder.filename().string().c_str(), nullptr, nullptr,
                          __FILE__, __LINE__,
                          [folder]() -> testing::Test* { return new SessionArioTest(folder); });
  }
  return !recorded_cases().empty();
}();

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

TEST(SessionArioCases, AreFound) { EXPECT_TRUE(registered); }

}  // namespace
}  // namespace entente::ario
