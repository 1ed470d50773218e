// Failed assertions as diagnostics of the script, for those who read diagnostics by machine. People
// read them in the report, with their evidence.
#pragma once

#include <vector>

#include "analysis/judgement.h"
#include "diagnostics/diagnostics.h"
#include "report/report.h"

namespace entente {

/// One for every verdict that is not passed; `report.assertions` are those of the verdicts.
Diagnostics assertion_findings(const World& world, const std::vector<Verdict>& verdicts,
                               const Report& report);

}  // namespace entente
