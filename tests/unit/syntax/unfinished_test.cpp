#include "syntax/unfinished.h"

#include <gtest/gtest.h>

#include <chrono>
#include <sstream>

#include "unit/syntax/example_scripts.h"
#include "unit/syntax/parsed.h"

namespace entente {
namespace {

using syntax::goes_on;
using syntax::unfinished;

TEST(Unfinished, AWholeStatementOrExpressionIsFinished) {
  for (const char* text :
       {"", "  ", "JP makes 12 kt/year of magnets", "let x = 5 kt", "peak(x)", "JP", "# a comment",
        "table uses from \"demand.csv\"", "shock s { closes suez }", "let x = {JP, US}",
        "\"\"\"\nprose\n\"\"\"", "assert x > 1", "rationing pro rata", "x assumed",
        "12 kt to 13 kt", "garbage $ here", "let x = 5 ## said behind"}) {
    EXPECT_FALSE(unfinished(text)) << text;
  }
}

TEST(Unfinished, WhatIsOpenWantsAnotherLine) {
  for (const char* text :
       {"shock s {", "peak(", "let x = {JP,", "let x = [1, 2", "shock s { closes suez",
        "test \"t\" {\n  let x = {JP}", "\"\"\"\nprose", "\"\"\"", "report \"r\" {\n  text \"a\"",
        "shock s {\n  this is no clause"}) {
    EXPECT_TRUE(unfinished(text)) << text;
  }
}

TEST(Unfinished, ALineThatCannotEndWantsAnother) {
  for (const char* text : {"let x =", "fn f(r) = a +", "run six,", "CN restricts exports of x by",
                           "x and", "assert in six:", "scenario s = six with", "a >= "}) {
    EXPECT_TRUE(unfinished(text)) << text;
  }
}

TEST(Unfinished, ABlockThatIsDueMayBeginOnTheNextLine) {
  for (const char* text : {"shock ban", "shock ban \"A ban\"", "agreement pact", "report \"r\""})
    EXPECT_TRUE(unfinished(text)) << text;
}

TEST(Unfinished, WhatIsMissingElsewhereIsAMistakeAtOnce) {
  for (const char* text : {"let", "let x", "JP makes", "JP makes 12 kt/year", "resource x"})
    EXPECT_FALSE(unfinished(text)) << text;
}

TEST(Unfinished, ATableGoesOnUntilAnEmptyLine) {
  EXPECT_TRUE(unfinished("table makes assumed"));
  EXPECT_TRUE(unfinished("table makes assumed\n| of | A |"));
  EXPECT_TRUE(unfinished("let x = 1\n# the table\ntable makes assumed\n| of | A |\n| b | 1 t |"));
  EXPECT_FALSE(unfinished("table makes assumed\n| of | A |\n"));
  EXPECT_FALSE(unfinished("table makes assumed\n| of | A |\nlet x = 1"));
}

TEST(Unfinished, DocumentationWaitsForItsDeclaration) {
  EXPECT_TRUE(unfinished("## What it is."));
  EXPECT_TRUE(unfinished("## What it is.\n## And more."));
  EXPECT_FALSE(unfinished("## What it is.\nlet x = 1"));
  EXPECT_FALSE(unfinished("## What it is.\n"));
}

TEST(Unfinished, AnEmptyLineEndsEverythingButProse) {
  for (const char* text : {"shock s {\n", "let x =\n  ", "peak(\n\t", "table makes\n"})
    EXPECT_FALSE(unfinished(text)) << text;
  EXPECT_TRUE(unfinished("\"\"\"\nfirst\n"));
  EXPECT_TRUE(unfinished("\"\"\"\nfirst\n\nsecond"));
  EXPECT_FALSE(unfinished("\"\"\"\nfirst\n\n"));
}

TEST(Unfinished, ACommandHasOneLine) {
  EXPECT_FALSE(unfinished(":chart peak("));
  EXPECT_FALSE(unfinished("  :set {"));
}

TEST(Unfinished, AnyBytesWillDo) {
  EXPECT_FALSE(unfinished("\xFF\xFE("));
  unfinished(std::string("let x = \0 {", 11));
  unfinished(std::string(5000, '('));
  unfinished(std::string(5000, '-'));
  constexpr std::string_view bytes = "\n\"{}()|#:`\\ =.,a1%\xD8\xB9table ";
  for (unsigned seed = 1; seed < 300; ++seed) {
    std::string text;
    for (unsigned i = 0, x = seed; i < 40; ++i) {
      x = x * 1664525u + 1013904223u;
      text += bytes[(x >> 16) % bytes.size()];
    }
    unfinished(text);
    goes_on(text);
  }
}

TEST(Unfinished, ALongTableIsNotReadAnewForEveryRow) {
  const auto begin = std::chrono::steady_clock::now();
  std::string text = "table makes assumed\n| of | A | B | C |";
  for (int row = 0; row < 3000; ++row) {
    text += "\n| metal | 20 t/year | 180 t/year | 7 t/year |";
    EXPECT_TRUE(unfinished(text));
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
}

TEST(Unfinished, ALineThatBeginsWithWhatCannotBeginGoesOn) {
  for (const char* line : {"  because \"x\"", "and y > 2", "| metal | 1 t |", "+ 5", "by 80%"})
    EXPECT_TRUE(goes_on(line)) << line;
  for (const char* line :
       {"", ":help", "let x = 1", "{JP}", "-5", "seed", "not x", "# and", "from 2026", "\xFF"})
    EXPECT_FALSE(goes_on(line)) << line;
}

/// The inputs that a reader of lines makes of a script.
std::vector<std::string> inputs_of(const std::string& script) {
  std::vector<std::string> result;
  std::string input;
  bool begun = false;
  std::istringstream stream(script);
  for (std::string line; std::getline(stream, line);) {
    if (begun && (unfinished(input) || goes_on(line))) {
      input += '\n' + line;
    } else {
      if (begun) result.push_back(input);
      input = line;
      begun = true;
    }
  }
  if (begun) result.push_back(input);
  return result;
}

TEST(Unfinished, ExamplesFallIntoTheirStatements) {
  for (const test::ExampleScript& script : test::example_scripts()) {
    const std::size_t whole = Parsed(script.text).ast.statements.size();
    std::size_t statements = 0;
    std::size_t most = 0;
    for (const std::string& input : inputs_of(script.text)) {
      const Parsed parsed(input);
      for (const std::string& finding : parsed.findings())
        EXPECT_EQ(finding.substr(0, 5), "E0122") << script.name << ": " << input;
      statements += parsed.ast.statements.size();
      const bool table = input.find("table ") != input.npos;  // ends with the line behind it
      if (!table) most = std::max(most, parsed.ast.statements.size());
    }
    EXPECT_EQ(statements, whole) << script.name;
    EXPECT_LE(most, 1u) << script.name;
  }
}

/// Within a statement no input ends before its line does, unless the next line goes on.
TEST(Unfinished, ExamplesAreUnfinishedWithinTheirStatements) {
  for (const test::ExampleScript& script : test::example_scripts()) {
    const Parsed parsed(script.text);
    for (const syntax::Statement& statement : parsed.ast.statements) {
      const std::string text(parsed.text(statement.span));
      for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
        const std::string rest = text.substr(at + 1, text.find('\n', at + 1) - at - 1);
        if (rest.find_first_not_of(" \t") == rest.npos) continue;
        EXPECT_TRUE(unfinished(text.substr(0, at)) || goes_on(rest)) << text.substr(0, at);
      }
    }
  }
}

}  // namespace
}  // namespace entente
