// The catalogue of diagnostics: a folder of tests/diagnostics for every kind, with
//
//   bad.ent         gives exactly this diagnostic and no other
//   expected        what is said of it, to the byte; ENTENTE_UPDATE_GOLDENS=1 rewrites it
//   good.ent        the same script mended: no error, and not this diagnostic
//   explanation.md  why it is refused, and how to mend it
//
// Scripts are checked; a first line `# args: --strict` adds arguments, and one whose first word is
// a verb, such as `# args: run`, says what is done with them instead. What is said is the standard
// error of it; of a failed assertion, which no check shows, it is the chapter of the report.
// docs/errors.md is the same as one document.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "files.h"
#include "places.h"
#include "run_program.h"
#include "shown_elsewhere.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

using test::Outcome;
using test::updating;

const fs::path root = test::project_folder();
const fs::path folder = root / "tests" / "diagnostics";
const fs::path document = root / "docs" / "errors.md";

void write(const fs::path& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

std::vector<std::string> codes_with_folder() {
  std::vector<std::string> codes;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_directory()) codes.push_back(entry.path().filename().string());
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

/// As the build should have found them.
std::vector<catalogue::Page> pages_on_disk() {
  std::vector<catalogue::Page> pages;
  for (const std::string& code : codes_with_folder()) {
    const fs::path place = folder / code;
    pages.push_back({code, catalogue::title(code), test::text_of(place / "explanation.md"),
                     test::text_of(place / "bad.ent"), test::text_of(place / "expected"),
                     test::text_of(place / "good.ent")});
  }
  return pages;
}

Outcome run_on(const fs::path& script) {
  const std::string file = fs::relative(script, root).string();
  std::vector<std::string> arguments = test::arguments_of(test::text_of(script));
  if (arguments.empty() || arguments.front().starts_with("-"))
    arguments.insert(arguments.begin(), "check");
  const auto place = std::find(arguments.begin(), arguments.end(), "{file}");
  if (place != arguments.end())
    *place = file;
  else
    arguments.insert(arguments.begin() + 1, file);
  return test::run_program(arguments);
}

/// The headlines of what was said: E0301.
std::vector<std::string> codes_in(const std::string& text) {
  std::vector<std::string> codes;
  const std::regex headline(R"rx((?:^|\n)(?:error|warning|failed|missed)\[([AEW]\d{4})\])rx");
  for (auto match = std::sregex_iterator(text.begin(), text.end(), headline);
       match != std::sregex_iterator(); ++match)
    codes.push_back((*match)[1]);
  return codes;
}

bool is_assertion(const std::string& code) { return code.starts_with("A"); }

/// What is said of a diagnostic: see the head of this file.
std::string said(const std::string& code, const Outcome& outcome) {
  if (!is_assertion(code)) return outcome.errors;
  const std::string heading = "Assertions\n──────────\n";
  const std::size_t begin = outcome.output.find(heading);
  if (begin == std::string::npos) return "";
  return outcome.output.substr(begin, outcome.output.find("\n\n", begin) + 1 - begin);
}

void expect_orderly(const Outcome& outcome) {
  ASSERT_TRUE(outcome.in_time);
  EXPECT_GE(outcome.code, 0) << "ended by a signal";
  EXPECT_NE(outcome.code, 70) << outcome.errors;
}

class CatalogueTest : public testing::Test {
 public:
  explicit CatalogueTest(std::string code) : code_(std::move(code)), place_(folder / code_) {}

  void TestBody() override {
    EXPECT_FALSE(test::text_of(place_ / "explanation.md").empty()) << code_ << " is not explained";
    if (fs::exists(place_ / "bad.ent")) {
      bad_script();
    } else {
      EXPECT_TRUE(test::shown_elsewhere().contains(code_)) << code_ << " has no bad.ent";
    }
    if (fs::exists(place_ / "good.ent")) {
      good_script();
    } else {
      EXPECT_TRUE(test::shown_elsewhere().contains(code_)) << code_ << " has no good.ent";
    }
  }

 private:
  void bad_script() const {
    const Outcome outcome = run_on(place_ / "bad.ent");
    expect_orderly(outcome);
    const std::string found = said(code_, outcome);
    EXPECT_EQ(codes_in(found), std::vector<std::string>{code_}) << outcome.errors;
    if (updating()) {
      write(place_ / "expected", found);
      return;
    }
    ASSERT_TRUE(fs::exists(place_ / "expected")) << "`./dev goldens` writes it";
    EXPECT_EQ(test::text_of(place_ / "expected"), found) << "`./dev goldens` rewrites it";
  }

  void good_script() const {
    const Outcome outcome = run_on(place_ / "good.ent");
    expect_orderly(outcome);
    EXPECT_EQ(outcome.code, 0) << outcome.errors;
    const std::vector<std::string> codes = codes_in(outcome.errors + said(code_, outcome));
    EXPECT_EQ(std::count(codes.begin(), codes.end(), code_), 0) << outcome.errors;
  }

  std::string code_;
  fs::path place_;
};

[[maybe_unused]] const bool registered = [] {
  for (const std::string& code : codes_with_folder()) {
    testing::RegisterTest("golden.diagnostics", code.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                          [code]() -> CatalogueTest* { return new CatalogueTest(code); });
  }
  return true;
}();

TEST(Catalogue, EveryKindHasItsFolderAndNoOtherHasOne) {
  const std::vector<std::string> kinds = catalogue::codes();
  const std::vector<std::string> folders = codes_with_folder();
  const auto beyond = [](const std::vector<std::string>& all,
                         const std::vector<std::string>& some) {
    std::vector<std::string> rest;
    std::set_difference(all.begin(), all.end(), some.begin(), some.end(), std::back_inserter(rest));
    return rest;
  };
  EXPECT_EQ(beyond(kinds, folders), std::vector<std::string>()) << "without a folder";
  EXPECT_EQ(beyond(folders, kinds), std::vector<std::string>()) << "no kind";
}

TEST(Catalogue, PagesAreBuiltIn) {
  const std::vector<catalogue::Page> stored = pages_on_disk();
  ASSERT_EQ(catalogue::pages().size(), stored.size());
  for (std::size_t i = 0; i < stored.size(); ++i) {
    EXPECT_EQ(catalogue::render_markdown(catalogue::pages()[i]),
              catalogue::render_markdown(stored[i]));
  }
}

// Of a name that ./dev goldens runs; registered after the scripts, whose output it quotes.
TEST(golden, CatalogueIsDocumented) {
  const std::string made = catalogue::render_markdown(pages_on_disk());
  if (updating()) write(document, made);
  EXPECT_EQ(test::text_of(document), made) << "`./dev goldens` makes it anew";
}

}  // namespace
}  // namespace entente
