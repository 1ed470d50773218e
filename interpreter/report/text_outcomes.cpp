#include <fmt/format.h>

#include <algorithm>

#include "report/numbers.h"
#include "report/text_sections.h"
#include "support/overloaded.h"

namespace entente {

namespace {

using Align = TextTable::Align;

constexpr std::size_t worst_shown = 3;
/// What a table leaves beside a first column as wide as may be.
constexpr std::size_t longest_sparkline = 56;

std::vector<std::size_t> worst_outcomes(const ScenarioReport& run) {
  std::vector<double> peaks;
  for (const Outcome& outcome : run.outcomes) peaks.push_back(outcome.peak);
  return worst_places(peaks);
}

std::string numbers_table(const Report& report, const ScenarioReport& run, const TextStyle& style) {
  TextTable table({{"resource", Align::left, true},
                   {"peak gap", Align::right},
                   {"in", Align::left},
                   {"short from", Align::left},
                   {"recovers in", Align::right},
                   {"loss", Align::right}});
  for (const std::size_t place : worst_outcomes(run)) {
    const Outcome& outcome = run.outcomes[place];
    table.row({{label_text(report.resources[outcome.resource])},
               {gap_text(outcome.peak), noticeable(outcome.peak) ? Paint::red : Paint::none},
               {report.periods[outcome.peak_period]},
               {outcome.short_from ? report.periods[*outcome.short_from] : "never by 1%"},
               {outcome.recovery ? to_text(*outcome.recovery) : "at once"},
               {to_text(outcome.resilience_loss, -1)}});
  }
  return table.render(style, 2);
}

std::string series_table(const Report& report, const ScenarioReport& run, const TextStyle& style) {
  double highest = 0;
  for (const Outcome& outcome : run.outcomes) highest = std::max(highest, outcome.peak);
  TextTable table({{"resource", Align::left, true},
                   {fmt::format("gap by {}, 0 to {}", name(report.horizon.unit), gap_text(highest)),
                    Align::left},
                   {"worst hit over the horizon", Align::left, true}});
  for (const std::size_t place : worst_outcomes(run)) {
    const Outcome& outcome = run.outcomes[place];
    std::vector<std::string> worst;
    for (const CountryGap& country : outcome.countries) {
      if (worst.size() == worst_shown || !noticeable(country.gap)) break;
      worst.push_back(
          fmt::format("{} {}", report.countries[country.country].name, gap_text(country.gap)));
    }
    table.row({{label_text(report.resources[outcome.resource])},
               {sparkline(outcome.world_gap, 0, highest, longest_sparkline), Paint::yellow},
               {fmt::format("{}", fmt::join(worst, ", "))}});
  }
  return table.render(style, 2) + left_out(run.outcomes.size(), "resources");
}

std::string reserves_table(const Report& report, const ScenarioReport& run,
                           const TextStyle& style) {
  TextTable table({{"from reserves", Align::left, true},
                   {"country", Align::left},
                   {"for its own use", Align::right},
                   {"lent to members", Align::right},
                   {"from members", Align::right}});
  const auto shown = [](const Number& amount) {
    return amount.value > 0 ? to_text(amount) : std::string("-");
  };
  std::vector<double> released;
  for (const ReserveUse& use : run.reserves)
    released.push_back(use.released.value + use.lent.value + use.received.value);
  for (const std::size_t place : worst_places(released)) {
    const ReserveUse& use = run.reserves[place];
    table.row({{label_text(report.resources[use.resource])},
               {report.countries[use.country].name},
               {shown(use.released)},
               {shown(use.lent)},
               {shown(use.received)}});
  }
  return table.empty() ? "" : table.render(style, 2) + left_out(run.reserves.size(), "reserves");
}

std::string substitutes_table(const Report& report, const ScenarioReport& run,
                              const TextStyle& style) {
  if (!run.substitutes) return "";
  TextTable table({{"replaced by substitutes", Align::left, true},
                   {"country", Align::left},
                   {"of its need", Align::right}});
  std::vector<double> amounts;
  for (const SubstituteUse& use : *run.substitutes) amounts.push_back(use.amount.value);
  for (const std::size_t place : worst_places(amounts)) {
    const SubstituteUse& use = (*run.substitutes)[place];
    table.row({{label_text(report.resources[use.resource])},
               {report.countries[use.country].name},
               {to_text(use.amount)}});
  }
  return table.empty() ? "" : table.render(style, 2) + left_out(amounts.size(), "substitutes");
}

}  // namespace

std::string scenario_line(const Report& report, const ScenarioReport& run) {
  const Named& named = report.scenarios[run.scenario];
  std::string text = named.name;
  if (!named.label.empty()) text += ": " + named.label;
  if (!run.components.empty()) text += fmt::format(" ({})", fmt::join(run.components, " + "));
  std::vector<std::string> overrides;
  for (const OverrideLine& line : run.overrides)
    overrides.push_back(fmt::format("{} = {}", line.path, to_text(line.value)));
  if (!overrides.empty()) text += fmt::format(" with {}", fmt::join(overrides, "; "));
  return text;
}

std::string text_of_comparison(const Report& report, const SideBySide& comparison,
                               const TextStyle& style) {
  std::vector<std::string> columns;
  for (const ScenarioId id : comparison.scenarios) columns.push_back(report.scenarios[id].name);
  if (comparison.resources.empty()) {
    return paragraph(fmt::format("nothing runs short in {}", fmt::join(columns, ", ")));
  }
  std::vector<std::string> rows;
  std::vector<std::vector<Cell>> cells;
  std::vector<double> largest;
  for (const std::vector<double>& gaps : comparison.gaps)
    largest.push_back(*std::max_element(gaps.begin(), gaps.end()));
  for (const std::size_t i : worst_places(largest)) {
    rows.push_back(report.resources[comparison.resources[i]].name);
    std::vector<Cell> row;
    for (const double gap : comparison.gaps[i])
      row.push_back({gap_text(gap), noticeable(gap) ? Paint::red : Paint::none});
    cells.push_back(std::move(row));
  }
  return matrix("gap", rows, columns, cells, style) +
         left_out(comparison.resources.size(), "resources");
}

std::string text_of_outcomes(const Report& report, const TextStyle& style) {
  std::string result = heading("Who runs short of what", style);
  result += paragraph(fmt::format(
      "gap: the part of demand that is not met, worldwide; short: a country misses over 1% of a "
      "step's demand; recovers: from the first shock until nobody is short; loss: gap by time, in "
      "{}s of normal use",
      name(time_unit(report.horizon.unit))));
  for (const ScenarioReport& run : report.runs) {
    result += "\n" + paragraph(scenario_line(report, run) +
                               (run.outcomes.empty() ? "; nothing runs short" : ""));
    if (!run.outcomes.empty()) {
      result += numbers_table(report, run, style) + "\n" + series_table(report, run, style);
    }
    const std::string reserves = reserves_table(report, run, style);
    if (!reserves.empty()) result += "\n" + reserves;
    const std::string substitutes = substitutes_table(report, run, style);
    if (!substitutes.empty()) result += "\n" + substitutes;
  }
  if (report.runs.size() > 1) {
    result += "\n" + heading("Scenarios side by side: the gap over the horizon, worldwide", style) +
              text_of_comparison(report, report.side_by_side, style);
  }
  return result;
}

}  // namespace entente
