#include "run_program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <sstream>
#include <string_view>

#include "places.h"

extern char** environ;

namespace entente::test {

namespace {

constexpr std::chrono::seconds time_limit{60};

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

}  // namespace

Outcome run_program(const std::vector<std::string>& arguments, const std::string& input) {
  std::array<int, 2> output{};
  std::array<int, 2> errors{};
  if (::pipe2(output.data(), O_CLOEXEC) != 0 || ::pipe2(errors.data(), O_CLOEXEC) != 0) return {};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addchdir_np(&actions, project_folder().c_str());
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input.c_str(), O_RDONLY, 0);
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

std::vector<std::string> arguments_of(const std::string& script) {
  constexpr std::string_view lead = "# args:";
  std::vector<std::string> result;
  if (!script.starts_with(lead)) return result;
  std::istringstream words(script.substr(lead.size(), script.find('\n') - lead.size()));
  for (std::string word; words >> word;) result.push_back(word);
  return result;
}

bool updating() {
  const char* asked = std::getenv("ENTENTE_UPDATE_GOLDENS");
  return asked != nullptr && std::string_view(asked) == "1";
}

}  // namespace entente::test
