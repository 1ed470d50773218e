// A world made by hand: A mines tin for B and D, B holds a reserve; figures are added where a test
// wants them.
#pragma once

#include <string>
#include <utility>

#include "compile/compile.h"
#include "model/world.h"

namespace entente {

struct SmallWorld {
  World world;
  CountryId a, b, d;
  ResourceId tin;
  Dimension mass{BaseDimensions::mass};
  Dimension month{BaseDimensions::month};
  Dimension day{BaseDimensions::day};

  SmallWorld() {
    world.horizon.start = {2026, 1, 1};
    world.horizon.periods = 12;
    a = world.countries.add({"A", {}, {}});
    b = world.countries.add({"B", {}, {}});
    d = world.countries.add({"D", {}, {}});
    Resource metal;
    metal.name = "tin";
    metal.unit = {"t", mass, 1};
    tin = world.resources.add(metal);
    world.production.push_back({tin, a, "mines", figure(100), false, std::nullopt});
    world.uses.push_back({tin, b, figure(60), false});
    world.uses.push_back({tin, d, figure(40), false});
    world.scenarios.add({"baseline", {}, {}, {}, {}, {}});
  }

  static Figure figure(Rational value) { return {std::move(value), {}, {}, {}}; }

  ParameterId number(const std::string& path, Rational value, const Dimension& dimension = {}) {
    return world.parameters.add({path, std::move(value), dimension, {"", dimension, 1}, {}, {}});
  }
  ParameterId date(const std::string& path, Date value) {
    return world.parameters.add({path, value, {}, {}, {}, {}});
  }

  /// A shock from `first` on, for `length` months.
  Shock& shock(const std::string& name, Date first, long length) {
    Shock shock;
    shock.name = name;
    shock.period.from = date(name + ".from", first);
    shock.period.duration = number(name + ".for", length, month);
    return world.shocks[world.shocks.add(std::move(shock))];
  }

  ScenarioId scenario(const std::string& name) {
    Scenario scenario;
    scenario.name = name;
    for (const ShockId id : world.shocks.ids()) scenario.shocks.push_back(id);
    for (const AgreementId id : world.agreements.ids()) scenario.agreements.push_back(id);
    return world.scenarios.add(std::move(scenario));
  }

  engine::Plan plan() {
    Diagnostics diagnostics;
    return compile_plan(world, balance_economy(world, diagnostics).value());
  }

  engine::Policy policy(ScenarioId id) {
    return compile_policy(world, plan(), world.scenarios[id],
                          components(world, world.scenarios[id]));
  }
};

}  // namespace entente
