#include <algorithm>
#include <cmath>

#include "compile/compile.h"

namespace entente {

namespace {

/// The part of a year that a step takes. Said by the period itself, so that a table by day is
/// multiplied by exactly 1/365.
double step_of_year(const Horizon& horizon) {
  const auto steps = static_cast<double>(horizon.steps_per_period);
  switch (horizon.unit) {
    case PeriodUnit::day:
      return 1 / (365 * steps);
    case PeriodUnit::week:
      return 7 / (365 * steps);
    case PeriodUnit::month:
      return 1 / (12 * steps);
    case PeriodUnit::quarter:
      return 1 / (4 * steps);
    case PeriodUnit::year:
      return 1 / steps;
  }
  return 1 / (12 * steps);
}

double capital_ratio(const EngineSettings& settings, ResourceId resource) {
  for (const CapitalRatio& own : settings.capital_ratios) {
    if (std::find(own.resources.begin(), own.resources.end(), resource) != own.resources.end())
      return to_double(own.ratio);
  }
  return to_double(settings.capital_ratio);
}

std::vector<double> restocking_days(const World& world) {
  if (world.settings.restocking.empty()) return {};
  std::vector<double> days(world.resources.size(), to_double(world.settings.restocking_days));
  for (const RestockingSetting& setting : world.settings.restocking) {
    for (const ResourceId id : setting.inputs) days[id.index()] = to_double(setting.days);
  }
  return days;
}

/// Gives every row a column more for the reserve of each country, empty in the baseline. Within the
/// one array, the last row first, since the table is large.
void add_columns_of_reserves(const mrio::Table& table, engine::Plan& plan) {
  const std::size_t old_width = table.columns();
  const std::size_t width = plan.buyers();
  plan.flow.resize(table.rows() * width);
  for (std::size_t row = table.rows(); row-- > 0;) {
    const auto from = plan.flow.begin() + static_cast<std::ptrdiff_t>(row * old_width);
    const auto to = plan.flow.begin() + static_cast<std::ptrdiff_t>(row * width);
    std::copy_backward(from, from + static_cast<std::ptrdiff_t>(old_width),
                       to + static_cast<std::ptrdiff_t>(old_width));
    std::fill(to + static_cast<std::ptrdiff_t>(old_width), to + static_cast<std::ptrdiff_t>(width),
              0.0);
  }
}

}  // namespace

bool covers(const KeepSetting& setting, CountryId country, ResourceId input) {
  const auto holds = [](const auto& chosen, auto id) {
    return !chosen || std::find(chosen->begin(), chosen->end(), id) != chosen->end();
  };
  return holds(setting.countries, country) && holds(setting.inputs, input);
}

double cover_days(const EngineSettings& settings, CountryId country, ResourceId input) {
  double days = to_double(settings.default_keep_days);
  for (const KeepSetting& setting : settings.keep) {
    if (covers(setting, country, input))
      days = setting.unlimited ? engine::unlimited : to_double(setting.days);
  }
  return days;
}

void compile_table(const World& world, const Economy& economy, engine::Plan& plan) {
  mrio::Table& table = *world.economy->table;
  const double step = step_of_year(world.horizon);
  plan.by_user = true;
  plan.categories = table.categories.size();
  plan.flow = std::move(table.flows);
  for (double& flow : plan.flow) flow *= step;
  plan.reserves_order = std::any_of(world.reserves.begin(), world.reserves.end(),
                                    [](const Reserve& fact) { return fact.amount.value > 0; });
  if (plan.reserves_order) add_columns_of_reserves(table, plan);
  const std::size_t cells = plan.resources * plan.countries;
  plan.output.assign(cells, 0);
  plan.capital.assign(cells, 0);
  plan.cover_days.assign(cells, 0);
  for (const ResourceId resource : world.resources.ids()) {
    const double ratio = capital_ratio(world.settings, resource);
    for (const CountryId country : world.countries.ids()) {
      const std::size_t cell = plan.cell(resource.index(), country.index());
      plan.output[cell] = table.output[cell] * step;
      // Productive capital is so many years of value added.
      plan.capital[cell] = ratio * std::max(0.0, table.output[cell] - economy.inputs[cell]);
      plan.cover_days[cell] = cover_days(world.settings, country, resource);
    }
  }
  for (const CapitalStock& stock : world.capital) {
    plan.capital[plan.cell(stock.resource.index(), stock.country.index())] =
        to_double(stock.amount.value);
  }
  plan.restocking_days = restocking_days(world);
  plan.capital_decimals = static_cast<int>(std::log10(to_double(world.economy->money_factor))) + 1;
}

}  // namespace entente
