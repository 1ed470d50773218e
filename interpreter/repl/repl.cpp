#include "repl/repl.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "repl/commands.h"
#include "repl/listing.h"
#include "repl/questions.h"
#include "repl/reading.h"
#include "repl/scripts.h"
#include "repl/statements.h"
#include "syntax/unfinished.h"

namespace entente {

namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

bool is_what_if(const syntax::Statement& statement) {
  return std::holds_alternative<syntax::WhatIfStatement>(statement.node);
}

}  // namespace

bool is_unfinished(const std::string& input) { return syntax::unfinished(input); }
bool carries_on(const std::string& line) { return syntax::goes_on(line); }
bool is_script(const std::string& text) { return read_input("pasted", text).statements.size() > 1; }

Reply Repl::respond(const std::string& input) {
  if (input.starts_with(':')) return execute_command(desk_, input);
  Reading reading = read_input(input_name(desk_), input);
  const bool ans_is_declared = desk_.book.version().find("ans") != nullptr;
  if (!desk_.last_value.empty() && !ans_is_declared) {
    if (const auto meant = replaced(reading, "ans", desk_.last_value))
      reading = read_input(input_name(desk_), *meant);
  }
  if (reading.diagnostics.has_errors())
    return refusal(told(desk_, reading.diagnostics, reading.sources));
  if (reading.says_nothing()) return {};
  if (reading.value) {
    const auto* name = std::get_if<syntax::NameRef>(&reading.ast[*reading.value].node);
    return name != nullptr && is_declared(desk_, name->name.text)
               ? show_name(desk_, name->name.text)
               : answer_value(desk_, reading.text);
  }
  const auto supposed =
      std::count_if(reading.statements.begin(), reading.statements.end(), is_what_if);
  if (supposed == 0) return take_statements(desk_, reading.text);
  if (static_cast<std::size_t>(supposed) == reading.statements.size())
    return suppose(desk_, reading.text);
  return problem("ask `what if` by itself: it is no part of the script");
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

}  // namespace entente
