// Series over time as a picture for a terminal. With colours a few series share one picture;
// without, each has its own below the others, on the same scale, since lines that cross cannot be
// told apart by their dots. Many series are a table of sparklines.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/text_style.h"
#include "report/dot_canvas.h"
#include "report/report.h"

namespace entente {

struct ChartSeries {
  std::string label;           ///< may be empty where there is one
  std::vector<double> values;  ///< one a period; NaN where there is none
};

struct TerminalChart {
  std::string title;
  std::vector<std::string> periods;
  std::vector<ChartSeries> series;
  std::string unit;
  bool truths = false;  ///< values are 0 and 1
};

struct ChartSize {
  std::size_t columns = 80;  ///< of everything
  std::size_t rows = 12;     ///< of the picture, or of all pictures together; more where each must
                             ///< have a few
  Dots dots = Dots::braille;
};

/// What an exhibit shows, a series for each of its rows and scenarios.
TerminalChart terminal_chart(const Report& report, const Exhibit& exhibit);

std::string render_text(const TerminalChart& chart, const ChartSize& size, const TextStyle& style);

}  // namespace entente
