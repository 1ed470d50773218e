#include "repl/command_table.h"

#include <algorithm>
#include <vector>

#include "support/suggest.h"

namespace entente {
namespace {

using Takes = Command::Takes;

constexpr std::string_view blanks = " \t\r\n";

constexpr Command commands[] = {
    {Takes::command, "help", "[COMMAND]", "what can be typed here, or what a command does"},
    {Takes::topic, "doc", "NAME", "what a word, a function, a unit or a module means"},
    {Takes::word, "list", "KIND", "what there is of a kind",
     "countries resources shocks agreements scenarios units fns"},
    {Takes::name, "show", "NAME", "how a name is declared, and what is known of it"},
    {Takes::scenario, "diff", "A B", "what differs between two scenarios"},
    {Takes::scenario, "in", "NAME …|all", "the scenarios that answers are given for"},
    {Takes::nothing, "sources", "", "the sources, and what rests on each"},
    {Takes::nothing, "run", "", "run all scenarios and say how each assertion came out"},
    {Takes::nothing, "report", "", "run all scenarios and print the report"},
    {Takes::expression, "chart", "EXPR", "draw a series"},
    {Takes::expression, "why", "EXPR", "explain a value: what led to it, and who"},
    {Takes::new_name, "keep", "NAME", "make a scenario of the last `what if`"},
    {Takes::name, "drop", "NAME", "forget a declaration"},
    {Takes::nothing, "undo", "", "take back the last change"},
    {Takes::nothing, "redo", "", "make the change again that was taken back"},
    {Takes::file, "save", "FILE", "write the session as a script"},
    {Takes::file, "load", "FILE", "take in a script"},
    {Takes::nothing, "reload", "", "read again the files that were loaded or imported"},
    {Takes::word, "time", "on|off", "say how long each answer took", "on off"},
    {Takes::word, "lang", "en|ar", "the language of labels", "en ar"},
    {Takes::option, "set", "--OPTION [VALUE]", "an option of `entente run`, from now on"},
    {Takes::nothing, "quit", "", "end the session", "", "q"},
};

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  return text.substr(0, text.find_last_not_of(blanks) + 1);
}

}  // namespace

std::span<const Command> all_commands() { return commands; }

const Command* find_command(std::string_view name) {
  if (name.empty()) return nullptr;
  for (const Command& command : commands) {
    if (command.name == name || command.alias == name) return &command;
  }
  return nullptr;
}

std::optional<std::string> near_command(std::string_view name) {
  std::vector<std::string> names;
  for (const Command& command : commands) names.emplace_back(command.name);
  return nearest(name, names);
}

std::optional<CommandLine> command_line(std::string_view line) {
  line = trimmed(line);
  if (!line.starts_with(':')) return std::nullopt;
  line.remove_prefix(1);
  const std::size_t end = std::min(line.find_first_of(blanks), line.size());
  return CommandLine{line.substr(0, end), trimmed(line.substr(end))};
}

}  // namespace entente
