#include "report/chart_axes.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "report/numbers.h"
#include "support/display_width.h"

namespace entente {

namespace {

/// What to_text tells from 0, and what differs by more than rounding.
constexpr double smallest_shown = 1e-6;
constexpr double rounding = 1e-9;
constexpr double largest_drawn = 1e300;

std::optional<ValueRange> range_of(const std::vector<const std::vector<double>*>& series) {
  std::optional<ValueRange> range;
  for (const std::vector<double>* values : series) {
    for (const double value : *values) {
      if (!std::isfinite(value)) continue;
      const double drawn = std::clamp(value, -largest_drawn, largest_drawn);
      if (!range) range = ValueRange{drawn, drawn};
      range->low = std::min(range->low, drawn);
      range->high = std::max(range->high, drawn);
    }
  }
  return range;
}

/// The range with 0, unless all values lie close together and far from it.
ValueRange with_zero(const ValueRange& range) {
  constexpr double close_together = 0.25;
  const double spread = range.high - range.low;
  const double size = std::max(std::fabs(range.low), std::fabs(range.high));
  const bool one_sign = range.low > 0 || range.high < 0;
  if (one_sign && spread > rounding * size && spread < close_together * size) return range;
  return {std::min(range.low, 0.0), std::max(range.high, 0.0)};
}

/// A step of 1, 2 or 5 times a power of ten, as mantissa and power.
struct Step {
  int mantissa = 1;
  int power = 0;

  /// The multiple nearest to what is meant: tenths are divided by, which is exact.
  double times(double count) const {
    const double scale = std::pow(10.0, std::abs(power));
    return power < 0 ? count * mantissa / scale : count * mantissa * scale;
  }
  double size() const { return times(1); }
  void widen() {
    if (mantissa == 5) ++power;
    mantissa = mantissa == 1 ? 2 : mantissa == 2 ? 5 : 1;
  }
};

/// Much finer than a picture can show.
Step finest_step(const ValueRange& range) {
  return {1, static_cast<int>(std::floor(std::log10(range.high - range.low))) - 2};
}

/// The nearest multiples of a step at or below a value, and at or above it.
double below(double value, const Step& step) { return std::floor(value / step.size() + rounding); }
double above(double value, const Step& step) { return std::ceil(value / step.size() - rounding); }

/// The range up to round values, so that little of the picture is empty.
ValueRange rounded(const ValueRange& range) {
  constexpr double most_steps = 12;
  Step step = finest_step(range);
  while (above(range.high, step) - below(range.low, step) > most_steps) step.widen();
  return {step.times(below(range.low, step)), step.times(above(range.high, step))};
}

/// Multiples of a step within the range, as many as may be.
std::vector<double> ticks_within(const ValueRange& range, std::size_t most) {
  Step step = finest_step(range);
  const auto last = [&] { return below(range.high, step); };
  const auto first = [&] { return above(range.low, step); };
  while (last() - first() + 1 > static_cast<double>(most)) step.widen();
  std::vector<double> result;
  // Adding 0 turns -0 into 0.
  for (double i = first(); i <= last(); ++i) result.push_back(step.times(i) + 0.0);
  return result;
}

/// With as many digits as it takes to tell them apart.
std::vector<std::string> labels_of(const std::vector<double>& ticks, const std::string& unit) {
  constexpr int most_more_digits = 6;
  for (int more = 0;; ++more) {
    std::vector<std::string> labels;
    for (const double tick : ticks) labels.push_back(to_text(Number{tick, unit}, more));
    const bool apart = std::adjacent_find(labels.begin(), labels.end()) == labels.end();
    if (apart || more == most_more_digits) return labels;
  }
}

/// The numbers of a name: year, then month, quarter or week, then day; 1 where it has none.
struct PeriodParts {
  long year = 0;
  long part = 1;
  long day = 1;
};
PeriodParts parts_of(const std::string& name) {
  std::vector<long> numbers;
  bool within = false;
  for (const char c : name) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && !within) numbers.push_back(0);
    if (digit) numbers.back() = std::min(10 * numbers.back() + (c - '0'), 1'000'000L);
    within = digit;
  }
  numbers.resize(3, 1);
  return {numbers[0], numbers[1], numbers[2]};
}

