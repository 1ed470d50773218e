#include "engine/window.h"

#include <algorithm>

namespace entente::engine {

namespace {

/// Dates become months by division, so a window that ends with a step may miss its end by a bit. A
/// share of a step this near to nothing or to all of it is meant to be nothing or all.
constexpr double negligible_share = 1e-9;

double snapped(double share) {
  if (share < negligible_share) return 0;
  if (share > 1 - negligible_share) return 1;
  return share;
}

double overlap(double from, double until, double begin, double end) {
  return std::max(0.0, std::min(until, end) - std::max(from, begin));
}

/// Integral of (t - from) / over for t in [begin, end), all inside the ramp.
double ramp_integral(double from, double over, double begin, double end) {
  return (end - begin) * ((begin - from) + (end - from)) / (2 * over);
}

}  // namespace

double Window::mean(double begin, double end) const {
  double integral = overlap(from, until, begin, end);
  const double recovered = until + recovery;
  if (recovery > 0 && overlap(until, recovered, begin, end) > 0) {
    const double first = std::max(until, begin);
    const double last = std::min(recovered, end);
    integral += (last - first) - ramp_integral(until, recovery, first, last);
  }
  return snapped(integral / (end - begin));
}

bool in_force(double from, double until, double begin, double end) {
  return snapped(overlap(from, until, begin, end) / (end - begin)) >= 0.5 - negligible_share;
}

bool is_member(const Scope& scope, std::size_t country, double begin, double end) {
  if (!in_force(scope.from, scope.until, begin, end)) return false;
  for (const Membership& membership : scope.members) {
    if (membership.country == country && in_force(membership.from, membership.until, begin, end)) {
      return true;
    }
  }
  return false;
}

double built_share(const Plant& plant, double begin, double end) {
  const double complete = plant.from + plant.over;
  const double stop = std::min(end, plant.until);
  double integral = overlap(complete, plant.until, begin, end);
  const double first = std::max(plant.from, begin);
  const double last = std::min(complete, stop);
  if (plant.over > 0 && last > first)
    integral += ramp_integral(plant.from, plant.over, first, last);
  return snapped(integral / (end - begin));
}

}  // namespace entente::engine
