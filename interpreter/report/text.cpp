#include "report/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "report/numbers.h"
#include "report/text_sections.h"
#include "support/direction.h"
#include "support/display_width.h"
#include "support/version.h"

namespace entente {

namespace {

std::string line_of(std::string_view stroke, std::size_t length) {
  std::string result;
  for (std::size_t i = 0; i < length; ++i) result += stroke;
  return result;
}

std::string title(const Report& report, const TextStyle& style) {
  std::string result;
  const std::string text =
      isolate_whole(printable(report.title.empty() ? report.script : report.title));
  for (const std::string& line : wrap(text, page_columns))
    result += style.paint(Paint::strong, line) + "\n";
  result +=
      style.paint(Paint::strong, line_of("═", std::min(display_width(text), page_columns))) + "\n";
  if (!report.periods.empty()) {
    const long steps = report.horizon.steps_per_period;
    result += paragraph(fmt::format("{}, {} to {} by {} in {} {}, entente {}", report.script,
                                    report.periods.front(), report.periods.back(),
                                    name(report.horizon.unit), steps, steps == 1 ? "step" : "steps",
                                    program_version));
  }
  for (const std::string& prose : report.prose)
    result += "\n" + typeset(isolate_whole(printable_lines(flowing(prose))));
  return result;
}

std::string underlined(const std::string& shown, const TextStyle& style) {
  const std::size_t length = std::min(display_width(shown), page_columns);
  return style.paint(Paint::strong, shown) + "\n" +
         style.paint(Paint::faint, line_of("─", length)) + "\n";
}

}  // namespace

std::string label_text(const Named& named) { return isolate_whole(printable(named.shown())); }

std::vector<std::size_t> worst_places(const std::vector<double>& values) {
  std::vector<std::size_t> places(values.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  if (places.size() <= most_rows) return places;
  std::stable_sort(places.begin(), places.end(),
                   [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
  places.resize(most_rows);
  std::sort(places.begin(), places.end());
  return places;
}

std::string left_out(std::size_t all, std::string_view what) {
  if (all <= most_rows) return "";
  return fmt::format("  and {} {} more, all in `--format json`\n", all - most_rows, what);
}

Paint paint_of(double change) {
  if (!noticeable(change)) return Paint::none;
  return change < 0 ? Paint::green : Paint::red;
}

std::string heading(std::string_view text, const TextStyle& style) {
  return underlined(isolate_runs(printable(text)), style);
}

std::string label_heading(std::string_view label, const TextStyle& style) {
  return underlined(isolate_whole(printable(label)), style);
}

std::string matrix(const std::string& corner, const std::vector<std::string>& rows,
                   const std::vector<std::string>& columns,
                   const std::vector<std::vector<Cell>>& cells, const TextStyle& style) {
  const auto width_of = [](const std::vector<std::string>& side,
                           const std::vector<std::string>& top) {
    std::size_t width = 0;
    for (const std::string& name : side) width = std::max(width, display_width(name));
    for (const std::string& name : top) width += 2 + std::max<std::size_t>(display_width(name), 6);
    return width;
  };
  const bool turned =
      width_of(rows, columns) > page_columns && width_of(columns, rows) <= page_columns;
  const std::vector<std::string>& side = turned ? columns : rows;
  const std::vector<std::string>& top = turned ? rows : columns;
  std::vector<TextTable::Column> header{{turned ? "scenario" : corner}};
  for (const std::string& name : top) header.push_back({name, TextTable::Align::right});
  TextTable table(std::move(header));
  for (std::size_t i = 0; i < side.size(); ++i) {
    std::vector<Cell> row{{side[i]}};
    for (std::size_t j = 0; j < top.size(); ++j) row.push_back(turned ? cells[j][i] : cells[i][j]);
    table.row(std::move(row));
  }
  return table.render(style);
}

std::string render_text(const Report& report, const TextStyle& style) {
  std::vector<std::string> sections{title(report, style)};
  if (report.chapters.empty()) {
    sections.push_back(text_of_outcomes(report, style));
  } else {
    for (const Chapter& chapter : report.chapters)
      sections.push_back(text_of_chapter(report, chapter, style));
  }
  sections.push_back(text_of_terms(report, style));
  sections.push_back(text_of_assertions(report, style));
  sections.push_back(text_of_what_ifs(report, style));
  sections.push_back(text_of_provenances(report, style));
  sections.push_back(text_of_settings(report, style));
  sections.push_back(text_of_audit(report, style));
  std::string result;
  for (const std::string& section : sections) {
    if (section.empty()) continue;
    if (!result.empty()) result += "\n";
    result += section;
  }
  return result;
}

}  // namespace entente
