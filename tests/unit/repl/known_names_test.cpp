#include "repl/known_names.h"

#include <gtest/gtest.h>

#include "files.h"
#include "session/files.h"
#include "session/session.h"
#include "unit/syntax/parsed.h"

namespace entente {
namespace {

TEST(KnownNames, FilesAreListedOnlyBelowTheirFolder) {
  const test::TemporaryFolder folder;
  std::filesystem::create_directories(folder.path() / "below" / "data");
  std::ofstream(folder.path() / "outside.ent") << "";
  std::ofstream(folder.path() / "below" / "a.ent") << "";
  std::ofstream(folder.path() / "below" / ".hidden") << "";
  std::ofstream(folder.path() / "below" / "data" / "x.csv") << "";
  std::filesystem::create_directory_symlink(folder.path(), folder.path() / "below" / "out");
  const auto files = files_below((folder.path() / "below").string());
  using Files = std::vector<std::string>;
  EXPECT_EQ(files(""), (Files{"a.ent", "data/", "out/"}));
  EXPECT_EQ(files("data/"), (Files{"x.csv"}));
  EXPECT_EQ(files("../"), Files{});
  EXPECT_EQ(files("data/../../"), Files{});
  EXPECT_EQ(files("out/"), Files{});
  EXPECT_EQ(files("/"), Files{});
  EXPECT_EQ(files("nowhere/"), Files{});
}

/// The name and the note of each.
std::vector<std::string> told(const std::vector<KnownName>& names) {
  std::vector<std::string> result;
  for (const KnownName& name : names) result.push_back(name.name + "|" + name.note);
  return result;
}

TEST(KnownNames, AreThoseOfAScript) {
  const std::string text = R"(
country JP "Japan"
country CN
resource ore in t
source usgs "USGS"
unit lot = 5 t
let half = 50%
let friends = {JP}
let all = friends + {CN}
let goods = {ore}
fn gap(r, who) = shortage(r, who)
CN makes 10 t/year of ore source usgs
shock ban { CN restricts exports of ore by 50%, keeping it;  from 2026-03 for 2 months }
scenario alone = baseline + ban
)";
  const Result result = Session({}).check("test.ent", text, reader_below("test.ent"));
  ASSERT_TRUE(result.world);
  const KnownNames names = names_of(*result.world, Parsed(text).ast);
  using Names = std::vector<std::string>;
  EXPECT_EQ(told(names.countries), (Names{"JP|Japan", "CN|"}));
  EXPECT_EQ(told(names.groups), (Names{"friends|", "all|"}));
  EXPECT_EQ(told(names.resources), (Names{"ore|"}));
  EXPECT_EQ(told(names.values), (Names{"half|", "goods|"}));
  EXPECT_EQ(told(names.sources), (Names{"usgs|USGS"}));
  EXPECT_EQ(told(names.units), (Names{"lot|"}));
  EXPECT_EQ(told(names.shocks), (Names{"ban|"}));
  EXPECT_EQ(told(names.scenarios), (Names{"baseline|", "alone|"}));
  EXPECT_EQ(told(names.paths),
            (Names{"ban.restricts.by|50%", "ban.from|2026-03", "ban.for|2 months"}));
  ASSERT_EQ(names.functions.size(), 1u);
  EXPECT_EQ(names.functions.front().signature(), "gap(r, who)");
}

TEST(KnownNames, AFunctionHasItsSignature) {
  EXPECT_EQ((KnownFunction{"gap", {"r", "who"}}.signature()), "gap(r, who)");
}

}  // namespace
}  // namespace entente
