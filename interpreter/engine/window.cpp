#include "engine/window.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/plan.h"

namespace entente::engine {

namespace {

/// Dates become months by division, so a window that ends with a step may miss its end by a bit. A
/// share of a step this near to nothing or to all of it is meant to be nothing or all.
constexpr double negligible_share = 1e-9;
/// A concave recovery that takes no longer is linear: half of it is back after a day.
constexpr double shortest_concave_days = 2;

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

/// Integral of base^(k e) for e from `first` to `last`.
double power_integral(double base, double k, double first, double last) {
  if (base <= 0) return 0;
  const double rate = k * std::log(base);
  return (std::exp(rate * last) - std::exp(rate * first)) / rate;
}

/// Gauss and Legendre's rule of five points, on pieces of a day at most.
template <typename Function>
double quadrature(Function function, double first, double last) {
  constexpr std::array<double, 3> places = {0, 0.5384693101056831, 0.9061798459386640};
  constexpr std::array<double, 3> weights = {0.5688888888888889, 0.4786286704993665,
                                             0.2369268850561891};
  const double pieces = std::max(1.0, std::ceil(last - first));
  const double half = (last - first) / pieces / 2;
  double sum = 0;
  for (double piece = 0; piece < pieces; ++piece) {
    const double middle = first + (2 * piece + 1) * half;
    sum += weights[0] * function(middle);
    for (std::size_t k = 1; k < places.size(); ++k) {
      sum +=
          weights[k] * (function(middle - half * places[k]) + function(middle + half * places[k]));
    }
  }
  return sum * half;
}

/// Integral of what is missing over [begin, end), months, none of it before `until`.
double recovery_integral(const Window& window, double begin, double end) {
  const double days = window.recovery * days_per_month;
  const double first = (begin - window.until) * days_per_month;
  const double last = (end - window.until) * days_per_month;
  switch (window.curve) {
    case Curve::linear:
      break;
    case Curve::convex:
      return power_integral(1 - 1 / days, 4, first, last) / days_per_month;
    case Curve::convex_unscaled:
      return power_integral(1 - 1 / days, 1, first, last) / days_per_month;
    case Curve::concave: {
      if (days <= shortest_concave_days) break;
      const auto missing = [&](double elapsed) {
        return missing_after(window.curve, days, elapsed);
      };
      return quadrature(missing, first, last) / days_per_month;
    }
  }
  const double stop = std::min(end, window.until + window.recovery);
  if (stop <= begin) return 0;
  return (stop - begin) - ramp_integral(window.until, window.recovery, begin, stop);
}

}  // namespace

double missing_after(Curve curve, double days, double elapsed) {
  constexpr double z = 1e-6;
  switch (curve) {
    case Curve::linear:
      break;
    case Curve::convex:
      return std::pow(std::max(0.0, 1 - 1 / days), 4 * elapsed);
    case Curve::convex_unscaled:
      return std::pow(std::max(0.0, 1 - 1 / days), elapsed);
    case Curve::concave: {
      if (days <= shortest_concave_days) break;
      const double q = (std::log(days) - std::log(z)) / (std::log(days) - std::log(2.0));
      return days / (days + z * std::pow(elapsed, q));
    }
  }
  return std::max(0.0, 1 - elapsed / days);
}

double Window::mean(double begin, double end) const {
  double integral = overlap(from, until, begin, end);
  const double first = std::max(until, begin);
  if (recovery > 0 && first < end) integral += recovery_integral(*this, first, end);
  return snapped(integral / (end - begin));
}

namespace {

/// Steps are counted whole: the one that a time falls into, or ends before.
double step_of(double months, double months_per_step) {
  return std::ceil(months / months_per_step - negligible_share);
}

/// Steps since the recovery began; below 0 before it does.
double steps_recovered(const Window& window, std::size_t index, double months_per_step) {
  return static_cast<double>(index) - 1 - step_of(window.until, months_per_step);
}

}  // namespace

double stepwise_level(const Window& window, std::size_t index, double months_per_step) {
  if (static_cast<double>(index) < step_of(window.from, months_per_step)) return 0;
  const double elapsed = steps_recovered(window, index, months_per_step);
  if (!(elapsed >= 0)) return 1;
  const double days_per_step = months_per_step * days_per_month;
  const double days = window.recovery > 0 ? window.recovery * days_per_month : days_per_step;
  return missing_after(window.curve, days, elapsed * days_per_step);
}

bool recovers_stepwise(const Window& window, std::size_t index, double months_per_step) {
  return steps_recovered(window, index, months_per_step) >= 0;
}

std::size_t step_in(double months, double months_per_step) {
  return static_cast<std::size_t>(std::max(0.0, months / months_per_step + negligible_share));
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
