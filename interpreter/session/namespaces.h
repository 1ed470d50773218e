// The names of a script that is imported `as eu`: outside of it its `magnets` is `eu.magnets`.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "syntax/ast.h"

namespace entente {

/// Where names are declared, in each of the spaces that names have.
struct Declarations {
  std::map<std::string, Span> names;  ///< of countries, resources, shocks, values, ...
  std::map<std::string, Span> sources;
  std::map<std::string, Span> units;
  std::map<std::string, Span> chokepoints;
};
/// What statements declare; of a name that is declared twice, the first.
Declarations declarations_of(const syntax::Ast& ast,
                             const std::vector<syntax::Statement>& statements);

/// Makes one name of `eu` `.` `magnets` where `eu` is a namespace: in the expressions from
/// `first_expr` on, and in the paths of the statements. Elsewhere the parser has done so.
void join_names(const std::set<std::string>& namespaces, std::size_t first_expr, syntax::Ast& ast,
                std::vector<syntax::Statement>& statements);

/// Moves what the statements declare into a namespace, with every mention of it in them. Units are
/// left, and so is what they want of the standard library: both mean the same everywhere.
void move_into(const std::string& space, syntax::Ast& ast,
               std::vector<syntax::Statement>& statements);

}  // namespace entente
