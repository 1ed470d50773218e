// From what was computed to what is reported.
#pragma once

#include <vector>

#include "analysis/judgement.h"
#include "analysis/term_effects.h"
#include "diagnostics/diagnostics.h"
#include "report/report.h"

namespace entente {

/// Series of every cell are most of the work, and only JSON shows them.
enum class Detail { summary, series };

Report compose(const World& world, const Runs& runs, const std::vector<Verdict>& verdicts,
               const std::vector<TermEffect>& effects, const Diagnostics& diagnostics,
               const Sources& sources, Detail detail = Detail::summary);

}  // namespace entente
