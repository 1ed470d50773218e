// Reads a recorded case of the published program of ARIO (tests/reference/ario) as a Plan and a
// Policy, without the language between them.
#pragma once

#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "diagnostics/diagnostics.h"
#include "engine/plan.h"
#include "engine/policy.h"
#include "mrio/read.h"

namespace entente::engine {

struct ArioCase {
  Plan plan;
  Policy policy;
  mrio::Table table;  ///< its names; the flows are the plan's
};

class ArioReader {
 public:
  explicit ArioReader(std::filesystem::path folder) : folder_(std::move(folder)) {}

  ArioCase read() {
    Diagnostics diagnostics;
    auto table = mrio::read_table(folder_.string(), {}, 1, diagnostics);
    if (!table) throw std::runtime_error("cannot read the table of " + folder_.string());
    case_.table = std::move(*table);
    read_model(load("model.json"));
    for (const nlohmann::json& event : load("event.json")) read_event(event);
    return std::move(case_);
  }

 private:
  nlohmann::json load(const std::string& name) const {
    std::ifstream file(folder_ / name);
    if (!file) throw std::runtime_error("cannot read " + (folder_ / name).string());
    return nlohmann::json::parse(file);
  }

  std::size_t sector(const std::string& name) const {
    const auto& names = case_.table.sectors;
    const auto place = std::find(names.begin(), names.end(), name);
    if (place == names.end()) throw std::runtime_error("no sector " + name);
    return static_cast<std::size_t>(place - names.begin());
  }
  std::size_t region(const std::string& name) const {
    const auto& names = case_.table.regions;
    const auto place = std::find(names.begin(), names.end(), name);
    if (place == names.end()) throw std::runtime_error("no region " + name);
    return static_cast<std::size_t>(place - names.begin());
  }

  static double days_of(const nlohmann::json& value) {
    return value.is_string() ? unlimited : value.get<double>();
  }

  void read_model(const nlohmann::json& model) {
    Plan& plan = case_.plan;
    mrio::Table& table = case_.table;
    const nlohmann::json& params = model.at("params");
    plan.countries = table.regions.size();
    plan.resources = table.sectors.size();
    plan.categories = table.categories.size();
    plan.by_user = true;
    plan.months_per_step = 12.0 / 365;
    plan.steps_per_period = 1;
    plan.periods = model.at("steps").get<std::size_t>();
    plan.local.assign(plan.resources, 0);
    plan.reserve.assign(plan.resources * plan.countries, 0);
    set_capital(params);
    plan.flow = std::move(table.flows);
    for (double& flow : plan.flow) flow *= 1.0 / 365;
    plan.output = table.output;
    for (double& output : plan.output) output *= 1.0 / 365;
    plan.capacity = plan.output;
    plan.capital_decimals = 7;

    Settings& settings = plan.settings;
    const bool psi = model.value("model", "psi") == "psi";
    settings.rule = Rule::boario;
    settings.gates = true;
    settings.lag = 1;
    settings.capacity_weights = params.value("order_type", "alt") == "alt";
    settings.input_rule = InputRule::cautious;
    settings.cautious_below = psi ? params.value("psi_param", 0.8) : 1.0;
    settings.overproduction_base = params.value("alpha_base", 1.0);
    settings.overproduction_maximum = params.value("alpha_max", 1.25);
    settings.overproduction_months = params.value("alpha_tau", 365.0) * 12 / 365;
    plan.restocking_days.assign(plan.resources, psi ? 60 : 1);
    if (params.contains("inventory_restoration_tau")) {
      const nlohmann::json& tau = params["inventory_restoration_tau"];
      for (std::size_t r = 0; r < plan.resources; ++r)
        plan.restocking_days[r] =
            tau.is_object() ? tau.at(table.sectors[r]).get<double>() : tau.get<double>();
    }
    plan.cover_days.assign(plan.resources * plan.countries, params.value("main_inv_dur", 90.0));
    for (std::size_t r = 0; r < plan.resources; ++r) {
      for (std::size_t j = 0; j < plan.countries; ++j) {
        double& days = plan.cover_days[plan.cell(r, j)];
        if (params.contains("inventory_dict"))
          days = days_of(params["inventory_dict"].at(table.sectors[r]));
        if (params.contains("infinite_inventories_sect")) {
          for (const auto& name : params["infinite_inventories_sect"])
            if (name == table.sectors[r]) days = unlimited;
        }
      }
    }
  }

  void set_capital(const nlohmann::json& params) {
    Plan& plan = case_.plan;
    const mrio::Table& table = case_.table;
    plan.capital.assign(plan.resources * plan.countries, 0);
    for (std::size_t s = 0; s < plan.resources; ++s) {
      for (std::size_t j = 0; j < plan.countries; ++j) {
        double inputs = 0;
        for (std::size_t row = 0; row < table.rows(); ++row)
          inputs += table.flows[row * table.columns() + table.industry(j, s)];
        double ratio = 4;
        if (params.contains("productive_capital_to_VA_dict"))
          ratio = params["productive_capital_to_VA_dict"].at(table.sectors[s]);
        plan.capital[plan.cell(s, j)] =
            ratio * std::max(0.0, table.output[table.row(s, j)] - inputs);
      }
    }
  }

  static Curve curve_of(const std::string& name) {
    if (name == "linear") return Curve::linear;
    if (name == "convexe") return Curve::convex;
    if (name == "convexe noscale") return Curve::convex_unscaled;
    if (name == "concave") return Curve::concave;
    throw std::runtime_error("no recovery function " + name);
  }

  void read_event(const nlohmann::json& event) {
    const double day = 12.0 / 365;
    const std::string type = event.at("type");
    Window window;
    window.from = event.value("occurrence", 1.0) * day;
    window.until = window.from + event.value("duration", 1.0) * day;
    window.recovery = event.value("recovery_tau", 1.0) * day;
    window.curve = curve_of(event.value("recovery_function", "linear"));
    Rebuilding rebuilding;
    rebuilding.from = window.from;
    rebuilding.until = window.until;
    for (const auto& [name, impact] : event.at("impact").items()) {
      const std::size_t slash = name.find('/');
      const std::size_t j = region(name.substr(0, slash));
      const std::size_t s = sector(name.substr(slash + 1));
      const double amount = impact.get<double>();
      if (type == "recovery") case_.policy.capital_losses.push_back({s, j, amount, window});
      if (type == "arbitrary") case_.policy.losses.push_back({s, j, amount, window});
      if (type == "rebuild") rebuilding.damages.push_back({j * case_.plan.resources + s, amount});
    }
    if (type != "rebuild") return;
    rebuilding.months = event.at("rebuild_tau").get<double>() * day;
    rebuilding.factor = event.value("rebuilding_factor", 1.0);
    for (const auto& [name, share] : event.at("rebuilding_sectors").items())
      rebuilding.builders.push_back({sector(name), share.get<double>()});
    if (event.contains("households_impact")) {
      for (const auto& [name, impact] : event["households_impact"].items()) {
        const std::size_t slash = name.find('/');
        const auto& categories = case_.table.categories;
        const auto category =
            std::find(categories.begin(), categories.end(), name.substr(slash + 1));
        rebuilding.damages.push_back(
            {case_.table.final_use(region(name.substr(0, slash)),
                                   static_cast<std::size_t>(category - categories.begin())),
             impact.get<double>()});
      }
    }
    case_.policy.rebuildings.push_back(std::move(rebuilding));
  }

  std::filesystem::path folder_;
  ArioCase case_;
};

}  // namespace entente::engine
