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

}  // namespace

std::vector<Setting> report_settings(const World& world) {
  const EngineSettings& now = world.settings;
  const EngineSettings standard;
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
    result.push_back(
        {names_of(world, setting), Number{to_double(setting.days), "days", false}, true});
  }
  if (!general) add("inputs kept", now.default_keep_days, standard.default_keep_days, "days");
  if (now.cautious_below) {
    result.push_back({"inputs used cautiously below",
                      Number{100 * to_double(*now.cautious_below), "%", false}, true});
  } else {
    result.push_back({"inputs used", std::string("until exhausted"), false});
  }
  add("restocking time", now.restocking_days, standard.restocking_days, "days");
  add("output above capacity, at most", 100 * now.overproduction_share,
      100 * standard.overproduction_share, "%");
  add("time to reach it", now.overproduction_months, standard.overproduction_months, "months");
  add("time to reroute", now.rerouting_months, standard.rerouting_months, "months");
  add("time to refill reserves", now.refill_months, standard.refill_months, "months");
  add("time to release withheld goods", now.release_months, standard.release_months, "months");
  result.push_back({"rationing", rationing(now.rationing), now.rationing != standard.rationing});
  return result;
}

std::vector<Estimate> report_estimates(const World& world, const Economy& economy) {
  const std::size_t countries = world.countries.size();
  std::vector<Estimate> result;
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
