// Scripts as people break them: each has one mistake, and the program tells that one, at its place.
// The first line of a script says so: `# expect E0103 at 7:4 fix "makes"`, with the fix as a string
// of JSON; where no edit is given, there is no `fix`.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <nlohmann/json.hpp>
#include <regex>
#include <string>

#include "files.h"
#include "places.h"
#include "session/files.h"
#include "session/session.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

void expect_one_error(const fs::path& path) {
  const std::string text = test::text_of(path);
  const std::regex lead(R"rx(# expect ([EW]\d{4}) at (\d+:\d+)(?: fix (".*"))?\n)rx");
  std::smatch expected;
  ASSERT_TRUE(std::regex_search(text, expected, lead, std::regex_constants::match_continuous));
  Session session{SessionOptions{}};
  session.check(path.string(), text, reader_below(path.string()));
  std::vector<std::string> told;
  std::vector<std::string> replacements;
  for (const Diagnostic& diagnostic : session.diagnostics().all()) {
    const Position place = session.sources().position(diagnostic.span());
    told.push_back(fmt::format("{} at {}:{}", diagnostic.code, place.line, place.column));
    for (const Fix& fix : diagnostic.fixes) replacements.push_back(fix.replacement);
  }
  EXPECT_EQ(told, std::vector<std::string>{expected[1].str() + " at " + expected[2].str()});
  if (expected[3].matched) {
    const auto wanted = nlohmann::json::parse(expected[3].str()).get<std::string>();
    EXPECT_EQ(std::count(replacements.begin(), replacements.end(), wanted), 1);
  } else {
    EXPECT_TRUE(replacements.empty()) << "a fix `" << replacements.front() << "`";
  }
}

TEST(Broken, EachScriptGivesOneErrorAtItsPlace) {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(test::tests_folder() / "broken")) {
    SCOPED_TRACE(entry.path().filename().string());
    ++count;
    expect_one_error(entry.path());
  }
  EXPECT_GE(count, 40U);
}

}  // namespace
}  // namespace entente
