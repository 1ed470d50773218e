#include "repl/completion.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <set>

#include "session/files.h"
#include "session/session.h"
#include "stdlib/stdlib.h"
#include "syntax/lexemes.h"
#include "syntax/names.h"
#include "unit/syntax/example_scripts.h"
#include "unit/syntax/parsed.h"

namespace entente {
namespace {

using Texts = std::vector<std::string>;

KnownNames some_names() {
  KnownNames known;
  known.countries = {{"JP", "Japan"}, {"CN", "China"}};
  known.groups = {{"members"}};
  known.resources = {{"oxides"}, {"magnets"}};
  known.shocks = {{"ban"}};
  known.agreements = {{"pact"}};
  known.scenarios = {{"baseline"}, {"alone"}, {"helped"}};
  known.values = {{"usual"}};
  known.functions = {{"gap", {"r", "who"}}};
  known.sources = {{"usgs"}};
  known.chokepoints = {{"suez"}};
  known.paths = {{"ban.by"}, {"ban.from"}, {"pact.plant.over"}};
  known.units = {{"wafer"}};
  known.options = {{"--audit"}, {"--threads"}};
  known.files = [](const std::string& folder) {
    return folder.empty() ? Texts{"a.ent", "data/"} : Texts{"x.csv"};
  };
  return known;
}

Texts texts(const Candidates& candidates) {
  Texts result;
  for (const Candidate& each : candidates.all) result.push_back(each.text);
  return result;
}
Texts offered(const std::string& text) { return texts(complete(text, some_names())); }
std::string hint(const std::string& text) { return complete(text, some_names()).hint; }
std::size_t begin(const std::string& text) { return complete(text, some_names()).begin; }

bool contains(const Texts& all, const std::string& text) {
  return std::find(all.begin(), all.end(), text) != all.end();
}
bool offers(const std::string& text, const std::string& wanted) {
  return contains(offered(text), wanted);
}
std::string note_of(const std::string& text, const std::string& candidate) {
  for (const Candidate& each : complete(text, some_names()).all) {
    if (each.text == candidate) return each.note;
  }
  return "not offered";
}

TEST(Completion, OffersTheNamesThatFit) {
  EXPECT_EQ(offered("JP makes 1 t/year of "), (Texts{"magnets", "oxides"}));
  EXPECT_EQ(offered("JP makes 1 t/year of m"), (Texts{"magnets"}));
  EXPECT_EQ(offered("shock s { closes "), (Texts{"suez"}));
  EXPECT_EQ(offered("run alone, "), (Texts{"alone", "baseline", "helped"}));
  EXPECT_EQ(offered("scenario s = baseline + pa"), (Texts{"pact"}));
  EXPECT_EQ(offered("JP makes 1 t of oxides source "), (Texts{"usgs"}));
  EXPECT_EQ(offered("agreement p { members "), (Texts{"CN", "JP", "members"}));
}

TEST(Completion, OffersTheWordsThatAreLegal) {
  EXPECT_EQ(offered("rationing "), (Texts{"final", "industries", "pro"}));
  EXPECT_EQ(offered("scen"), (Texts{"scenario"}));
  EXPECT_TRUE(offers("JP ", "makes"));
  EXPECT_FALSE(offers("JP ", "let"));
  EXPECT_EQ(note_of("scen", "scenario"), "keyword");
  EXPECT_EQ(offered("").front(), "agreement");
}

TEST(Completion, WhatIsTypedAlreadyIsNotOffered) {
  EXPECT_FALSE(offers("JP makes 1 t of oxides", "oxides"));
  EXPECT_EQ(begin("JP makes 1 t of ox"), 16u);
}

TEST(Completion, CaseMattersOnlyWhereSomethingFits) {
  EXPECT_TRUE(offers("agreement p { members jp", "JP"));
  EXPECT_EQ(offered("let x = J"), (Texts{"JP"}));
}

TEST(Completion, NamesWithSpacesStandInBackQuotes) {
  KnownNames known;
  known.resources = {{"`Food products`"}};
  for (const char* text : {"JP makes 1 t of ", "JP makes 1 t of Fo", "JP makes 1 t of `Food pro"}) {
    const Candidates candidates = complete(text, known);
    EXPECT_EQ(texts(candidates), (Texts{"`Food products`"})) << text;
    EXPECT_EQ(candidates.begin, 16u) << text;
  }
}

TEST(Completion, UnitsFollowNumbers) {
  EXPECT_TRUE(offers("let x = 12 ", "kt"));
  EXPECT_TRUE(offers("let x = 12 w", "wafer"));
  EXPECT_TRUE(offers("JP makes 12 kt/ye", "year"));
  EXPECT_EQ(begin("JP makes 12 kt/ye"), 15u);
  EXPECT_TRUE(offers("usual as k", "kt"));
  EXPECT_EQ(note_of("let x = 12 ", "kt"), "unit, mass");
  EXPECT_EQ(hint("JP makes 12 kt/year"), "kt/year: mass / time");
}

TEST(Completion, PathsAreWhole) {
  EXPECT_EQ(offered("scenario s = alone with { "),
            (Texts{"ban.by", "ban.from", "pact.plant.over"}));
  EXPECT_EQ(offered("what if in alone: ban."), (Texts{"ban.by", "ban.from"}));
  EXPECT_EQ(begin("what if in alone: ban."), 18u);
  EXPECT_EQ(offered("what if pact.pl"), (Texts{"pact.plant.over"}));
  EXPECT_EQ(offered("let x = ban.f"), (Texts{"ban.from"}));
}

TEST(Completion, FilesAreThoseOfTheFolder) {
  EXPECT_EQ(offered("import \""), (Texts{"a.ent", "data/"}));
  EXPECT_EQ(offered("table uses from \"data/"), (Texts{"data/x.csv"}));
  EXPECT_EQ(begin("import \"da"), 8u);
}

TEST(Completion, EnginesHaveSettings) {
  EXPECT_EQ(offered("engine "), (Texts{"ario"}));
  EXPECT_EQ(offered("engine ario { psi = 80%;  inv"), (Texts{"inventory"}));
}

TEST(Completion, TheWorldIsACountryInFactsOnly) {
  EXPECT_TRUE(offers("table makes assumed\n| of | w", "world"));
  EXPECT_FALSE(offers("agreement p { members w", "world"));
}

TEST(Completion, ModulesAndWhatTheyDeclare) {
  EXPECT_EQ(offered("use std.cou"), (Texts{"std.countries"}));
  EXPECT_TRUE(offers("use std.countries (", "CN"));
  EXPECT_TRUE(offers("use std.minerals (magnets, g", "gallium"));
}

TEST(Completion, ArgumentsAreOfTheirKindFirst) {
  EXPECT_EQ(offered("peak(shortage(").front(), "magnets");
  EXPECT_EQ(offered("peak(shortage(oxides, ").front(), "CN");
  EXPECT_EQ(offered("gap(magnets, ").front(), "CN");
  EXPECT_EQ(offered("peak(usual, in: ").front(), "alone");
  EXPECT_EQ(offered("peak(usual, during: ").front(), "ban");
  EXPECT_TRUE(offers("peak(usual, ", "during:"));
  EXPECT_TRUE(offers("time_to_survive(oxides, JP, ", "in:"));
  EXPECT_EQ(note_of("pe", "peak"), "peak(x [, during: shock] [, in: scenario]), that of x");
  EXPECT_EQ(note_of("ga", "gap"), "gap(r, who)");
}

TEST(Completion, BoundNamesAreValues) {
  EXPECT_EQ(note_of("fn gap(r, who) = sum(demand(r, c) for c in ", "who"), "bound here");
}

TEST(Completion, HintsAreSignatures) {
  EXPECT_EQ(hint("peak(shortage(oxides, "),
            "shortage(r, who) gives an amount a period; now who, countries");
  EXPECT_EQ(hint("imports(oxides, JP, from: "),
            "imports(r, who [, from: whom]) gives an amount a period; now whom, countries");
  EXPECT_EQ(hint("gap("), "gap(r, who); now r, a resource");
  EXPECT_EQ(hint("sum("),
            "sum(list) or sum(e for x in set [if c]) gives that of the elements; now list, a list");
  EXPECT_EQ(hint("unknown("), "");
  EXPECT_EQ(hint("let x = "), "");
}

TEST(Completion, CommandsHaveTheirArguments) {
  EXPECT_EQ(offered(":h"), (Texts{":help"}));
  EXPECT_EQ(offered(":re"), (Texts{":redo", ":reload", ":report"}));
  EXPECT_EQ(offered(":list r"), (Texts{"resources"}));
  EXPECT_TRUE(offers(":doc ", "peak"));
  EXPECT_TRUE(offers(":doc sc", "scenario"));
  EXPECT_EQ(offered(":show ox"), (Texts{"oxides"}));
  EXPECT_EQ(offered(":diff alone h"), (Texts{"helped"}));
  EXPECT_EQ(offered(":in alone,h"), (Texts{"helped"}));
  EXPECT_EQ(offered(":load "), (Texts{"a.ent", "data/"}));
  EXPECT_EQ(offered(":load \"data/"), (Texts{"data/x.csv"}));
  EXPECT_EQ(offered(":save d"), (Texts{"data/"}));
  EXPECT_EQ(offered(":time "), (Texts{"off", "on"}));
  EXPECT_EQ(offered(":lang "), (Texts{"ar", "en"}));
  EXPECT_EQ(offered(":set --a"), (Texts{"--audit"}));
  EXPECT_EQ(offered(":set --color "), (Texts{"always", "never"}));
  EXPECT_EQ(offered(":set --threads "), Texts{});
  EXPECT_EQ(offered(":help di"), (Texts{"diff"}));
  EXPECT_EQ(offered(":undo "), Texts{});
  EXPECT_EQ(offered(":nonsense x"), Texts{});
}

TEST(Completion, AQuestionMayBeAskedOfAScenario) {
  EXPECT_EQ(offered("peak(usual) in a"), (Texts{"alone"}));
  EXPECT_EQ(offered("peak(usual) in ").front(), "alone");
  EXPECT_EQ(offered("peak(\n  usual\n) in  h"), (Texts{"helped"}));
  EXPECT_EQ(offered(":why peak(usual) in h"), (Texts{"helped"}));
  EXPECT_NE(offered("peak(usual in ").front(), "alone") << "what is not closed is no question";
}

TEST(Completion, CommandsSayWhatTheyDo) {
  EXPECT_EQ(hint(":undo"), ":undo: take back the last change");
  EXPECT_EQ(hint(":diff alone "), ":diff A B: what differs between two scenarios");
  EXPECT_EQ(hint(":di"), "");
}

TEST(Completion, ACommandMayTakeAnExpression) {
  EXPECT_EQ(offered(":chart peak(shortage(").front(), "magnets");
  EXPECT_FALSE(offers(":chart ", "let"));
  EXPECT_EQ(begin(":chart ga"), 7u);
  EXPECT_EQ(hint(":chart gap(magnets, "), "gap(r, who); now who, countries");
}

TEST(Completion, AMistakeBeforeLeavesTheNames) {
  EXPECT_EQ(offered("let = = mag"), (Texts{"magnets"}));
  EXPECT_EQ(offered("let = = "), Texts{});
}

TEST(Completion, AnyBytesWillDo) {
  for (unsigned seed = 1; seed < 300; ++seed) {
    std::string text;
    for (unsigned i = 0, x = seed; i < 30; ++i) {
      x = x * 1664525u + 1013904223u;
      text += "\n\"{}()|#: \\ =.,a1%/ @\xD8\xB9 tokt"[(x >> 16) % 29];
    }
    EXPECT_LE(complete(text, some_names()).begin, text.size());
    EXPECT_LE(complete(":" + text, some_names()).begin, text.size() + 1);
  }
}

// ---- the examples

/// A script that was checked, and what is known by name in it.
struct Example {
  explicit Example(const test::ExampleScript& script) : parsed(script.text) {
    const std::string path = (test::project_folder() / "examples" / script.name).string();
    const Result result = Session({}).check(path, script.text, reader_below(path));
    if (!result.world) return;
    known = names_of(*result.world, parsed.ast);
    // Sessions know the whole tree, with what it imports and uses.
    for (const std::string& text : others(script.text, std::filesystem::path(path).parent_path())) {
      const KnownNames more = names_of(*result.world, Parsed(text).ast);
      append(known.functions, more.functions);
      append(known.values, more.values);
      append(known.groups, more.groups);
    }
  }

