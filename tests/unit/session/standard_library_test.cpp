#include "session/standard_library.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "session/library_modules.h"
#include "session/session.h"
#include "syntax/parser.h"

namespace entente {
namespace {

/// A library of two modules.
const std::vector<stdlib::Module> library = {
    {"std.places", "std/places.ent",
     "source atlas \"Atlas\"\n"
     "country CN \"China\"\n"
     "country JP \"Japan\"\n"
     "country KR \"Korea\"\n"
     "group east = {CN, JP}\n"
     "CN ships 60% of exports to JP, KR via strait  source atlas\n"},
    {"std.metals", "std/metals.ent",
     "use std.places\n"
     "source survey \"Survey\"\n"
     "unit crate\n"
     "unit pallet = 10 crate\n"
     "let share = 4/5\n"
     "fn part(x) = x * share\n"
     "resource tin \"Tin\" in pallet\n"
     "resource can \"Can\" in crate  from 2 pallet/crate of tin\n"
     "resource zinc \"Zinc\" in t\n"
     "zinc replaces tin up to 10%  assumed \"x\"\n"
     "JP holds 5 pallet of tin  source survey\n"
     "table mines source survey\n"
     "| of   | CN    | KR [t/year] |\n"
     "| tin  | part(9 pallet/year) |  |\n"
     "| zinc |       | 7           |\n"
     "shock ban { CN restricts exports of tin by 5%, keeping it;  from 2026-01 for 1 month }\n"
     "shock closure { closes strait;  from 2026-01 for 1 month }\n"
     "scenario banned = baseline + ban\n"
     "rate 1 EUR@2025 = 1.1 USD@2025  source survey\n"}};

struct Taken {
  std::string text;  ///< what came in, as it stands in the modules; of a table its header and rows
  std::vector<std::string> codes;
};

Taken take(const std::string& script, std::map<std::string, std::string> files = {}) {
  Sources sources;
  Diagnostics diagnostics;
  const SourceId own = sources.add("main.ent", script);
  syntax::Ast ast = parse(own, sources, diagnostics);
  const check::ReadFile reader = [&](const std::string& path) -> check::FileText {
    const auto place = files.find(path);
    if (place == files.end()) return {std::nullopt, path, "there is none"};
    return {place->second, path, ""};
  };
  use_standard_library(library, ast, reader, sources, diagnostics);
  Taken result;
  for (const syntax::Statement& statement : ast.statements) {
    if (statement.span.source == own) continue;
    const auto* table = std::get_if<syntax::TableStatement>(&statement.node);
    if (table == nullptr) {
      result.text += std::string(sources.text(statement.span)) + "\n";
      continue;
    }
    result.text += "table";
    for (const syntax::Column& column : table->columns)
      result.text += " " + std::string(sources.text(column.span));
    for (const syntax::Row& row : table->rows) {
      result.text += " |";
      for (const syntax::Cell& cell : row.cells)
        result.text += " " + std::string(sources.text(cell.span));
    }
    result.text += "\n";
  }
  for (const Diagnostic& diagnostic : diagnostics.all()) result.codes.emplace_back(diagnostic.code);
  return result;
}

using Codes = std::vector<std::string>;

TEST(StandardLibrary, WithoutAListItGivesWhatTheScriptMentionsAndDoesNotDeclare) {
  EXPECT_EQ(take("use std.places\nCN makes 5 t/year of steel\n").text, "country CN \"China\"\n");
  EXPECT_EQ(take("use std.places\ncountry CN \"Mine\"\nlet x = {CN, JP}\n").text,
            "country JP \"Japan\"\n");
  EXPECT_EQ(take("use std.places\ncountry X\n").text, "");
}

TEST(StandardLibrary, WithAListItGivesTheList) {
  EXPECT_EQ(take("use std.places (KR)\nlet x = {CN, JP}\n").text, "country KR \"Korea\"\n");
}

TEST(StandardLibrary, AGroupBringsItsCountries) {
  EXPECT_EQ(take("use std.places (east)\n").text,
            "country CN \"China\"\ncountry JP \"Japan\"\ngroup east = {CN, JP}\n");
}

TEST(StandardLibrary, AResourceBringsItsRecipeItsFactsAndWhatTheyMention) {
  EXPECT_EQ(take("use std.metals (can)\n").text,
            "country CN \"China\"\n"
            "country JP \"Japan\"\n"
            "source survey \"Survey\"\n"
            "unit crate\n"
            "unit pallet = 10 crate\n"
            "let share = 4/5\n"
            "fn part(x) = x * share\n"
            "resource tin \"Tin\" in pallet\n"
            "resource can \"Can\" in crate  from 2 pallet/crate of tin\n"
            "JP holds 5 pallet of tin  source survey\n"
            "table CN | tin part(9 pallet/year)\n");
}

TEST(StandardLibrary, OfATableComeRowsOfWhatCameIn) {
  EXPECT_EQ(take("use std.metals (zinc)\n").text,
            "country KR \"Korea\"\n"
            "source survey \"Survey\"\n"
            "resource zinc \"Zinc\" in t\n"
            "table KR [t/year] | zinc 7\n");
}

TEST(StandardLibrary, ASubstituteComesWhereBothAreThere) {
  EXPECT_EQ(take("use std.metals (zinc)\n").text.find("replaces"), std::string::npos);
  EXPECT_NE(take("use std.metals (zinc, tin)\n").text.find("zinc replaces tin"), std::string::npos);
}

TEST(StandardLibrary, ARouteComesWithItsChokepointBetweenCountriesThatAreThere) {
  const std::string closes = "shock x { closes strait;  from 2026-01 for 1 month }\n";
  EXPECT_EQ(take("use std.places (CN)\n" + closes).text, "country CN \"China\"\n");
  EXPECT_EQ(take("use std.places (CN, strait)\nlet a = JP\ncountry JP\n").text,
            "source atlas \"Atlas\"\n"
            "country CN \"China\"\n"
            "CN ships 60% of exports to JP, KR via strait  source atlas\n");
  const Taken mentioned = take("use std.places\nlet a = {CN, JP}\n" + closes);
  EXPECT_NE(mentioned.text.find("CN ships"), std::string::npos);
  EXPECT_EQ(mentioned.text.find("country KR"), std::string::npos);
  EXPECT_NE(take("use std.places (CN, JP)\nuse std.metals (closure)\n").text.find("CN ships"),
            std::string::npos);
}

TEST(StandardLibrary, ARateComesWithTheMoneyThatItDefines) {
  EXPECT_EQ(take("use std.metals\nlet x = 5 M.EUR@2025/year\n").text,
            "source survey \"Survey\"\nrate 1 EUR@2025 = 1.1 USD@2025  source survey\n");
  EXPECT_EQ(take("use std.metals\nlet x = 5 USD@2025\n").text, "");
  EXPECT_EQ(take("use std.metals\nlet x = 5 EUR@2024\n").text, "");
  EXPECT_EQ(take("use std.metals\nrate 1 EUR@2025 = 2 USD@2025\n").text, "");
}

TEST(StandardLibrary, WhatIsWantedTwiceComesOnce) {
  EXPECT_EQ(take("use std.places (CN, JP)\nuse std.places (JP)\nuse std.places\nlet a = CN\n").text,
            "country CN \"China\"\ncountry JP \"Japan\"\n");
}

TEST(StandardLibrary, NamesInFilesAndInTestsAreMentions) {
  EXPECT_EQ(
      take("use std.places\ntable makes from \"a.csv\"\n", {{"a.csv", "of,KR [t/year]\n"}}).text,
      "country KR \"Korea\"\n");
  EXPECT_EQ(take("use std.places\ntest \"a\" { let a = {CN, JP};  country JP }\n").text,
            "country CN \"China\"\n");
}

TEST(StandardLibrary, ASourceOfTheSameNameIsAnotherOne) {
  Sources sources;
  Diagnostics diagnostics;
  syntax::Ast ast =
      parse(sources.add("main.ent", "use std.metals (zinc)\nsource survey \"Mine\"\n"), sources,
            diagnostics);
  use_standard_library(library, ast, nullptr, sources, diagnostics);
  std::vector<std::string> names;
  for (const syntax::Statement& statement : ast.statements) {
    if (const auto* source = std::get_if<syntax::SourceStatement>(&statement.node))
      names.push_back(source->name.text);
    if (const auto* table = std::get_if<syntax::TableStatement>(&statement.node))
      names.push_back(table->provenance->source->text);
  }
  EXPECT_EQ(names, (std::vector<std::string>{"std.survey", "std.survey", "survey"}));
}

TEST(StandardLibrary, WhatItRestsOnKeepsItsMeaning) {
  EXPECT_EQ(take("use std.metals (tin)\nlet share = 1/2\n").codes, Codes{"E0231"});
  EXPECT_EQ(take("use std.metals (tin)\nunit pallet = 5 crate\n").codes, Codes{"E0231"});
  EXPECT_EQ(take("use std.metals (tin)\nlet CN = 5\n").codes, Codes{"E0231"});
  EXPECT_EQ(take("use std.metals (tin)\nunit crate\ncountry CN\n").codes, Codes{});
}

TEST(StandardLibrary, MistakesAreTold) {
  EXPECT_EQ(take("use std.place\n").codes, Codes{"E0227"});
  EXPECT_EQ(take("use std\n").codes, Codes{"E0227"});
  EXPECT_EQ(take("use stt.places\n").codes, Codes{"E0228"});
  EXPECT_EQ(take("use std.places (CM)\n").codes, Codes{"E0229"});
  EXPECT_EQ(take("use std.places (CN, JP, CN)\n").codes, Codes{"E0230"});
}

TEST(StandardLibrary, ModulesThatUseEachOtherAreReadOnce) {
  const std::vector<stdlib::Module> circle = {
      {"std.a", "std/a.ent", "use std.b\ncountry A\ngroup both = {A, B}\n"},
      {"std.b", "std/b.ent", "use std.a\ncountry B\ngroup others = {A, B}\n"}};
  Sources sources;
  Diagnostics diagnostics;
  syntax::Ast ast =
      parse(sources.add("main.ent", "use std.a\nlet x = both\n"), sources, diagnostics);
  use_standard_library(circle, ast, nullptr, sources, diagnostics);
  EXPECT_TRUE(diagnostics.all().empty());
  EXPECT_EQ(ast.statements.size(), 4u);
}

// ---- the library itself

struct ParsedModule {
  std::string name;
  Sources sources = {};
  Diagnostics diagnostics = {};
  syntax::Ast ast = {};
};

std::vector<ParsedModule> parsed_modules() {
  std::vector<ParsedModule> result;
  for (const stdlib::Module& module : stdlib::modules()) {
    ParsedModule& parsed = result.emplace_back(ParsedModule{std::string(module.name)});
    const SourceId source = parsed.sources.add(std::string(module.file), std::string(module.text));
    parsed.ast = parse(source, parsed.sources, parsed.diagnostics);
  }
  return result;
}

template <typename... Nodes>
bool is_any(const syntax::Statement& statement) {
  return (std::holds_alternative<Nodes>(statement.node) || ...);
}

std::string everything() {
  // Of all times that the library speaks of; its shocks and agreements are not for one scenario.
  std::string script =
      "time 1950-01 to 2100-12 by year\ncalendar average\nscenario quiet = baseline\n";
  for (const ParsedModule& module : parsed_modules()) {
    const syntax::Ast& ast = module.ast;
    std::set<std::string> names;
    for (const syntax::Statement& statement : ast.statements) {
      syntax::visit_names(ast, statement, {[&](syntax::NameRole role, const syntax::Name& name) {
                            const bool declares = role == syntax::NameRole::declares ||
                                                  role == syntax::NameRole::declares_unit ||
                                                  role == syntax::NameRole::declares_source ||
                                                  role == syntax::NameRole::declares_chokepoint;
                            if (declares) names.insert("`" + name.text + "`");
                          }});
    }
    if (names.empty()) continue;
    script += fmt::format("use {} ({})\n", module.name, fmt::join(names, ", "));
  }
  return script;
}

TEST(StandardLibrary, AllOfItTogetherHasNoMistakes) {
  Session session(SessionOptions{});
  session.check("main.ent", everything(), nullptr);
  for (const Diagnostic& diagnostic : session.diagnostics().all()) {
    // Who uses and holds what, a script says: until then goods are left over, and terms do nothing.
    if (diagnostic.code == "W0802" || diagnostic.code == "W0804") continue;
    ADD_FAILURE() << diagnostic.code << " in " << session.sources().name(diagnostic.span().source)
                  << ": " << diagnostic.message;
  }
}

TEST(StandardLibrary, ModulesDeclareAndStateFactsOnly) {
  for (const ParsedModule& module : parsed_modules()) {
    const syntax::Ast& ast = module.ast;
    EXPECT_TRUE(module.diagnostics.all().empty()) << module.name;
    for (const syntax::Statement& statement : ast.statements) {
      const bool allowed =
          is_any<syntax::UseStatement, syntax::SourceStatement, syntax::UnitStatement,
                 syntax::RateStatement, syntax::LetStatement, syntax::FunctionStatement,
                 syntax::CountryStatement, syntax::GroupStatement, syntax::ResourceStatement,
                 syntax::FactStatement, syntax::TableStatement, syntax::ShockStatement,
                 syntax::AgreementStatement, syntax::ScenarioStatement>(statement);
      EXPECT_TRUE(allowed) << module.name << ": " << module.sources.text(statement.span);
      const auto* table = std::get_if<syntax::TableStatement>(&statement.node);
      EXPECT_TRUE(table == nullptr || !table->file) << module.name << " reads a file";
    }
  }
}

/// What one module uses, by name.
TEST(StandardLibrary, NoModuleUsesItself) {
  std::map<std::string, std::set<std::string>> used;
  for (const ParsedModule& module : parsed_modules()) {
    const syntax::Ast& ast = module.ast;
    for (const syntax::Statement& statement : ast.statements) {
      const auto* use = std::get_if<syntax::UseStatement>(&statement.node);
      if (use == nullptr) continue;
      used[module.name].insert(module_name(*use));
    }
  }
  // Whoever uses a module uses what that one uses.
  for (bool grows = true; grows;) {
    grows = false;
    for (auto& [module, others] : used) {
      for (const std::string& other : std::set<std::string>(others)) {
        for (const std::string& further : used[other])
          grows = others.insert(further).second || grows;
      }
    }
  }
  for (const auto& [module, others] : used) EXPECT_FALSE(others.contains(module)) << module;
}

/// A name means one thing in the whole library; only sources may be cited by several modules, and
/// are then the same.
TEST(StandardLibrary, NoNameIsDeclaredTwice) {
  std::map<std::string, std::string> places;
  for (const ParsedModule& module : parsed_modules()) {
    const syntax::Ast& ast = module.ast;
    const auto declare = [&](std::string name, std::string_view as) {
      const auto [first, added] = places.insert({name, std::string(as)});
      EXPECT_TRUE(added || (name.starts_with("source ") && first->second == as))
          << name << " in " << module.name << " and elsewhere";
    };
    for (const syntax::Statement& statement : ast.statements) {
      syntax::visit_names(ast, statement, {[&](syntax::NameRole role, const syntax::Name& name) {
                            if (role == syntax::NameRole::declares) declare(name.text, module.name);
                            if (role == syntax::NameRole::declares_unit)
                              declare("unit " + name.text, module.name);
                            if (role == syntax::NameRole::declares_source)
                              declare("source " + name.text, module.sources.text(statement.span));
                          }});
    }
  }
}

}  // namespace
}  // namespace entente
