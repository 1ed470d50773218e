#include "repl/commands.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

#include "model/language.h"
#include "reference/reference.h"
#include "repl/command_table.h"
#include "repl/input_parts.h"
#include "repl/listing.h"
#include "repl/questions.h"
#include "repl/scripts.h"
#include "report/layout.h"
#include "session/session.h"

namespace entente {

namespace {

using Arguments = std::string;

/// The parts of an argument, with blanks or commas between; names may stand in back-quotes.
std::vector<std::string> words_of(const Arguments& arguments) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : arguments + " ") {
    const bool between = c == ' ' || c == '\t' || c == ',';
    if (!between) word += c;
    if (between && !word.empty()) words.push_back(without_quotes(std::exchange(word, "")));
  }
  return words;
}

/// A file as people type it: perhaps in quotes.
std::string file_of(const Arguments& arguments) {
  if (arguments.size() > 1 && arguments.front() == '"' && arguments.back() == '"')
    return arguments.substr(1, arguments.size() - 2);
  return arguments;
}

std::string usage(const Command& command) {
  return fmt::format(":{}{}{}", command.name, command.arguments.empty() ? "" : " ",
                     command.arguments);
}

Reply wrong_usage(std::string_view name) {
  return problem(fmt::format("write `{}`", usage(*find_command(name))));
}

Reply no_such_command(std::string_view name) {
  const auto suggestion = near_command(name);
  return problem(fmt::format(
      "there is no command `:{}`; {}", name,
      suggestion ? fmt::format("did you mean `:{}`?", *suggestion) : "`:help` lists them"));
}

// ---- what is said of the conversation itself
Reply help(Desk& desk, const Arguments& arguments) {
  const TextStyle& style = desk.options.style;
  if (!arguments.empty()) {
    const std::string name = arguments.starts_with(':') ? arguments.substr(1) : arguments;
    const Command* command = find_command(name);
    if (command == nullptr) return no_such_command(name);
    return {
        fmt::format("{}\n", style.paint(Paint::strong, usage(*command))) +
        paragraph(command->help, 2) +
        (command->words.empty() ? "" : paragraph(fmt::format("one of: {}", command->words), 2))};
  }
  std::string result = paragraph(
      "Type a statement to change the script, an expression to ask it, or `what if PATH = VALUE` "
      "to see what that would move. `ans` is the last value that was asked for.");
  TextTable table({{""}, {"", TextTable::Align::left, true}});
  for (const Command& command : all_commands())
    table.row({{usage(command), Paint::strong}, {std::string(command.help)}});
  return {result + "\n" + table.render(style)};
}

Reply doc(Desk& desk, const Arguments& name) {
  if (name.empty()) return {reference::render_overview(reference::entries(), desk.options.style)};
  const std::vector<reference::Entry> found = reference::find(name);
  if (!found.empty()) return {reference::render_text(found, desk.options.style)};
  if (is_declared(desk, name)) return show_name(desk, name);
  const auto suggestion = reference::near_name(name);
  return problem(fmt::format("nothing is called `{}`{}", name,
                             suggestion ? fmt::format("; did you mean `{}`?", *suggestion) : ""));
}

Reply list(Desk& desk, const Arguments& what) { return list_names(desk, what); }
Reply show(Desk& desk, const Arguments& name) {
  return name.empty() ? wrong_usage("show") : show_name(desk, without_quotes(name));
}

/// Without a name, which scenarios answers are for; `all` are those that run.
Reply in(Desk& desk, const Arguments& arguments) {
  const World& world = known(desk).world;
  std::vector<std::string> names = words_of(arguments);
  const bool chosen = !names.empty();
  if (names == std::vector<std::string>{"all"}) {
    names.clear();
    for (const ScenarioId id : world.run) names.push_back(world.scenarios[id].name);
  }
  for (const std::string& name : names) {
    if (!scenario_named(world, name)) return no_such_scenario(world, name);
  }
  if (chosen) desk.focus = names;
  std::vector<std::string> now;
  for (const ScenarioId id : scenarios_of(desk, world)) now.push_back(world.scenarios[id].name);
  return {fmt::format("answers are for {}\n", fmt::join(now, ", "))};
}

Reply sources(Desk& desk, const Arguments&) { return list_sources(desk); }
Reply run(Desk& desk, const Arguments&) { return run_script(desk); }
Reply report(Desk& desk, const Arguments&) { return write_report(desk); }
Reply chart(Desk& desk, const Arguments& value) {
  return value.empty() ? wrong_usage("chart") : draw_value(desk, value);
}
Reply why(Desk& desk, const Arguments& value) {
  return value.empty() ? wrong_usage("why") : explain_value(desk, value);
}
Reply diff(Desk& desk, const Arguments& arguments) {
  const std::vector<std::string> names = words_of(arguments);
  return names.size() == 2 ? tell_difference(desk, names[0], names[1]) : wrong_usage("diff");
}

// ---- what changes it
Reply keep(Desk& desk, const Arguments& name) {
  const std::vector<std::string> words = words_of(name);
  return words.size() == 1 ? keep_supposed(desk, words.front()) : wrong_usage("keep");
}

