#include <fmt/format.h>

#include <algorithm>

#include "report/difference.h"
#include "report/numbers.h"
#include "report/text_sections.h"

namespace entente {

namespace {

using Align = TextTable::Align;

std::string names_line(std::string_view lead, const std::vector<std::string>& names) {
  return names.empty() ? "" : paragraph(fmt::format("{} {}", lead, fmt::join(names, ", ")), 2, 2);
}

std::string text_of_inputs(const Difference& difference, const TextStyle& style) {
  std::string result = heading("What goes in", style);
  if (difference.only_before.empty() && difference.only_after.empty() && difference.figures.empty())
    return result + paragraph("the same shocks and agreements with the same figures", 2);
  result += names_line("only before:", difference.only_before) +
            names_line("only after: ", difference.only_after);
  if (difference.figures.empty()) return result;
  TextTable table(
      {{"figure", Align::left, true}, {"before", Align::right}, {"after", Align::right}});
  for (const FigureChange& change : difference.figures)
    table.row({{change.path}, {to_text(change.before)}, {to_text(change.after)}});
  return result + (difference.only_before.empty() && difference.only_after.empty() ? "" : "\n") +
         table.render(style, 2);
}

const Outcome* find_outcome(const ScenarioReport& run, ResourceId resource) {
  const auto place = std::find_if(run.outcomes.begin(), run.outcomes.end(),
                                  [&](const Outcome& o) { return o.resource == resource; });
  return place == run.outcomes.end() ? nullptr : &*place;
}

std::string times_table(const Difference& difference, const TextStyle& style) {
  const Report& report = difference.report;
  TextTable table({{"resource", Align::left, true},
                   {"short from before", Align::left},
                   {"after", Align::left},
                   {"recovers in before", Align::right},
                   {"after", Align::right}});
  std::vector<double> changes;
  for (const ChangedGap& gap : difference.gaps) changes.push_back(size_of(gap));
  const auto short_from = [&](const Outcome* outcome) {
    return outcome != nullptr && outcome->short_from ? report.periods[*outcome->short_from]
                                                     : std::string("never");
  };
  const auto recovery = [](const Outcome* outcome) {
    return outcome != nullptr && outcome->recovery ? to_text(*outcome->recovery)
                                                   : std::string("at once");
  };
  for (const std::size_t place : worst_places(changes)) {
    const ResourceId resource = difference.gaps[place].resource;
    const Outcome* before = find_outcome(report.runs.front(), resource);
    const Outcome* after = find_outcome(report.runs.back(), resource);
    table.row({{label_text(report.resources[resource])},
               {short_from(before)},
               {short_from(after)},
               {recovery(before)},
               {recovery(after)}});
  }
  return table.render(style, 2);
}

/// The groups and resources whose gap changes noticeably.
std::string groups_table(const Report& report, const std::vector<GroupChange>& groups,
                         std::string_view who, const TextStyle& style) {
  TextTable table({{std::string(who), Align::left, true},
                   {"gap in", Align::left},
                   {"before", Align::right},
                   {"after", Align::right},
                   {"peak before", Align::right},
                   {"after", Align::right}});
  struct Row {
    const GroupChange* group;
    const ChangedGap* gap;
  };
  std::vector<Row> rows;
  std::vector<double> changes;
  for (const GroupChange& group : groups) {
    for (const ChangedGap& gap : group.gaps) {
      if (!noticeable(gap.after.gap - gap.before.gap) &&
          !noticeable(gap.after.peak - gap.before.peak))
        continue;
      rows.push_back({&group, &gap});
      changes.push_back(size_of(gap));
    }
  }
  const GroupChange* last = nullptr;
  for (const std::size_t place : worst_places(changes)) {
    const auto& [group, gap] = rows[place];
    table.row({{group == last ? "" : group->group},
               {label_text(report.resources[gap->resource])},
               {gap_text(gap->before.gap)},
               {gap_text(gap->after.gap), paint_of(gap->after.gap - gap->before.gap)},
               {gap_text(gap->before.peak)},
               {gap_text(gap->after.peak), paint_of(gap->after.peak - gap->before.peak)}});
    last = group;
  }
  return table.empty() ? "" : "\n" + table.render(style, 2) + left_out(rows.size(), "rows");
}

std::string text_of_outcomes(const Difference& difference, const TextStyle& style) {
  const Report& report = difference.report;
  std::string result =
      heading("Who runs short of what", style) +
      paragraph(
          fmt::format("gaps worldwide, over the horizon and in the worst {}; short and recovers as "
                      "in the report of a run",
                      name(report.horizon.unit))) +
      "\n" + text_of(report, difference.gaps, style);
  if (difference.gaps.empty()) return result;
  return result + "\n" + times_table(difference, style) +
         groups_table(report, difference.groups, "group", style) +
         groups_table(report, difference.countries, "country", style);
}

std::string title(const Difference& difference, const TextStyle& style) {
  const Report& report = difference.report;
  return heading(fmt::format("{} against {}", report.scenarios[difference.before].name,
                             report.scenarios[difference.after].name),
                 style) +
         paragraph(fmt::format("before: {}", scenario_line(report, report.runs.front())), 0, 8) +
         paragraph(fmt::format("after:  {}", scenario_line(report, report.runs.back())), 0, 8) +
         paragraph(fmt::format("{}, {} to {} by {}", report.script, report.periods.front(),
                               report.periods.back(), name(report.horizon.unit)));
}

}  // namespace

std::string render_text(const Difference& difference, const TextStyle& style) {
  const Report& report = difference.report;
  std::vector<std::string> sections{title(difference, style), text_of_inputs(difference, style),
                                    text_of_outcomes(difference, style)};
  for (const Chapter& chapter : report.chapters)
    sections.push_back(text_of_chapter(report, chapter, style));
  if (!report.assertions.empty()) {
    sections.push_back(heading("Assertions", style) +
                       text_of(report, difference.verdicts, Mood::real, style));
  }
  return fmt::format("{}", fmt::join(sections, "\n"));
}

}  // namespace entente
