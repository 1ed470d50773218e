#include "cli/command_line.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "files.h"
#include "places.h"
#include "run_program.h"
#include "shell.h"

namespace entente {
namespace {

struct Completions : testing::Test {
  test::TemporaryFolder folder;

  /// What a shell says of the script, within the folder.
  std::string said_by(const std::string& shell, const std::string& script) {
    std::ofstream(folder.path() / "script") << script;
    const test::ShellOutcome outcome =
        test::in_shell("cd '" + folder.path().string() + "' && " + shell + " script");
    EXPECT_EQ(outcome.code, 0) << outcome.output;
    return outcome.output;
  }

  /// What bash offers for the last of the words.
  std::string offered(const std::string& words) {
    std::ofstream(folder.path() / "pact.ent") << "";
    std::ofstream(folder.path() / "notes.txt") << "";
    const std::string script = test::run_program({"completions", "bash"}).output;
    return said_by("bash --norc", script + "COMP_WORDS=(" + words +
                                      ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_entente\n"
                                      "printf '%s\\n' \"${COMPREPLY[@]}\"\n");
  }
};

bool installed(const std::string& program) {
  return test::in_shell("command -v " + program).code == 0;
}

TEST_F(Completions, BashCompletesVerbs) {
  EXPECT_EQ(offered("entente ru"), "run\n");
  EXPECT_NE(offered("entente ''").find("explain\n"), std::string::npos);
  EXPECT_NE(offered("entente --ver").find("--version\n"), std::string::npos);
}

TEST_F(Completions, BashCompletesOptionsOfTheVerb) {
  EXPECT_EQ(offered("entente run --mess"), "--message-format\n");
  EXPECT_EQ(offered("entente fmt --mess"), "\n");
  EXPECT_EQ(offered("entente test --up"), "--update\n");
}

TEST_F(Completions, BashCompletesWordsOfOptions) {
  EXPECT_EQ(offered("entente run --format ''"), "text\njson\n");
  EXPECT_EQ(offered("entente run --color = al"), "always\n");  // as bash splits `--color=al`
  EXPECT_EQ(offered("entente run --color ="), "auto\nalways\nnever\n");
  EXPECT_EQ(offered("entente completions z"), "zsh\n");
  EXPECT_EQ(offered("entente run --threads ''"), "\n");
}

TEST_F(Completions, BashCompletesScripts) {
  EXPECT_EQ(offered("entente run pa"), "pact.ent\n");
  EXPECT_EQ(offered("entente run no"), "\n");
  EXPECT_EQ(offered("entente run --out no"), "notes.txt\n");
}

TEST_F(Completions, OtherShellsReadTheirScripts) {
  for (const std::string shell : {"zsh", "fish"}) {
    if (installed(shell)) said_by(shell + " -n", test::run_program({"completions", shell}).output);
  }
}

TEST(Version, BeginsWithNameAndVersion) {
  const test::Outcome outcome = test::run_program({"--version"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_TRUE(outcome.output.starts_with("entente 0.1.0\n"));
  for (const char* fact : {"\ncommit ", "\ncompiler ", "\nbuild ", "\nlibraries ",
                           "\ninstruction sets ", "ANTLR ", "Boost ", "fmt "})
    EXPECT_NE(outcome.output.find(fact), std::string::npos) << fact << outcome.output;
  EXPECT_EQ(outcome.output.find(test::project_folder().string()), std::string::npos);
}

TEST(Manual, NamesEveryVerbAndOption) {
  const std::string page = test::run_program({"man"}).output;
  for (const char* words :
       {".TH ENTENTE 1", ".SH NAME", ".SH SYNOPSIS", ".SH VERBS", ".SH EXIT STATUS",
        ".SH ENVIRONMENT", ".SH FILES", ".SH EXAMPLES", "message\\-format"})
    EXPECT_NE(page.find(words), std::string::npos) << words;
}

}  // namespace
}  // namespace entente
