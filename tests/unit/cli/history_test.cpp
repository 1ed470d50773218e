#include "cli/history.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "files.h"

namespace entente {
namespace {

struct HistoryFile : testing::Test {
  test::TemporaryFolder temporary;
  const std::filesystem::path file = temporary.path() / "history";
};

using Inputs = std::vector<std::string>;

TEST_F(HistoryFile, KeepsInputsOfSeveralLines) {
  const Inputs inputs = {"country A", "shock s {\n  \"\\n\" \\\n}", "مصر"};
  History history(file);
  for (const std::string& input : inputs) history.add(input);
  EXPECT_EQ(history.inputs(), inputs);
  EXPECT_EQ(History(file).inputs(), inputs);
  struct stat status {};
  ASSERT_EQ(::stat(file.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST_F(HistoryFile, HasNothingTwiceInARow) {
  History history(file);
  for (const char* input : {"a", "a", "b", "a"}) history.add(input);
  EXPECT_EQ(History(file).inputs(), (Inputs{"a", "b", "a"}));
}

TEST_F(HistoryFile, IsSharedBySessionsAtOneTime) {
  History one(file);
  History other(file);
  one.add("1");
  other.add("2");
  one.add("3");
  EXPECT_EQ(History(file).inputs(), (Inputs{"1", "2", "3"}));
}

TEST_F(HistoryFile, KeepsTheNewestOnly) {
  {
    std::ofstream stream(file);
    for (int i = 0; i < 1500; ++i) stream << i << "\n";
  }
  EXPECT_EQ(History(file).inputs().size(), History::most_kept);
  EXPECT_EQ(History(file).inputs().front(), "500");
  EXPECT_EQ(History(file).inputs().back(), "1499");
}

TEST_F(HistoryFile, ThatCannotBeWrittenIsForgotten) {
  History history("/nowhere/at/all");
  history.add("a");
  EXPECT_EQ(history.inputs(), Inputs{"a"});
  History none("");
  none.add("a");
  EXPECT_EQ(none.inputs(), Inputs{"a"});
}

}  // namespace
}  // namespace entente
