#include "repl/command_table.h"

#include <gtest/gtest.h>

#include <set>

namespace entente {
namespace {

TEST(CommandTable, EveryNameIsThereOnce) {
  std::set<std::string_view> names;
  for (const Command& command : all_commands()) {
    EXPECT_TRUE(names.insert(command.name).second) << command.name;
    if (!command.alias.empty()) {
      EXPECT_TRUE(names.insert(command.alias).second) << command.alias;
    }
    EXPECT_FALSE(command.help.empty()) << command.name;
    EXPECT_EQ(command.words.empty(), command.takes != Command::Takes::word) << command.name;
    EXPECT_EQ(command.arguments.empty(), command.takes == Command::Takes::nothing) << command.name;
  }
}

TEST(CommandTable, FindsByNameAndAlias) {
  EXPECT_EQ(find_command("quit"), find_command("q"));
  EXPECT_NE(find_command("help"), nullptr);
  EXPECT_EQ(find_command(""), nullptr);
  EXPECT_EQ(find_command("hel"), nullptr);
  EXPECT_EQ(near_command("hlep"), "help");
  EXPECT_EQ(near_command("xyz"), std::nullopt);
}

TEST(CommandTable, TakesALineApart) {
  EXPECT_EQ(command_line("  :diff A  B ")->name, "diff");
  EXPECT_EQ(command_line("  :diff A  B ")->arguments, "A  B");
  EXPECT_EQ(command_line(":")->name, "");
  EXPECT_EQ(command_line(":run")->arguments, "");
  EXPECT_FALSE(command_line("let x = 1"));
  EXPECT_FALSE(command_line(""));
}

}  // namespace
}  // namespace entente
