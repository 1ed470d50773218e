#include <algorithm>

#include "compile/compile.h"

namespace entente {

namespace {

engine::Settings compile_settings(const EngineSettings& settings) {
  engine::Settings result;
  result.restocking_days = to_double(settings.restocking_days);
  result.refill_months = to_double(settings.refill_months);
  result.overproduction_maximum = to_double(1 + settings.overproduction_share);
  result.overproduction_months = to_double(settings.overproduction_months);
  result.release_months = to_double(settings.release_months);
  result.rerouting_months = to_double(settings.rerouting_months);
  if (settings.cautious_below) {
    result.input_rule = engine::InputRule::cautious;
    result.cautious_below = to_double(*settings.cautious_below);
  }
  result.rule =
      settings.rule == EngineSettings::Rule::boario ? engine::Rule::boario : engine::Rule::clean;
  result.gates = settings.gates;
  result.lag = static_cast<std::size_t>(settings.lag);
  result.capacity_weights = settings.capacity_weights;
  result.overproduction_base = to_double(settings.overproduction_base);
  switch (settings.overproduction) {
    case EngineSettings::Overproduction::boario:
      result.overproduction = engine::Overproduction::boario;
      break;
    case EngineSettings::Overproduction::documented:
      result.overproduction = engine::Overproduction::documented;
      break;
    case EngineSettings::Overproduction::tolerant:
      result.overproduction = engine::Overproduction::tolerant;
      break;
  }
  switch (settings.rationing) {
    case EngineSettings::Rationing::pro_rata:
      result.rationing = engine::Rationing::pro_rata;
      break;
    case EngineSettings::Rationing::industries_first:
      result.rationing = engine::Rationing::industries_first;
      break;
    case EngineSettings::Rationing::final_use_first:
      result.rationing = engine::Rationing::final_use_first;
      break;
  }
  return result;
}

/// Every country has the setting of its own, or else the general one.
void set_overproduction(const World& world, engine::Plan& plan) {
  if (world.settings.overproduction_in.empty()) return;
  plan.overproduction_maximum.assign(plan.countries, plan.settings.overproduction_maximum);
  plan.overproduction_months.assign(plan.countries, plan.settings.overproduction_months);
  for (const OverproductionSetting& setting : world.settings.overproduction_in) {
    for (const CountryId country : setting.countries) {
      plan.overproduction_maximum[country.index()] = to_double(1 + setting.share);
      plan.overproduction_months[country.index()] = to_double(setting.months);
    }
  }
}

void set_transits(const World& world, engine::Plan& plan) {
  for (const ShippingRoute& route : world.routes) {
    const double steps = steps_under_way(world, route);
    if (steps <= 0 || route.share.value == 0) continue;
    std::vector<std::size_t> chokepoints;
    for (const ChokepointId id : route.chokepoints) chokepoints.push_back(id.index());
    for (const auto& [resource, buyer] : carried(world, route)) {
      plan.transits.push_back({resource.index(), route.supplier.index(), buyer.index(),
                               to_double(route.share.value), steps, chokepoints});
    }
  }
}

void set_substitutions(const World& world, engine::Plan& plan) {
  for (const Substitution& fact : world.substitutions) {
    if (fact.up_to == 0) continue;
    engine::Substitution result{
        fact.substitute.index(), fact.replaced.index(), {},
        to_double(fact.up_to),   to_double(fact.ratio), to_double(fact.months)};
    for (const ResourceId id : fact.outputs) result.outputs.push_back(id.index());
    plan.substitutions.push_back(std::move(result));
  }
}

}  // namespace

engine::Plan compile_plan(const World& world, const Economy& economy) {
  engine::Plan plan;
  plan.countries = world.countries.size();
  plan.resources = world.resources.size();
  plan.steps_per_period = static_cast<std::size_t>(world.horizon.steps_per_period);
  plan.periods = static_cast<std::size_t>(world.horizon.periods);
  plan.months_per_step = to_double(world.horizon.months_per_step());
  plan.settings = compile_settings(world.settings);
  set_overproduction(world, plan);
  set_transits(world, plan);
  set_substitutions(world, plan);
  const double step = plan.months_per_step;
  const std::size_t cells = plan.resources * plan.countries;

  if (world.economy) {
    compile_table(world, economy, plan);
  } else {
    plan.flow = economy.flow;
    for (double& flow : plan.flow) flow *= step;
  }
  plan.reserve.assign(cells, 0);
  plan.local.assign(plan.resources, 0);
  plan.recipe.resize(plan.resources);
  plan.keep_days.resize(plan.resources);
  for (const ResourceId id : world.resources.ids()) {
    const Resource& resource = world.resources[id];
    plan.local[id.index()] = resource.local ? 1 : 0;
    std::vector<RecipeInput> recipe = resource.recipe;
    std::sort(recipe.begin(), recipe.end(),
              [](const RecipeInput& a, const RecipeInput& b) { return a.resource < b.resource; });
    for (const RecipeInput& input : recipe) {
      plan.recipe[id.index()].push_back({input.resource.index(), to_double(input.amount)});
      for (const CountryId country : world.countries.ids()) {
        plan.keep_days[id.index()].push_back(cover_days(world.settings, country, input.resource));
      }
    }
  }

  // Where no capacity is declared it is output over utilisation; a local resource has no ceiling
  // then.
  plan.capacity.assign(cells, 0);
  for (std::size_t cell = 0; cell < cells; ++cell) {
    const bool local = plan.local[cell / plan.countries] != 0;
    plan.capacity[cell] = plan.by_user ? plan.output[cell]
                          : local      ? engine::unlimited
                                       : economy.production[cell] * step;
  }
  for (const Production& fact : world.production) {
    if (!fact.utilisation) continue;
    const std::size_t cell = plan.cell(fact.resource.index(), fact.country.index());
    plan.capacity[cell] = economy.production[cell] * step / to_double(fact.utilisation->value);
  }
  for (const Capacity& fact : world.capacities) {
    plan.capacity[plan.cell(fact.resource.index(), fact.country.index())] =
        to_double(fact.amount.value) * step;
  }
  for (const Reserve& fact : world.reserves) {
    const std::size_t cell = plan.cell(fact.resource.index(), fact.country.index());
    const double amount = to_double(fact.amount.value);
    plan.reserve[cell] +=
        fact.in_time ? amount / engine::days_per_month * economy.use[cell] : amount;
  }
  return plan;
}

}  // namespace entente
