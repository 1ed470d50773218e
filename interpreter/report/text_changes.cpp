// What differs between two runs, as text: of a `what if`, and of `entente diff`.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/numbers.h"
#include "report/text_sections.h"

namespace entente {

namespace {

std::string period_of(const Report& report, const GapSummary& summary) {
  return summary.peak_period && noticeable(summary.peak) ? report.periods[*summary.peak_period]
                                                         : "-";
}

std::string_view outcome_of(const AssertionReport& assertion, Mood mood) {
  switch (mood) {
    case Mood::supposed:
      if (assertion.expectation) return assertion.passed ? "would be met" : "would be missed";
      return assertion.passed ? "would hold" : "would fail";
    case Mood::real:
      if (assertion.expectation) return assertion.passed ? "met after" : "missed after";
      return assertion.passed ? "holds after" : "fails after";
  }
  return "";
}

std::string side_line(const Report& report, std::string_view which,
                      const AssertionReport& assertion) {
  std::string values = decided_by(report, assertion);
  if (values.empty()) values = assertion.passed ? "holds" : "does not hold";
  return paragraph(fmt::format("{} {}", which, values), 4, 8);
}

std::string text_of(const Report& report, const ChangedVerdictReport& verdict, Mood mood,
                    const TextStyle& style) {
  const AssertionReport& after = verdict.after;
  std::string statement = after.because.empty() ? after.condition : after.because;
  if (!after.binding.empty()) statement += fmt::format(" [{}]", after.binding);
  const std::string_view verb = outcome_of(after, mood);
  std::string lines =
      paragraph(fmt::format("{}: {} ({})", verb, statement, place_text(after.place)), 2, 2);
  lines.replace(2, verb.size(), style.paint(after.passed ? Paint::green : Paint::red, verb));
  return lines + side_line(report, "before:", verdict.before) + side_line(report, "after: ", after);
}

}  // namespace

double size_of(const ChangedGap& change) {
  return std::max(std::fabs(change.after.gap - change.before.gap),
                  std::fabs(change.after.peak - change.before.peak));
}

std::string text_of(const Report& report, const std::vector<ChangedGap>& gaps,
                    const TextStyle& style) {
  using Align = TextTable::Align;
  if (gaps.empty()) return paragraph("nothing runs short, before or after", 2);
  std::vector<double> changes;
  for (const ChangedGap& each : gaps) changes.push_back(size_of(each));
  TextTable table({{"resource", Align::left, true},
                   {"gap before", Align::right},
                   {"after", Align::right},
                   {"peak before", Align::right},
                   {"in", Align::left},
                   {"after", Align::right},
                   {"in", Align::left}});
  for (const std::size_t place : worst_places(changes)) {
    const auto& [resource, before, after] = gaps[place];
    table.row({{label_text(report.resources[resource])},
               {gap_text(before.gap)},
               {gap_text(after.gap), paint_of(after.gap - before.gap)},
               {gap_text(before.peak)},
               {period_of(report, before)},
               {gap_text(after.peak), paint_of(after.peak - before.peak)},
               {period_of(report, after)}});
  }
  return table.render(style, 2) + left_out(gaps.size(), "resources");
}

std::string text_of(const Report& report, const std::vector<ChangedVerdictReport>& verdicts,
                    Mood mood, const TextStyle& style) {
  if (verdicts.empty()) return paragraph("every assertion is judged as before", 2);
  std::string result;
  for (const ChangedVerdictReport& verdict : verdicts)
    result += text_of(report, verdict, mood, style);
  return result;
}

}  // namespace entente
