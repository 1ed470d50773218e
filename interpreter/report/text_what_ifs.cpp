#include <fmt/format.h>

#include <algorithm>

#include "report/numbers.h"
#include "report/text_sections.h"

namespace entente {

namespace {

std::string headline(const Report& report, const WhatIfReport& what_if) {
  std::vector<std::string> changes;
  for (const FigureChange& change : what_if.changes) {
    changes.push_back(fmt::format("{} = {} in place of {}", change.path, to_text(change.after),
                                  to_text(change.before)));
  }
  return fmt::format("{}, if {}", report.scenarios[what_if.scenario].name,
                     fmt::join(changes, "; "));
}

bool is_judged(const Report& report, ScenarioId scenario) {
  return std::any_of(
      report.assertions.begin(), report.assertions.end(),
      [&](const AssertionReport& assertion) { return assertion.scenario == scenario; });
}

std::string verdicts_text(const Report& report, const WhatIfReport& what_if,
                          const TextStyle& style) {
  if (!is_judged(report, what_if.scenario)) return "";
  return "\n" + text_of(report, what_if.verdicts, Mood::supposed, style);
}

}  // namespace

std::string text_of_what_ifs(const Report& report, const TextStyle& style) {
  if (report.what_ifs.empty()) return "";
  std::string result = heading("What if", style);
  result += paragraph(
      fmt::format("a scenario once more with other figures, everything else the same; gaps "
                  "worldwide, over the horizon and in the worst {}",
                  name(report.horizon.unit)));
  for (const WhatIfReport& what_if : report.what_ifs) {
    result += "\n" + paragraph(headline(report, what_if)) + text_of(report, what_if.gaps, style) +
              verdicts_text(report, what_if, style);
  }
  return result;
}

}  // namespace entente
