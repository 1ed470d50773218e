#include "repl/journal.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "files.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

struct Journals : testing::Test {
  test::TemporaryFolder temporary;
  const fs::path folder = temporary.path() / "entente" / "journals";

  void SetUp() override { ::setenv("XDG_STATE_HOME", temporary.path().c_str(), 1); }

  std::vector<fs::path> files() const {
    if (!fs::exists(folder)) return {};
    return {fs::directory_iterator(folder), fs::directory_iterator()};
  }
  /// Of a session that is over, though nobody said so.
  static void leave(const std::string& in, const std::vector<std::string>& inputs) {
    Journal journal = Journal::begin(in, {"world.ent"});
    for (const std::string& input : inputs) journal.append(input);
  }
};

TEST_F(Journals, OfAKilledProcessLoseNothing) {
  const pid_t child = ::fork();
  if (child == 0) {
    Journal journal = Journal::begin("/here", {"a.ent", "b.ent"});
    journal.append("country A");
    journal.append("shock s {\n  A loses 5% of \"tin\"\\\n}");
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status));
  const auto left = newest_unfinished("/here");
  ASSERT_TRUE(left);
  EXPECT_EQ(left->folder, "/here");
  EXPECT_EQ(left->files, (std::vector<std::string>{"a.ent", "b.ent"}));
  EXPECT_EQ(left->inputs,
            (std::vector<std::string>{"country A", "shock s {\n  A loses 5% of \"tin\"\\\n}"}));
}

TEST_F(Journals, AreForTheirOwnerOnly) {
  leave("/here", {"run"});
  struct stat status {};
  ASSERT_EQ(::stat(folder.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0700U);
  ASSERT_EQ(::stat(files().front().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST_F(Journals, OfASessionThatLivesOrEndedWellAreNotFound) {
  Journal journal = Journal::begin("/here", {});
  journal.append("run");
  EXPECT_FALSE(newest_unfinished("/here"));
  journal.end();
  EXPECT_TRUE(files().empty());
  EXPECT_FALSE(newest_unfinished("/here"));
}

TEST_F(Journals, WithoutAnInputAreNotFound) {
  leave("/here", {});
  EXPECT_EQ(files().size(), 1u);
  EXPECT_FALSE(newest_unfinished("/here"));
}

TEST_F(Journals, OfTheSameFolderComeFirst) {
  leave("/here", {"1"});
  leave("/here", {"2"});
  leave("/there", {"3"});
  EXPECT_EQ(newest_unfinished("/here")->inputs.front(), "2");
  EXPECT_EQ(newest_unfinished("/elsewhere")->inputs.front(), "3");
}

TEST_F(Journals, AreResumedByOneOnly) {
  leave("/here", {"1"});
  auto left = newest_unfinished("/here");
  ASSERT_TRUE(left);
  EXPECT_FALSE(newest_unfinished("/here"));
  {
    Journal journal = Journal::resume(std::move(*left));
    EXPECT_FALSE(newest_unfinished("/here"));
    journal.append("2");
  }
  EXPECT_EQ(newest_unfinished("/here")->inputs, (std::vector<std::string>{"1", "2"}));
}

TEST_F(Journals, LoseALineThatIsTornOff) {
  leave("/here", {"1", "2"});
  const fs::path path = files().front();
  fs::resize_file(path, fs::file_size(path) - 3);
  auto left = newest_unfinished("/here");
  ASSERT_TRUE(left);
  EXPECT_EQ(left->inputs, std::vector<std::string>{"1"});
  Journal::resume(std::move(*left)).append("3");
  EXPECT_EQ(newest_unfinished("/here")->inputs, (std::vector<std::string>{"1", "3"}));
}

TEST_F(Journals, ThatAreNoneAreNotFound) {
  leave("/here", {"1"});
  for (const char* text : {"", "\n", "{}\n", "[1]\n{\"input\":\"x\"}\n", "no\n",
                           "{\"folder\":1,\"files\":2}\n{\"input\":\"x\"}\n"}) {
    std::ofstream(folder / "99991231T235959.000000-1.journal") << text;
    EXPECT_EQ(newest_unfinished("/here")->inputs.front(), "1") << text;
  }
}

TEST_F(Journals, OfBytesThatAreNoTextAreStillLines) {
  leave("/here", {"caf\xe9"});
  EXPECT_EQ(newest_unfinished("/here")->inputs.front(), "caf\uFFFD");
}

TEST_F(Journals, ThatNobodyResumesAreKeptForAWhile) {
  for (int i = 0; i < 30; ++i) leave("/here", {std::to_string(i)});
  EXPECT_EQ(files().size(), 21u);
  EXPECT_EQ(newest_unfinished("/here")->inputs.front(), "29");
}

TEST_F(Journals, ThatCannotBeBegunSayWhyOnce) {
  ::setenv("XDG_STATE_HOME", "/dev/null", 1);
  Journal journal = Journal::begin("/here", {});
  EXPECT_EQ(journal.problem(),
            "no journal is kept of this session: cannot make `/dev/null/entente`: Not a directory");
  journal.append("1");
  journal.end();
  EXPECT_FALSE(journal.problem());
  EXPECT_FALSE(newest_unfinished("/here"));
  ::unsetenv("XDG_STATE_HOME");
  ::unsetenv("HOME");
  EXPECT_EQ(Journal::begin("/here", {}).problem(),
            "no journal is kept of this session: neither XDG_STATE_HOME nor HOME is set");
}

TEST_F(Journals, OnAFullDiskSaySoOnce) {
  Journal journal = Journal::begin("/here", {});
  journal.append("1");
  EXPECT_FALSE(journal.problem());
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  ::signal(SIGXFSZ, SIG_IGN);
  const rlimit none{fs::file_size(files().front()) + 2, before.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &none);
  journal.append("2");
  journal.append("3");
  ::setrlimit(RLIMIT_FSIZE, &before);
  const auto problem = journal.problem();
  ASSERT_TRUE(problem);
  EXPECT_TRUE(problem->starts_with("the journal of this session ends here")) << *problem;
  EXPECT_FALSE(journal.problem());
}

}  // namespace
}  // namespace entente
