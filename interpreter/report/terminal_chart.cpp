#include "report/terminal_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "report/chart_axes.h"
#include "report/layout.h"
#include "report/numbers.h"
#include "support/direction.h"
#include "support/display_width.h"

namespace entente {

namespace {

constexpr Paint paints[] = {Paint::yellow, Paint::blue, Paint::green, Paint::red, Paint::strong};
constexpr std::size_t most_pictures = 8;
constexpr std::size_t fewest_columns = 24;
constexpr std::size_t fewest_rows = 3;
constexpr std::size_t rows_of_truth = 2;
constexpr std::size_t rows_of_nothing = 2;
constexpr std::size_t most_ticks = 6;

std::string period_name(const TerminalChart& chart, std::size_t period) {
  return period < chart.periods.size() ? chart.periods[period] : fmt::format("{}", period + 1);
}

std::string value_text(const TerminalChart& chart, double value) {
  if (chart.truths) return value != 0 ? "true" : "false";
  return to_text(Number{value, chart.unit});
}

std::string truth_summary(const TerminalChart& chart, const std::vector<double>& values) {
  const auto times = static_cast<std::size_t>(
      std::count_if(values.begin(), values.end(), [](double v) { return v != 0; }));
  if (times == 0) return "never true";
  if (times == values.size()) return "always true";
  const auto first = std::find_if(values.begin(), values.end(), [](double v) { return v != 0; });
  return fmt::format("true in {} of {}, first in {}", times, values.size(),
                     period_name(chart, static_cast<std::size_t>(first - values.begin())));
}

/// The highest value and the lowest, and when they are first.
std::string summary(const TerminalChart& chart, const std::vector<double>& values) {
  if (chart.truths) return truth_summary(chart, values);
  const auto [lowest, highest] = extremes_of(values);
  if (!highest) return "undefined throughout";
  const std::string high = value_text(chart, values[*highest]);
  const std::string low = value_text(chart, values[*lowest]);
  if (values.size() == 1) return fmt::format("{} in {}", high, period_name(chart, 0));
  const bool defined = std::none_of(values.begin(), values.end(), [](double v) { return v != v; });
  if (high == low) return fmt::format("{} {}", high, defined ? "throughout" : "where defined");
  return fmt::format("highest {} in {}, lowest {} in {}", high, period_name(chart, *highest), low,
                     period_name(chart, *lowest));
}

/// Of all series together, so that pictures can be compared.
ValueAxis axis_of(const TerminalChart& chart, const std::string& unit, std::size_t ticks) {
  if (chart.truths) return {{0, 1}, {0, 1}, {"false", "true"}};
  std::vector<const std::vector<double>*> values;
  for (const ChartSeries& series : chart.series) values.push_back(&series.values);
  return value_axis(values, unit, ticks);
}

class Picture {
 public:
  Picture(const TerminalChart& chart, const ChartSize& size, std::size_t rows,
          const TextStyle& style)
      : chart_(chart), size_(size), rows_(rows), style_(style) {
    const std::size_t ticks = std::clamp(rows / 2 + 1, fewest_rows, most_ticks);
    axis_ = axis_of(chart, chart.unit, ticks);
    // Where there is little room the caption tells the unit.
    if (margin() > size.columns / 3) axis_ = axis_of(chart, "", ticks);
    margin_ = margin();
    // Where everything is 0 there is nothing to see.
    if (axis_.ticks.size() == 1) rows_ = std::min(rows_, rows_of_nothing);
    const std::size_t beside = margin_ + 2;
    columns_ = std::max(size.columns, beside + fewest_columns / 2) - beside;
  }

  /// Some of the series in one picture.
  std::string plot(const std::vector<const ChartSeries*>& series) const {
    DotCanvas canvas(columns_, rows_, series.size(), size_.dots);
    std::vector<Paint> own;
    for (std::size_t i = 0; i < series.size(); ++i) {
      draw(series[i]->values, axis_.range, joining(), i, canvas);
      own.push_back(series.size() == 1 ? paints[0] : paints[i]);
    }
    std::vector<std::string> labels(rows_);
    std::size_t row_of_zero = rows_;
    for (std::size_t i = axis_.ticks.size(); i-- > 0;) {
      labels[row_of(axis_.ticks[i], canvas)] = axis_.labels[i];
      const bool within = axis_.range.low < 0 && axis_.range.high > 0;
      if (within && axis_.ticks[i] == 0) row_of_zero = row_of(0, canvas);
    }
    std::string result;
    for (std::size_t row = 0; row < rows_; ++row) {
      const std::string dots = canvas.text(row, own, row == row_of_zero ? "┈" : " ", style_);
      result += line(labels[row], labels[row].empty() ? "│" : "┤", dots);
    }
    return result;
  }

  /// The line below all pictures, and the names of periods.
  std::string periods() const {
    std::vector<std::string> rule(columns_, "─");
    std::string names;
    for (const PeriodLabel& label : period_labels(chart_.periods, columns_, joining())) {
      rule[label.tick] = "┬";
      names.append(label.begin - std::min(label.begin, display_width(names)), ' ');
      names += label.text;
    }
    return line("", "└", style_.paint(Paint::faint, fmt::format("{}", fmt::join(rule, "")))) +
           std::string(margin_ + 2, ' ') + names + "\n";
  }

 private:
  std::size_t margin() const {
    std::size_t widest = 0;
    for (const std::string& label : axis_.labels) widest = std::max(widest, display_width(label));
    return widest;
  }

