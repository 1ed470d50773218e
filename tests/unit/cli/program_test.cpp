#include "cli/program.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "cli/check.h"
#include "cli/run.h"

namespace entente {
namespace {

/// The arguments as main() gets them.
class Words {
 public:
  explicit Words(std::vector<std::string> words) : words_(std::move(words)) {
    words_.insert(words_.begin(), "entente");
    for (std::string& word : words_) pointers_.push_back(word.data());
  }
  int count() const { return static_cast<int>(pointers_.size()); }
  char** pointers() { return pointers_.data(); }

 private:
  std::vector<std::string> words_;
  std::vector<char*> pointers_;
};

ExitCode ended(const std::vector<std::string>& words) {
  Words arguments(words);
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const ExitCode code = run_program(arguments.count(), arguments.pointers());
  testing::internal::GetCapturedStdout();
  testing::internal::GetCapturedStderr();
  return code;
}

template <typename Options>
Options parsed(CLI::App& (*declare)(CLI::App&, Options&), const std::vector<std::string>& words) {
  CLI::App program;
  Options options;
  declare(program, options);
  Words arguments(words);
  program.parse(arguments.count(), arguments.pointers());
  return options;
}

TEST(Program, OptionsHaveDefaults) {
  const RunOptions plain = parsed(declare_run, {"run", "a.ent"});
  EXPECT_EQ(plain.file, "a.ent");
  EXPECT_EQ(plain.format, ReportFormat::text);
  EXPECT_EQ(plain.colour, Colour::automatic);
  EXPECT_FALSE(plain.strict);
  EXPECT_FALSE(plain.audit);
}

TEST(Program, OptionsAreReadForEachVerb) {
  EXPECT_EQ(parsed(declare_run, {"run", "--format", "json", "a.ent"}).format, ReportFormat::json);
  EXPECT_EQ(parsed(declare_run, {"run", "a.ent", "--color", "never"}).colour, Colour::never);
  const CheckOptions check = parsed(declare_check, {"check", "--balance", "--strict", "-"});
  EXPECT_TRUE(check.balance);
  EXPECT_TRUE(check.strict);
  EXPECT_EQ(check.file, "-");
}

TEST(Program, NamesOfSeriesHaveCommasBetween) {
  const RunOptions some = parsed(declare_run, {"run", "--record", "production,stock", "a.ent",
                                               "--record-to", "out", "--audit"});
  EXPECT_EQ(some.record, (std::vector<std::string>{"production", "stock"}));
  EXPECT_EQ(some.record_to, "out");
  EXPECT_EQ(some.file, "a.ent");
  EXPECT_TRUE(some.audit);
}

TEST(Program, WrongUsageEndsWithThree) {
  const std::vector<std::vector<std::string>> wrong = {{},
                                                       {"run"},
                                                       {"fly", "a.ent"},
                                                       {"run", "a.ent", "b.ent"},
                                                       {"run", "a.ent", "--frobnicate"},
                                                       {"run", "a.ent", "--format", "xml"},
                                                       {"run", "a.ent", "--format", "1"},
                                                       {"run", "a.ent", "--threads", "0"},
                                                       {"run", "a.ent", "--record", "all"},
                                                       {"run", "a.ent", "--record-to", "out"},
                                                       {"check", "a.ent", "--audit"},
                                                       {"check", "a.ent", "--format", "json"}};
  for (const auto& words : wrong) EXPECT_EQ(ended(words), ExitCode::wrong_usage);
}

TEST(Program, HelpAndVersionEndWell) {
  EXPECT_EQ(ended({"--help"}), ExitCode::well);
  EXPECT_EQ(ended({"--version"}), ExitCode::well);
}

}  // namespace
}  // namespace entente
