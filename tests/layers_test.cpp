// Includes go down the ranks only, and only the parser knows ANTLR. What each layer may see is
// written here once more, because the libraries of interpreter/CMakeLists.txt share one include
// root and would not notice.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "places.h"

namespace {

namespace fs = std::filesystem;

const fs::path interpreter = entente::test::project_folder() / "interpreter";

const std::map<std::string, std::set<std::string>> visible = {
    {"support", {}},
    {"diagnostics", {"support"}},
    {"syntax", {"support", "diagnostics"}},
    {"format", {"support", "diagnostics", "syntax"}},
    {"mrio", {"support", "diagnostics"}},
    {"model", {"support", "diagnostics", "mrio"}},
    {"baseline", {"support"}},
    {"engine", {"support"}},
    {"check", {"support", "diagnostics", "syntax", "model", "mrio"}},
    {"compile", {"support", "diagnostics", "model", "mrio", "baseline", "engine"}},
    {"analysis", {"support", "diagnostics", "model", "mrio", "baseline", "engine", "compile"}},
    {"report",
     {"support", "diagnostics", "model", "mrio", "baseline", "engine", "compile", "analysis"}},
    {"stdlib", {}},
    {"session",
     {"support", "diagnostics", "syntax", "format", "model", "mrio", "baseline", "engine", "check",
      "compile", "analysis", "report", "stdlib"}},
    {"catalogue", {"support", "diagnostics"}},
    {"reference",
     {"support", "diagnostics", "model", "mrio", "syntax", "check", "engine", "baseline", "compile",
      "analysis", "report", "stdlib"}},
    {"repl",
     {"support", "diagnostics", "syntax", "format", "model", "mrio", "baseline", "engine", "check",
      "compile", "analysis", "report", "stdlib", "session", "catalogue", "reference"}},
    {"cli",
     {"support", "diagnostics", "catalogue", "model", "mrio", "check", "report", "reference",
      "session", "repl"}},
};

struct Include {
  fs::path file;  ///< below interpreter/
  std::string header;
  bool quoted = false;

  std::string layer() const { return file.begin()->string(); }
};

std::vector<Include> includes() {
  std::vector<Include> result;
  const std::regex line(R"rx(^\s*#\s*include\s*([<"])([^>"]+)[>"])rx");
  for (const auto& entry : fs::recursive_directory_iterator(interpreter)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".h" && extension != ".cpp" && extension != ".inl") continue;
    std::ifstream stream(entry.path());
    for (std::string text; std::getline(stream, text);) {
      std::smatch match;
      if (std::regex_search(text, match, line))
        result.push_back({fs::relative(entry.path(), interpreter), match[2], match[1] == "\""});
    }
  }
  return result;
}

bool is_antlr(const std::string& header) {
  return header.starts_with("antlr4") || header.starts_with("atn/") ||
         header.starts_with("EntenteParser") || header.starts_with("EntenteLexer");
}

TEST(Layers, EveryFolderHasItsRank) {
  for (const auto& entry : fs::directory_iterator(interpreter)) {
    if (!entry.is_directory()) continue;
    EXPECT_TRUE(visible.contains(entry.path().filename())) << entry.path();
  }
}

TEST(Layers, IncludesGoDownOnly) {
  for (const Include& include : includes()) {
    if (!include.quoted || is_antlr(include.header)) continue;
    const std::string target = include.header.substr(0, include.header.find('/'));
    EXPECT_TRUE(visible.contains(target)) << include.file << " includes \"" << include.header
                                          << "\", which is no path from interpreter/";
    const bool allowed = target == include.layer() || visible.at(include.layer()).contains(target);
    EXPECT_TRUE(allowed) << include.file << " includes \"" << include.header << "\"";
  }
}

TEST(Layers, NoRankSeesItselfFromBelow) {
  for (const auto& [layer, below] : visible) {
    for (const std::string& lower : below)
      EXPECT_FALSE(visible.at(lower).contains(layer)) << layer << " and " << lower;
  }
}

/// Files of syntax/ that include ANTLR, themselves or through another of them.
TEST(Layers, OnlyTheParserKnowsAntlr) {
  std::set<std::string> knowing;
  const std::vector<Include> all = includes();
  for (bool grows = true; grows;) {
    grows = false;
    for (const Include& include : all) {
      if (is_antlr(include.header) || knowing.contains(include.header))
        grows = knowing.insert(include.file.string()).second || grows;
    }
  }
  EXPECT_FALSE(knowing.empty());
  for (const std::string& file : knowing)
    EXPECT_TRUE(file.starts_with("syntax/")) << file << " sees ANTLR";
  EXPECT_FALSE(knowing.contains("syntax/parser.h"));
  EXPECT_FALSE(knowing.contains("syntax/ast.h"));
}

}  // namespace