  Joining joining() const { return chart_.truths ? Joining::steps : Joining::lines; }

  std::size_t row_of(double tick, const DotCanvas& canvas) const {
    const double part = (tick - axis_.range.low) / (axis_.range.high - axis_.range.low);
    const double top = static_cast<double>(canvas.height() - 1);
    return canvas.row_of(static_cast<std::size_t>(std::lround(part * top)));
  }

  std::string line(const std::string& label, const char* edge, const std::string& dots) const {
    std::string result = std::string(margin_ - display_width(label), ' ') + label + " " +
                         style_.paint(Paint::faint, edge) + dots;
    result.erase(result.find_last_not_of(' ') + 1);
    return result + "\n";
  }

  const TerminalChart& chart_;
  const ChartSize& size_;
  std::size_t rows_;
  const TextStyle& style_;
  ValueAxis axis_;
  std::size_t margin_ = 0;
  std::size_t columns_ = 0;
};

std::string lines_of(const std::string& text, std::size_t columns) {
  return fmt::format("{}\n", fmt::join(wrap(text, columns), "\n"));
}

/// What a series is called, and what there is to say of it in a line.
std::string caption(const TerminalChart& chart, const ChartSeries& series) {
  const std::string label = isolate_whole(printable(series.label));
  return label + (label.empty() ? "" : ": ") + summary(chart, series.values);
}

std::string overlaid(const TerminalChart& chart, const ChartSize& size, const TextStyle& style) {
  std::string result;
  std::vector<const ChartSeries*> all;
  for (const ChartSeries& series : chart.series) {
    std::string marker = style.paint(paints[all.size()], "━━") + " ";
    for (const std::string& line : wrap(caption(chart, series), size.columns - 3))
      result += std::exchange(marker, "   ") + line + "\n";
    all.push_back(&series);
  }
  const Picture picture(chart, size, std::max(size.rows, fewest_rows), style);
  return result + picture.plot(all) + picture.periods();
}

std::string stacked(const TerminalChart& chart, const ChartSize& size, const TextStyle& style) {
  const std::size_t rows =
      chart.truths ? rows_of_truth : std::max(size.rows / chart.series.size(), fewest_rows);
  const Picture picture(chart, size, rows, style);
  std::string result;
  for (const ChartSeries& series : chart.series)
    result += lines_of(caption(chart, series), size.columns) + picture.plot({&series});
  return result + picture.periods();
}

/// A line a series, as reports have it.
std::string table(const TerminalChart& chart, const ChartSize& size, const TextStyle& style) {
  constexpr std::size_t beside = 48;
  const ValueAxis axis = axis_of(chart, chart.unit, fewest_rows);
  TextTable table({{"of", TextTable::Align::left, true},
                   {fmt::format("{} to {}", value_text(chart, axis.range.low),
                                value_text(chart, axis.range.high))},
                   {"highest", TextTable::Align::right},
                   {"in"}});
  for (const ChartSeries& series : chart.series) {
    const std::optional<std::size_t> highest = extremes_of(series.values).highest;
    table.row({{isolate_whole(printable(series.label))},
               {sparkline(series.values, axis.range.low, axis.range.high,
                          std::max<std::size_t>(size.columns, beside + 12) - beside),
                Paint::yellow},
               {highest ? value_text(chart, series.values[*highest]) : "undefined"},
               {highest ? period_name(chart, *highest) : ""}});
  }
  return table.render(style, 0, size.columns);
}

}  // namespace

TerminalChart terminal_chart(const Report& report, const Exhibit& exhibit) {
  TerminalChart chart{
      exhibit.title.empty() ? exhibit.expression : exhibit.title, report.periods, {}, "", false};
  for (std::size_t i = 0; i < exhibit.answers.size(); ++i) {
    for (std::size_t j = 0; j < exhibit.scenarios.size(); ++j) {
      const AnswerReport& answer = exhibit.answers[i][j];
      if (answer.left_out) continue;
      const std::string& scenario = report.scenarios[exhibit.scenarios[j]].name;
      std::string label = exhibit.answers.size() > 1 ? exhibit.rows[i] : "";
      if (exhibit.scenarios.size() > 1) label += (label.empty() ? "" : ", ") + scenario;
      chart.series.push_back({std::move(label), answer.values});
      chart.unit = answer.unit;
      chart.truths = answer.shape == Shape::truth || answer.shape == Shape::truth_series;
    }
  }
  return chart;
}

std::string render_text(const TerminalChart& chart, const ChartSize& size, const TextStyle& style) {
  ChartSize bounded = size;
  bounded.columns = std::max(size.columns, fewest_columns);
  std::string result;
  if (!chart.title.empty()) {
    for (const std::string& line : wrap(isolate_whole(printable(chart.title)), bounded.columns))
      result += style.paint(Paint::strong, line) + "\n";
  }
  const bool any = std::any_of(chart.series.begin(), chart.series.end(),
                               [](const ChartSeries& series) { return !series.values.empty(); });
  if (!any) return result + "nothing to draw\n";
  if (chart.series.size() > most_pictures) return result + table(chart, bounded, style);
  const bool share = style.colour && !chart.truths && chart.series.size() > 1 &&
                     chart.series.size() <= std::size(paints);
  return result + (share ? overlaid(chart, bounded, style) : stacked(chart, bounded, style));
}

}  // namespace entente
