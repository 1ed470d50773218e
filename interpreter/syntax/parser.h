// Text in, tree out: the only door to ANTLR.
#pragma once

#include "diagnostics/diagnostics.h"
#include "syntax/ast.h"

namespace entente {

inline constexpr Kind<> empty_script{"E0122", Severity::error, "this script says nothing"};

/// Always gives a tree; what could not be understood is Broken in it and has been reported.
syntax::Ast parse(SourceId source, const Sources& sources, Diagnostics& diagnostics);

/// The statements of one more text, whose expressions are added to a tree.
std::vector<syntax::Statement> parse_into(SourceId source, const Sources& sources,
                                          Diagnostics& diagnostics, syntax::Ast& ast);
/// The whole text as one expression, added to a tree.
syntax::ExprId parse_value(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                           syntax::Ast& ast);

}  // namespace entente
