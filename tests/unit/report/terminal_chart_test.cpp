#include "report/terminal_chart.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "support/display_width.h"
#include "unit/report/sample_report.h"

namespace entente {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
const ChartSize small{48, 5};

std::vector<std::string> months(std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i)
    names.push_back(fmt::format("{:04}-{:02}", 2026 + i / 12, i % 12 + 1));
  return names;
}

const std::vector<double> peak{0, 0, 0, 12, 45, 72, 60, 30, 12, 4, 1, 0};
const std::vector<double> later{0, 0, 0, 5, 20, 30, 40, 45, 40, 30, 20, 10};

std::string picture(const TerminalChart& chart, const ChartSize& size = small) {
  return "\n" + render_text(chart, size, {false});
}

void expect_width(const std::string& text, std::size_t columns) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    EXPECT_LE(display_width(text.substr(begin, end - begin)), columns)
        << text.substr(begin, end - begin);
    begin = end + 1;
  }
}

TEST(TerminalChart, DrawsASeries) {
  EXPECT_EQ(picture({"Gap of magnets", months(12), {{"", peak}}, "%"}), R"(
Gap of magnets
highest 72.0% in 2026-06, lowest 0.0% in 2026-01
      │                 ⢀⡤⠤⢤⣀
50.0% ┤               ⢀⡴⠋   ⠈⠳⣄
      │             ⢀⡼⠉       ⠈⠳⣄
      │           ⢀⡴⠋           ⠈⠉⠓⢦⡀
 0.0% ┤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣠⠴⠋                 ⠉⠉⠉⠙⠦⠤⠤⠤⠤⠤⠤⢤
      └┬─────────────────────┬─────────────────┬
       2026-01            2026-07        2026-12
)");
}

TEST(TerminalChart, DrawsSeriesBelowEachOtherWithoutColour) {
  EXPECT_EQ(picture({"", months(12), {{"alone", peak}, {"with pact", later}}, "%"}), R"(
alone: highest 72.0% in 2026-06, lowest 0.0% in
2026-01
      │                 ⣠⠖⠒⠒⠲⣄⣀
50.0% ┤             ⢀⡴⠒⠋⠁     ⠈⠙⢦⣀⣀⣀
 0.0% ┤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣠⠖⠚⠉              ⠈⠓⠒⠒⠒⠦⠤⠤⠤⠤⠤⠤⢤
with pact: highest 45.0% in 2026-08, lowest 0.0%
in 2026-01
      │
50.0% ┤                  ⣀⣀⣀⣠⠖⠒⠒⠒⠒⠒⠒⠒⠒⠒⠲⣄⣀⣀⣀
 0.0% ┤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⡤⠤⠤⠞⠉⠉⠉⠁                 ⠈⠉⠉⠉⠳
      └┬─────────────────────┬─────────────────┬
       2026-01            2026-07        2026-12
)");
}

TEST(TerminalChart, DrawsAFewInOnePictureWithColours) {
  const TerminalChart chart{"", months(12), {{"alone", peak}, {"with pact", later}}, "%"};
  std::string text = render_text(chart, {60, 3}, {true});
  const std::pair<std::string, std::string> paints[] = {
      {"\x1b[1;33m", "{y:"}, {"\x1b[34m", "{b:"}, {"\x1b[2m", "{:"}, {"\x1b[0m", "}"}};
  for (const auto& [escape, shown] : paints) {
    for (std::size_t at = text.find(escape); at != std::string::npos; at = text.find(escape))
      text.replace(at, escape.size(), shown);
  }
  EXPECT_EQ("\n" + text, R"(
{y:━━} alone: highest 72.0% in 2026-06, lowest 0.0% in 2026-01
{b:━━} with pact: highest 45.0% in 2026-08, lowest 0.0% in
   2026-01
      {:│}                      {y:⣀⡴⠒⠒⠒⠒⢦⣀⣀}
50.0% {:┤}                 {y:⢀⣠⠖⠒⠋⠁}{b:⢀⣀⣀⣀⣀⡴⠒⠚}{y:⠛⠲⣖⣒⣒⣒⣒}{b:⠒⠒⠒⠒⢦⣀⣀⣀⣀⣀}
 0.0% {:┤}{y:⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣠⡶⠶⠯⠭}{b:⠴⠋⠉⠉⠉⠉}             {y:⠈⠓⠒⠒⠒⠲⠤⠤⠤⠤⠬⠭⠭⠭⠭}{b:⢷}
      {:└}{:┬──────────────────┬────────┬─────────┬─────────────┬}
       2026-01         2026-05  2026-07   2026-09    2026-12
)");
}

