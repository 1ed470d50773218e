// A world of an input-output table made by hand: regions A and B, sectors steel and tools,
// categories home and state. A year's flows, in M.EUR.
#pragma once

#include <memory>
#include <utility>

#include "compile/compile.h"
#include "model/world.h"

namespace entente {

struct SmallTable {
  World world;
  CountryId a{std::size_t{0}}, b{std::size_t{1}};
  ResourceId steel{std::size_t{0}}, tools{std::size_t{1}};
  CategoryId home{std::size_t{0}}, state{std::size_t{1}};

  SmallTable() {
    world.horizon.start = {2026, 1, 1};
    world.horizon.periods = 12;
    TableEconomy& economy = world.economy.emplace();
    const Money money = world.units.add_money("M.EUR/year").value();
    economy.name = "two";
    economy.money = money.unit;
    economy.money_factor = money.factor;
    economy.table = std::make_shared<mrio::Table>();
    mrio::Table& table = *economy.table;
    table.regions = {"A", "B"};
    table.sectors = {"steel", "tools"};
    table.categories = {"home", "state"};
    // Columns: A steel, A tools, B steel, B tools; A home, A state, B home, B state.
    table.flows = {
        10, 40, 0, 10, 24, 0, 12, 24,  // steel of A
        0,  20, 5, 20, 9,  6, 0,  0,   // steel of B
        12, 0,  0, 3,  60, 0, 21, 0,   // tools of A
        0,  6,  6, 0,  0,  0, 36, 12,  // tools of B
    };
    table.output = {120, 60, 96, 60};
    for (const std::string& name : table.regions) world.countries.add({name, {}, {}});
    for (const std::string& name : table.sectors) {
      Resource resource;
      resource.name = name;
      resource.unit = economy.money;
      world.resources.add(std::move(resource));
    }
    for (const std::string& name : table.categories) world.categories.add({name, {}});
    world.scenarios.add({"baseline", {}, {}, {}, {}, {}});
  }

  ParameterId number(const std::string& path, Rational value, const Dimension& dimension = {}) {
    return world.parameters.add({path, std::move(value), dimension, {"", dimension, 1}, {}, {}});
  }

  /// A shock from March on, for a month.
  Shock& shock(const std::string& name) {
    Shock shock;
    shock.name = name;
    shock.period.from = world.parameters.add({name + ".from", Date{2026, 3, 1}, {}, {}, {}, {}});
    shock.period.duration = number(name + ".for", 1, Dimension(BaseDimensions::month));
    return world.shocks[world.shocks.add(std::move(shock))];
  }

  engine::Plan plan() {
    Diagnostics diagnostics;
    return compile_plan(world, balance_economy(world, diagnostics).value());
  }

  engine::Policy policy(const engine::Plan& compiled) {
    Scenario scenario;
    for (const ShockId id : world.shocks.ids()) scenario.shocks.push_back(id);
    return compile_policy(world, compiled, scenario, components(world, scenario));
  }
};

}  // namespace entente
