#include "repl/book.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <set>

#include "diagnostics/diagnostics.h"
#include "syntax/parser.h"

namespace entente {

namespace {

bool says(const std::string& text) {
  return text.find_first_not_of(" \t\r\n") != std::string::npos;
}

/// True where the next statement stands on the same line.
bool goes_on(const std::string& after) {
  const std::size_t last = after.find_last_not_of(" \t");
  return last != std::string::npos && after[last] == ';';
}

/// The end of the line that a statement ends on, if nothing but a comment follows there.
std::size_t end_of_line(std::string_view text, std::size_t end, std::size_t next) {
  const std::size_t line = std::min(text.find('\n', end), text.size());
  return std::min(line, next);
}

/// Documentation of what was replaced is not that of what replaces it.
std::string without_documentation(const std::string& before) {
  std::string result;
  for (std::size_t at = 0; at < before.size();) {
    const std::size_t end = std::min(before.find('\n', at), before.size() - 1) + 1;
    const std::string line = before.substr(at, end - at);
    if (!line.starts_with("##") || line.starts_with("###")) result += line;
    at = end;
  }
  return result;
}

/// The words of a statement: it is laid out anew where it is saved.
std::string words(const std::string& text) {
  std::string result;
  std::copy_if(text.begin(), text.end(), std::back_inserter(result),
               [](char c) { return c != ' ' && c != '\t' && c != '\r' && c != '\n' && c != ';'; });
  return result;
}

/// What is in one version and not in the other, by its words.
void add_missing(const Version& other, const Version& version, std::vector<std::string>& called) {
  std::set<const Entry*> same;
  std::set<std::string> same_words;
  for (const auto& entry : other.entries) same.insert(entry.get());
  for (const auto& entry : other.entries) same_words.insert(words(entry->text));
  for (const auto& entry : version.entries) {
    if (same.contains(entry.get()) || same_words.contains(words(entry->text))) continue;
    if (std::find(called.begin(), called.end(), entry->subject.called) == called.end())
      called.push_back(entry->subject.called);
  }
}

}  // namespace

std::string Version::text() const {
  std::string result;
  for (const auto& entry : entries) {
    result += entry->before + entry->text + entry->after;
    if (!goes_on(entry->after)) result += '\n';
  }
  return result + ending;
}

const Entry* Version::find(const std::string& wanted) const {
  for (const auto& entry : entries) {
    if (entry->subject.name == wanted) return entry.get();
  }
  return nullptr;
}

std::string some_of(const std::vector<std::string>& called) {
  constexpr std::size_t most = 6;
  const std::size_t shown = std::min(most, called.size());
  const std::string some = fmt::format(
      "{}", fmt::join(called.begin(), called.begin() + static_cast<std::ptrdiff_t>(shown), ", "));
  return shown == called.size() ? some : fmt::format("{} and {} more", some, called.size() - shown);
}

std::string step_between(const Version& before, const Version& after) {
  if (before.name != after.name) return fmt::format("script `{}`", after.name);
  std::vector<std::string> called;
  add_missing(before, after, called);
  add_missing(after, before, called);
  return called.empty() ? "nothing but layout" : some_of(called);
}

syntax::Ast Book::tree(const Version& version) const {
  syntax::Ast result = arena_;
  for (const auto& entry : version.entries) result.statements.push_back(entry->statement);
  return result;
}

std::vector<std::shared_ptr<const Entry>> Book::read(const std::string& name,
                                                     const std::string& text, std::string& ending,
                                                     bool typed) {
  const SourceId source = sources_.add(name, text);
  Diagnostics none;
  std::vector<syntax::Statement> statements = parse_into(source, sources_, none, arena_);
  const std::string_view whole = sources_.text(source);
  std::vector<std::shared_ptr<const Entry>> result;
  std::size_t at = 0;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const Span span = statements[i].span;
    const std::size_t next =
        i + 1 < statements.size() ? statements[i + 1].span.begin : whole.size();
    const std::size_t end = end_of_line(whole, span.end, next);
    result.push_back(std::make_shared<const Entry>(Entry{
        subject_of(statements[i], arena_, sources_), std::string(whole.substr(at, span.begin - at)),
        std::string(sources_.text(span)), std::string(whole.substr(span.end, end - span.end)),
        std::move(statements[i]), typed}));
    at = std::min(end + 1, whole.size());
    if (end == next) at = end;
  }
  ending = std::string(whole.substr(at));
  return result;
}

Version Book::with(Version result, const std::vector<std::shared_ptr<const Entry>>& statements,
                   Taken& taken) {
  for (const auto& statement : statements) {
    const auto is_same = [&](const auto& entry) {
      return entry->subject.key == statement->subject.key;
    };
    const auto place = std::find_if(result.entries.begin(), result.entries.end(), is_same);
    if (place == result.entries.end()) {
      taken.added.push_back(statement->subject.called);
      result.entries.push_back(statement);
      continue;
    }
    taken.replaced.push_back(statement->subject.called);
    Entry moved = *statement;
    const bool documented = says(statement->before);
    moved.before =
        documented ? without_documentation((*place)->before) + statement->before : (*place)->before;
    *place = std::make_shared<const Entry>(std::move(moved));
    result.entries.erase(std::remove_if(place + 1, result.entries.end(), is_same),
                         result.entries.end());
  }
  return result;
}

Version Book::without(const Entry& dropped) const {
  Version result = version_;
  std::erase_if(result.entries,
                [&](const auto& entry) { return entry->subject.key == dropped.subject.key; });
  return result;
}

void Book::become(const Version& saved) {
  const std::string before = version_.name;
  const auto move = [&](Version& version) {
    if (version.name != before) return;
    version.name = saved.name;
    version.folder = saved.folder;
    version.is_file = true;
    version.read = saved.read;
    version.beside.clear();
  };
  std::for_each(past_.begin(), past_.end(), move);
  std::for_each(undone_.begin(), undone_.end(), move);
  version_ = saved;
}

void Book::turn_to(Version next) {
  past_.push_back(std::move(version_));
  version_ = std::move(next);
  undone_.clear();
}

bool Book::undo() {
  if (past_.empty()) return false;
  undone_.push_back(std::move(version_));
  version_ = std::move(past_.back());
  past_.pop_back();
  return true;
}

bool Book::redo() {
  if (undone_.empty()) return false;
  past_.push_back(std::move(version_));
  version_ = std::move(undone_.back());
  undone_.pop_back();
  return true;
}

}  // namespace entente
