// How an input reads, by itself: as statements, as an expression, or as neither.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "syntax/ast.h"

namespace entente {

struct Reading {
  std::string text;  ///< perhaps with names behind `in`, of which the source knows nothing
  Sources sources;
  SourceId source;
  Diagnostics diagnostics;  ///< of what was probably meant
  syntax::Ast ast;
  std::vector<syntax::Statement> statements;
  std::optional<syntax::ExprId> value;

  bool says_nothing() const { return statements.empty() && !value && !diagnostics.has_errors(); }
};

Reading read_input(const std::string& name, const std::string& text);

/// With an expression, in brackets, wherever `word` is mentioned as a name; nothing where it is
/// not.
std::optional<std::string> replaced(const Reading& reading, const std::string& word,
                                    const std::string& expression);

}  // namespace entente
