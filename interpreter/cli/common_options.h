// Options that several verbs share, and the ways to declare an option.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "session/session.h"

namespace entente {

enum class Colour { automatic, always, never };
/// How diagnostics are told.
enum class MessageFormat { text, json, sarif };

/// How a result is given.
enum class ReportFormat { text, json };

/// Of every verb that reads a script.
struct ScriptOptions {
  std::string file;
  Colour colour = Colour::automatic;
  bool strict = false;
  bool quiet = false;
  MessageFormat message_format = MessageFormat::text;
  std::size_t threads = 0;              ///< 0: as many as the machine has
  std::string out;                      ///< empty: standard output
  std::vector<std::string> allow_read;  ///< folders that the script may read too
  std::string language;                 ///< of labels; empty: as they are written
};

/// Declares them; FILE is required.
void declare_script_options(CLI::App& verb, ScriptOptions& options);
void declare_report_format(CLI::App& verb, ReportFormat& format);
void declare_language(CLI::App& verb, std::string& language);
void declare_colour(CLI::App& verb, Colour& colour);
void declare_allow_read(CLI::App& verb, std::vector<std::string>& folders);
void declare_threads(CLI::App& verb, std::size_t& threads);
/// What they mean for a session.
SessionOptions session_options(const ScriptOptions& options);
/// As many threads as were asked for, or as the machine has.
std::size_t thread_count(std::size_t asked);

/// An option that is one of a few words. Help names them all in the place of its value, and
/// command_line.h reads them there.
template <typename Choice>
CLI::Option* declare_choice(CLI::App& verb, const std::string& name, Choice& target,
                            const std::vector<std::pair<std::string, Choice>>& choices,
                            const std::string& description) {
  std::vector<std::string> words;
  for (const auto& [word, choice] : choices) words.push_back(word);
  const auto choose = [&target, choices](const std::string& chosen) {
    for (const auto& [word, choice] : choices) {
      if (word == chosen) target = choice;
    }
  };
  return verb.add_option_function<std::string>(name, choose, description)
      ->check(CLI::IsMember(words).description(""))
      ->type_name(CLI::detail::join(words, "|"));
}

}  // namespace entente
