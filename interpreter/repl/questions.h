// Questions of a conversation: values, variants and whole reports.
#pragma once

#include <string>

#include "repl/desk.h"

namespace entente {

/// An expression, in the scenarios that answers are for.
Reply answer_value(Desk& desk, const std::string& input);
/// `:chart EXPR`
Reply draw_value(Desk& desk, const std::string& input);
/// `:why EXPR`: the reasons for a value.
Reply explain_value(Desk& desk, const std::string& input);
/// `what if …`: what it would change. No scenario of the script is changed.
Reply suppose(Desk& desk, const std::string& input);
/// The last `what if` as a scenario of that name.
Reply keep_supposed(Desk& desk, const std::string& name);
/// Two scenarios beside each other.
Reply tell_difference(Desk& desk, const std::string& before, const std::string& after);
/// The report of the script, as `entente run` gives it.
Reply write_report(Desk& desk);
/// The outcomes of the scenarios, and the verdicts.
Reply run_script(Desk& desk);
/// That there is no scenario of that name, and what may have been meant.
Reply no_such_scenario(const World& world, const std::string& name);
/// What the figures rest on.
Reply list_sources(Desk& desk);

}  // namespace entente
