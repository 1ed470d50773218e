#include "repl/known_names.h"

#include <gtest/gtest.h>

#include "files.h"

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

TEST(KnownNames, AFunctionHasItsSignature) {
  EXPECT_EQ((KnownFunction{"gap", {"r", "who"}}.signature()), "gap(r, who)");
}

}  // namespace
}  // namespace entente
