// Two countries, one resource, three months of two steps, and a run of them written by hand.
#pragma once

#include "../compile/small_world.h"
#include "analysis/answers.h"
#include "analysis/runs.h"
#include "own_trace.h"

namespace entente {

struct HandMadeTrace {
  World world;
  Runs runs;
  CountryId a, b;
  ResourceId tin;
  ScenarioId scenario;
  ShockId cut;

  static constexpr std::size_t steps = 6;

  HandMadeTrace() {
    world.horizon.start = {2026, 1, 1};
    world.horizon.periods = 3;
    world.horizon.steps_per_period = 2;
    a = world.countries.add({"A", {}, {}});
    b = world.countries.add({"B", {}, {}});
    Resource metal;
    metal.name = "tin";
    metal.unit = {"t", Dimension(BaseDimensions::mass), 1};
    tin = world.resources.add(metal);
    Shock shock;
    shock.name = "cut";
    shock.period.from = world.parameters.add({"cut.from", Date{2026, 2, 1}, {}, {}, {}, {}});
    cut = world.shocks.add(shock);
    world.scenarios.add({"baseline", {}, {}, {}, {}, {}});
    scenario = world.scenarios.add({"hit", {}, {}, {cut}, {}, {}});
    world.run = {scenario};

    engine::Plan& plan = runs.plan;
    plan.countries = 2;
    plan.resources = 1;
    plan.months_per_step = 0.5;
    plan.steps_per_period = 2;
    plan.periods = 3;
    plan.local = {0};
    plan.recipe = {{}};
    plan.keep_days = {{}};
    plan.flow = {2, 8, 0, 0};  // A keeps 2 and sells 8 a step
    plan.capacity = {10, 0};
    plan.reserve = {0, 4};
    runs.sums = baseline_sums(plan);

    engine::Trace& trace = test::own_trace(runs, scenario);
    trace.countries = 2;
    trace.resources = 1;
    trace.steps = steps;
    for (auto& column : trace.columns) column.assign(steps * 2, 0);
    trace.flows.assign(steps * 4, 0);
    trace.world_shortage = {0, 0.25, 0.1};
    //                  January  February  March
    set_column(engine::Quantity::production, a, {10, 10, 5, 5, 9, 10});
    set_column(engine::Quantity::demand, a, {2, 2, 2, 2, 2, 2});
    set_column(engine::Quantity::demand, b, {8, 8, 8, 8, 8, 8});
    set_column(engine::Quantity::shortage, b, {0, 0, 2, 4, 2, 0});
    set_column(engine::Quantity::imports, b, {8, 8, 3, 3, 7, 8});
    set_column(engine::Quantity::exports, a, {8, 8, 3, 3, 7, 8});
    set_column(engine::Quantity::reserve, b, {4, 4, 1, 0, 0, 0});
    for (std::size_t step = 0; step < steps; ++step) {
      set_flow(step, a, a, 2);
      set_flow(step, a, b, runs.of(scenario).at(engine::Quantity::imports, step, 0, 1));
    }
  }

  void set_column(engine::Quantity quantity, CountryId country, const std::vector<double>& values) {
    auto& column = test::own_trace(runs, scenario).columns[static_cast<std::size_t>(quantity)];
    for (std::size_t step = 0; step < steps; ++step)
      column[step * 2 + country.index()] = values[step];
  }
  void set_flow(std::size_t step, CountryId supplier, CountryId buyer, double amount) {
    test::own_trace(runs, scenario).flows[(step * 2 + supplier.index()) * 2 + buyer.index()] =
        amount;
  }

  FormulaId add(Formula::Node node, Shape shape) {
    return world.formulas.add({std::move(node), shape, {}, {}, {}, {}});
  }
  FormulaId constant(double value) { return add(Constant{value}, Shape::number); }
  FormulaId ask(Question question, std::vector<CountryId> countries,
                std::optional<std::vector<CountryId>> partners = std::nullopt) {
    return add(SeriesQuestion{question, tin, std::move(countries), std::move(partners)},
               Shape::series);
  }
  FormulaId take(Aggregation aggregation, FormulaId series,
                 std::optional<ShockId> during = std::nullopt) {
    return add(Aggregate{aggregation, series, during}, Shape::number);
  }
  Answer answer(FormulaId formula) const { return evaluate(world, runs, formula, scenario); }
  std::vector<double> values(FormulaId formula) const { return answer(formula).values; }
  double value(FormulaId formula) const { return answer(formula).values.front(); }
};

}  // namespace entente
