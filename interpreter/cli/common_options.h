// Options that several verbs share, and the ways to declare an option.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "session/session.h"

namespace entente {

enum class Colour { automatic, always, never };
/// How diagnostics are told.
enum class MessageFormat { text, json, sarif };

/// Of every verb that reads a script.
struct ScriptOptions {
  std::string file;
  Colour colour = Colour::automatic;
  bool strict = false;
  bool quiet = false;
  MessageFormat message_format = MessageFormat::text;
  std::size_t threads = 0;  ///< 0: as many as the machine has
  std::string out;          ///< empty: standard output
};

/// Declares them; FILE is required.
void declare_script_options(CLI::App& verb, ScriptOptions& options);
void declare_colour(CLI::App& verb, Colour& colour);
void declare_threads(CLI::App& verb, std::size_t& threads);
/// What they mean for a session.
SessionOptions session_options(const ScriptOptions& options);
/// As many threads as were asked for, or as the machine has.
std::size_t thread_count(std::size_t asked);

/// An option that is one of a few words.
template <typename Choice>
void declare_choice(CLI::App& verb, const std::string& name, Choice& target,
                    const std::map<std::string, Choice>& choices, const std::string& description) {
  std::vector<std::string> words;
  for (const auto& [word, choice] : choices) words.push_back(word);
  const auto choose = [&target, choices](const std::string& word) { target = choices.at(word); };
  verb.add_option_function<std::string>(name, choose, description)
      ->check(CLI::IsMember(words).description(""))
      ->type_name("WORD");
}

}  // namespace entente
