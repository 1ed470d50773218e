#include "report/balance_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/numbers.h"
#include "report/sections.h"

namespace entente {

namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string setting_value(const Setting& setting) {
  if (const auto* text = std::get_if<std::string>(&setting.value)) return *text;
  const Number& number = std::get<Number>(setting.value);
  const std::string digits = to_text(number.value, 5);
  if (number.unit.empty()) return digits;
  return fmt::format("{}{}{}", digits, number.unit == "%" ? "" : " ",
                     inflected(number.unit, digits == "1"));
}

/// One line of the sheet, a year; nothing where the country neither makes, uses nor holds anything.
struct Line {
  std::string country;
  double production = 0;
  double imports = 0;
  double exports = 0;
  double intermediate = 0;
  double final_use = 0;
  double reserve = 0;
};

std::string sheet(const World& world, const Economy& economy, ResourceId id, bool open) {
  const Resource& resource = world.resources[id];
  const std::size_t countries = world.countries.size();
  const double yearly = 12 / to_double(resource.unit.factor);
  std::vector<Line> lines;
  Line world_line{"world"};
  for (const CountryId country : world.countries.ids()) {
    const std::size_t cell = id.index() * countries + country.index();
    Line line{world.countries[country].name};
    line.production = yearly * economy.production[cell];
    line.intermediate = yearly * economy.intermediate_use[cell];
    line.final_use = std::max(0.0, yearly * economy.use[cell] - line.intermediate);
    for (std::size_t other = 0; other < countries; ++other) {
      if (other == country.index()) continue;
      line.imports +=
          yearly * economy.flow[(id.index() * countries + other) * countries + country.index()];
      line.exports +=
          yearly * economy.flow[(id.index() * countries + country.index()) * countries + other];
    }
    for (const Reserve& reserve : world.reserves) {
      if (reserve.resource != id || reserve.country != country) continue;
      const double amount = to_double(reserve.amount.value);
      line.reserve +=
          (reserve.in_time ? amount / engine::days_per_month * economy.use[cell] : amount) /
          to_double(resource.unit.factor);
    }
    world_line.production += line.production;
    world_line.imports += line.imports;
    world_line.exports += line.exports;
    world_line.intermediate += line.intermediate;
    world_line.final_use += line.final_use;
    world_line.reserve += line.reserve;
    if (line.production > 0 || line.intermediate > 0 || line.final_use > 0 || line.reserve > 0)
      lines.push_back(std::move(line));
  }
  lines.push_back(std::move(world_line));
  std::string text = fmt::format("\n{} ({}/year; reserve in {})\n", resource.name,
                                 resource.unit.name, resource.unit.name);
  text += fmt::format("  {:<10} {:>12} {:>12} {:>12} {:>12} {:>12} {:>12}\n", "country",
                      "production", "imports", "exports", "intermediate", "final use", "reserve");
  for (const Line& line : lines) {
    const auto cell = [](double amount) { return to_text(amount, 5); };
    const auto traded = [&](double amount) { return open ? "?" : cell(amount); };
    text += fmt::format("  {:<10} {:>12} {:>12} {:>12} {:>12} {:>12} {:>12}\n", line.country,
                        cell(line.production), traded(line.imports), traded(line.exports),
                        cell(line.intermediate), cell(line.final_use), cell(line.reserve));
  }
  const double surplus = yearly * economy.surplus[id.index()];
  if (open) text += "  does not close\n";
  if (surplus > 0)
    text += fmt::format("  left over, given to the final use of the rest of the world: {}\n",
                        to_text(surplus, 5));
  if (economy.faint_links[id.index()] != 0)
    text += "  home-first alone could not close: faint links were admitted\n";
  return text;
}

}  // namespace

std::string render_check(const World& world, const Runs& runs) {
  const std::string period(name(world.horizon.unit));
  std::string text =
      fmt::format("{}: {}, {}, {}, {}, {}, {}; {} in {} steps\n", world.name,
                  counted(world.countries.size(), "country", "countries"),
                  counted(world.resources.size(), "resource", "resources"),
                  counted(world.shocks.size(), "shock", "shocks"),
                  counted(world.agreements.size(), "agreement", "agreements"),
                  counted(world.run.size(), "scenario", "scenarios"),
                  counted(world.assertions.size(), "assertion", "assertions"),
                  counted(static_cast<std::size_t>(world.horizon.periods), period, period + "s"),
                  runs.plan.steps());
  if (world.economy) {
    const TableEconomy& economy = *world.economy;
    text +=
        fmt::format("economy {} from \"{}\": {} regions, {} sectors, {} of final demand, in {}\n",
                    economy.name, economy.folder, world.countries.size(), world.resources.size(),
                    counted(world.categories.size(), "category", "categories"), economy.money.name);
  }
  text += "settings of the engine:\n";
  for (const Setting& setting : report_settings(world)) {
    text += fmt::format("  {}: {}{}\n", setting.name, setting_value(setting),
                        setting.declared ? "" : " (default)");
  }
  return text;
}

std::string render_balance(const World& world, const Economy& economy) {
  std::string text;
  for (const ResourceId id : world.resources.ids()) text += sheet(world, economy, id, false);
  return text;
}

std::string render_balance(const World& world, const OpenEconomy& economy) {
  std::string text;
  for (const ResourceId id : world.resources.ids())
    text += sheet(world, economy.economy, id, economy.open[id.index()] != 0);
  return text;
}

}  // namespace entente
