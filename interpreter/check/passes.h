// The passes of the check, in the order in which check.cpp calls them.
#pragma once

#include "check/asked.h"
#include "check/context.h"

namespace entente::check {

/// Refuses what parses but is not simulated.
void refuse_unsupported(Context& context);
/// Reads the table of an economy, and declares its regions, sectors and categories. False where
/// there is none to go on with, though the script asks for one.
bool read_economy(Context& context);
/// Time, calendar, units, sources.
void check_foundations(Context& context);
/// Every name that a declaration introduces.
void declare_names(Context& context);
/// Values of all lets and groups, and the names in all functions, used or not.
void check_lets(Context& context);
void check_resources(Context& context);
void check_facts(Context& context);
void check_settings(Context& context);
void check_shocks(Context& context);
void check_agreements(Context& context);
void check_scenarios_and_runs(Context& context);
/// After all scenarios are known, and which of them run.
void check_what_ifs(Context& context);
void check_questions(Context& context);
/// An expression that is no part of the script.
Asked check_asked(Context& context, syntax::ExprId question);
/// What is still missing, when all that surrounds it is known.
void report_holes(Context& context);
/// Warns of assertions that hold, or fail, whatever a run gives.
void check_certainties(Context& context);
/// Marks what nothing needs to name, since it is run or reported anyway.
void use_what_runs(Context& context);

}  // namespace entente::check
