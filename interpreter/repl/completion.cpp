#include "repl/completion.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "check/engine_block.h"
#include "repl/candidate_list.h"
#include "repl/command_table.h"
#include "repl/known_candidates.h"
#include "repl/signature.h"
#include "syntax/next.h"
#include "syntax/parser.h"

namespace entente {
namespace {

using syntax::NameKind;
using syntax::Next;

constexpr std::string_view blanks = " \t\r\n";

/// "kt/year: mass / time"; empty where only the script knows the unit, or nobody.
std::string hint_of_unit(const std::string& text) {
  Units units;
  Units::Unknown unknown;
  const std::optional<Unit> unit = units.resolve(text, unknown);
  return unit ? fmt::format("{}: {}", text, units.bases().name(unit->dimension)) : "";
}

bool is_whole_value(std::string_view text) {
  Sources sources;
  Diagnostics diagnostics;
  syntax::Ast ast;
  parse_value(sources.add("", std::string(text)), sources, diagnostics, ast);
  return !diagnostics.has_errors();
}

/// `EXPR in `: the scenario that it is asked of, which only a conversation knows.
bool asks_for_scenario(std::string_view text) {
  constexpr std::string_view between = " in ";
  text = text.substr(0, text.find_last_not_of(' ') + 2);
  if (!text.ends_with(between)) return false;
  text.remove_suffix(between.size());
  return is_whole_value(text);
}

/// Completes a statement or an expression.
class Completion {
 public:
  Completion(std::string_view text, const KnownNames& known, syntax::Input input)
      : known_(known),
        next_(syntax::next_after(text, input)),
        before_(text.substr(0, next_.begin)),
        typed_(text.substr(next_.begin)),
        list_(typed_) {
    if (next_.call) signature_ = Signature::find(next_.call->function, known);
  }

  Candidates take() {
    if (asks_for_scenario(before_)) {
      add_kind(NameKind::scenario);
    } else if (next_.understood) {
      add_expected();
    } else if (!typed_.empty() && !std::isdigit(static_cast<unsigned char>(typed_.front()))) {
      add_values(known_, typed_, list_);  // a mistake before it hides what would fit
    }
    return {next_.begin, list_.take(), hint()};
  }

 private:
  void add_expected() {
    const bool value = next_.has(NameKind::value);
    const bool begins =
        std::find(next_.words.begin(), next_.words.end(), "let") != next_.words.end();
    if (begins) add_words();  // what kind of statement it is, comes before what it is about
    for (const NameKind kind : next_.names) add_kind(kind);
    if (value) add_arguments();
    add_words();
    if (!value) return;
    for (const std::string& name : next_.bound) list_.add(name, "bound here");
    list_.end_group();
    add_values(known_, typed_, list_);
    list_.end_group();
    for (const std::string& word : next_.words) list_.add(word, "keyword");
  }

  void add_words() {
    for (const std::string& word : next_.words) {
      if (!next_.has(NameKind::value) || !begins_expressions(word)) list_.add(word, "keyword");
    }
    list_.end_group();
  }

  /// Words that may begin any expression, and say nothing about this one.
  static bool begins_expressions(std::string_view word) {
    return word == "not" || word == "if" || word == "true" || word == "false";
  }

  void add_arguments() {
    if (!signature_) return;
    if (const SignaturePart* part = signature_->part(*next_.call)) {
      for (const NameKind kind : kinds_of_argument(*part)) add_kind(kind);
    }
    if (!next_.call->label.empty()) return;
    for (const std::string& label : signature_->labels())
      list_.add(label, fmt::format("argument of {}", next_.call->function));
    list_.end_group();
  }

