#include "repl/repl.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>

#include "repl/command_table.h"
#include "repl/commands.h"
#include "repl/input_parts.h"
#include "repl/listing.h"
#include "repl/questions.h"
#include "repl/scripts.h"
#include "repl/statements.h"
#include "syntax/parser.h"
#include "syntax/unfinished.h"

namespace entente {

namespace {

constexpr std::string_view blanks = " \t\r\n";
/// `ans + ans` is twice as long each time.
constexpr std::size_t longest_with_ans = 100'000;

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

bool is_name(const std::string& text) {
  return std::all_of(text.begin(), text.end(), is_name_letter);
}

/// How an input reads, by itself.
struct Reading {
  Draft draft;
  std::vector<syntax::Statement> statements = {};

  bool sound() const { return !draft.diagnostics.has_errors(); }
  /// How far it was understood.
  std::uint32_t mistake() const {
    return draft.diagnostics.all().empty() ? 0 : draft.diagnostics.all().front().span().begin;
  }
  bool says_nothing() const {
    return draft.diagnostics.all().size() == 1 &&
           draft.diagnostics.all().front().code == empty_script.code;
  }
};

Reading start_reading(const Desk& desk, const std::string& input) {
  Reading reading;
  reading.draft.input = reading.draft.sources.add(input_name(desk), input);
  return reading;
}

Reading as_statements(const Desk& desk, const std::string& input) {
  Reading reading = start_reading(desk, input);
  Draft& draft = reading.draft;
  reading.statements = parse_into(draft.input, draft.sources, draft.diagnostics, draft.ast);
  draft.diagnostics.sort();
  return reading;
}

Reading as_value(const Desk& desk, const std::string& input) {
  Reading reading = start_reading(desk, input);
  Draft& draft = reading.draft;
  parse_value(draft.input, draft.sources, draft.diagnostics, draft.ast);
  draft.diagnostics.sort();
  return reading;
}

/// Of what is neither: what can be read further was meant. Where both stop at the same place, a
/// word there is rather the verb of a sentence.
bool is_rather_a_value(const std::string& text, std::uint32_t value_stops,
                       std::uint32_t statement_stops) {
  if (statement_stops == 0 || value_stops > statement_stops) return true;
  return value_stops == statement_stops && value_stops < text.size() &&
         !is_name_letter(text[value_stops]);
}

/// What somebody types who does not know yet that commands begin with a colon.
std::optional<Reply> command_without_colon(const Desk& desk, const std::string& text) {
  if (desk.book.version().find(text) != nullptr) return std::nullopt;
  const Command* command = find_command(text == "exit" ? "quit" : text);
  if (command == nullptr) return std::nullopt;
  return problem(fmt::format("commands begin with a colon; did you mean `:{}`?", command->name));
}

bool is_what_if(const syntax::Statement& statement) {
  return std::holds_alternative<syntax::WhatIfStatement>(statement.node);
}

}  // namespace

bool is_unfinished(const std::string& input) { return syntax::unfinished(input); }
bool carries_on(const std::string& line) { return syntax::goes_on(line); }

Reply Repl::respond(const std::string& input) {
  if (input.starts_with(':')) return execute_command(desk_, input);
  const bool ans_is_declared = desk_.book.version().find("ans") != nullptr;
  const std::string text = ans_is_declared || desk_.last_value.empty()
                               ? input
                               : with_last_value(input, desk_.last_value);
  if (text.size() > input.size() && text.size() > longest_with_ans)
    return problem("what `ans` stands for has become too long; ask for a shorter value first");
  const Reading statements = as_statements(desk_, text);
  if (statements.says_nothing()) return {};
  if (statements.sound()) {
    const auto supposed =
        std::count_if(statements.statements.begin(), statements.statements.end(), is_what_if);
    if (supposed == 0) return take_statements(desk_, text);
    if (static_cast<std::size_t>(supposed) == statements.statements.size())
      return suppose(desk_, text);
    return problem("ask `what if` by itself: it is no part of the script");
  }
  if (std::optional<Reply> hint = command_without_colon(desk_, text)) return *hint;
  const AskedIn asked = split_names(text);
  const Reading value = as_value(desk_, asked.names.size() > 1 ? asked.expression : text);
  if (value.sound())
    return is_name(text) && is_declared(desk_, text) ? show_name(desk_, text)
                                                     : answer_value(desk_, text);
  const bool meant_value = is_rather_a_value(text, value.mistake(), statements.mistake());
  return refusal(told(desk_, meant_value ? value.draft : statements.draft));
}

Reply Repl::answer(const std::string& input) {
  const std::string text = trimmed(input);
  if (text.empty()) return {};
  ++desk_.inputs;
  const bool timing = desk_.timing;
  const auto start = std::chrono::steady_clock::now();
  Reply reply = respond(text);
  if (timing && desk_.timing) {
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    reply.text +=
        desk_.options.style.paint(Paint::faint, fmt::format("{:.1f} ms", took.count())) + "\n";
  }
  return reply;
}

Reply Repl::repeat(const std::string& input) {
  desk_.repeating = true;
  Reply reply = answer(input);
  desk_.repeating = false;
  return reply;
}

Reply Repl::open(const std::string& file) {
  return desk_.book.version().is_file ? add_script(desk_, file) : load_script(desk_, file);
}

Candidates Repl::complete(const std::string& text) {
  const Draft& draft = known(desk_);
  KnownNames names = names_of(draft.world, draft.ast);
  names.options = {{"--strict", "warnings are errors"},
                   {"--no-strict", "warnings are warnings"},
                   {"--threads", "how many to use"},
                   {"--color", "always or never"}};
  names.files = files_below(desk_.folder.empty() ? "." : desk_.folder);
  return entente::complete(text, names);
}

std::string Repl::scenario() {
  const World& world = known(desk_).world;
  std::vector<std::string> names;
  for (const ScenarioId id : scenarios_of(desk_, world)) names.push_back(world.scenarios[id].name);
  return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace entente
