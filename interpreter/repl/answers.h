// What is said of a value that was asked for.
#pragma once

#include <string>
#include <vector>

#include "analysis/runs.h"
#include "check/asked.h"
#include "diagnostics/text_style.h"
#include "report/report.h"

namespace entente {

/// True where only a run answers.
bool wants_run(const check::Asked& asked);

/// A value on one line, with its unit, the scenario, and of a series its course; of a list, or in
/// several scenarios, a table.
std::string text_of_known(const check::Asked& asked);
std::string text_of_answers(const World& world, const Runs& runs, const check::Asked& asked,
                            const std::vector<ScenarioId>& scenarios, const TextStyle& style);

/// The rows in the scenarios, as data.
Exhibit exhibit_of(const World& world, const Runs& runs, const check::Asked& asked,
                   const std::vector<ScenarioId>& scenarios);

}  // namespace entente
