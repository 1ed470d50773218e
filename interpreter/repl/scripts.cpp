#include "repl/scripts.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "format/format.h"
#include "report/layout.h"
#include "session/files.h"
#include "syntax/parser.h"

namespace entente {

namespace {

std::string folder_of(const std::string& file) {
  return std::filesystem::path(file).parent_path().string();
}

bool same_folder(const std::string& a, const std::string& b) {
  std::error_code error;
  const auto real = [&](const std::string& folder) {
    return std::filesystem::weakly_canonical(folder.empty() ? "." : folder, error);
  };
  return real(a) == real(b);
}

/// A script as a version; or what is to be said instead.
struct ReadScript {
  Version version;
  SourceId source;
  std::optional<Reply> instead;
};

bool says_time(const Version& version) {
  return std::any_of(version.entries.begin(), version.entries.end(), [](const auto& entry) {
    return std::holds_alternative<syntax::TimeStatement>(entry->statement.node);
  });
}

ReadScript read_script(Desk& desk, const std::string& path) {
  ReadScript result;
  if (path == "-") {
    result.instead =
        problem("a conversation reads its own input; `:load` takes the name of a file");
    return result;
  }
  const check::FileText file = read_file(path);
  if (!file.text) {
    result.instead = problem(fmt::format("cannot read `{}`: {}", file.name, file.problem));
    return result;
  }
  // Read by itself first: nothing of a text with mistakes is to stay.
  Draft alone;
  alone.input = alone.sources.add(file.name, *file.text);
  parse_into(alone.input, alone.sources, alone.diagnostics, alone.ast);
  alone.diagnostics.sort();
  if (alone.diagnostics.has_errors()) {
    result.instead = refusal(told(desk, alone));
    return result;
  }
  Version& version = result.version;
  version.entries = desk.book.read(file.name, *file.text, version.ending);
  result.source = version.entries.front()->statement.span.source;
  version.name = file.name;
  version.folder = folder_of(path);
  version.is_file = true;
  version.read = std::make_shared<const std::string>(*file.text);
  return result;
}

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

std::string contents(Desk& desk) {
  const World& world = known(desk).world;
  const std::vector<ScenarioId> focus = scenarios_of(desk, world);
  return paragraph(
      fmt::format("{}: {}, {}, {}, {}, {}; answers are for `{}`", desk.book.version().name,
                  counted(world.countries.size(), "country", "countries"),
                  counted(world.resources.size(), "resource", "resources"),
                  counted(world.shocks.size(), "shock", "shocks"),
                  counted(world.agreements.size(), "agreement", "agreements"),
                  counted(world.scenarios.size() - 1, "scenario", "scenarios"),
                  world.scenarios[focus.front()].name),
      0, 2);
}

/// Makes it the current version, unless it has errors.
Reply take(Desk& desk, Version next, SourceId source) {
  std::string note;
  if (!says_time(next)) {
    std::string ending;
    Taken taken;
    const auto time = desk.book.read("session", std::string(usual_time), ending);
    next.entries.insert(next.entries.end(), time.begin(), time.end());
    note = fmt::format("it says no time: a run covers {}, until another `time` is given\n",
                       usual_time.substr(usual_time.find(' ') + 1));
  }
  const std::string before = desk.folder;
  read_below(desk, next.folder);
  Draft draft = draft_of(desk, next);
  draft.input = source;
  if (!check_draft(desk, draft)) {
    read_below(desk, before);
    return refusal(told(desk, draft));
  }
  turn_to(desk, std::move(next));
  return {told(desk, draft) + contents(desk) + note};
}

bool reads_files(const Version& version) {
  return std::any_of(version.entries.begin(), version.entries.end(), [](const auto& entry) {
    const auto& node = entry->statement.node;
    const auto* table = std::get_if<syntax::TableStatement>(&node);
    return std::holds_alternative<syntax::ImportStatement>(node) ||
           std::holds_alternative<syntax::EconomyStatement>(node) ||
           (table != nullptr && table->file);
  });
}

/// Somebody else wrote it since it was read.
bool was_changed(const Version& version) {
  const check::FileText file = read_file(version.name);
  return file.text && version.read && *file.text != *version.read;
}

/// Permissions of a file that is there stay, and links to it.
std::optional<std::string> write_script(const std::string& file, const std::string& text) {
  std::error_code error;
  return std::filesystem::exists(file, error) ? rewrite_whole(file, text) : write_whole(file, text);
}

}  // namespace

Reply load_script(Desk& desk, const std::string& file) {
  ReadScript script = read_script(desk, file);
  if (script.instead) return *script.instead;
  return take(desk, std::move(script.version), script.source);
}

Reply add_script(Desk& desk, const std::string& file) {
  if (!same_folder(folder_of(file), desk.book.version().folder))
    return problem(fmt::format(
        "`{}` lies in another folder than what was loaded; `import` it, or load it by itself",
        file));
  ReadScript script = read_script(desk, file);
  if (script.instead) return *script.instead;
  Taken taken;
  Version next = desk.book.with(script.version.entries, taken);
  next.beside.push_back(file);
  return take(desk, std::move(next), script.source);
}

Reply reload_script(Desk& desk) {
  const Version& now = desk.book.version();
  if (!now.is_file) {
    read_below(desk, desk.folder);
    return {"files are read again\n"};
  }
  ReadScript script = read_script(desk, now.name);
  if (script.instead) return *script.instead;
  Taken taken;
  for (const std::string& file : now.beside) {
    const ReadScript other = read_script(desk, file);
    if (other.instead) return *other.instead;
    script.version = Book::with(std::move(script.version), other.version.entries, taken);
    script.version.beside.push_back(file);
  }
  std::vector<std::shared_ptr<const Entry>> typed;
  std::copy_if(now.entries.begin(), now.entries.end(), std::back_inserter(typed),
               [&](const auto& entry) { return entry->typed; });
  return take(desk, Book::with(std::move(script.version), typed, taken), script.source);
}

Reply save_script(Desk& desk, const std::string& file) {
  const Version& now = desk.book.version();
  if (reads_files(now) && !same_folder(folder_of(file), now.folder))
    return problem(fmt::format(
        "what was said reads files below `{}`, and would not find them from another folder; save "
        "it there",
        now.folder.empty() ? "." : now.folder));
  std::error_code error;
  const bool own = (now.is_file && now.name == file) || desk.repeating;
  if (std::filesystem::exists(file, error) && !own)
    return problem(
        fmt::format("`{}` is there already, and was not loaded; choose another name", file));
  if (now.is_file && now.name == file && !desk.repeating && was_changed(now))
    return problem(fmt::format(
        "`{}` was changed since it was read; `:reload` takes that in, or choose another name",
        file));
  Sources sources;
  const SourceId plain = sources.add(file, now.text());
  const std::string text = format::format_script(plain, sources);
  if (!format::same_words(plain, sources.add(file, text), sources))
    return problem("internal error: a word would be lost; nothing was written; please report it");
  // What was written once is not written again: it may have been changed since.
  const auto failure = desk.repeating ? std::nullopt : write_script(file, text);
  if (failure) return problem(fmt::format("cannot write `{}`: {}", file, *failure));
  Version saved;
  saved.entries = desk.book.read(file, text, saved.ending);
  saved.name = file;
  saved.folder = folder_of(file);
  saved.is_file = true;
  saved.read = std::make_shared<const std::string>(text);
  desk.book.become(saved);
  follow_version(desk);
  return {fmt::format("written: {}\n", file)};
}

}  // namespace entente
