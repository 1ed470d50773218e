#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/sections.h"

namespace entente {

namespace {

struct Recorded {
  engine::Quantity quantity;
  std::string_view name;
  bool flow;  ///< summed over a period; else its value at the end of it
};
constexpr std::array<Recorded, 8> recorded{{
    {engine::Quantity::production, "production", true},
    {engine::Quantity::demand, "demand", true},
    {engine::Quantity::available, "available", true},
    {engine::Quantity::shortage, "shortage", true},
    {engine::Quantity::imports, "imports", true},
    {engine::Quantity::exports, "exports", true},
    {engine::Quantity::stock, "stock", false},
    {engine::Quantity::reserve, "reserve", false},
}};

}  // namespace

std::vector<SeriesReport> report_series(const World& world, const Runs& runs) {
  const std::size_t steps = runs.plan.steps_per_period;
  const std::string_view period_word = name(world.horizon.unit);
  std::vector<SeriesReport> result;
  for (const ScenarioId scenario : world.run) {
    const engine::Trace& trace = runs.of(scenario);
    for (const ResourceId resource : world.resources.ids()) {
      const Unit& unit = world.resources[resource].unit;
      const double factor = to_double(unit.factor);
      for (const CountryId country : world.countries.ids()) {
        for (const Recorded& kind : recorded) {
          std::vector<double> values(runs.plan.periods, 0);
          for (std::size_t period = 0; period < runs.plan.periods; ++period) {
            for (std::size_t k = kind.flow ? 0 : steps - 1; k < steps; ++k) {
              values[period] +=
                  trace.at(kind.quantity, period * steps + k, resource.index(), country.index());
            }
          }
          if (std::all_of(values.begin(), values.end(), [](double value) { return value == 0; }))
            continue;
          for (double& value : values) value = value / factor + 0.0;
          result.push_back({scenario, resource, country, kind.name,
                            kind.flow ? fmt::format("{}/{}", unit.name, period_word) : unit.name,
                            std::move(values)});
        }
      }
    }
  }
  return result;
}

}  // namespace entente
