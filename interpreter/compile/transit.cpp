#include <algorithm>
#include <cmath>

#include "compile/compile.h"

namespace entente {

namespace {

constexpr Kind<std::string> under_way_too_long{
    "E0572", Severity::error, "goods are under way for {} steps: at most 400 are followed"};
/// A step a day, and goods that are under way for more than a year.
constexpr double longest_transit = 400;

/// A route of just this resource between the two.
bool overruled(const World& world, const ShippingRoute& route, ResourceId resource,
               CountryId buyer) {
  if (route.resource) return false;
  return std::any_of(world.routes.begin(), world.routes.end(), [&](const ShippingRoute& other) {
    return other.resource == resource && other.supplier == route.supplier &&
           std::find(other.buyers.begin(), other.buyers.end(), buyer) != other.buyers.end();
  });
}

}  // namespace

std::vector<std::pair<ResourceId, CountryId>> carried(const World& world,
                                                      const ShippingRoute& route) {
  std::vector<std::pair<ResourceId, CountryId>> result;
  for (const ResourceId resource : world.resources.ids()) {
    if (world.resources[resource].local) continue;
    if (route.resource && *route.resource != resource) continue;
    for (const CountryId buyer : route.buyers) {
      if (buyer == route.supplier || overruled(world, route, resource, buyer)) continue;
      result.emplace_back(resource, buyer);
    }
  }
  return result;
}

double steps_under_way(const World& world, const ShippingRoute& route) {
  if (!route.taking) return 0;
  // A whole number of steps is meant where it is missed by a bit.
  const double steps = to_double(route.taking->value / world.horizon.months_per_step());
  const double whole = std::round(steps);
  return std::fabs(steps - whole) < 1e-9 ? whole : steps;
}

void check_transit(const World& world, Diagnostics& diagnostics) {
  for (const ShippingRoute& route : world.routes) {
    const double steps = steps_under_way(world, route);
    if (steps <= longest_transit) continue;
    diagnostics
        .report(route.taking->span, under_way_too_long, fmt::format("{:.0f}", std::ceil(steps)))
        .help("say a shorter time, or run in longer steps");
  }
}

}  // namespace entente
