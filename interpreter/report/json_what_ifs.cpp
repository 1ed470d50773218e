#include "report/json_sections.h"

namespace entente {

namespace {

Json json_of(const GapSummary& summary, const Report& report) {
  return {{"gap", summary.gap},
          {"peak_gap", summary.peak},
          {"peak_period", json_of_period(report, summary.peak_period)}};
}

Json json_of(const WhatIfReport& what_if, const Report& report) {
  Json changes = Json::array();
  for (const FigureChange& change : what_if.changes) {
    changes.push_back({{"path", change.path},
                       {"before", json_of(change.before)},
                       {"after", json_of(change.after)}});
  }
  Json gaps = Json::array();
  for (const ChangedGap& gap : what_if.gaps) {
    gaps.push_back({{"resource", report.resources[gap.resource].name},
                    {"before", json_of(gap.before, report)},
                    {"after", json_of(gap.after, report)}});
  }
  Json verdicts = Json::array();
  for (const ChangedVerdictReport& verdict : what_if.verdicts) {
    verdicts.push_back(
        {{"before", json_of(verdict.before, report)}, {"after", json_of(verdict.after, report)}});
  }
  return {{"scenario", report.scenarios[what_if.scenario].name},
          {"changes", changes},
          {"gaps", gaps},
          {"changed_verdicts", verdicts}};
}

}  // namespace

Json json_of_what_ifs(const Report& report) {
  Json result = Json::array();
  for (const WhatIfReport& what_if : report.what_ifs) result.push_back(json_of(what_if, report));
  return result;
}

}  // namespace entente
