// Declarations that nothing reads, which is seldom what their writer meant.
#pragma once

#include <vector>

#include "check/span_set.h"
#include "diagnostics/diagnostics.h"
#include "syntax/ast.h"

namespace entente::check {

/// Warns of those among the statements that stand in the script itself and whose names are not in
/// `uses`: what looks a name up adds it there, in every tree that the script was checked as. A name
/// that begins with `_` is meant to wait.
void warn_of_unused(const std::vector<syntax::Statement>& statements, SourceId script,
                    const SpanSet& uses, Diagnostics& diagnostics);

}  // namespace entente::check
