#include "session/files.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "files.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

struct Files : testing::Test {
  test::TemporaryFolder temporary;
  const fs::path& folder = temporary.path();

  Files() {
    fs::create_directories(folder / "scripts" / "data");
    write("scripts/data/table.csv", "of,A\n");
    write("secret.csv", "secret");
  }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder / name) << text;
  }
  std::string script() const { return (folder / "scripts" / "script.ent").string(); }
};

TEST_F(Files, AScriptReadsBelowItsOwnFolder) {
  const check::ReadFile reader = reader_below(script());
  EXPECT_EQ(reader("data/table.csv").text, "of,A\n");
  EXPECT_EQ(reader("data/../data/table.csv").text, "of,A\n");
}

TEST_F(Files, AScriptReadsNothingElse) {
  const check::ReadFile reader = reader_below(script());
  EXPECT_FALSE(reader("../secret.csv").text.has_value());
  EXPECT_FALSE(reader((folder / "secret.csv").string()).text.has_value());
  fs::create_symlink(folder / "secret.csv", folder / "scripts" / "link.csv");
  EXPECT_FALSE(reader("link.csv").text.has_value());
  // Resolved first, `deep/../../secret.csv` would lie inside; what is opened does not.
  fs::create_directories(folder / "scripts" / "data" / "deep");
  fs::create_directory_symlink(folder / "scripts" / "data" / "deep", folder / "scripts" / "deep");
  std::ofstream(folder / "scripts" / "secret.csv") << "of,A\n";
  EXPECT_FALSE(reader("deep/../../secret.csv").text.has_value());
}

TEST_F(Files, AScriptFindsFoldersBelowItsOwn) {
  const check::ReadFile reader = reader_below(script());
  EXPECT_EQ(reader.find_folder("data").path, (folder / "scripts" / "data").string());
  EXPECT_FALSE(reader.find_folder("..").path.has_value());
  EXPECT_FALSE(reader.find_folder(folder.string()).path.has_value());
  EXPECT_FALSE(reader.find_folder("nowhere").path.has_value());
  EXPECT_FALSE(reader.find_folder("data/table.csv").path.has_value());
  EXPECT_FALSE(reader.find_folder("nowhere").problem.empty());
  fs::create_directory_symlink(folder, folder / "scripts" / "up");
  EXPECT_FALSE(reader.find_folder("up").path.has_value());
}

TEST_F(Files, AScriptWaitsForNoPipe) {
  ASSERT_EQ(::mkfifo((folder / "scripts" / "pipe.ent").c_str(), 0600), 0);
  EXPECT_EQ(reader_below(script())("pipe.ent").problem, "it is no regular file");
}

TEST_F(Files, OneFileHasOneIdentity) {
  fs::create_symlink("table.csv", folder / "scripts" / "data" / "link.csv");
  fs::create_directory_symlink("data", folder / "scripts" / "other");
  const check::ReadFile reader = reader_below(script());
  const std::string identity = reader("data/table.csv").identity;
  EXPECT_FALSE(identity.empty());
  EXPECT_EQ(reader("data/link.csv").identity, identity);
  EXPECT_EQ(reader("other/table.csv").identity, identity);
}

TEST_F(Files, TheFolderOfAScriptIsWhereThePathLeads) {
  fs::create_directories(folder / "far" / "deep");
  write("far/near.csv", "near");
  fs::create_directory_symlink(folder / "far" / "deep", folder / "scripts" / "link");
  const check::ReadFile reader = reader_below((folder / "scripts/link/../main.ent").string());
  EXPECT_EQ(reader("near.csv").text, "near");
  EXPECT_EQ(reader("near.csv").name, (folder / "scripts/link/../near.csv").string());
  EXPECT_FALSE(reader("data/table.csv").text.has_value());
}

TEST_F(Files, WhatCannotBeReadSaysWhy) {
  EXPECT_FALSE(read_file((folder / "nowhere").string()).text.has_value());
  EXPECT_FALSE(read_file((folder / "nowhere").string()).problem.empty());
  EXPECT_FALSE(read_file(folder.string()).text.has_value());
}

TEST_F(Files, ResultsAreWrittenWholeOrNotAtAll) {
  const std::string target = (folder / "report.txt").string();
  EXPECT_EQ(write_whole(target, "one"), std::nullopt);
  EXPECT_EQ(write_whole(target, "two"), std::nullopt);
  EXPECT_EQ(read_file(target).text, "two");
  EXPECT_NE(write_whole((folder / "nowhere" / "report.txt").string(), "one"), std::nullopt);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), {}),
            3);  // no temporary file is left behind
}

TEST_F(Files, ALargeFileIsWrittenInPartsAndSeenWhole) {
  const std::string target = (folder / "large.csv").string();
  {
    WholeFile file(target);
    ASSERT_EQ(file.open(), std::nullopt);
    EXPECT_EQ(file.append("a,"), std::nullopt);
    EXPECT_EQ(file.append("b\n"), std::nullopt);
    EXPECT_FALSE(fs::exists(target));
    EXPECT_EQ(file.finish(), std::nullopt);
    EXPECT_EQ(read_file(target).text, "a,b\n");
  }
  {
    WholeFile unfinished(target);
    ASSERT_EQ(unfinished.open(), std::nullopt);
    EXPECT_EQ(unfinished.append("c"), std::nullopt);
  }
  EXPECT_EQ(read_file(target).text, "a,b\n");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), {}), 3);
}

TEST_F(Files, DevicesAndPipesAreWrittenToAndNotReplaced) {
  const fs::path pipe = folder / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK);
  EXPECT_FALSE(write_whole(pipe.string(), "result").has_value());
  EXPECT_TRUE(fs::is_fifo(pipe));
  std::array<char, 16> text{};
  EXPECT_EQ(::read(reader, text.data(), text.size()), 6);
  ::close(reader);
  // A full disk is told; a link, so that no device is at stake.
  const fs::path full = folder / "full";
  fs::create_symlink("/dev/full", full);
  EXPECT_TRUE(write_whole(full.string(), "result").has_value());
  EXPECT_TRUE(fs::is_symlink(full));
}

TEST_F(Files, ARewrittenFileKeepsItsPermissionsAndTheLinksToIt) {
  write("scripts/script.ent", "before");
  fs::permissions(script(), fs::perms::owner_read | fs::perms::owner_write);
  const fs::path link = folder / "link.ent";
  fs::create_symlink(script(), link);
  EXPECT_FALSE(rewrite_whole(link.string(), "after").has_value());
  EXPECT_TRUE(fs::is_symlink(link));
  EXPECT_EQ(read_file(script()).text, "after");
  EXPECT_EQ(fs::status(script()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_TRUE(rewrite_whole((folder / "missing.ent").string(), "x").has_value());
}

TEST_F(Files, FoldersStandForTheScriptsBelowThem) {
  write("scripts/b.ent", "");
  write("scripts/data/a.ent", "");
  write("scripts/.hidden.ent", "");
  const std::string scripts = (folder / "scripts").string();
  const ScriptPaths found = scripts_of({scripts, "-", "given.txt"});
  EXPECT_EQ(found.paths, (std::vector<std::string>{scripts + "/b.ent", scripts + "/data/a.ent", "-",
                                                   "given.txt"}));
  EXPECT_FALSE(found.problem.has_value());
}

}  // namespace
}  // namespace entente
