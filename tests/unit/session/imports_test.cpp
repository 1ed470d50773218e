#include "session/imports.h"

#include <gtest/gtest.h>

#include <map>

#include "session/session.h"

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
