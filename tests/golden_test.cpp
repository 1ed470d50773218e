// Runs the built program on every script under examples/ and tests/golden/ and compares exit code,
// standard output and standard error with the golden file beside it. ENTENTE_UPDATE_GOLDENS=1
// rewrites the golden files instead.
//
// Examples lie in folders of their own too; below the others are files that scripts read.
//
// The folder says what is done: examples and run are run, check is checked, report is run with
// `--format json`; in repl it is the input of a conversation. A first line `# args: --strict` adds
// arguments; in cli that line is the whole command line, and `{file}` stands for the script.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "files.h"
#include "places.h"
#include "run_program.h"

namespace {

namespace fs = std::filesystem;

using entente::test::Outcome;
using entente::test::run_program;
using entente::test::updating;

const fs::path root = entente::test::project_folder();
const fs::path goldens = root / "tests" / "golden";
const std::vector<std::string> folders = {"examples", "check", "run", "report", "cli", "repl"};

struct Script {
  std::string folder;
  fs::path path;  ///< from the root of the repository, as messages show it
  fs::path golden;
};

std::vector<Script> scripts_of(const std::string& folder) {
  const fs::path place = folder == "examples" ? root / "examples" : goldens / folder;
  std::vector<Script> scripts;
  const auto add = [&](const fs::path& path) {
    if (path.extension() != ".ent") return;
    scripts.push_back({folder, fs::relative(path, root),
                       goldens / folder / (fs::relative(path, place).string() + ".golden")});
  };
  if (folder == "examples") {
    for (const auto& entry : fs::recursive_directory_iterator(place)) add(entry.path());
  } else {
    for (const auto& entry : fs::directory_iterator(place)) add(entry.path());
  }
  std::sort(scripts.begin(), scripts.end(),
            [](const Script& a, const Script& b) { return a.path < b.path; });
  return scripts;
}

std::vector<std::string> command_line(const Script& script) {
  std::vector<std::string> added =
      entente::test::arguments_of(entente::test::text_of(root / script.path));
  std::replace(added.begin(), added.end(), std::string("{file}"), script.path.string());
  std::vector<std::string> arguments;
  if (script.folder == "check") arguments = {"check", script.path.string()};
  if (script.folder == "examples" || script.folder == "run")
    arguments = {"run", script.path.string()};
  if (script.folder == "report") arguments = {"run", "--format", "json", script.path.string()};
  if (script.folder == "repl") arguments = {"repl"};
  arguments.insert(arguments.end(), added.begin(), added.end());
  return arguments;
}

std::string section(const std::string& heading, const std::string& text) {
  return "=== " + heading + "\n" + text + (text.empty() || text.back() == '\n' ? "" : "\n");
}

std::string golden_text(const Outcome& outcome) {
  return section("exit code", std::to_string(outcome.code)) +
         section("standard output", outcome.output) + section("standard error", outcome.errors);
}

class GoldenTest : public testing::Test {
 public:
  explicit GoldenTest(Script script) : script_(std::move(script)) {}

  void TestBody() override {
    const bool is_input = script_.folder == "repl";
    const Outcome outcome =
        run_program(command_line(script_), is_input ? script_.path.string() : "/dev/null");
    ASSERT_TRUE(outcome.in_time) << script_.path << " takes too long";
    const bool must_fail = script_.path.filename().string().starts_with("fail_");
    EXPECT_EQ(must_fail, outcome.code != 0)
        << "a name begins with `fail_` if and only if the exit code is not 0; it is "
        << outcome.code << "\n"
        << outcome.errors;
    EXPECT_GE(outcome.code, 0) << "ended by a signal";
    EXPECT_NE(outcome.code, 70) << outcome.errors;
    const std::string found = golden_text(outcome);
    if (updating()) {
      fs::create_directories(script_.golden.parent_path());
      std::ofstream(script_.golden, std::ios::binary) << found;
      return;
    }
    ASSERT_TRUE(fs::exists(script_.golden)) << "no golden file; `./dev goldens` writes it";
    EXPECT_EQ(entente::test::text_of(script_.golden), found) << "`./dev goldens` rewrites it";
  }

 private:
  Script script_;
};

std::string name_of(const Script& script) {
  std::string name = fs::relative(script.golden, goldens / script.folder).replace_extension();
  std::replace(name.begin(), name.end(), '/', '_');
  return fs::path(name).stem();
}

[[maybe_unused]] const bool registered = [] {
  for (const std::string& folder : folders) {
    for (const Script& script : scripts_of(folder)) {
      testing::RegisterTest(("golden." + folder).c_str(), name_of(script).c_str(), nullptr, nullptr,
                            __FILE__, __LINE__,
                            [script]() -> GoldenTest* { return new GoldenTest(script); });
    }
  }
  return true;
}();

TEST(golden, EveryGoldenFileHasAScript) {
  for (const std::string& folder : folders) {
    std::vector<fs::path> known;
    for (const Script& script : scripts_of(folder)) known.push_back(script.golden);
    for (const auto& entry : fs::recursive_directory_iterator(goldens / folder)) {
      if (entry.path().extension() != ".golden") continue;
      EXPECT_NE(std::find(known.begin(), known.end(), entry.path()), known.end())
          << entry.path() << " has no script";
    }
  }
}

}  // namespace
