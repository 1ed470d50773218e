// Stages of the pipeline that start from a tree: for a script that is read whole, and for one that
// grows a statement at a time.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "analysis/runs.h"
#include "check/context.h"
#include "diagnostics/diagnostics.h"
#include "syntax/ast.h"

namespace entente {

/// Adds what the script imports, and what it uses of the standard library.
void take_in(SourceId script, syntax::Ast& ast, const check::ReadFile& read_file, Sources& sources,
             Diagnostics& diagnostics);

/// Leaves statements of these kinds out.
template <typename... Nodes>
void drop(syntax::Ast& ast) {
  std::erase_if(ast.statements, [](const syntax::Statement& statement) {
    return (std::holds_alternative<Nodes>(statement.node) || ...);
  });
}

/// Takes the `test` blocks out of a tree: a run does not run them.
std::vector<syntax::TestStatement> take_tests(syntax::Ast& ast, Diagnostics& diagnostics);
/// The script around a block without what it asks itself, and the statements of the block.
syntax::Ast with_block(syntax::Ast ast, const syntax::TestStatement& test);

/// None of a variant, which has no name of its own.
std::optional<ScenarioId> scenario_named(const World& world, const std::string& name);

/// Of the statement that says what time a run covers.
Span place_of_time(const syntax::Ast& ast);

/// Balances the economy and compiles its plan. False, and diagnostics, where it does not close.
bool prepare_runs(const World& world, Runs& runs, Diagnostics& diagnostics);
/// What only figures show; `time` is where sizes are told.
void check_runs(const World& world, const Runs& runs, Span time, Diagnostics& diagnostics);

/// What only a run shows: shocks that overlap. True where there are some.
bool report_capital_faults(const World& world, const Runs& runs, Diagnostics& diagnostics);
/// A run whose books do not close is our own fault, and no result of it may be shown.
std::optional<std::string> find_fault(const World& world, const Runs& runs);

}  // namespace entente
