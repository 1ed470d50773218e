#include "model/world.h"

namespace entente {

std::optional<CountryId> rest_of_world(const World& world) {
  for (const CountryId id : world.countries.ids()) {
    if (world.countries[id].name == "ROW") return id;
  }
  return std::nullopt;
}

}  // namespace entente
