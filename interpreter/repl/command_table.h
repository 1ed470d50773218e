// The one list of commands, `:help` and so on: for what carries them out, tells of them, and
// completes them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace entente {

struct Command {
  /// What stands behind its name.
  enum class Takes {
    nothing,
    command,     ///< the name of one
    topic,       ///< what `entente doc` knows
    word,        ///< one of `words`
    name,        ///< whatever is declared
    scenario,    ///< one or more
    new_name,    ///< any
    expression,  ///< up to the end of the line
    file,
    option  ///< of `entente run`
  } takes;
  std::string_view name;       ///< without its colon
  std::string_view arguments;  ///< as help shows them
  std::string_view help;       ///< one line
  std::string_view words = {};
  std::string_view alias = {};  ///< a short name
};

/// In the order in which help shows them.
std::span<const Command> all_commands();

/// By its name or alias, without the colon; null where there is none.
const Command* find_command(std::string_view name);
/// The name that was probably meant.
std::optional<std::string> near_command(std::string_view name);

/// A line in its parts: `:diff A B` is "diff" and "A B".
struct CommandLine {
  std::string_view name;
  std::string_view arguments;  ///< without blanks at its ends
};
/// Nothing where the line does not begin with `:`.
std::optional<CommandLine> command_line(std::string_view line);

}  // namespace entente