TEST(TerminalChart, DrawsTruthsAsSteps) {
  EXPECT_EQ(picture({"",
                     months(12),
                     {{"JP", {0, 0, 0, 1, 1, 0, 0, 1, 1, 1, 0, 0}},
                      {"US", std::vector<double>(12, 1.0)},
                      {"KR", std::vector<double>(12, 0.0)}},
                     "",
                     true}),
            R"(
JP: true in 5 of 12, first in 2026-04
 true ┤          ⡏⠉⠉⠉⠉⠉⠉⡇     ⢸⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⡇
false ┤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⡇      ⣇⣀⣀⣀⣀⣀⣸          ⣇⣀⣀⣀⣀⣀⣀
US: always true
 true ┤⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉
false ┤
KR: never true
 true ┤
false ┤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀
      └─┬────────────────────┬────────────────┬─
       2026-01            2026-07        2026-12
)");
}

TEST(TerminalChart, LeavesGapsAndMarksTheInfinite) {
  EXPECT_EQ(
      picture(
          {"", months(8), {{"", {1200, NAN, 1300, 1250, infinity, 1400, 900, NAN}}}, "t/month"}),
      R"(
highest unlimited in 2026-05, lowest 900 t/month
in 2026-07
             │⣀⣀⡀      ⠐⠒⠒⠒⠒⠆    ▲   ⠈⠙⠲⣄⡀
1000 t/month ┤                           ⠙⢦
             │
 500 t/month ┤
   0 t/month ┤
             └┬──────────────────┬─────────────┬
              2026-01         2026-05    2026-08
)");
}

TEST(TerminalChart, DrawsWhatIsAlwaysTheSame) {
  EXPECT_EQ(picture({"", months(12), {{"", std::vector<double>(12, 5.0)}}, "kt"}), R"(
5 kt throughout
     │⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉
4 kt ┤
2 kt ┤
     │
0 kt ┤
     └┬─────────────────────┬──────────────────┬
      2026-01            2026-07         2026-12
)");
  EXPECT_EQ(picture({"", months(12), {{"", std::vector<double>(12, 0.0)}}, "%"}), R"(
0.0% throughout
     │
0.0% ┤⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀
     └┬─────────────────────┬──────────────────┬
      2026-01            2026-07         2026-12
)");
  EXPECT_EQ(picture({"", months(1), {{"", {42}}}, "%"}), R"(
42.0% in 2026-01
40.0% ┤⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒
      │
20.0% ┤
      │
 0.0% ┤
      └────────────────────┬────────────────────
                        2026-01
)");
  EXPECT_EQ(picture({"", months(12), {{"", std::vector<double>(12, NAN)}}, "%"}), R"(
undefined throughout
     │
0.0% ┤
     └┬─────────────────────┬──────────────────┬
      2026-01            2026-07         2026-12
)");
}

TEST(TerminalChart, DrawsBothSidesOfZero) {
  EXPECT_EQ(picture({"", months(6), {{"", {-4, -2, 0, 3, 6, 1}}}, "kt/month"}, {48, 7}), R"(
highest 6 kt/month in 2026-05, lowest -4
kt/month in 2026-01
5 kt/month ┤                          ⣀⡴⠋⠳⣄
           │                      ⢀⣠⠖⠋⠁   ⠈⠓⢦⡀
           │                   ⣀⡴⠋⠉          ⠙⢦⡀
           │               ⢀⣠⠖⠋⠁               ⠙
0 kt/month ┤┈┈┈┈┈┈┈┈┈┈┈⢀⣠⠴⠋⠉┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈
           │      ⢀⡤⠤⠖⠋⠉
           │⣀⣀⣠⠤⠖⠚⠉
           └┬─────────────┬────────────────────┬
            2026-01    2026-03           2026-06
)");
}

TEST(TerminalChart, LosesNoPeakOfAThousandPeriods) {
  std::vector<double> values(1000, 10);
  values[537] = 99;
  EXPECT_EQ(picture({"", months(1000), {{"", values}}, "t"}), R"(
highest 99 t in 2070-10, lowest 10 t in 2026-01
100 t ┤                      ⡇
      │                      ⡇
 50 t ┤                      ⡇
      │                      ⡇
  0 t ┤⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠓⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒
      └┬───────────────┬─────────┬─────────────┬
       2026-01      2060-01   2080-01    2109-04
)");
}

