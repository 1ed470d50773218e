// The list of diagnostics is complete, and each is shown by a golden file or asserted by a unit
// test that is named here.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "places.h"

namespace {

namespace fs = std::filesystem;

const fs::path root = entente::test::project_folder();

struct ListedKind {
  std::string code;
  std::string name;
};

const std::vector<ListedKind> listed = {
#define ENTENTE_KIND(code, name) {code, #name},
#include "diagnostics/kinds.def"
#undef ENTENTE_KIND
};

/// Codes that no stored script can show, each with the place that shows it instead.
const std::map<std::string, std::string> shown_elsewhere = {
    {"E0120",
     "tests/unit/session/hostile_input_test.cpp"},  // a text of more than the limit is not stored
    {"E0121", "tests/unit/session/hostile_input_test.cpp"},  // nor a line
    {"E0123",
     "tests/unit/session/hostile_input_test.cpp"},  // editors mend bytes that are not UTF-8
    {"E0124", "tests/unit/session/hostile_input_test.cpp"},   // and hide direction controls
    {"E0425", "tests/unit/compile/balance_report_test.cpp"},  // no known sheet fails to converge
    {"E0460", "tests/unit/mrio/mistakes_test.cpp"},  // tables beyond the limits are not stored
    {"E0461", "tests/unit/mrio/mistakes_test.cpp"},
    {"E0464", "tests/unit/mrio/mistakes_test.cpp"},  // nor is a machine with little memory
};

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::set<std::string> codes_in_sources() {
  std::set<std::string> codes;
  const std::regex kind(R"rx(Kind<[^;{]*\{\s*"([EW]\d{4})")rx");
  for (const auto& entry : fs::recursive_directory_iterator(root / "interpreter")) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".cpp" && extension != ".h") continue;
    const std::string text = read(entry.path());
    for (auto match = std::sregex_iterator(text.begin(), text.end(), kind);
         match != std::sregex_iterator(); ++match)
      codes.insert((*match)[1]);
  }
  return codes;
}

std::set<std::string> codes_in_goldens() {
  std::set<std::string> codes;
  const std::regex code(R"rx((?:error|warning)\[([EW]\d{4})\])rx");
  for (const auto& entry : fs::recursive_directory_iterator(root / "tests" / "golden")) {
    if (entry.path().extension() != ".golden") continue;
    const std::string text = read(entry.path());
    for (auto match = std::sregex_iterator(text.begin(), text.end(), code);
         match != std::sregex_iterator(); ++match)
      codes.insert((*match)[1]);
  }
  return codes;
}

TEST(Kinds, ListIsSortedAndHasEachCodeOnce) {
  for (std::size_t i = 1; i < listed.size(); ++i)
    EXPECT_LT(listed[i - 1].code, listed[i].code) << listed[i].name;
}

TEST(Kinds, EveryKindOfTheSourcesIsListedAndNoOther) {
  std::set<std::string> known;
  for (const ListedKind& kind : listed) known.insert(kind.code);
  EXPECT_EQ(known, codes_in_sources());
}

TEST(Kinds, EveryListedKindIsShown) {
  const std::set<std::string> golden = codes_in_goldens();
  for (const ListedKind& kind : listed) {
    const auto elsewhere = shown_elsewhere.find(kind.code);
    if (elsewhere == shown_elsewhere.end()) {
      EXPECT_TRUE(golden.contains(kind.code))
          << kind.code << " " << kind.name << " appears in no golden file";
      continue;
    }
    EXPECT_NE(read(root / elsewhere->second).find('"' + kind.code + '"'), std::string::npos)
        << kind.code << " is not in " << elsewhere->second;
  }
}

}  // namespace