Reply drop(Desk& desk, const Arguments& argument) {
  const std::string name = without_quotes(argument);
  if (name.empty()) return wrong_usage("drop");
  const Entry* entry = desk.book.version().find(name);
  if (entry == nullptr)
    return problem(fmt::format("no statement of this conversation declares `{}`", name));
  const std::string called = entry->subject.called;
  turn_to(desk, desk.book.without(*entry));
  const Draft& draft = known(desk);
  Reply reply{fmt::format("forgotten: {}\n", called) + told(desk, draft)};
  if (draft.diagnostics.has_errors()) reply.text += std::string(unfit);
  return reply;
}

Reply undo(Desk& desk, const Arguments&) {
  const Version before = desk.book.version();
  if (!desk.book.undo()) return problem("there is nothing to take back");
  follow_version(desk);
  return {fmt::format("taken back: {}\n", step_between(desk.book.version(), before))};
}

Reply redo(Desk& desk, const Arguments&) {
  const Version before = desk.book.version();
  if (!desk.book.redo()) return problem("nothing was taken back");
  follow_version(desk);
  return {fmt::format("again: {}\n", step_between(before, desk.book.version()))};
}

Reply save(Desk& desk, const Arguments& file) {
  if (file.empty() && desk.book.version().is_file)
    return save_script(desk, desk.book.version().name);
  return file.empty() ? wrong_usage("save") : save_script(desk, file_of(file));
}
Reply load(Desk& desk, const Arguments& file) {
  return file.empty() ? wrong_usage("load") : load_script(desk, file_of(file));
}
Reply reload(Desk& desk, const Arguments&) { return reload_script(desk); }

// ---- how answers are given
Reply time(Desk& desk, const Arguments& arguments) {
  if (arguments != "on" && arguments != "off") return wrong_usage("time");
  desk.timing = arguments == "on";
  return {desk.timing ? "answers say how long they took\n"
                      : "answers do not say how long they took\n"};
}

Reply lang(Desk& desk, const Arguments& language) {
  const World& world = known(desk).world;
  if (language.empty())
    return {fmt::format("labels are in {}; there are: {}\n",
                        desk.language.empty() ? std::string(own_language) : desk.language,
                        fmt::join(languages_of(world), ", "))};
  if (const auto why_not = not_spoken(world, language)) return problem(*why_not);
  desk.language = language;
  desk.checked.reset();
  return {fmt::format("labels are in {}\n", language)};
}

Reply set(Desk& desk, const Arguments& arguments) {
  const std::vector<std::string> words = words_of(arguments);
  const std::string option = words.empty() ? "" : words.front();
  const std::string value = words.size() == 2 ? words.back() : "";
  if ((option == "--strict" || option == "--no-strict") && words.size() == 1) {
    desk.options.strict = option == "--strict";
  } else if (option == "--threads" && !value.empty()) {
    std::size_t threads = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), threads);
    if (error != std::errc() || end != value.data() + value.size() || threads == 0 ||
        threads > max_threads)
      return problem(fmt::format("`--threads` takes a number from 1 to {}", max_threads));
    desk.options.threads = threads;
  } else if (option == "--color" && (value == "always" || value == "never")) {
    desk.options.style.colour = value == "always";
  } else {
    return problem("`:set` takes --strict, --no-strict, --threads N, --color always|never");
  }
  desk.workbench.set({desk.options.threads, desk.options.strict, desk.options.stop});
  desk.checked.reset();
  return {fmt::format("{} from now on\n", fmt::join(words, " "))};
}

Reply quit(Desk& desk, const Arguments&) {
  desk.ended = true;
  return {};
}

struct Action {
  std::string_view name;
  Reply (*execute)(Desk&, const Arguments&);
  /// It only asks: there is nothing of it to take in again.
  bool asks = false;
};
/// Of all_commands().
constexpr Action actions[] = {
    {"help", help, true},
    {"doc", doc, true},
    {"list", list, true},
    {"show", show, true},
    {"diff", diff, true},
    {"sources", sources, true},
    {"run", run, true},
    {"report", report, true},
    {"chart", chart, true},
    {"why", why, true},
    {"in", in},
    {"keep", keep},
    {"drop", drop},
    {"undo", undo},
    {"redo", redo},
    {"save", save},
    {"load", load},
    {"reload", reload},
    {"time", time},
    {"lang", lang},
    {"set", set},
    {"quit", quit},
};

}  // namespace

Reply execute_command(Desk& desk, const std::string& line) {
  const CommandLine parts = *command_line(line);
  const Command* command = find_command(parts.name);
  if (command == nullptr) return no_such_command(parts.name);
  if (command->takes == Command::Takes::nothing && !parts.arguments.empty())
    return wrong_usage(command->name);
  const auto* action = std::find_if(std::begin(actions), std::end(actions),
                                    [&](const Action& one) { return one.name == command->name; });
  if (desk.repeating && action->asks) return {};
  return action->execute(desk, std::string(parts.arguments));
}

}  // namespace entente
