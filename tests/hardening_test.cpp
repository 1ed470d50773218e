// What may happen to the program from outside: pipes that close, disks that are full, signals, and
// folders that a script may or may not read.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "files.h"
#include "shell.h"

namespace entente::test {
namespace {

namespace fs = std::filesystem;

struct Hardening : testing::Test {
  TemporaryFolder temporary;
  const fs::path& folder = temporary.path();

  ShellOutcome in_folder(const std::string& command) {
    return in_shell("cd '" + folder.string() + "' && { " + command + "; }");
  }
  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((folder / name).parent_path());
    std::ofstream(folder / name) << text;
  }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
  }
};

const std::string calm =
    "time 2026-01 to 2026-12 by month\ncountry A\ncountry B\nresource tin in t\n"
    "A mines 100 t/year of tin assumed \"x\"\nB uses 100 t/year of tin assumed \"x\"\n";

/// Runs for a minute or more.
std::string endless() {
  std::string text = "time 1901-01-01 to 2100-12-31 by day\n";
  for (int i = 0; i < 20; ++i) text += "country C" + std::to_string(i) + "\n";
  for (int r = 0; r < 20; ++r) {
    const std::string name = "R" + std::to_string(r);
    text += "resource " + name + " in t\nC0 mines 1 t/month of " + name +
            " assumed\nworld uses 1 t/month of " + name + " assumed\n";
    for (int i = 1; i < 20; ++i)
      text += "C" + std::to_string(i) + " uses 5% of " + name + " assumed\n";
    text += "C0 uses rest of " + name + "\n";
  }
  text +=
      "shock cut { C0 restricts exports of R0 by 50%, cutting output;  from 2000-01 for 1 month "
      "}\n";
  for (int i = 0; i < 20; ++i)
    text += "scenario s" + std::to_string(i) +
            " = baseline + cut with { cut.by = " + std::to_string(i + 1) + "% }\n";
  return text;
}

TEST_F(Hardening, AClosedPipeIsAnErrorOfOutput) {
  write("calm.ent", calm);
  for (const char* command : {"entente run calm.ent", "entente --help", "entente doc"}) {
    const ShellOutcome outcome =
        in_folder("{ sleep 0.2; " + std::string(command) + "; echo $? >code; } | true; cat code");
    EXPECT_EQ(outcome.output, "entente: cannot write to standard output: Broken pipe\n4\n")
        << command;
  }
}

TEST_F(Hardening, AFullDiskIsAnErrorOfOutput) {
  if (!fs::exists("/dev/full")) GTEST_SKIP();
  write("calm.ent", calm);
  ShellOutcome outcome = in_folder("entente run calm.ent >/dev/full");
  EXPECT_EQ(outcome.code, 4);
  EXPECT_EQ(outcome.output, "entente: cannot write to standard output: No space left on device\n");
  outcome = in_folder("entente run calm.ent --out /dev/full");
  EXPECT_EQ(outcome.code, 4);
  EXPECT_EQ(outcome.output, "entente: cannot write `/dev/full`: No space left on device\n");
  outcome = in_folder("entente --version >/dev/full");
  EXPECT_EQ(outcome.code, 4);
}

TEST_F(Hardening, ASignalEndsARunAndLeavesNoFile) {
  write("long.ent", endless());
  for (const char* signal : {"INT", "TERM", "HUP"}) {
    const ShellOutcome outcome =
        in_folder("timeout --preserve-status -s " + std::string(signal) + " 1 '" +
                  program_file().string() + "' run --quiet long.ent --out report.txt");
    EXPECT_EQ(outcome.code, 130);
    EXPECT_EQ(outcome.output, "entente: interrupted: run --quiet long.ent --out report.txt\n");
  }
  EXPECT_EQ(files(), 1U);
}

TEST_F(Hardening, AnIgnoredSignalStaysIgnored) {
  write("calm.ent", calm);
  const ShellOutcome outcome =
      in_folder("trap '' INT; entente run calm.ent >report.txt & kill -INT $!; wait $!");
  EXPECT_EQ(outcome.code, 0) << outcome.output;
}

TEST_F(Hardening, AScriptReadsAnotherFolderWhereThatIsAllowed) {
  write("shared/world.ent", calm.substr(calm.find("country")));
  write("scripts/own.ent", "time 2026-01 to 2026-12 by month\nimport \"../shared/world.ent\"\n");
  for (const char* verb : {"run", "check", "test"}) {
    EXPECT_EQ(in_folder("entente " + std::string(verb) + " scripts/own.ent").code, 2);
    EXPECT_EQ(
        in_folder("entente " + std::string(verb) + " --allow-read shared scripts/own.ent").code, 0);
  }
  const ShellOutcome refused = in_folder("entente check scripts/own.ent");
  EXPECT_NE(refused.output.find("error[E0405]"), std::string::npos);
  EXPECT_NE(refused.output.find("--allow-read"), std::string::npos);
  EXPECT_EQ(in_folder("entente check --allow-read nowhere scripts/own.ent").code, 3);
  // The folder that is allowed is the end of it: no link leads out.
  write("secret/world.ent", calm.substr(calm.find("country")));
  fs::create_symlink(folder / "secret" / "world.ent", folder / "shared" / "link.ent");
  write("scripts/link.ent", "time 2026-01 to 2026-12 by month\nimport \"../shared/link.ent\"\n");
  EXPECT_EQ(in_folder("entente check --allow-read shared scripts/link.ent").code, 2);
  EXPECT_EQ(
      in_folder("entente check --allow-read shared --allow-read secret scripts/link.ent").code, 0);
}

TEST_F(Hardening, EveryVerbReadsStandardInput) {
  write("calm.ent", calm + "scenario other = baseline\n");
  for (const char* command :
       {"run -", "check -", "check --balance -", "fmt -", "fmt --check -",
        "explain - 'peak(shortage(tin, B))'", "diff - baseline other", "test -"}) {
    const ShellOutcome outcome = in_folder("entente " + std::string(command) + " <calm.ent");
    EXPECT_TRUE(outcome.code == 0 || std::string(command) == "fmt --check -")
        << command << outcome.output;
  }
}

}  // namespace
}  // namespace entente::test
