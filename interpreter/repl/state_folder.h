// Where sessions keep what outlives them: below $XDG_STATE_HOME, or ~/.local/state, as
// https://specifications.freedesktop.org/basedir-spec has it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace entente {

struct StateFolder {
  std::filesystem::path path;
  std::optional<std::string> problem;  ///< why there is none
};

/// The folder `entente` in it, or the one called `name` in that; made where there is none, for
/// nobody but its owner.
StateFolder state_folder(const std::string& name = "");

}  // namespace entente
