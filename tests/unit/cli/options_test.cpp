#include "cli/options.h"

#include <gtest/gtest.h>

#include <vector>

namespace entente {
namespace {

std::variant<Options, ExitCode> parsed(std::vector<std::string> words) {
  words.insert(words.begin(), "entente");
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  auto result = parse_options(static_cast<int>(pointers.size()), pointers.data());
  testing::internal::GetCapturedStdout();
  testing::internal::GetCapturedStderr();
  return result;
}

Options options(const std::vector<std::string>& words) {
  const auto result = parsed(words);
  EXPECT_TRUE(std::holds_alternative<Options>(result));
  return std::holds_alternative<Options>(result) ? std::get<Options>(result) : Options{};
}

ExitCode ended(const std::vector<std::string>& words) {
  const auto result = parsed(words);
  EXPECT_TRUE(std::holds_alternative<ExitCode>(result));
  return std::holds_alternative<ExitCode>(result) ? std::get<ExitCode>(result)
                                                  : ExitCode::own_fault;
}

TEST(Options, HaveDefaults) {
  const Options plain = options({"run", "a.ent"});
  EXPECT_EQ(plain.verb, Verb::run);
  EXPECT_EQ(plain.file, "a.ent");
  EXPECT_EQ(plain.format, Format::text);
  EXPECT_EQ(plain.colour, Colour::automatic);
  EXPECT_FALSE(plain.strict);
}

TEST(Options, AreReadForEachVerb) {
  EXPECT_EQ(options({"run", "--format", "json", "a.ent"}).format, Format::json);
  EXPECT_EQ(options({"run", "a.ent", "--color", "never"}).colour, Colour::never);
  const Options check = options({"check", "--balance", "--strict", "-"});
  EXPECT_EQ(check.verb, Verb::check);
  EXPECT_TRUE(check.balance);
  EXPECT_TRUE(check.strict);
  EXPECT_EQ(check.file, "-");
}

TEST(Options, NamesOfSeriesHaveCommasBetween) {
  const Options some =
      options({"run", "--record", "production,stock", "a.ent", "--record-to", "out", "--audit"});
  EXPECT_EQ(some.record, (std::vector<std::string>{"production", "stock"}));
  EXPECT_EQ(some.record_to, "out");
  EXPECT_EQ(some.file, "a.ent");
  EXPECT_TRUE(some.audit);
  EXPECT_FALSE(options({"run", "a.ent"}).audit);
}

TEST(Options, WrongUsageEndsWithThree) {
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

TEST(Options, HelpAndVersionEndWell) {
  EXPECT_EQ(ended({"--help"}), ExitCode::well);
  EXPECT_EQ(ended({"--version"}), ExitCode::well);
}

}  // namespace
}  // namespace entente