/// Ways to choose periods, from the most to the fewest.
using Choice = bool (*)(const PeriodParts&);
template <long years>
bool every(const PeriodParts& name) {
  return name.day == 1 && name.part == 1 && name.year % years == 0;
}
constexpr Choice choices[] = {
    [](const PeriodParts&) { return true; },
    [](const PeriodParts& name) { return name.day % 5 == 1 && name.day < 30; },
    [](const PeriodParts& name) { return name.day == 1 || name.day == 16; },
    [](const PeriodParts& name) { return name.day == 1; },
    [](const PeriodParts& name) { return name.day == 1 && name.part % 2 == 1; },
    [](const PeriodParts& name) { return name.day == 1 && name.part % 3 == 1; },
    [](const PeriodParts& name) { return name.day == 1 && name.part % 6 == 1; },
    [](const PeriodParts& name) { return name.day == 1 && name.part % 13 == 1; },
    every<1>,
    every<2>,
    every<5>,
    every<10>,
    every<20>,
    every<50>,
    every<100>,
};

class PeriodAxis {
 public:
  PeriodAxis(const std::vector<std::string>& names, std::size_t columns, Joining joining)
      : names_(names), columns_(columns), joining_(joining) {}

  std::vector<PeriodLabel> labels() const {
    if (names_.empty()) return {};
    const PeriodLabel first = label(0);
    if (names_.size() == 1 || !apart(first, label(names_.size() - 1))) return {first};
    const PeriodLabel last = label(names_.size() - 1);
    for (const Choice choice : choices) {
      if (const auto chosen = between(first, last, choice)) return *chosen;
    }
    return {first, last};
  }

 private:
  static bool apart(const PeriodLabel& left, const PeriodLabel& right) {
    return left.begin + display_width(left.text) + 2 <= right.begin;
  }

  PeriodLabel label(std::size_t period) const {
    PeriodLabel result{names_[period], 0,
                       dot_of(period, names_.size(), 2 * columns_, joining_) / 2};
    const std::size_t width = display_width(result.text);
    const std::size_t half = (width - 1) / 2;
    if (result.tick > half) result.begin = result.tick - half;
    if (result.begin + width > columns_) result.begin = columns_ - std::min(columns_, width);
    return result;
  }

  /// Nothing where the chosen ones stand too close. Those beside the ends may be left out.
  std::optional<std::vector<PeriodLabel>> between(const PeriodLabel& first, const PeriodLabel& last,
                                                  Choice choice) const {
    std::vector<PeriodLabel> result{first};
    for (std::size_t i = 1; i + 1 < names_.size(); ++i) {
      if (!choice(parts_of(names_[i]))) continue;
      PeriodLabel next = label(i);
      if (!apart(first, next) || !apart(next, last)) continue;
      if (result.size() > 1 && !apart(result.back(), next)) return std::nullopt;
      result.push_back(std::move(next));
    }
    result.push_back(last);
    return result;
  }

  const std::vector<std::string>& names_;
  std::size_t columns_;
  Joining joining_;
};

}  // namespace

ValueAxis value_axis(const std::vector<const std::vector<double>*>& series, const std::string& unit,
                     std::size_t most_ticks) {
  const ValueRange range = with_zero(range_of(series).value_or(ValueRange{0, 0}));
  const double spread = range.high - range.low;
  // Of what is 0 throughout there is nothing to scale.
  if (spread < smallest_shown) return {{0, 1}, {0}, {to_text(Number{0, unit})}};
  ValueAxis result;
  result.range = rounded(range);
  result.ticks = ticks_within(result.range, std::max<std::size_t>(most_ticks, 2));
  result.labels = labels_of(result.ticks, unit);
  return result;
}

std::vector<PeriodLabel> period_labels(const std::vector<std::string>& names, std::size_t columns,
                                       Joining joining) {
  return PeriodAxis(names, columns, joining).labels();
}

}  // namespace entente
