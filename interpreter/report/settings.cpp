#include <fmt/format.h>

#include "report/sections.h"

namespace entente {

namespace {

std::string names_of(const World& world, const KeepSetting& setting) {
  std::vector<std::string> inputs;
  std::vector<std::string> countries;
  if (setting.inputs) {
    for (const ResourceId id : *setting.inputs) inputs.push_back(world.resources[id].name);
  }
  if (setting.countries) {
    for (const CountryId id : *setting.countries) countries.push_back(world.countries[id].name);
  }
  std::string text =
      inputs.empty() ? "inputs kept" : fmt::format("{} kept", fmt::join(inputs, ", "));
  if (!countries.empty()) text += fmt::format(" in {}", fmt::join(countries, ", "));
  return text;
}

std::string rationing(EngineSettings::Rationing rule) {
  switch (rule) {
    case EngineSettings::Rationing::pro_rata:
      return "pro rata";
    case EngineSettings::Rationing::industries_first:
      return "industries first";
    case EngineSettings::Rationing::final_use_first:
      return "final use first";
  }
  return "";
}

std::string overproduction(EngineSettings::Overproduction rule) {
  switch (rule) {
    case EngineSettings::Overproduction::boario:
      return "boario";
    case EngineSettings::Overproduction::documented:
      return "documented";
    case EngineSettings::Overproduction::tolerant:
      return "tolerant";
  }
  return "";
}

/// What holds where a script says nothing else: of the rule that it chose.
EngineSettings defaults(const EngineSettings& chosen) {
  EngineSettings result;
  if (chosen.rule == EngineSettings::Rule::boario) {
    result.default_keep_days = 90;
    result.cautious_below = Rational(4, 5);
  }
  return result;
}

std::string list(const World& world, const std::vector<ResourceId>& resources) {
  std::vector<std::string> names;
  for (const ResourceId id : resources) names.push_back(world.resources[id].name);
  return fmt::format("{}", fmt::join(names, ", "));
}

/// What an economy from a table adds to the settings of every script.
void add_settings_of_tables(const World& world, std::vector<Setting>& result) {
  if (!world.economy) return;
  const EngineSettings& now = world.settings;
  const EngineSettings standard;
  const auto word = [&](std::string name, std::string value, bool declared) {
    result.push_back({std::move(name), std::move(value), declared});
  };
  const bool boario = now.rule == EngineSettings::Rule::boario;
  word("rule", boario ? "boario" : "clean", boario);
  word("orders follow", now.capacity_weights ? "capacity (alt)" : "baseline shares (noalt)",
       !now.capacity_weights);
  if (boario) {
    word("gates", now.gates ? "on" : "off", now.gates);
    word("overproduction follows", overproduction(now.overproduction),
         now.overproduction != standard.overproduction);
    result.push_back({"losses of capacity act later by",
                      Number{static_cast<double>(now.lag), now.lag == 1 ? "step" : "steps", false},
                      now.lag != 0});
  }
  if (now.overproduction_base != 1)
    result.push_back({"overproduction at the start",
                      Number{100 * to_double(now.overproduction_base), "%", false}, true});
  result.push_back({"capital over yearly value added",
                    Number{to_double(now.capital_ratio), "", false},
                    now.capital_ratio != standard.capital_ratio});
  for (const CapitalRatio& own : now.capital_ratios)
    result.push_back({"capital ratio of " + list(world, own.resources),
                      Number{to_double(own.ratio), "", false}, true});
}

}  // namespace

std::vector<Setting> report_settings(const World& world) {
  const EngineSettings& now = world.settings;
  const EngineSettings standard = defaults(now);
  std::vector<Setting> result;
  const auto add = [&](std::string name, const Rational& value, const Rational& usual,
                       const std::string& unit) {
    result.push_back({std::move(name), Number{to_double(value), unit, false}, value != usual});
  };
  result.push_back(
      {"steps in a period", Number{static_cast<double>(world.horizon.steps_per_period), "", false},
       world.horizon.steps_per_period != default_steps_per_period(world.horizon.unit)});
  bool general = false;
  for (const KeepSetting& setting : now.keep) {
    general = general || (!setting.inputs && !setting.countries);
    if (setting.unlimited) {
      result.push_back({names_of(world, setting), std::string("without limit"), true});
    } else {
      result.push_back(
          {names_of(world, setting), Number{to_double(setting.days), "days", false}, true});
    }
  }
  if (!general) add("inputs kept", now.default_keep_days, standard.default_keep_days, "days");
  if (now.cautious_below) {
    result.push_back({"inputs used cautiously below",
                      Number{100 * to_double(*now.cautious_below), "%", false},
                      now.cautious_below != standard.cautious_below});
  } else {
    result.push_back({"inputs used", std::string("until exhausted"), false});
  }
  add("restocking time", now.restocking_days, standard.restocking_days, "days");
  for (const RestockingSetting& setting : now.restocking)
    result.push_back({"restocking time of " + list(world, setting.inputs),
                      Number{to_double(setting.days), "days", false}, true});
  add("output above capacity, at most", 100 * now.overproduction_share,
      100 * standard.overproduction_share, "%");
  add("time to reach it", now.overproduction_months, standard.overproduction_months, "months");
  for (const OverproductionSetting& setting : now.overproduction_in) {
    std::vector<std::string> names;
    for (const CountryId id : setting.countries) names.push_back(world.countries[id].name);
    const std::string there = fmt::format("{}", fmt::join(names, ", "));
    add("output above capacity in " + there + ", at most", 100 * setting.share, -1, "%");
    add("time to reach it in " + there, setting.months, -1, "months");
  }
  add("time to reroute", now.rerouting_months, standard.rerouting_months, "months");
  add("time to refill reserves", now.refill_months, standard.refill_months, "months");
  add("time to release withheld goods", now.release_months, standard.release_months, "months");
  result.push_back({"rationing", rationing(now.rationing), now.rationing != standard.rationing});
  add_settings_of_tables(world, result);
  return result;
}

std::vector<Estimate> report_estimates(const World& world, const Economy& economy) {
  const std::size_t countries = world.countries.size();
  std::vector<Estimate> result;
  if (world.economy) return result;  // a table estimates nothing
  for (const ResourceId resource : world.resources.ids()) {
    const Resource& own = world.resources[resource];
    Estimate estimate;
    estimate.resource = resource;
    double traded = 0;
    double estimated = 0;
    for (std::size_t i = 0; i < countries; ++i) {
      for (std::size_t j = 0; j < countries; ++j) {
        const std::size_t pair = (resource.index() * countries + i) * countries + j;
        if (i == j || economy.flow[pair] <= 0) continue;
        ++estimate.flows;
        traded += economy.flow[pair];
        if (economy.estimated[pair] == 0) continue;
        ++estimate.estimated;
        estimated += economy.flow[pair];
      }
    }
    estimate.estimated_share = traded > 0 ? estimated / traded : 0;
    estimate.faint_links = economy.faint_links[resource.index()] != 0;
    if (economy.surplus[resource.index()] > 0) {
      const Number monthly = in_unit(economy.surplus[resource.index()], own.unit);
      estimate.surplus = Number{12 * monthly.value, own.unit.name + "/year", false};
    }
    result.push_back(std::move(estimate));
  }
  return result;
}

}  // namespace entente
