#include "repl/known_candidates.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "check/builtin_table.h"
#include "reference/language.h"
#include "reference/modules.h"
#include "repl/signature.h"
#include "stdlib/stdlib.h"

namespace entente {
namespace {

/// The units that every script knows, each with its dimension.
const std::vector<KnownName>& units_of_the_language() {
  static const std::vector<KnownName> all = [] {
    Units units;
    std::vector<KnownName> result;
    for (const std::string& name : units.names()) {
      Units::Unknown unknown;
      const std::optional<Unit> unit = units.resolve(name, unknown);
      result.push_back({name, unit ? units.bases().name(unit->dimension) : ""});
    }
    return result;
  }();
  return all;
}

/// Each module is read once.
const std::vector<KnownName>& declarations_of(const stdlib::Module& module) {
  static std::map<std::string_view, std::vector<KnownName>> read;
  const auto [found, fresh] = read.try_emplace(module.name);
  if (!fresh) return found->second;
  for (const reference::Declared& each :
       reference::module_entry(module.name, module.text).declarations)
    found->second.push_back({each.name, ""});
  return found->second;
}

}  // namespace

void add_functions(const KnownNames& known, CandidateList& list) {
  for (const KnownFunction& function : known.functions)
    list.add(function.name, function.signature());
}

void add_builtins(CandidateList& list) {
  for (const check::Builtin& builtin : check::all_builtins())
    list.add(builtin.name, fmt::format("{}, {}", one_line(builtin.signature), builtin.unit));
}

void add_files(const KnownNames& known, std::string_view typed, CandidateList& list) {
  if (!known.files) return;
  const std::string folder(typed.substr(0, typed.rfind('/') + 1));  // npos + 1 is 0
  for (const std::string& name : known.files(folder))
    list.add(folder + name, name.ends_with('/') ? "folder" : "file");
}

void add_values(const KnownNames& known, std::string_view typed, CandidateList& list) {
  list.add(known.values, "value");
  add_functions(known, list);
  list.end_group();
  add_builtins(list);
  list.end_group();
  list.add(known.resources, "resource");
  list.add(known.countries, "country");
  list.add(known.groups, "group");
  list.end_group();
  list.add(known.scenarios, "scenario");
  list.add(known.shocks, "shock");
  list.add(known.agreements, "agreement");
  list.end_group();
  if (typed.find('.') != typed.npos) list.add(known.paths, "figure");
}

void add_units(const KnownNames& known, CandidateList& list) {
  list.add(known.units, "unit");
  list.add(units_of_the_language(), "unit");
}

void add_modules(CandidateList& list) {
  for (const stdlib::Module& module : stdlib::modules()) list.add(module.name, "module");
}

void add_declarations_of(const std::string& module, CandidateList& list) {
  const stdlib::Module* found = stdlib::find_module(module);
  if (found) list.add(declarations_of(*found), module);
}

void add_words(std::string_view words, std::string_view separator, std::string_view note,
               CandidateList& list) {
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(separator), words.size());
    list.add(words.substr(0, end), note);
    words.remove_prefix(std::min(end + separator.size(), words.size()));
  }
}

void add_topics(CandidateList& list) {
  for (const reference::Piece& piece : reference::pieces())
    add_words(piece.names, ", ", reference::name_of(piece.kind), list);
  add_builtins(list);
  list.add(units_of_the_language(), "unit");
  add_modules(list);
}

void add_declared(const KnownNames& known, CandidateList& list) {
  list.add(known.countries, "country");
  list.add(known.groups, "group");
  list.add(known.resources, "resource");
  list.add(known.shocks, "shock");
  list.add(known.agreements, "agreement");
  list.add(known.scenarios, "scenario");
  list.add(known.values, "value");
  add_functions(known, list);
  list.add(known.sources, "source");
  list.add(known.chokepoints, "chokepoint");
  list.add(known.units, "unit");
}

}  // namespace entente
