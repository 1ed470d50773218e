#include "repl/state_folder.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace entente {

namespace {

namespace fs = std::filesystem;

/// A path that is not absolute counts as none.
std::optional<fs::path> path_in(const char* variable) {
  const char* value = std::getenv(variable);
  if (value == nullptr || *value != '/') return std::nullopt;
  return fs::path(value);
}

std::optional<fs::path> state_home() {
  if (auto path = path_in("XDG_STATE_HOME")) return path;
  if (auto home = path_in("HOME")) return *home / ".local" / "state";
  return std::nullopt;
}

}  // namespace

StateFolder state_folder(const std::string& name) {
  const std::optional<fs::path> home = state_home();
  if (!home) return {{}, "neither XDG_STATE_HOME nor HOME is set"};
  const fs::path whole = name.empty() ? *home / "entente" : *home / "entente" / name;
  fs::path made;
  for (const fs::path& part : whole) {
    made /= part;
    if (::mkdir(made.c_str(), S_IRWXU) == 0 || errno == EEXIST) continue;
    // What is above may be where nobody can make anything, and there all the same.
    std::error_code error;
    const int problem = errno;
    if (!fs::is_directory(made, error))
      return {{}, "cannot make `" + made.string() + "`: " + std::strerror(problem)};
  }
  return {whole, std::nullopt};
}

}  // namespace entente
