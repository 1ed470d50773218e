// The scripts that a script imports.
#pragma once

#include <cstddef>

#include "check/context.h"
#include "diagnostics/diagnostics.h"
#include "syntax/ast.h"

namespace entente {

/// Imports within imports, and files in all.
inline constexpr std::size_t max_import_depth = 32;
inline constexpr std::size_t max_imported_files = 500;

/// True of a script without a time that asks nothing: it declares what others import.
bool only_declares(const syntax::Ast& ast);

/// Reads what `import` names, and puts what it contributes in front of the script's own statements:
/// declarations, facts, tables and settings. What a script asks and how it frames it (its title,
/// time, runs, assertions, reports) is its own. Every file is read once, whoever names it, but once
/// for each name that it is imported `as`; paths are those from the folder of the script that names
/// them.
void read_imports(SourceId script, syntax::Ast& ast, const check::ReadFile& read_file,
                  Sources& sources, Diagnostics& diagnostics);

}  // namespace entente
