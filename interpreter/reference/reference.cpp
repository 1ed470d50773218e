#include "reference/reference.h"

#include <algorithm>
#include <map>

#include "check/builtin_table.h"
#include "model/units.h"
#include "reference/language.h"
#include "reference/modules.h"
#include "stdlib/stdlib.h"
#include "support/suggest.h"

namespace entente::reference {

namespace {

std::vector<std::string> split_names(std::string_view names) {
  std::vector<std::string> result;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(", "), names.size());
    result.emplace_back(names.substr(0, end));
    names.remove_prefix(std::min(end + 2, names.size()));
  }
  return result;
}

/// As a decimal where there is an exact one that anybody would write.
std::string exact_text(const Rational& value) {
  constexpr int longest = 17;
  std::string decimal = to_text(value, longest);
  const auto read = parse_rational(decimal);
  return read && *read == value ? decimal : value.str();
}

Entry entry_of(const Piece& piece) {
  return {std::string(name_of(piece.kind)),
          split_names(piece.names),
          std::string(piece.syntax),
          std::string(piece.meaning),
          "",
          "",
          "",
          std::string(piece.example)};
}

Entry entry_of(const check::Builtin& builtin) {
  return {"builtin function",
          {std::string(builtin.name)},
          std::string(builtin.signature),
          std::string(builtin.meaning),
          std::string(builtin.unit),
          "",
          "",
          std::string(builtin.example)};
}

Entry entry_of(const Unit& unit, const BaseDimensions& bases) {
  Entry entry{"unit", {unit.name}, "", "", "", bases.name(unit.dimension), "", ""};
  const std::string kept = unit.dimension.is_number() ? "" : " " + bases.unit(unit.dimension);
  entry.factor = "1 " + unit.name + " = " + exact_text(unit.factor) + kept;
  return entry;
}

/// Smallest first, as one counts, and by dimension.
std::vector<Entry> unit_entries() {
  Units units;
  std::vector<Unit> all;
  for (const std::string& name : units.names()) {
    Units::Unknown unknown;
    if (const auto unit = units.resolve(name, unknown)) all.push_back(*unit);
  }
  std::stable_sort(all.begin(), all.end(), [&](const Unit& a, const Unit& b) {
    if (a.dimension != b.dimension)
      return units.bases().name(a.dimension) < units.bases().name(b.dimension);
    return a.factor < b.factor;
  });
  std::vector<Entry> result;
  for (const Unit& unit : all) result.push_back(entry_of(unit, units.bases()));
  return result;
}

/// What the modules declare.
void add_library(std::vector<Entry>& entries) {
  for (const stdlib::Module& module : stdlib::modules()) {
    for (Entry& entry : declaration_entries(module.name, module.text))
      entries.push_back(std::move(entry));
  }
}

}  // namespace

std::vector<Entry> entries() {
  std::vector<Entry> result;
  for (const Piece& piece : pieces()) result.push_back(entry_of(piece));
  for (const check::Builtin& builtin : check::all_builtins()) result.push_back(entry_of(builtin));
  std::vector<Entry> units = unit_entries();
  std::move(units.begin(), units.end(), std::back_inserter(result));
  for (const stdlib::Module& module : stdlib::modules())
    result.push_back(module_entry(module.name, module.text));
  return result;
}

std::vector<Entry> find(const std::string& name) {
  std::vector<Entry> result = entries();
  add_library(result);
  std::erase_if(result, [&](const Entry& entry) {
    return std::find(entry.names.begin(), entry.names.end(), name) == entry.names.end();
  });
  if (!result.empty()) return result;
  Units units;
  Units::Unknown unknown;
  if (const auto unit = units.resolve(name, unknown))
    result.push_back(entry_of(*unit, units.bases()));
  return result;
}

std::optional<std::string> near_name(const std::string& name) {
  std::vector<std::string> names;
  std::vector<Entry> all = entries();
  add_library(all);
  for (const Entry& entry : all) names.insert(names.end(), entry.names.begin(), entry.names.end());
  return nearest(name, names);
}

}  // namespace entente::reference
