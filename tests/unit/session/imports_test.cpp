#include "session/imports.h"

#include <gtest/gtest.h>

#include <map>

#include "session/session.h"
#include "syntax/names.h"
#include "syntax/parser.h"

namespace entente {
namespace {

/// Files in memory.
check::ReadFile files(std::map<std::string, std::string> texts) {
  return [texts](const std::string& path) -> check::FileText {
    const auto place = texts.find(path);
    if (place == texts.end()) return {std::nullopt, path, "there is none"};
    return {place->second, path, ""};
  };
}

std::vector<std::string> codes(const std::string& script,
                               std::map<std::string, std::string> texts) {
  Session session(SessionOptions{});
  session.check("main.ent", script, files(std::move(texts)));
  std::vector<std::string> result;
  for (const Diagnostic& diagnostic : session.diagnostics().all())
    result.emplace_back(diagnostic.code);
  return result;
}

using Codes = std::vector<std::string>;

const std::string tail = "time 2026-01 to 2026-03 by month\n";

TEST(Imports, PathsLieBelowTheFolderOfTheScriptThatNamesThem) {
  EXPECT_EQ(codes("import \"lib/a.ent\"\ncountry B\n" + tail,
                  {{"lib/a.ent", "import \"b.ent\"\ncountry A\n"},
                   {"lib/b.ent", "resource tin in t\ntable mines from \"m.csv\" assumed \"x\"\n"},
                   {"lib/m.csv", "of,A\ntin,3 t/month\n"}}),
            Codes{"E0421"});  // read, and nobody takes the tin
}

TEST(Imports, AFileIsReadOnceWhoeverNamesIt) {
  EXPECT_EQ(codes("import \"a.ent\"\nimport \"b.ent\"\nimport \"a.ent\"\n" + tail,
                  {{"a.ent", "import \"c.ent\"\n"},
                   {"b.ent", "import \"c.ent\"\n"},
                   {"c.ent", "country C\n"}}),
            Codes{});
}

TEST(Imports, ACircleIsTold) {
  EXPECT_EQ(codes("import \"a.ent\"\n" + tail,
                  {{"a.ent", "import \"b.ent\"\n"}, {"b.ent", "import \"a.ent\"\n"}}),
            Codes{"E0220"});
  EXPECT_EQ(codes("import \"main.ent\"\n" + tail, {{"main.ent", "country A\n"}}), Codes{"E0220"});
}

TEST(Imports, DepthIsLimited) {
  std::map<std::string, std::string> texts;
  for (int i = 0; i < 40; ++i)
    texts[std::to_string(i)] =
        "import \"" + std::to_string(i + 1) + "\"\ncountry C" + std::to_string(i) + "\n";
  texts["40"] = "country last\n";
  EXPECT_EQ(codes("import \"0\"\n" + tail, texts), Codes{"E0221"});
  texts["30"] = "country last\n";
  EXPECT_EQ(codes("import \"0\"\n" + tail, texts), Codes{});
}

TEST(Imports, AnEditionIsThatOfItsFile) {
  EXPECT_EQ(codes("import \"a.ent\"\n" + tail, {{"a.ent", "edition 9999\ncountry A\n"}}),
            Codes{"E0212"});
}

TEST(Imports, AFileThatIsReachedByTwoNamesIsReadOnce) {
  Session session(SessionOptions{});
  session.check("main.ent", "import \"a.ent\"\nimport \"b.ent\"\n" + tail,
                [](const std::string& path) -> check::FileText {
                  return {"country A\n", path, "", "/real/a.ent"};
                });
  EXPECT_TRUE(session.diagnostics().all().empty());
}

// ---- import … as

/// The names that a script and what it imports declare.
std::vector<std::string> declared(const std::string& script,
                                  std::map<std::string, std::string> texts) {
  Sources sources;
  Diagnostics diagnostics;
  const SourceId source = sources.add("main.ent", script);
  syntax::Ast ast = parse(source, sources, diagnostics);
  read_imports(source, ast, files(std::move(texts)), sources, diagnostics);
  EXPECT_TRUE(diagnostics.all().empty());
  std::vector<std::string> names;
  for (const syntax::Statement& statement : ast.statements) {
    syntax::visit_names(ast, statement, {[&](syntax::NameRole role, const syntax::Name& name) {
                          if (role == syntax::NameRole::declares) names.push_back(name.text);
                        }});
  }
  return names;
}

using Strings = std::vector<std::string>;

TEST(ImportsAs, NamesAreThoseOfTheirScript) {
  EXPECT_EQ(declared("import \"a.ent\" as eu\ncountry DE\n", {{"a.ent", "country DE\n"}}),
            (Strings{"eu.DE", "DE"}));
  EXPECT_EQ(declared("import \"a.ent\" as eu\n",
                     {{"a.ent", "import \"b.ent\"\nimport \"b.ent\" as inner\ncountry DE\n"},
                      {"b.ent", "country FR\n"}}),
            (Strings{"eu.FR", "eu.inner.FR", "eu.DE"}));
  EXPECT_EQ(declared("import \"a.ent\" as x\nimport \"a.ent\" as y\nimport \"a.ent\"\n",
                     {{"a.ent", "country DE\n"}}),
            (Strings{"x.DE", "y.DE", "DE"}));
}

const std::string model =
    "source usgs \"USGS\"\n"
    "unit box = 5 t\n"
    "country DE \"Germany\"\n"
    "country FR \"France\"\n"
    "resource magnets in t\n"
    "DE makes 10 box/year of magnets source usgs\n"
    "FR uses 50 t/year of magnets source usgs\n"
    "DE ships 100% of exports to FR via rhine source usgs\n"
    "let half = 50% assumed \"x\"\n"
    "fn gap(r, who) = sum(shortage(r, c) for c in who)\n"
    "shock ban { DE restricts exports of magnets by half, cutting output;\n"
    "  from 2026-02 for 1 month;  recovers over 1 month }\n"
    "shock flood { closes rhine;  from 2026-02 for 1 month }\n";

TEST(ImportsAs, NamesAreMentionedWithTheirNamespace) {
  const std::string script =
      "import \"eu.ent\" as eu\n" + tail +
      "country US \"USA\"\n"
      "eu.DE holds 5 t of eu.magnets  source eu.usgs\n"
      "US makes 10 t/year of eu.magnets assumed \"x\"\n"
      "US uses 10 t/year of eu.magnets assumed \"x\"\n"
      "let all = {eu.DE, eu.FR}\n"
      "fn twice(eu) = eu * 2\n"
      "shock mine { eu.DE loses 10% of eu.magnets capacity;  from 2026-02 for 1 month }\n"
      "shock closure { closes eu.rhine;  from 2026-02 for 1 month }\n"
      "agreement pact { members eu.FR, eu.DE;  from 2026-01;  no export controls on eu.magnets "
      "among "
      "members }\n"
      "scenario both = baseline + eu.ban + eu.flood + mine + closure + pact\n"
      "  with { eu.ban.by = 70%;  eu.ban.recovers.over = 2 months }\n"
      "what if in both: eu.ban.for = 2 months\n"
      "assert in both: for all c in all: peak(eu.gap(eu.magnets, {c})) < 90 t/month\n"
      "assert eu.half == 50% and twice(1) == 2\n"
      "report \"x\" { compare both;  text \"gap {total(eu.gap(eu.magnets, {eu.FR}))}\" }\n";
  EXPECT_EQ(codes(script, {{"eu.ent", model}}), Codes{});
}

TEST(ImportsAs, ItsOwnNamesComeFirstAndThoseOfTheImporterNext) {
  EXPECT_EQ(codes("import \"eu.ent\" as eu\ncountry DE \"Ours\"\ncountry CN \"China\"\n" + tail,
                  {{"eu.ent",
                    "country DE\nresource tin in t\nDE makes 5 t/year of tin assumed \"x\"\n"
                    "CN uses 5 t/year of tin assumed \"x\"\n"}}),
            Codes{"W0820"})
      << "the importer's own DE is another, and nothing speaks of it";
}

TEST(ImportsAs, UnitsAreTheSameInAllCopies) {
  EXPECT_EQ(
      codes("import \"eu.ent\" as a\nimport \"eu.ent\" as b\nlet _x = 3 box assumed \"x\"\n" + tail,
            {{"eu.ent", model}}),
      Codes{});
}

TEST(ImportsAs, NamesInItsTablesAreItsOwn) {
  EXPECT_EQ(codes("import \"eu.ent\" as eu\ncountry CN\n" + tail,
                  {{"eu.ent",
                    "country DE\nresource tin in t\ntable makes from \"m.csv\" assumed \"x\"\n"
                    "table uses from \"l.csv\" assumed \"x\"\n"},
                   {"m.csv", "of,DE [t/year]\ntin,12\n"},
                   {"l.csv", "of,country,amount,unit\ntin,CN,12,t/year\n"}}),
            Codes{});
}

TEST(ImportsAs, ANamespaceIsNamedOnce) {
  const std::map<std::string, std::string> two = {{"a.ent", "country A\n"},
                                                  {"b.ent", "country B\n"}};
  EXPECT_EQ(codes("import \"a.ent\" as x\nimport \"b.ent\" as x\n" + tail, two), Codes{"E0202"});
  EXPECT_EQ(codes("import \"a.ent\" as x\nimport \"a.ent\" as x\n" + tail, two), Codes{});
  EXPECT_EQ(codes("import \"a.ent\" as x\ncountry x\n" + tail, two), Codes{"E0202"});
  EXPECT_EQ(codes("import \"a.ent\" as world\n" + tail, two), Codes{"E0213"});
}

TEST(ImportsAs, AnUnknownNameIsTold) {
  EXPECT_EQ(codes("import \"a.ent\" as x\nlet y = x.B\nlet z = {x.C}\n" + tail,
                  {{"a.ent", "country A\n"}}),
            (Codes{"E0201", "E0201"}));
}

TEST(ImportsAs, CirclesAndDoublingAreBounded) {
  EXPECT_EQ(codes("import \"a.ent\" as x\n" + tail, {{"a.ent", "import \"a.ent\" as x\n"}}),
            Codes{"E0220"});
  std::map<std::string, std::string> texts;
  for (int i = 0; i < 12; ++i) {
    const std::string next = std::to_string(i + 1);
    texts[std::to_string(i)] = "import \"" + next + "\" as x\nimport \"" + next + "\" as y\n";
  }
  texts["12"] = "country last\n";
  EXPECT_EQ(codes("import \"0\" as x\n" + tail, texts).front(), "E0221");
}

TEST(ImportsAs, WhatItUsesOfTheLibraryIsTheSameForAll) {
  EXPECT_EQ(codes("import \"eu.ent\" as eu\nuse std.countries (DE)\n" + tail,
                  {{"eu.ent",
                    "use std.countries\nresource tin in t\nDE makes 5 t/year of tin assumed \"x\"\n"
                    "FR uses 5 t/year of tin assumed \"x\"\n"}}),
            Codes{});
  EXPECT_EQ(codes("import \"eu.ent\" as eu\n" + tail,
                  {{"eu.ent", "use std.countries (DE)\ncountry DE \"Mine\"\n"}}),
            Codes{"E0202"});
}

TEST(Imports, MistakesOfAnImportedFileAreToldThere) {
  Session session(SessionOptions{});
  session.check("main.ent", "import \"a.ent\"\n" + tail,
                files({{"a.ent", "country A\ncountry\n"}}));
  ASSERT_EQ(session.diagnostics().all().size(), 1u);
  const Span span = session.diagnostics().all()[0].span();
  EXPECT_EQ(session.sources().name(span.source), "a.ent");
  EXPECT_EQ(session.sources().position(span).line, 2u);
}

}  // namespace
}  // namespace entente
