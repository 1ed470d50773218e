#include "report/json_sections.h"

namespace entente {

namespace {

Json json_of(const GapSummary& summary, const Report& report) {
  return {{"gap", summary.gap},
          {"peak_gap", summary.peak},
          {"peak_period", json_of_period(report, summary.peak_period)}};
}

}  // namespace

Json json_of(const std::vector<FigureChange>& changes) {
  Json result = Json::array();
  for (const FigureChange& change : changes) {
    result.push_back({{"path", change.path},
                      {"before", json_of(change.before)},
                      {"after", json_of(change.after)}});
  }
  return result;
}

Json json_of(const std::vector<ChangedGap>& gaps, const Report& report) {
  Json result = Json::array();
  for (const ChangedGap& gap : gaps) {
    result.push_back({{"resource", report.resources[gap.resource].name},
                      {"before", json_of(gap.before, report)},
                      {"after", json_of(gap.after, report)}});
  }
  return result;
}

Json json_of(const std::vector<ChangedVerdictReport>& verdicts, const Report& report) {
  Json result = Json::array();
  for (const ChangedVerdictReport& verdict : verdicts) {
    result.push_back(
        {{"before", json_of(verdict.before, report)}, {"after", json_of(verdict.after, report)}});
  }
  return result;
}

Json json_of_what_ifs(const Report& report) {
  Json result = Json::array();
  for (const WhatIfReport& what_if : report.what_ifs) {
    result.push_back({{"scenario", report.scenarios[what_if.scenario].name},
                      {"changes", json_of(what_if.changes)},
                      {"gaps", json_of(what_if.gaps, report)},
                      {"changed_verdicts", json_of(what_if.verdicts, report)}});
  }
  return result;
}

}  // namespace entente
