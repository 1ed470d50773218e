// The syntax tree: what a script says, word for word, with a span on everything and no meaning yet.
// Nodes refer to expressions by id; results of later passes go beside the tree, never into it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "support/table.h"
#include "syntax/statement.h"

namespace entente::syntax {

/// The deepest tree that is built; every later recursion is bounded by it.
inline constexpr std::size_t max_depth = 500;

/// The tree of one file. Never hold a reference to an expression across add(): the arena moves.
class Ast {
 public:
  /// Children come before their parents, so depth is known here; beyond max_depth a Broken node is
  /// stored and `too_deep` set to the place.
  ExprId add(Expr expr);
  const Expr& operator[](ExprId id) const { return exprs_[id]; }
  Expr& operator[](ExprId id) { return exprs_[id]; }
  std::size_t size() const { return exprs_.size(); }

  std::vector<Statement> statements;
  std::optional<Span> too_deep;

 private:
  Table<ExprId, Expr> exprs_;
  Table<ExprId, std::uint32_t> depths_;
};

}  // namespace entente::syntax
