// The scales of a chart: round values beside it, and the names of periods below.
#pragma once

#include <string>
#include <vector>

#include "report/dot_canvas.h"

namespace entente {

/// From one round value to another; the ticks are rounder still.
struct ValueAxis {
  ValueRange range;
  std::vector<double> ticks;        ///< from the lowest on
  std::vector<std::string> labels;  ///< of the ticks
};

/// Of all finite values of some series; 0 is on the axis unless that would flatten what there is to
/// see. At most so many ticks, and two at least.
ValueAxis value_axis(const std::vector<const std::vector<double>*>& series, const std::string& unit,
                     std::size_t most_ticks);

/// A name below a chart, and the column that it names.
struct PeriodLabel {
  std::string text;
  std::size_t begin = 0;  ///< column of its first letter
  std::size_t tick = 0;   ///< column of the period's dot
};

/// The first period, the last one, and as many round ones between as there is room for: beginnings
/// of years or of months, every second, every fifth.
std::vector<PeriodLabel> period_labels(const std::vector<std::string>& names, std::size_t columns,
                                       Joining joining);

}  // namespace entente
