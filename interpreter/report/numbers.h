// Numbers as a reader wants them: sensible digits, always the unit, never -0 or 1e-17.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/report.h"

namespace entente {

/// `1 month` but `2 months`, whichever of the two names the unit has.
std::string inflected(std::string unit, bool one);

/// `12.3%`, `1_230 t/month`, `1 month`, `> 30 months`; `more_digits` where two values must be told
/// apart.
std::string to_text(const Number& number, int more_digits = 0);
std::string to_text(const std::variant<Number, Date>& value);

/// The places of the smallest and the largest of the values that are defined, the first of each;
/// neither where none is.
struct Extremes {
  std::optional<std::size_t> lowest;
  std::optional<std::size_t> highest;
};
Extremes extremes_of(const std::vector<double>& values);

/// A fraction of demand: `12.3%`.
std::string gap_text(double gap);

/// True where the gap does not print as 0.0%, or the change as 0.0 pp.
bool noticeable(double gap);

/// A change of a gap in words: `gain 3.2 pp`, `pay 0.4 pp`, `0.0 pp`.
std::string gain_text(double change);
/// `-3.2`, `+0.4`, in percentage points.
std::string points_text(double change);

/// A value of a formula: `12.3%`, `true`; of a series its value in the period.
std::string to_text(const AnswerReport& answer, std::size_t period = 0);

}  // namespace entente
