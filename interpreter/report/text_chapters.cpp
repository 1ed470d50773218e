#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "report/numbers.h"
#include "report/text_sections.h"
#include "support/direction.h"
#include "support/display_width.h"
#include "support/overloaded.h"

namespace entente {

namespace {

constexpr std::size_t longest_sparkline = 48;

bool is_series(const AnswerReport& answer) {
  return answer.shape == Shape::series || answer.shape == Shape::truth_series;
}

/// The scale that all lines of a chart share.
struct Scale {
  double low = 0;
  double high = 0;
};
Scale scale_of(const Exhibit& exhibit) {
  Scale scale;
  for (const auto& row : exhibit.answers) {
    for (const AnswerReport& answer : row) {
      if (answer.left_out) continue;
      const auto [low, high] = std::minmax_element(answer.values.begin(), answer.values.end());
      scale.low = std::min(scale.low, *low);
      scale.high = std::max(scale.high, *high);
    }
  }
  return scale;
}

/// A line for every row and scenario: its course, its highest value and when that is.
std::string chart(const Report& report, const Exhibit& exhibit, const TextStyle& style) {
  const Scale scale = scale_of(exhibit);
  const std::string& unit = exhibit.answers.front().front().unit;
  std::vector<TextTable::Column> columns{{"scenario", TextTable::Align::left, true}};
  if (exhibit.rows.size() > 1)
    columns.insert(columns.begin(), {"of", TextTable::Align::left, true});
  columns.push_back({fmt::format("{} to {}", to_text(Number{scale.low, unit}),
                                 to_text(Number{scale.high, unit}))});
  columns.push_back({"highest", TextTable::Align::right});
  columns.push_back({"in"});
  TextTable table(std::move(columns));
  for (std::size_t i = 0; i < exhibit.rows.size(); ++i) {
    std::string label = printable(exhibit.rows[i]);
    for (std::size_t j = 0; j < exhibit.scenarios.size(); ++j) {
      const AnswerReport& answer = exhibit.answers[i][j];
      if (answer.left_out) continue;
      const auto highest = static_cast<std::size_t>(
          std::max_element(answer.values.begin(), answer.values.end()) - answer.values.begin());
      std::vector<Cell> row{{report.scenarios[exhibit.scenarios[j]].name}};
      if (exhibit.rows.size() > 1) row.insert(row.begin(), {std::exchange(label, "")});
      row.push_back(
          {sparkline(answer.values, scale.low, scale.high, longest_sparkline), Paint::yellow});
      row.push_back({to_text(answer, highest)});
      const bool flat = std::all_of(answer.values.begin(), answer.values.end(),
                                    [&](double v) { return v == answer.values.front(); });
      row.push_back({flat || !is_series(answer) ? "" : report.periods[highest]});
      table.row(std::move(row));
    }
  }
  return table.render(style);
}

std::string values(const Report& report, const Exhibit& exhibit, const TextStyle& style) {
  std::vector<std::string> columns;
  for (const ScenarioId id : exhibit.scenarios) columns.push_back(report.scenarios[id].name);
  std::vector<std::string> rows;
  for (const std::string& row : exhibit.rows) rows.push_back(printable(row));
  std::vector<std::vector<Cell>> cells;
  for (const auto& answers : exhibit.answers) {
    std::vector<Cell> row;
    for (const AnswerReport& answer : answers) row.push_back({to_text(answer)});
    cells.push_back(std::move(row));
  }
  if (rows.size() == 1 && rows.front().empty()) rows.front() = "value";
  return matrix("", rows, columns, cells, style);
}

std::string text_of_exhibit(const Report& report, const Exhibit& exhibit, const TextStyle& style) {
  return (exhibit.title.empty() ? heading(exhibit.expression, style)
                                : label_heading(exhibit.title, style)) +
         text_of_rows(report, exhibit, style);
}

std::string text_of_passage(const Report& report, const Passage& passage) {
  std::string result;
  for (const Sentence& sentence : passage.sentences) {
    const std::string lead =
        sentence.scenario ? isolate_runs(report.scenarios[*sentence.scenario].name) + ": " : "";
    std::string text;
    for (const auto& part : sentence.parts) {
      text += std::visit(overloaded{[](const std::string& words) { return words; },
                                    [](const AnswerReport& answer) { return to_text(answer); }},
                         part);
    }
    result += typeset(lead + isolate_whole(printable_lines(text)));
  }
  return result;
}

}  // namespace

std::string text_of_rows(const Report& report, const Exhibit& exhibit, const TextStyle& style) {
  if (exhibit.answers.empty() || exhibit.scenarios.empty()) return "nothing to show\n";
  const bool any_series = std::any_of(exhibit.answers.begin(), exhibit.answers.end(),
                                      [](const auto& row) { return is_series(row.front()); });
  return any_series || exhibit.kind == Exhibit::Kind::chart ? chart(report, exhibit, style)
                                                            : values(report, exhibit, style);
}

std::string text_of_chapter(const Report& report, const Chapter& chapter, const TextStyle& style) {
  std::string result = chapter.title.empty() ? "" : label_heading(chapter.title, style);
  for (const auto& item : chapter.items) {
    if (!result.empty()) result += "\n";
    result += std::visit(
        overloaded{
            [&](const SideBySide& comparison) {
              return heading("Gap over the horizon, worldwide", style) +
                     text_of_comparison(report, comparison, style);
            },
            [&](const Exhibit& exhibit) { return text_of_exhibit(report, exhibit, style); },
            [&](const Passage& passage) { return text_of_passage(report, passage); },
        },
        item);
  }
  return result;
}

}  // namespace entente
