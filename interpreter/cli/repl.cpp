#include "cli/repl.h"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string_view>
#include <utility>

#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/terminal.h"
#include "repl/journal.h"
#include "repl/repl.h"
#include "repl/state_folder.h"
#include "support/version.h"

namespace entente {

namespace {

/// A conversation, and how bad the worst of its inputs was.
class Conversation {
 public:
  explicit Conversation(DeskOptions options) : repl_(std::move(options)) {}

  std::string open(const std::string& file) { return noted(repl_.open(file)); }
  std::string answer(const std::string& input) { return noted(repl_.answer(input)); }
  std::string repeat(const std::string& input) { return noted(repl_.repeat(input)); }
  Candidates complete(const std::string& text) { return repl_.complete(text); }
  bool ended() const { return repl_.ended(); }
  ExitCode worst() const {
    if (wrong_) return ExitCode::wrong_script;
    return failed_ ? ExitCode::assertion_failed : ExitCode::well;
  }

 private:
  std::string noted(Reply reply) {
    wrong_ = wrong_ || reply.wrong;
    failed_ = failed_ || reply.failed;
    return std::move(reply.text);
  }

  Repl repl_;
  bool wrong_ = false;
  bool failed_ = false;
};

/// The console of Linux has no braille in its font.
Dots dots_of_terminal() {
  const char* terminal = std::getenv("TERM");
  return terminal != nullptr && std::string_view(terminal) == "linux" ? Dots::blocks
                                                                      : Dots::braille;
}

DeskOptions desk_options(const ReplOptions& options, const std::atomic<bool>* stop) {
  return {options.allow_read,
          options.strict,
          options.quiet,
          thread_count(options.threads),
          style_for(options.colour, STDOUT_FILENO),
          dots_of_terminal(),
          stop};
}

/// False where nobody reads it any more.
bool print(const std::string& text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() &&
         std::fflush(stdout) == 0;
}

/// What somebody who comes to it wants to know first.
std::string greeting(const ReplOptions& options, const std::optional<UnfinishedJournal>& left) {
  std::string text =
      fmt::format("entente {}; `:help` lists the commands, `:quit` ends\n", program_version);
  if (left && !options.resume)
    text += fmt::format("a session in {} was not ended: `entente repl --resume` takes it up\n",
                        left->folder);
  return text;
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

/// Takes in what was said in a session that was killed.
void take_up(const UnfinishedJournal& left, Conversation& conversation) {
  // Files are named from where it was begun.
  std::error_code error;
  std::filesystem::current_path(left.folder, error);
  for (const std::string& file : left.files) print(conversation.open(file));
  for (const std::string& input : left.inputs) conversation.repeat(input);
  const std::size_t inputs = left.inputs.size();
  print(fmt::format("taken up again: {} input{} of the session in {}\n", inputs,
                    inputs == 1 ? "" : "s", left.folder));
}

ExitCode converse(const ReplOptions& options) {
  std::optional<UnfinishedJournal> left = newest_unfinished(current_folder());
  if (options.resume && !left) return fail_usage("there is no session to resume");
  std::atomic<bool> stop = false;
  Conversation conversation(desk_options(options, &stop));
  Terminal terminal(terminal_options(options));
  const InterruptsStop interrupts(stop, [&terminal] { terminal.give_back(); });
  if (!options.quiet) print(greeting(options, left));
  if (!options.resume) left.reset();
  if (left) {
    take_up(*left, conversation);
  } else {
    for (const std::string& file : options.files) print(conversation.open(file));
  }
  Journal journal =
      left ? Journal::resume(std::move(*left)) : Journal::begin(current_folder(), options.files);
  const Terminal::Questions questions{
      [](const std::string& text, const std::string& next) {
        return is_unfinished(text) || carries_on(next);
      },
      is_script, [&conversation](const std::string& text) { return conversation.complete(text); }};
  while (!conversation.ended()) {
    tell_problem(journal);
    const std::optional<std::string> input = terminal.read(questions);
    if (!input) break;
    journal.append(*input);
    stop = false;
    if (!print(conversation.answer(*input))) return fail_output();
    if (stop) terminal.drop_pasted();
  }
  // A session whose terminal went away may be resumed.
  if (terminal.lost()) return ExitCode::interrupted;
  journal.end();
  return ExitCode::well;
}

/// Input that is no terminal: without prompts, and answers only.
ExitCode read_through(const ReplOptions& options) {
  Conversation conversation(desk_options(options, nullptr));
  for (const std::string& file : options.files) {
    if (!print(conversation.open(file))) return fail_output();
  }
  std::string input;
  const auto answer = [&] {
    return input.empty() || print(conversation.answer(std::exchange(input, "")));
  };
  for (std::string line; !conversation.ended() && std::getline(std::cin, line);) {
    // A line may belong to an input that could have ended before it.
    if (!input.empty() && !is_unfinished(input) && !carries_on(line) && !answer())
      return fail_output();
    if (!input.empty()) input += "\n";
    input += line;
  }
  // What is unfinished at the end is told so.
  if (!conversation.ended() && !answer()) return fail_output();
  return conversation.worst();
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
  return read_through(options);
}

}  // namespace entente
