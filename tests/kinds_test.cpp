// The list of diagnostics is complete, and each is shown by a golden file or asserted by a unit
// test that is named here.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "files.h"
#include "places.h"
#include "shown_elsewhere.h"

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

std::set<std::string> codes_in_sources() {
  std::set<std::string> codes;
  const std::regex kind(R"rx(Kind<[^;{]*\{\s*"([AEW]\d{4})")rx");
  for (const auto& entry : fs::recursive_directory_iterator(root / "interpreter")) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".cpp" && extension != ".h") continue;
    const std::string text = entente::test::text_of(entry.path());
    for (auto match = std::sregex_iterator(text.begin(), text.end(), kind);
         match != std::sregex_iterator(); ++match)
      codes.insert((*match)[1]);
  }
  return codes;
}

/// Of the goldens, and of the catalogue.
std::set<std::string> codes_shown() {
  std::set<std::string> codes;
  const std::regex code(R"rx((?:error|warning|failed|missed)\[([AEW]\d{4})\])rx");
  for (const auto* folder : {"golden", "diagnostics"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / "tests" / folder)) {
      if (entry.path().extension() != ".golden" && entry.path().filename() != "expected") continue;
      const std::string text = entente::test::text_of(entry.path());
      for (auto match = std::sregex_iterator(text.begin(), text.end(), code);
           match != std::sregex_iterator(); ++match)
        codes.insert((*match)[1]);
    }
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
  const std::set<std::string> shown_codes = codes_shown();
  const std::map<std::string, std::string>& shown = entente::test::shown_elsewhere();
  for (const ListedKind& kind : listed) {
    const auto elsewhere = shown.find(kind.code);
    if (elsewhere == shown.end()) {
      EXPECT_TRUE(shown_codes.contains(kind.code))
          << kind.code << " " << kind.name << " is shown neither by a golden nor by the catalogue";
      continue;
    }
    EXPECT_NE(entente::test::text_of(root / elsewhere->second).find('"' + kind.code + '"'),
              std::string::npos)
        << kind.code << " is not in " << elsewhere->second;
  }
}

}  // namespace
