#include "cli/repl.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <thread>

#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/terminal.h"
#include "repl/journal.h"
#include "repl/state_folder.h"

namespace entente {

namespace {

/// Stands in for the session until there is one: answers what it was told.
class StandIn {
 public:
  explicit StandIn(const std::atomic<bool>& stop) : stop_(stop) {}

  std::string answer(const std::string& input) {
    ended_ = input == ":quit";
    if (input == ":wait") {
      while (!stop_) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      return "stopped\n";
    }
    return ended_ ? "" : "told: " + input + "\n";
  }
  bool ended() const { return ended_; }
  Completion complete(const std::string& text) const {
    Completion found{text.find_last_of(" \n") + 1, {}, {}};
    const std::string word = text.substr(found.begin);
    for (const char* known : {"resource", "reserve", "مصر", "émeraude"}) {
      if (std::string_view(known).starts_with(word)) found.suggestions.push_back({known, "a word"});
    }
    if (word.ends_with("(")) found.hint = "peak(series)";
    return found;
  }

 private:
  const std::atomic<bool>& stop_;
  bool ended_ = false;
};
bool stand_in_unfinished(const std::string& text) {
  return std::count(text.begin(), text.end(), '{') > std::count(text.begin(), text.end(), '}');
}
using Conversation = StandIn;

/// False where nobody reads it any more.
bool print(const std::string& text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() &&
         std::fflush(stdout) == 0;
}

void tell_problem(Journal& journal) {
  if (const auto problem = journal.problem()) tell("entente: " + *problem + "\n");
}

std::string current_folder() {
  std::error_code error;
  return std::filesystem::current_path(error).string();
}

TerminalOptions terminal_options(const ReplOptions& options) {
  TerminalOptions result;
  result.style = style_for(options.colour, STDOUT_FILENO);
  const StateFolder folder = state_folder();
  if (!folder.problem) result.history = folder.path / "history";
  return result;
}

ExitCode converse(const ReplOptions& options) {
  std::optional<UnfinishedJournal> left;
  if (options.resume) {
    left = newest_unfinished(current_folder());
    if (!left) return fail_usage("there is no session to resume");
  }
  std::atomic<bool> stop = false;
  Conversation conversation(stop);
  Terminal terminal(terminal_options(options));
  const InterruptsStop interrupts(stop, [&terminal] { terminal.give_back(); });
  const auto answer = [&](const std::string& input) {
    stop = false;
    return print(conversation.answer(input));
  };
  if (left) {
    for (const std::string& input : left->inputs) answer(input);
  }
  Journal journal =
      left ? Journal::resume(std::move(*left)) : Journal::begin(current_folder(), options.files);
  const Terminal::Complete complete = [&conversation](const std::string& text) {
    return conversation.complete(text);
  };
  while (!conversation.ended()) {
    tell_problem(journal);
    const std::optional<std::string> input = terminal.read(stand_in_unfinished, complete);
    if (!input) break;
    journal.append(*input);
    if (!answer(*input)) return fail_output();
  }
  // A session whose terminal went away may be resumed.
  if (terminal.lost()) return ExitCode::interrupted;
  journal.end();
  return ExitCode::well;
}

/// Input that is no terminal: without prompts, and answers only.
ExitCode read_through() {
  const std::atomic<bool> never = false;
  Conversation conversation(never);
  std::string input;
  for (std::string line; !conversation.ended() && std::getline(std::cin, line);) {
    input += (input.empty() ? "" : "\n") + line;
    if (stand_in_unfinished(input)) continue;
    if (!input.empty() && !print(conversation.answer(input))) return fail_output();
    input.clear();
  }
  // What is unfinished at the end is told so.
  if (!input.empty() && !print(conversation.answer(input))) return fail_output();
  return ExitCode::well;
}

}  // namespace

CLI::App& declare_repl(CLI::App& program, ReplOptions& options) {
  CLI::App& verb = *program.add_subcommand(
      "repl", "a session: each statement is taken, and each expression answered, at once");
  CLI::Option* files = verb.add_option("FILE", options.files, "scripts to begin with");
  files->type_name("");
  verb.add_flag("--resume", options.resume, "go on with the last session that was killed")
      ->excludes(files);
  declare_colour(verb, options.colour);
  verb.add_flag("--strict", options.strict,
                "figures without a source, and every other warning, are errors");
  declare_threads(verb, options.threads);
  declare_allow_read(verb, options.allow_read);
  verb.add_flag("--quiet", options.quiet, "no warnings");
  return verb;
}

ExitCode execute(const ReplOptions& options) {
  if (::isatty(STDIN_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 1) return converse(options);
  if (options.resume) return fail_usage("--resume takes a terminal");
  return read_through();
}

}  // namespace entente
