// What a script takes in of the standard library: `use std.countries (CN, JP)`.
#pragma once

#include <vector>

#include "check/context.h"
#include "diagnostics/diagnostics.h"
#include "stdlib/stdlib.h"
#include "syntax/ast.h"

namespace entente {

/// Puts what the script wants of the modules that it uses in front of its own statements, and
/// nothing else of them:
///   - what a `use` lists; or, without a list, what the script mentions and does not declare;
///   - what that mentions itself, of its own module and those that this one uses;
///   - facts about a resource that came in, of all modules read, with what they mention; of a table
///     only the rows of such resources, and the columns that are left with a figure;
///   - routes of all exports through a chokepoint that is mentioned, between countries that are
///     there;
///   - rates of exchange of a money that the script mentions.
/// Names in tables of the script's own files are mentions too.
void use_standard_library(const std::vector<stdlib::Module>& library, syntax::Ast& ast,
                          const check::ReadFile& read_file, Sources& sources,
                          Diagnostics& diagnostics);

}  // namespace entente
