// `entente doc`: the pieces of the language, the builtin functions and the units, each with what
// there is to say of it, as data and written down in three ways.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnostics/text_style.h"

namespace entente::reference {

/// A name that a module declares, and what there is to say of it in short.
struct Declared {
  std::string name;
  std::string meaning;
};
struct Entry {
  std::string kind;                ///< "fact", "clause of a shock", "builtin function", "unit"
  std::vector<std::string> names;  ///< by which it is found; the first is its own
  std::string syntax;              ///< lines
  std::string meaning;
  std::string unit;                         ///< of the value of a function
  std::string dimension;                    ///< of a unit
  std::string factor;                       ///< of a unit: "1 kt = 1000 t", exact
  std::string example;                      ///< lines
  std::vector<Declared> declarations = {};  ///< of a module
};

/// All there is, in the order of an overview.
std::vector<Entry> entries();
/// All that a name means, in the same order; `kt/year` and other units that are put together too.
std::vector<Entry> find(const std::string& name);
/// What may have been meant.
std::optional<std::string> near_name(const std::string& name);

/// What there is, in short.
std::string render_overview(const std::vector<Entry>& entries, const TextStyle& style);
std::string render_text(const std::vector<Entry>& entries, const TextStyle& style);
std::string render_markdown(const std::vector<Entry>& entries);
/// Schema "entente-reference", described in docs/tools.md.
std::string render_json(const std::vector<Entry>& entries);

}  // namespace entente::reference
