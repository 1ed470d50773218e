#include "session/mend.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <iterator>

#include "files.h"
#include "places.h"
#include "session/files.h"
#include "session/session.h"

namespace entente {
namespace {

const std::string head =
    "time 2026-01 to 2026-12 by month\n"
    "country A\n"
    "country B\n"
    "resource tin in t\n"
    "A mines 100 t/year of tin  assumed \"invented\"\n"
    "B uses 100 t/year of tin   assumed \"invented\"\n";

Mending mend(const std::string& text) {
  return mend_script("script.ent", text, reader_below("script.ent"));
}

TEST(Mend, LeavesAGoodScriptAlone) {
  const Mending mending = mend(head);
  EXPECT_EQ(mending.text, head);
  EXPECT_TRUE(mending.edits.empty());
}

TEST(Mend, MendsSeveralPlacesAndSaysWhere) {
  const Mending mending = mend(head + "let a = 1,5 t\nassert 1 = 1\n// done\n");
  EXPECT_EQ(mending.text, head + "let a = 1.5 t\nassert 1 == 1\n# done\n");
  const std::vector<std::string> edits = {"7:9: write a dot", "8:10: write `==`", "9:1: write `#`"};
  EXPECT_EQ(mending.edits, edits);
}

TEST(Mend, GoesOnWithWhatAnEditUncovers) {
  // At most one syntax error a line is told.
  const Mending mending = mend(head + "assert 1 = 1 && 2 = 2\n");
  EXPECT_EQ(mending.text, head + "assert 1 == 1 and 2 == 2\n");
}

TEST(Mend, LeavesOutWhatIsOnlyPossible) {
  const std::string text = head + "let a = 1_000 t assumd \"invented\"\n";
  EXPECT_EQ(mend(text).text, text);
}

TEST(Mend, MendsWhatItCanBesideWhatItCannot) {
  const Mending mending = mend(head + "assert 1 = 1\nassert (\n");
  EXPECT_EQ(mending.text, head + "assert 1 == 1\nassert (\n");
}

bool is_certain(const Diagnostic& diagnostic) {
  for (const Fix& fix : diagnostic.fixes) {
    if (fix.applicability == Applicability::certain) return true;
  }
  return false;
}

TEST(Mend, EveryCertainFixOfTheCatalogueMends) {
  std::size_t mended = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(test::tests_folder() / "diagnostics")) {
    const std::string code = entry.path().filename().string();
    const std::string file = (entry.path() / "bad.ent").string();
    const std::string text = test::text_of(file);
    Session before{SessionOptions{}};
    before.check(file, text, reader_below(file));
    if (before.diagnostics().all().size() != 1 || !is_certain(before.diagnostics().all().front()))
      continue;
    SCOPED_TRACE(code);
    ++mended;
    const Mending mending = mend_script(file, text, reader_below(file));
    EXPECT_FALSE(mending.edits.empty());
    Session after{SessionOptions{}};
    after.check(file, mending.text, reader_below(file));
    for (const Diagnostic& diagnostic : after.diagnostics().all()) {
      EXPECT_NE(diagnostic.code, code);
      EXPECT_FALSE(diagnostic.code.starts_with("E01")) << diagnostic.message;
    }
  }
  EXPECT_GT(mended, 10U);
}

}  // namespace
}  // namespace entente