  void add_kind(NameKind kind) {
    switch (kind) {
      case NameKind::country:
        list_.add(known_.countries, "country");
        list_.add(known_.groups, "group");
        break;
      case NameKind::group:
        list_.add(known_.groups, "group");
        break;
      case NameKind::resource:
        list_.add(known_.resources, "resource");
        break;
      case NameKind::scenario:
        list_.add(known_.scenarios, "scenario");
        break;
      case NameKind::shock:
        list_.add(known_.shocks, "shock");
        break;
      case NameKind::agreement:
        list_.add(known_.agreements, "agreement");
        break;
      case NameKind::path:
        list_.add(known_.paths, "figure");
        break;
      case NameKind::function:
        add_functions(known_, list_);
        break;
      case NameKind::plain_value:
        list_.add(known_.values, "value");
        break;
      case NameKind::value:
        return;  // behind the keywords
      case NameKind::unit:
        add_units(known_, list_);
        break;
      case NameKind::source:
        list_.add(known_.sources, "source");
        break;
      case NameKind::chokepoint:
        list_.add(known_.chokepoints, "chokepoint");
        break;
      case NameKind::world:
        list_.add("world", "all countries together");
        break;
      case NameKind::engine:
        list_.add("ario", "engine");
        break;
      case NameKind::setting:
        for (const std::string& name : check::engine_setting_names()) list_.add(name, "setting");
        break;
      case NameKind::language:
        list_.add("ar", "Arabic");
        break;
      case NameKind::module:
        add_modules(list_);
        break;
      case NameKind::module_declaration:
        add_declarations_of(next_.module, list_);
        break;
      case NameKind::file:
        add_files(known_, typed_, list_);
        break;
    }
    list_.end_group();
  }

  std::string hint() const {
    if (!next_.unit.empty()) {
      std::string unit = hint_of_unit(next_.unit);
      if (!unit.empty()) return unit;
    }
    return signature_ ? signature_->hint(*next_.call) : "";
  }

  const KnownNames& known_;
  Next next_;
  std::string_view before_;
  std::string_view typed_;
  CandidateList list_;
  std::optional<Signature> signature_;
};

// ---- commands

/// `before`: the arguments that stand already.
void add_arguments(const Command& command, const KnownNames& known, std::string_view before,
                   std::string_view typed, CandidateList& list) {
  switch (command.takes) {
    case Command::Takes::nothing:
    case Command::Takes::new_name:
    case Command::Takes::expression:
      return;
    case Command::Takes::command:
      for (const Command& each : all_commands()) list.add(each.name, each.help);
      return;
    case Command::Takes::topic:
      return add_topics(list);
    case Command::Takes::word:
      return add_words(command.words, " ", "", list);
    case Command::Takes::name:
      return add_declared(known, list);
    case Command::Takes::scenario:
      return list.add(known.scenarios, "scenario");
    case Command::Takes::file:
      return add_files(known, typed, list);
    case Command::Takes::option:
      if (before.find_first_not_of(blanks) == before.npos) return list.add(known.options, "option");
      if (before.find("--color") != before.npos) add_words("always never", " ", "", list);
      return;
  }
}

std::string hint_of(const Command& command) {
  const std::string_view gap = command.arguments.empty() ? "" : " ";
  return fmt::format(":{}{}{}: {}", command.name, gap, command.arguments, command.help);
}

Candidates complete_name(const std::string& text, std::size_t colon) {
  CandidateList list(std::string_view(text).substr(colon));
  for (const Command& command : all_commands())
    list.add(fmt::format(":{}", command.name), command.help);
  const Command* command = find_command(std::string_view(text).substr(colon + 1));
  return {colon, list.take(), command ? hint_of(*command) : ""};
}

Candidates complete_command(const std::string& text, const KnownNames& known) {
  const std::size_t colon = text.find(':');
  const std::size_t end = text.find_first_of(blanks, colon);
  if (end == text.npos) return complete_name(text, colon);
  Candidates result;
  result.begin = text.size();
  const std::string_view name = std::string_view(text).substr(colon + 1, end - colon - 1);
  const Command* command = find_command(name);
  if (!command) return result;
  if (command->takes == Command::Takes::expression) {
    result = Completion(std::string_view(text).substr(end), known, syntax::Input::value).take();
    result.begin += end;
    return result;
  }
  const bool file = command->takes == Command::Takes::file;  // whose name may have blanks
  result.begin = file ? std::min(text.find_first_not_of(blanks, end), text.size())
                      : text.find_last_of(" \t\r\n,") + 1;
  if (file && text[result.begin] == '"') ++result.begin;
  const std::string_view typed = std::string_view(text).substr(result.begin);
  CandidateList list(typed);
  const std::string_view before =
      std::string_view(text).substr(end, std::max(result.begin, end) - end);
  add_arguments(*command, known, before, typed, list);
  result.all = list.take();
  result.hint = hint_of(*command);
  return result;
}

}  // namespace

Candidates complete(const std::string& text, const KnownNames& known) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first != text.npos && text[first] == ':') return complete_command(text, known);
  return Completion(text, known, syntax::Input::statement_or_value).take();
}

}  // namespace entente
