// Sums over the baseline flows of a plan, taken once: questions and reports compare with them.
#pragma once

#include <vector>

#include "engine/plan.h"

namespace entente {

/// [r,j], amounts a step.
struct BaselineSums {
  std::vector<double> use;         ///< intermediate and final
  std::vector<double> industries;  ///< of it, what industries use
  /// Working stocks at the first step, amounts; those without limit are not counted.
  std::vector<double> opening_stock;
  std::vector<double> opening_transit;  ///< under way to the country then, amounts
};

BaselineSums baseline_sums(const engine::Plan& plan);

/// Steps of use that are in stock where so many days are kept. The clean rules add what the step
/// itself needs (docs/model.md); the published program keeps two steps where it would keep one.
double steps_in_stock(const engine::Plan& plan, double days);
/// Under the rules of the published program a stock of a step or less is one of two; a day may be
/// a bit more than a step, in doubles.
bool is_raised(const engine::Plan& plan, double days);

/// What the supplier sells to all buyers of a country, a step.
double baseline_flow(const engine::Plan& plan, std::size_t resource, std::size_t supplier,
                     std::size_t country);

}  // namespace entente
