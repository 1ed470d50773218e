// The check: a syntax tree in, a world out. Names, dimensions, dates, shares, provenance;
// everything that can be said about a script before its economy is balanced.
#pragma once

#include "check/asked.h"
#include "check/context.h"
#include "diagnostics/diagnostics.h"
#include "model/world.h"
#include "syntax/ast.h"

namespace entente {

/// Always gives a world; it is fit to be balanced and run only where nothing was reported as an
/// error. `uses` gets the names of declarations that something reads.
World check_script(const syntax::Ast& ast, SourceId script, Sources& sources,
                   const check::ReadFile& read_file, Diagnostics& diagnostics,
                   check::SpanSet& uses);

/// The same, with an expression that somebody asks for beside it.
struct AskedWorld {
  World world;
  check::Asked asked;
};
AskedWorld check_question(const syntax::Ast& ast, syntax::ExprId question, SourceId script,
                          Sources& sources, const check::ReadFile& read_file,
                          Diagnostics& diagnostics);

}  // namespace entente
