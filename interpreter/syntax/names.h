// Every name in a tree, and what it does where it stands: for passes that rename, or that ask what
// a script speaks of.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "syntax/ast.h"

namespace entente::syntax {

enum class NameRole {
  declares,  ///< countries, resources, shocks, values, ...: the names that share one space
  mentions,  ///< stands for one of those
  binds,     ///< a parameter or the name after `for`; and wherever such a name is used
  declares_source,
  mentions_source,
  declares_unit,
  declares_chokepoint,  ///< by the route that names it
  mentions_chokepoint,
  declares_namespace,  ///< `import … as`
  module,              ///< a part of `std.countries` after `use`
  wanted,              ///< in the list of a `use`
  step,                ///< of a path or a member, after the first; a setting; a plant
  label,               ///< of an argument
  language,            ///< of a translation
  word,                ///< a word of the language, kept for its spelling
};

struct NameVisitor {
  std::function<void(NameRole, const Name&)> name;
  std::function<void(const UnitName&)> unit = [](const UnitName&) {};
};
/// Calls the visitor for every name and unit of a statement, once each.
void visit_names(const Ast& ast, const Statement& statement, const NameVisitor& visitor);
/// The same for parts of one: a row of a table stands for itself.
void visit_names(const Ast& ast, const Value& value, const NameVisitor& visitor);

/// Lets every name of a statement be another one.
void change_names(Ast& ast, Statement& statement,
                  const std::function<void(NameRole, Name&)>& change);
/// The paths of a statement: `pact.plant.from`.
void change_paths(Statement& statement, const std::function<void(Path&)>& change);

/// `M.EUR@2025/year` is of `M`, `EUR@2025` and `year`.
std::vector<std::string_view> words_of(const UnitName& unit);
/// `EUR@2025` without its year.
std::string_view without_year(std::string_view word);

}  // namespace entente::syntax
