// Runs the built program on every script under examples/ and tests/golden/ and compares exit code,
// standard output and standard error with the golden file beside it. ENTENTE_UPDATE_GOLDENS=1
// rewrites the golden files instead.
//
// The folder says what is done: examples and run are run, check is checked, report is run with
// `--format json`. A first line `# args: --strict` adds arguments; in cli that line is the whole
// command line, and `{file}` stands for the script.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "places.h"

extern char** environ;

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds time_limit{60};

const fs::path root = entente::test::project_folder();
const fs::path goldens = root / "tests" / "golden";
const std::vector<std::string> folders = {"examples", "check", "run", "report", "cli"};

struct Script {
  std::string folder;
  fs::path path;  ///< from the root of the repository, as messages show it
  fs::path golden;
};

std::vector<Script> scripts_of(const std::string& folder) {
  const fs::path place = folder == "examples" ? root / "examples" : goldens / folder;
  std::vector<Script> scripts;
  for (const auto& entry : fs::directory_iterator(place)) {
    if (entry.path().extension() != ".ent") continue;
    scripts.push_back({folder, fs::relative(entry.path(), root),
                       goldens / folder / (entry.path().filename().string() + ".golden")});
  }
  std::sort(scripts.begin(), scripts.end(),
            [](const Script& a, const Script& b) { return a.path < b.path; });
  return scripts;
}

std::string read(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::vector<std::string> command_line(const Script& script) {
  const std::string text = read(root / script.path);
  const std::string lead = "# args:";
  std::vector<std::string> added;
  if (text.starts_with(lead)) {
    std::istringstream words(text.substr(lead.size(), text.find('\n') - lead.size()));
    for (std::string word; words >> word;)
      added.push_back(word == "{file}" ? script.path.string() : word);
  }
  std::vector<std::string> arguments;
  if (script.folder == "check") arguments = {"check", script.path.string()};
  if (script.folder == "examples" || script.folder == "run")
    arguments = {"run", script.path.string()};
  if (script.folder == "report") arguments = {"run", "--format", "json", script.path.string()};
  arguments.insert(arguments.end(), added.begin(), added.end());
  return arguments;
}

struct Outcome {
  int code = -1;  ///< negative: a signal
  std::string output;
  std::string errors;
  bool in_time = true;
};

/// The environment without what would colour the output.
std::vector<char*> plain_environment() {
  std::vector<char*> result;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    if (!text.starts_with("NO_COLOR=") && !text.starts_with("CLICOLOR_FORCE="))
      result.push_back(*entry);
  }
  result.push_back(nullptr);
  return result;
}

/// Reads both pipes until they close; false where that takes too long.
bool drain(std::array<int, 2> pipes, std::array<std::string*, 2> texts) {
  const auto deadline = std::chrono::steady_clock::now() + time_limit;
  std::array<pollfd, 2> waiting = {pollfd{pipes[0], POLLIN, 0}, pollfd{pipes[1], POLLIN, 0}};
  while (waiting[0].fd >= 0 || waiting[1].fd >= 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    ::poll(waiting.data(), waiting.size(), static_cast<int>(left.count()));
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      if (waiting[i].fd < 0 || waiting[i].revents == 0) continue;
      std::array<char, 1U << 16U> block;
      const ssize_t count = ::read(waiting[i].fd, block.data(), block.size());
      if (count > 0) {
        texts[i]->append(block.data(), static_cast<std::size_t>(count));
      } else {
        waiting[i].fd = -1;
      }
    }
  }
  return true;
}

Outcome execute(const std::vector<std::string>& arguments) {
  std::array<int, 2> output{};
  std::array<int, 2> errors{};
  if (::pipe2(output.data(), O_CLOEXEC) != 0 || ::pipe2(errors.data(), O_CLOEXEC) != 0) return {};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addchdir_np(&actions, root.c_str());
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors[1], STDERR_FILENO);
  std::vector<std::string> words = {"entente"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);

  Outcome outcome;
  pid_t child = 0;
  const int failure = ::posix_spawn(&child, entente::test::program_file().c_str(), &actions,
                                    nullptr, pointers.data(), plain_environment().data());
  posix_spawn_file_actions_destroy(&actions);
  ::close(output[1]);
  ::close(errors[1]);
  if (failure == 0) {
    outcome.in_time = drain({output[0], errors[0]}, {&outcome.output, &outcome.errors});
    if (!outcome.in_time) ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }
  ::close(output[0]);
  ::close(errors[0]);
  return outcome;
}

std::string section(const std::string& heading, const std::string& text) {
  return "=== " + heading + "\n" + text + (text.empty() || text.back() == '\n' ? "" : "\n");
}

std::string golden_text(const Outcome& outcome) {
  return section("exit code", std::to_string(outcome.code)) +
         section("standard output", outcome.output) + section("standard error", outcome.errors);
}

bool updating() {
  const char* asked = std::getenv("ENTENTE_UPDATE_GOLDENS");
  return asked != nullptr && std::string_view(asked) == "1";
}

class GoldenTest : public testing::Test {
 public:
  explicit GoldenTest(Script script) : script_(std::move(script)) {}

  void TestBody() override {
    const Outcome outcome = execute(command_line(script_));
    ASSERT_TRUE(outcome.in_time) << script_.path << " takes more than " << time_limit.count()
                                 << " s";
    const bool must_fail = script_.path.filename().string().starts_with("fail_");
    EXPECT_EQ(must_fail, outcome.code != 0)
        << "a name begins with `fail_` if and only if the exit code is not 0; it is "
        << outcome.code << "\n"
        << outcome.errors;
    EXPECT_GE(outcome.code, 0) << "ended by a signal";
    EXPECT_NE(outcome.code, 70) << outcome.errors;
    const std::string found = golden_text(outcome);
    if (updating()) {
      std::ofstream(script_.golden, std::ios::binary) << found;
      return;
    }
    ASSERT_TRUE(fs::exists(script_.golden)) << "no golden file; `./dev goldens` writes it";
    EXPECT_EQ(read(script_.golden), found) << "`./dev goldens` rewrites it";
  }

 private:
  Script script_;
};

[[maybe_unused]] const bool registered = [] {
  for (const std::string& folder : folders) {
    for (const Script& script : scripts_of(folder)) {
      testing::RegisterTest(("golden." + folder).c_str(), script.path.stem().c_str(), nullptr,
                            nullptr, __FILE__, __LINE__,
                            [script]() -> GoldenTest* { return new GoldenTest(script); });
    }
  }
  return true;
}();

TEST(golden, EveryGoldenFileHasAScript) {
  for (const std::string& folder : folders) {
    std::vector<fs::path> known;
    for (const Script& script : scripts_of(folder)) known.push_back(script.golden);
    for (const auto& entry : fs::directory_iterator(goldens / folder)) {
      if (entry.path().extension() != ".golden") continue;
      EXPECT_NE(std::find(known.begin(), known.end(), entry.path()), known.end())
          << entry.path() << " has no script";
    }
  }
}

}  // namespace
