#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/numbers.h"
#include "report/text_sections.h"
#include "support/display_width.h"

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

std::string period_of(const Report& report, const GapSummary& summary) {
  return summary.peak_period && noticeable(summary.peak) ? report.periods[*summary.peak_period]
                                                         : "-";
}

std::string gaps_table(const Report& report, const WhatIfReport& what_if, const TextStyle& style) {
  using Align = TextTable::Align;
  if (what_if.gaps.empty()) return paragraph("nothing runs short, before or after", 2);
  std::vector<double> changes;
  for (const ChangedGap& each : what_if.gaps) {
    changes.push_back(std::max(std::fabs(each.after.gap - each.before.gap),
                               std::fabs(each.after.peak - each.before.peak)));
  }
  TextTable table({{"resource", Align::left, true},
                   {"gap before", Align::right},
                   {"after", Align::right},
                   {"peak before", Align::right},
                   {"in", Align::left},
                   {"after", Align::right},
                   {"in", Align::left}});
  for (const std::size_t place : worst_places(changes)) {
    const auto& [resource, before, after] = what_if.gaps[place];
    table.row({{printable(report.resources[resource].shown())},
               {gap_text(before.gap)},
               {gap_text(after.gap), paint_of(after.gap - before.gap)},
               {gap_text(before.peak)},
               {period_of(report, before)},
               {gap_text(after.peak), paint_of(after.peak - before.peak)},
               {period_of(report, after)}});
  }
  return table.render(style, 2) + left_out(what_if.gaps.size(), "resources");
}

std::string_view outcome_of(const AssertionReport& assertion) {
  if (assertion.expectation) return assertion.passed ? "would be met" : "would be missed";
  return assertion.passed ? "would hold" : "would fail";
}

std::string side_line(const Report& report, std::string_view which,
                      const AssertionReport& assertion) {
  std::string values = decided_by(report, assertion);
  if (values.empty()) values = assertion.passed ? "holds" : "does not hold";
  return paragraph(fmt::format("{} {}", which, values), 4, 8);
}

std::string text_of(const Report& report, const ChangedVerdictReport& verdict,
                    const TextStyle& style) {
  const AssertionReport& after = verdict.after;
  std::string statement = after.because.empty() ? after.condition : after.because;
  if (!after.binding.empty()) statement += fmt::format(" [{}]", after.binding);
  const std::string_view verb = outcome_of(after);
  std::string lines =
      paragraph(fmt::format("{}: {} ({})", verb, statement, place_text(after.place)), 2, 2);
  lines.replace(2, verb.size(), style.paint(after.passed ? Paint::green : Paint::red, verb));
  return lines + side_line(report, "before:", verdict.before) + side_line(report, "after: ", after);
}

bool is_judged(const Report& report, ScenarioId scenario) {
  return std::any_of(
      report.assertions.begin(), report.assertions.end(),
      [&](const AssertionReport& assertion) { return assertion.scenario == scenario; });
}

std::string verdicts_text(const Report& report, const WhatIfReport& what_if,
                          const TextStyle& style) {
  if (!is_judged(report, what_if.scenario)) return "";
  if (what_if.verdicts.empty()) return "\n" + paragraph("every assertion is judged as before", 2);
  std::string result = "\n";
  for (const ChangedVerdictReport& verdict : what_if.verdicts)
    result += text_of(report, verdict, style);
  return result;
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
    result += "\n" + paragraph(headline(report, what_if)) + gaps_table(report, what_if, style) +
              verdicts_text(report, what_if, style);
  }
  return result;
}

}  // namespace entente