  template <typename Names>
  static void append(Names& names, const Names& more) {
    names.insert(names.end(), more.begin(), more.end());
  }
  static Texts others(const std::string& text, const std::filesystem::path& folder) {
    Texts result;
    for (const stdlib::Module& module : stdlib::modules()) {
      if (text.find("use " + std::string(module.name)) != text.npos)
        result.emplace_back(module.text);
    }
    const std::size_t import = text.find("\nimport \"");
    if (import == text.npos) return result;
    const std::size_t file = import + 9;
    result.push_back(test::text_of(folder / text.substr(file, text.find('"', file) - file)));
    return result;
  }

  Parsed parsed;
  KnownNames known;
};

/// How often the name that follows in a script is among what is offered there.
struct Hits {
  std::size_t all = 0;
  std::size_t offered = 0;
  std::set<std::string> missed;
};

/// Names that nobody can know, since they are new there, or bound in an expression.
bool is_own(syntax::NameRole role) {
  using enum syntax::NameRole;
  return role == declares || role == binds || role == declares_source || role == declares_unit ||
         role == declares_chokepoint || role == declares_namespace || role == language;
}

void count_hits(const Example& example, const syntax::Statement& statement, Hits& hits) {
  const auto count = [&](syntax::NameRole role, const syntax::Name& name) {
    if (is_own(role) || role == syntax::NameRole::word) return;
    const std::string before(
        example.parsed.text({name.span.source, statement.span.begin, name.span.begin}));
    if (before.ends_with('.')) return;       // offered whole, with what is before it
    if (before.ends_with("build ")) return;  // a new plant
    const Candidates candidates = complete(before, example.known);
    const bool hit =
        std::any_of(candidates.all.begin(), candidates.all.end(), [&](const Candidate& each) {
          return each.text == name.text || each.text == name.text + ":" ||
                 each.text.starts_with(name.text + ".");
        });
    ++hits.all;
    if (hit)
      ++hits.offered;
    else
      hits.missed.insert(before + "|" + name.text);
  };
  visit_names(example.parsed.ast, statement, {count});
}

TEST(Completion, OffersTheNamesOfTheExamples) {
  Hits hits;
  for (const test::ExampleScript& script : test::example_scripts()) {
    const Example example(script);
    for (const syntax::Statement& statement : example.parsed.ast.statements)
      count_hits(example, statement, hits);
  }
  std::string missed;
  for (const std::string& each : hits.missed) missed += each + "\n";
  EXPECT_GT(hits.all, 3000u);
  EXPECT_GE(hits.offered * 1000, hits.all * 999) << hits.offered << " of " << hits.all << "\n"
                                                 << missed;
}

TEST(Completion, NeverStumblesOverAPartOfAnExample) {
  for (const test::ExampleScript& script : test::example_scripts()) {
    const Example example(script);
    for (const syntax::Statement& statement : example.parsed.ast.statements) {
      const std::string text(example.parsed.text(statement.span));
      const std::size_t step = text.size() > 200 ? 13 : 3;  // every byte would take minutes
      for (std::size_t end = 0; end <= text.size(); end += step) {
        const Candidates candidates = complete(text.substr(0, end), example.known);
        ASSERT_LE(candidates.begin, end);
        EXPECT_EQ(candidates.hint.find('\n'), std::string::npos);
      }
    }
  }
}

TEST(Completion, TakesNoTimeThatIsNoticed) {
  for (const test::ExampleScript& script : test::example_scripts()) {
    if (script.name != "pax_silica.ent") continue;
    const Example example(script);
    std::clock_t longest = 0;
    for (const syntax::Statement& statement : example.parsed.ast.statements) {
      const std::string text(example.parsed.text(statement.span));
      const std::clock_t begin = std::clock();
      complete(text, example.known);
      longest = std::max(longest, std::clock() - begin);
    }
    EXPECT_LT(longest * 1000 / CLOCKS_PER_SEC, 100);  // of the processor, and not optimised
  }
}

}  // namespace
}  // namespace entente