TEST(TerminalChart, TakesBlocksWhereThereIsNoBraille) {
  EXPECT_EQ(picture({"", months(12), {{"", peak}}, "%"}, {48, 5, Dots::blocks}), R"(
highest 72.0% in 2026-06, lowest 0.0% in 2026-01
      │                  ▄▄▄▄▖
50.0% ┤                ▗▟▘   ▀▜▄
      │              ▟▀▀       ▝▙
      │            ▗▟▘          ▝▀▀▜▖
 0.0% ┤▄▄▄▄▄▄▄▄▄▄▄▛▀                ▀▀▀▀▀▀▀▀▀▀▀▜
      └┬─────────────────────┬─────────────────┬
       2026-01            2026-07        2026-12
)");
}

TEST(TerminalChart, PutsManySeriesIntoATable) {
  TerminalChart chart{"Many", months(12), {}, "%"};
  for (int i = 0; i < 9; ++i) chart.series.push_back({fmt::format("row {}", i), peak});
  chart.series[1].values = std::vector<double>(12, NAN);
  EXPECT_EQ(picture(chart, {70, 5}), R"(
Many
of     0.0% to 80.0%    highest  in
────────────────────────────────────────
row 0  ▁▁▁▃▅█▇▄▃▂▂▁       72.0%  2026-06
row 1  ▁▁▁▁▁▁▁▁▁▁▁▁   undefined
row 2  ▁▁▁▃▅█▇▄▃▂▂▁       72.0%  2026-06
row 3  ▁▁▁▃▅█▇▄▃▂▂▁       72.0%  2026-06
row 4  ▁▁▁▃▅█▇▄▃▂▂▁       72.0%  2026-06
row 5  ▁▁▁▃▅█▇▄▃▂▂▁       72.0%  2026-06
row 6  ▁▁▁▃▅█▇▄▃▂▂▁       72.0%  2026-06
row 7  ▁▁▁▃▅█▇▄▃▂▂▁       72.0%  2026-06
row 8  ▁▁▁▃▅█▇▄▃▂▂▁       72.0%  2026-06
)");
}

TEST(TerminalChart, FitsItsWidth) {
  TerminalChart chart{"A title that says rather more than has room",
                      months(60),
                      {{"a series with a long name", std::vector<double>(60, 12345.678)}},
                      "kt/month"};
  for (const std::size_t columns : {1, 24, 30, 40, 80, 200}) {
    expect_width(render_text(chart, {columns, 1}, {false}), std::max<std::size_t>(columns, 24));
  }
  chart.series.resize(9, chart.series.front());
  for (const std::size_t columns : {1, 24, 60, 100})
    expect_width(render_text(chart, {columns, 1}, {false}), std::max<std::size_t>(columns, 60));
  EXPECT_EQ(picture({"", {}, {}, ""}), "\nnothing to draw\n");
  EXPECT_EQ(picture({"", {}, {{"a", {}}}, ""}), "\nnothing to draw\n");
}

TEST(TerminalChart, IsolatesLabels) {
  const std::string label = "\u05D0\u05D1";
  const std::string text = picture({label, months(2), {{label, {0, 1}}}, "t"});
  EXPECT_EQ(text.find("\n\u2068" + label + "\u2069\n\u2068" + label + "\u2069: highest"), 0u);
}

TEST(TerminalChart, ShowsAnExhibit) {
  Report report = sample_report();
  const ScenarioId calm{std::size_t{0}};
  const ScenarioId alone{std::size_t{1}};
  const AnswerReport series{Shape::series, {0, 1, 2, 3}, "t"};
  AnswerReport left_out = series;
  left_out.left_out = true;
  const Exhibit both{Exhibit::Kind::chart,
                     "",
                     "gap(r)",
                     {calm, alone},
                     {"tin", "magnets"},
                     {{series, series}, {left_out, series}}};
  const TerminalChart chart = terminal_chart(report, both);
  EXPECT_EQ(chart.title, "gap(r)");
  EXPECT_EQ(chart.unit, "t");
  ASSERT_EQ(chart.series.size(), 3u);
  EXPECT_EQ(chart.series[0].label, "tin, baseline");
  EXPECT_EQ(chart.series[2].label, "magnets, alone");
  const Exhibit one{Exhibit::Kind::chart, "One", "gap(tin)", {alone}, {""}, {{series}}};
  EXPECT_EQ(terminal_chart(report, one).series.front().label, "");
}

}  // namespace
}  // namespace entente
