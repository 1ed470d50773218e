// A way to read one kind of statement after the other out of a tree.
#pragma once

#include "check/context.h"

namespace entente::check {

/// Calls `visit(node, statement)` for every statement of the type `Node`, in the order of the
/// script.
template <typename Node, typename Visit>
void for_each_statement(const Context& context, Visit visit) {
  for (const syntax::Statement& statement : context.ast.statements) {
    if (const auto* node = std::get_if<Node>(&statement.node)) visit(*node, statement);
  }
}

}  // namespace entente::check
