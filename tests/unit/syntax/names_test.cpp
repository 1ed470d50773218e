#include "syntax/names.h"

#include <filesystem>
#include <set>

#include "files.h"
#include "places.h"
#include "syntax/layout.h"
#include "unit/syntax/parsed.h"

// Last, because its macro TEST would break the token of that name.
#include <gtest/gtest.h>

namespace entente::syntax {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> scripts() {
  std::vector<fs::path> result;
  for (const char* folder : {"examples", "stdlib/std", "tests/grammar", "tests/golden/run"}) {
    for (const auto& entry : fs::recursive_directory_iterator(test::project_folder() / folder)) {
      if (entry.path().extension() == ".ent") result.push_back(entry.path());
    }
  }
  return result;
}

std::vector<Span> spans_of_names(const Parsed& parsed) {
  std::vector<Span> spans;
  for (const Statement& statement : parsed.ast.statements) {
    visit_names(parsed.ast, statement,
                {[&](NameRole, const Name& name) { spans.push_back(name.span); },
                 [&](const UnitName& unit) { spans.push_back(unit.span); }});
  }
  return spans;
}

TEST(Names, EveryNameOfAScriptIsToldOnce) {
  ASSERT_GE(scripts().size(), 10u);
  for (const fs::path& path : scripts()) {
    const Parsed parsed(test::text_of(path));
    if (parsed.diagnostics.has_errors()) continue;
    const SourceId source(0);
    const std::vector<Span> spans = spans_of_names(parsed);
    const Places places(source, 0, parsed.sources.text(source));
    Diagnostics diagnostics;
    SyntaxErrors errors(parsed.sources, diagnostics);
    antlr4::ANTLRInputStream characters(places.characters());
    Lexer lexer(&characters);
    std::size_t names = 0;
    for (const auto& token :
         lay_out(raw_tokens(lexer, places, parsed.sources), places, errors).tokens) {
      if (token->getType() != Lexer::NAME && token->getType() != Lexer::UNIT_REF) continue;
      const Span place = span_of(*token, places);
      const auto tellings = std::count_if(spans.begin(), spans.end(), [&](const Span& span) {
        return span.source == source && span.begin <= place.begin && place.end <= span.end;
      });
      EXPECT_EQ(tellings, 1) << path << ": " << parsed.sources.text(place) << " in line "
                             << parsed.sources.position(place).line;
      ++names;
    }
    EXPECT_GT(names, 0u) << path;
  }
}

std::set<std::string> names_of(NameRole wanted, const std::string& script) {
  const Parsed parsed(script);
  std::set<std::string> result;
  for (const Statement& statement : parsed.ast.statements) {
    visit_names(parsed.ast, statement, {[&](NameRole role, const Name& name) {
                  if (role == wanted) result.insert(name.text);
                }});
  }
  return result;
}

using Strings = std::set<std::string>;

TEST(Names, AParameterStandsForNothingElse) {
  const std::string script =
      "fn gap(r, who) = sum(shortage(r, c) for c in who if c in friends) / total\n"
      "let c = [x for x in c]\n"
      "assert for all d in friends: d in enemies\n";
  EXPECT_EQ(names_of(NameRole::declares, script), (Strings{"gap", "c"}));
  EXPECT_EQ(names_of(NameRole::mentions, script),
            (Strings{"sum", "shortage", "friends", "total", "c", "enemies"}));
  EXPECT_EQ(names_of(NameRole::binds, script), (Strings{"r", "who", "c", "x", "d"}));
}

TEST(Names, WordsOfTheLanguageAreNoMentions) {
  const std::string script =
      "CN ships 60% of exports to JP via strait\n"
      "industries keep 3 months of inputs\n"
      "shock x { CN loses 5% of tin capacity;  closes strait;  from 2026-01 for 1 month }\n";
  EXPECT_EQ(names_of(NameRole::mentions, script), (Strings{"CN", "JP", "tin"}));
  EXPECT_EQ(names_of(NameRole::word, script), (Strings{"exports", "inputs", "capacity"}));
  EXPECT_EQ(names_of(NameRole::declares_chokepoint, script), Strings{"strait"});
  EXPECT_EQ(names_of(NameRole::mentions_chokepoint, script), Strings{"strait"});
}

TEST(Names, AMentionMayHaveDots) {
  const std::string script =
      "eu.DE makes 5 t/year of eu.`tin`  source eu.usgs\n"
      "scenario s = baseline + eu.ban with { eu.ban.by = 10% }\n"
      "let x = eu.a + 1\n";
  EXPECT_EQ(names_of(NameRole::mentions, script),
            (Strings{"eu.DE", "eu.tin", "baseline", "eu.ban", "eu"}));
  EXPECT_EQ(names_of(NameRole::mentions_source, script), Strings{"eu.usgs"});
  EXPECT_EQ(names_of(NameRole::step, script), (Strings{"ban", "by", "a"}));
}

TEST(Names, OfAUnitTheWordsAreTold) {
  EXPECT_EQ(words_of({"M.EUR@2025/year", {}}),
            (std::vector<std::string_view>{"M", "EUR@2025", "year"}));
  EXPECT_EQ(words_of({"%/year", {}}), (std::vector<std::string_view>{"%", "year"}));
  EXPECT_EQ(without_year("EUR@2025"), "EUR");
  EXPECT_EQ(without_year("kt"), "kt");
}

}  // namespace
}  // namespace entente::syntax
