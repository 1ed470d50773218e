#include "report/sections.h"

namespace entente {

namespace {

std::vector<FigureChange> figure_changes(const World& world, const WhatIf& what_if) {
  const auto before = parameter_values(world, world.scenarios[what_if.before]);
  std::vector<FigureChange> result;
  for (const Override& change : what_if.changes) {
    const Parameter& parameter = world.parameters[change.parameter];
    result.push_back({parameter.path, shown_value(parameter, before[change.parameter.index()]),
                      shown_value(parameter, change.value)});
  }
  return result;
}

}  // namespace

std::vector<WhatIfReport> report_what_ifs(const World& world, const Runs& runs,
                                          const std::vector<Verdict>& verdicts,
                                          const Sources& sources) {
  std::vector<WhatIfReport> result;
  for (const WhatIf& what_if : world.what_ifs) {
    WhatIfReport report{what_if.before,
                        figure_changes(world, what_if),
                        changed_gaps(world, runs, what_if.before, what_if.after),
                        {}};
    for (const ChangedVerdict& changed : changed_verdicts(world, runs, verdicts, what_if)) {
      std::vector<AssertionReport> both =
          report_assertions(world, {changed.before, changed.after}, sources);
      report.verdicts.push_back({std::move(both[0]), std::move(both[1])});
    }
    result.push_back(std::move(report));
  }
  return result;
}

}  // namespace entente
