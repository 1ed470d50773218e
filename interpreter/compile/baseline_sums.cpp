#include "compile/baseline_sums.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente {

namespace {

BaselineSums sums_of_recipes(const engine::Plan& plan) {
  BaselineSums sums;
  const std::size_t cells = plan.resources * plan.countries;
  sums.use.assign(cells, 0);
  sums.industries.assign(cells, 0);
  sums.opening_stock.assign(cells, 0);
  for (std::size_t output = 0; output < plan.resources; ++output) {
    for (std::size_t country = 0; country < plan.countries; ++country) {
      double made = 0;
      for (std::size_t buyer = 0; buyer < plan.countries; ++buyer)
        made += plan.flow[plan.pair(output, country, buyer)];
      for (std::size_t k = 0; k < plan.recipe[output].size(); ++k) {
        const engine::Input& input = plan.recipe[output][k];
        const std::size_t cell = plan.cell(input.resource, country);
        const double days = plan.keep_days[output][k * plan.countries + country];
        sums.industries[cell] += input.amount * made;
        sums.opening_stock[cell] += steps_in_stock(plan, days) * (input.amount * made);
      }
      for (std::size_t supplier = 0; supplier < plan.countries; ++supplier)
        sums.use[plan.cell(output, country)] += plan.flow[plan.pair(output, supplier, country)];
    }
  }
  return sums;
}

/// The columns of a country's industries, then of its final uses, lie side by side.
BaselineSums sums_of_table(const engine::Plan& plan) {
  BaselineSums sums;
  const std::size_t cells = plan.resources * plan.countries;
  sums.use.assign(cells, 0);
  sums.industries.assign(cells, 0);
  sums.opening_stock.assign(cells, 0);
  const double* row = plan.flow.data();
  for (std::size_t resource = 0; resource < plan.resources; ++resource) {
    for (std::size_t supplier = 0; supplier < plan.countries; ++supplier, row += plan.buyers()) {
      for (std::size_t country = 0; country < plan.countries; ++country) {
        const double* first = row + country * plan.resources;
        const double* last = row + plan.countries * plan.resources + country * plan.categories;
        const double industries = std::accumulate(first, first + plan.resources, 0.0);
        const std::size_t cell = plan.cell(resource, country);
        sums.industries[cell] += industries;
        sums.use[cell] += industries + std::accumulate(last, last + plan.categories, 0.0);
      }
    }
  }
  for (std::size_t cell = 0; cell < cells; ++cell) {
    if (std::isfinite(plan.cover_days[cell]))
      sums.opening_stock[cell] =
          steps_in_stock(plan, plan.cover_days[cell]) * sums.industries[cell];
  }
  return sums;
}

}  // namespace

namespace {

double steps_of(const engine::Plan& plan, double days) {
  return days / (plan.months_per_step * engine::days_per_month);
}

}  // namespace

bool is_raised(const engine::Plan& plan, double days) {
  constexpr double negligible = 1e-9;
  return plan.settings.rule == engine::Rule::boario && steps_of(plan, days) <= 1 + negligible;
}

double steps_in_stock(const engine::Plan& plan, double days) {
  if (plan.settings.rule == engine::Rule::clean) return steps_of(plan, days) + 1;
  return is_raised(plan, days) ? 2 : steps_of(plan, days);
}

BaselineSums baseline_sums(const engine::Plan& plan) {
  BaselineSums sums = plan.by_user ? sums_of_table(plan) : sums_of_recipes(plan);
  sums.opening_transit.assign(plan.resources * plan.countries, 0);
  for (const engine::Transit& transit : plan.transits) {
    sums.opening_transit[plan.cell(transit.resource, transit.buyer)] +=
        transit.steps * transit.share *
        baseline_flow(plan, transit.resource, transit.supplier, transit.buyer);
  }
  return sums;
}

double baseline_flow(const engine::Plan& plan, std::size_t resource, std::size_t supplier,
                     std::size_t country) {
  if (!plan.by_user) return plan.flow[plan.pair(resource, supplier, country)];
  const double* row = plan.flow.data() + plan.pair(resource, supplier, 0);
  const double* industries = row + country * plan.resources;
  const double* final_uses = row + plan.countries * plan.resources + country * plan.categories;
  return std::accumulate(industries, industries + plan.resources, 0.0) +
         std::accumulate(final_uses, final_uses + plan.categories, 0.0);
}

}  // namespace entente
