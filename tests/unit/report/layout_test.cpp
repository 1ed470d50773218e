#include "report/layout.h"

#include <gtest/gtest.h>

#include <cmath>

#include "support/display_width.h"

namespace entente {
namespace {

using Align = TextTable::Align;

void expect_page_width(const std::string& text) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    EXPECT_LE(display_width(text.substr(begin, end - begin)), page_columns)
        << text.substr(begin, end - begin);
    begin = end + 1;
  }
}

TEST(Layout, BreaksTextAtSpaces) {
  EXPECT_EQ(wrap("one two three", 7), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(wrap("unbreakable", 5), (std::vector<std::string>{"unbr…"}));
  EXPECT_EQ(wrap("", 5), (std::vector<std::string>{""}));
  EXPECT_EQ(paragraph("a\n\nb", 2), "  a\n\n  b\n");
  EXPECT_EQ(paragraph(std::string(60, 'x') + " " + std::string(60, 'y'), 2, 3),
            "  " + std::string(60, 'x') + "\n     " + std::string(60, 'y') + "\n");
  EXPECT_EQ(wrap("JP " + together("20.0% > 10.0%"), 14),
            (std::vector<std::string>{"JP", "20.0% > 10.0%"}));
}

TEST(Layout, AlignsByDisplayWidth) {
  TextTable table({{"what"}, {"how much", Align::right}});
  table.row({{"希土類"}, {"1 t"}});
  table.row({{"عناصر"}, {"12.5 t"}});
  EXPECT_EQ(table.render({false}, 1),
            " what    how much\n"
            " ────────────────\n"
            " 希土類       1 t\n"
            " \u2068عناصر\u2069     12.5 t\n");
}

TEST(Layout, IsolatesEveryLineOfWhatRunsFromRightToLeft) {
  const std::string open = "\u2068";
  const std::string again = "\u2068\u200F";
  const std::string close = "\u2069";
  const std::string a = "\u05D0\u05D0\u05D0";
  EXPECT_EQ(wrap(open + a + " " + a + close + " x", 5),
            (std::vector<std::string>{open + a + close, again + a + close + " x"}));
  // What is cut off leaves no isolate open.
  EXPECT_EQ(wrap(open + a + a + close, 4), (std::vector<std::string>{open + a + "…" + close}));
  EXPECT_EQ(paragraph(a + ": 5\n" + a), open + a + close + ": 5\n" + open + a + close + "\n");
  EXPECT_EQ(typeset(open + a + " 5" + close), open + a + " 5" + close + "\n");
  TextTable table({{a}, {"x", Align::right}});
  table.row({{a + " 5"}, {"1"}});
  EXPECT_EQ(table.render({false}),
            open + a + close + "    x\n────────\n" + open + a + close + " 5  1\n");
}

TEST(Layout, WrapsFlexibleColumns) {
  TextTable table({{"name", Align::left}, {"text", Align::left, true}});
  table.row({{"a"}, {std::string(60, 'x') + " " + std::string(60, 'y')}});
  EXPECT_EQ(table.render({false}).find(std::string(60, 'y')),
            table.render({false}).rfind("      y") + 6);
  expect_page_width(table.render({false}));
}

TEST(Layout, ContinuesWideTablesBelow) {
  std::vector<TextTable::Column> columns{{"resource"}};
  std::vector<Cell> row{{"magnets"}};
  for (int i = 0; i < 15; ++i) {
    columns.push_back({"a_scenario_" + std::to_string(i), Align::right});
    row.push_back({"12.3%"});
  }
  TextTable table(columns);
  table.row(row);
  const std::string text = table.render({false});
  expect_page_width(text);
  std::size_t count = 0;
  for (std::size_t at = text.find("magnets"); at != std::string::npos;
       at = text.find("magnets", at + 1))
    ++count;
  EXPECT_EQ(count, 3u);
}

TEST(Layout, DrawsBarsFromLowToHigh) {
  EXPECT_EQ(sparkline({0, 0.01, 0.5, 1}, 0, 1, 60), "▁▂▅█");
  EXPECT_EQ(sparkline({0, 1e-17}, 0, 1, 60), "▁▁");
  EXPECT_EQ(sparkline({0, 0}, 0, 0, 60), "▁▁");
  EXPECT_EQ(sparkline({0, 1, 0, 0, 0, 0}, 0, 1, 3), "█▁▁");
  EXPECT_EQ(sparkline({}, 0, 1, 3), "");
  EXPECT_EQ(sparkline({std::nan(""), 1, std::nan(""), std::nan("")}, 0, 1, 2), "█▁");
}

}  // namespace
}  // namespace entente
