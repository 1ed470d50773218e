#include "model/world.h"

namespace entente {

std::optional<CountryId> rest_of_world(const World& world) {
  for (const CountryId id : world.countries.ids()) {
    if (world.countries[id].name == "ROW") return id;
  }
  return std::nullopt;
}

Dimension answered_time(const World& world) {
  const bool in_days = counts_days(world.horizon.unit) && !world.units.calendar_averaged();
  return Dimension(in_days ? BaseDimensions::day : BaseDimensions::month);
}

Rational period_length(const World& world) {
  const Rational months = world.horizon.months_per_period();
  return answered_time(world) == Dimension(BaseDimensions::day)
             ? months / months_in(PeriodUnit::day)
             : months;
}

Unit shown_time(const World& world) {
  const PeriodUnit unit = time_unit(world.horizon.unit);
  return {std::string(name(unit)) + "s", answered_time(world),
          counts_days(unit) ? period_length(world) : months_in(unit)};
}

}  // namespace entente
