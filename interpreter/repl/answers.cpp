#include "repl/answers.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/layout.h"
#include "report/numbers.h"
#include "report/sections.h"
#include "report/text_sections.h"
#include "support/direction.h"
#include "support/display_width.h"

namespace entente {

namespace {

constexpr std::size_t longest_course = 48;

std::string shown(const std::string& text) { return isolate_runs(printable(text)); }

bool is_truth(const AnswerReport& answer) {
  return answer.shape == Shape::truth || answer.shape == Shape::truth_series;
}

/// `0.0% to 49.3%, highest in 2027-08`, of what has a value a period.
std::string range_text(const Report& report, const AnswerReport& answer) {
  const Extremes range = extremes_of(answer.values);
  if (!range.lowest) return "undefined throughout";
  if (answer.values[*range.lowest] == answer.values[*range.highest])
    return to_text(answer, *range.lowest) + " throughout";
  return fmt::format("{} to {}, highest in {}", to_text(answer, *range.lowest),
                     to_text(answer, *range.highest), report.periods[*range.highest]);
}

/// `true in 5 of 36 months, first in 2027-03`.
std::string truths_text(const Report& report, const AnswerReport& answer) {
  const auto holds = [](double value) { return value != 0; };
  const auto count = std::count_if(answer.values.begin(), answer.values.end(), holds);
  const std::string_view period = name(report.horizon.unit);
  if (count == 0) return fmt::format("false in every {}", period);
  if (static_cast<std::size_t>(count) == answer.values.size())
    return fmt::format("true in every {}", period);
  const auto first = std::find_if(answer.values.begin(), answer.values.end(), holds);
  return fmt::format("true in {} of {} {}s, first in {}", count, answer.values.size(), period,
                     report.periods[static_cast<std::size_t>(first - answer.values.begin())]);
}

std::string one_line(const Report& report, const AnswerReport& answer, const std::string& scenario,
                     const TextStyle& style) {
  const bool series = answer.shape == Shape::series || answer.shape == Shape::truth_series;
  const std::string where = style.paint(Paint::faint, "in " + scenario);
  if (!series) return fmt::format("{}  {}\n", style.paint(Paint::strong, to_text(answer)), where);
  const Extremes range = extremes_of(answer.values);
  const double low = range.lowest ? std::min(0.0, answer.values[*range.lowest]) : 0;
  const double high = range.highest ? std::max(0.0, answer.values[*range.highest]) : 0;
  const std::string course = sparkline(answer.values, low, high, longest_course);
  return fmt::format("{}  {}  {}\n", style.paint(Paint::yellow, course),
                     is_truth(answer) ? truths_text(report, answer) : range_text(report, answer),
                     where);
}

}  // namespace

bool wants_run(const check::Asked& asked) {
  return std::any_of(asked.rows.begin(), asked.rows.end(), [](const check::AskedRow& row) {
    return std::holds_alternative<FormulaId>(row.answer) || row.condition;
  });
}

std::string text_of_known(const check::Asked& asked) {
  if (asked.rows.empty()) return asked.list ? "nothing\n" : "";
  if (!asked.list) return shown(std::get<std::string>(asked.rows.front().answer)) + "\n";
  TextTable table({{""}, {"value", TextTable::Align::right}});
  for (const check::AskedRow& row : asked.rows)
    table.row({{shown(row.label)}, {shown(std::get<std::string>(row.answer))}});
  return table.render({});
}

Exhibit exhibit_of(const World& world, const Runs& runs, const check::Asked& asked,
                   const std::vector<ScenarioId>& scenarios) {
  Exhibit exhibit;
  exhibit.scenarios = scenarios;
  for (const check::AskedRow& row : asked.rows) {
    if (const auto* formula = std::get_if<FormulaId>(&row.answer))
      add_row(world, runs, {row.label, *formula, row.condition}, exhibit);
  }
  return exhibit;
}

std::string text_of_answers(const World& world, const Runs& runs, const check::Asked& asked,
                            const std::vector<ScenarioId>& scenarios, const TextStyle& style) {
  const Report report = report_head(world);
  const Exhibit exhibit = exhibit_of(world, runs, asked, scenarios);
  if (exhibit.answers.empty()) return "nothing\n";
  if (asked.list || scenarios.size() > 1) return text_of_rows(report, exhibit, style);
  return one_line(report, exhibit.answers.front().front(), report.scenarios[scenarios.front()].name,
                  style);
}

}  // namespace entente
