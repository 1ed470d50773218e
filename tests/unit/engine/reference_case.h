// Reads a recorded case of the clean engine (tests/reference/clean) as a Plan and a Policy. A key,
// type or name that it does not know is an error that says so: a setting left unread would make the
// comparison worthless.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/plan.h"
#include "engine/policy.h"

namespace entente::engine {

using nlohmann::json;

struct ReferenceCase {
  Plan plan;
  Policy policy;
  std::vector<std::string> countries;
  std::vector<std::string> resources;
};

[[noreturn]] inline void refuse(const std::string& message) { throw std::runtime_error(message); }

inline std::size_t position(const std::vector<std::string>& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) refuse("unknown name `" + name + "`");
  return static_cast<std::size_t>(found - names.begin());
}

/// An object of which every key must be asked for by the end.
class Fields {
 public:
  Fields(const json& object, std::string what) : object_(object), what_(std::move(what)) {
    if (!object.is_object()) refuse(what_ + ": expected an object, found " + object.dump());
  }

  /// The first of the names that is there, or nothing. Null counts as absent.
  const json* find(const std::vector<std::string>& names) {
    const json* found = nullptr;
    for (const std::string& name : names) {
      read_.insert(name);
      if (!found && object_.contains(name) && !object_[name].is_null()) found = &object_[name];
    }
    return found;
  }

  const json& at(const std::vector<std::string>& names) {
    const json* found = find(names);
    if (!found) refuse(what_ + ": `" + names.front() + "` is missing");
    return *found;
  }

  double number(const std::vector<std::string>& names) { return at(names).get<double>(); }
  double number(const std::vector<std::string>& names, double otherwise) {
    const json* found = find(names);
    return found ? found->get<double>() : otherwise;
  }

  void finish() const {
    for (const auto& [key, value] : object_.items()) {
      if (!read_.count(key)) refuse(what_ + ": unknown key `" + key + "`: " + value.dump());
    }
  }

 private:
  const json& object_;
  std::string what_;
  std::set<std::string> read_;
};

/// The rows of a CSV file without its heading, which must be `heading`.
inline std::vector<std::vector<std::string>> read_csv(const std::filesystem::path& path,
                                                      const std::string& heading) {
  std::ifstream file(path);
  if (!file) refuse("cannot read " + path.string());
  std::string line;
  std::getline(file, line);
  if (!line.empty() && line.back() == '\r') line.pop_back();
  if (line != heading) refuse(path.string() + ": heading `" + line + "`");
  std::vector<std::vector<std::string>> rows;
  while (std::getline(file, line)) {
    if (line.empty()) continue;
    std::vector<std::string> row;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
    rows.push_back(row);
  }
  return rows;
}

inline std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (std::string(",|/:; ()'>").find(c) == std::string::npos) {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// A number for all, or an object keyed by one name or by two ("re" or "re,mag", also nested). The
/// callback gets the names and the value; fewer names come first, so that specific values overwrite
/// general ones.
template <typename Callback>
void each_value(const json& value, std::vector<std::string> names, Callback callback) {
  if (value.is_number()) return callback(names, value.get<double>());
  if (!value.is_object()) refuse("expected a number or an object, found " + value.dump());
  for (const bool nested : {false, true}) {
    for (std::size_t count = 1; count <= 2; ++count) {
      for (const auto& [key, inner] : value.items()) {
        const std::vector<std::string> words = words_of(key);
        if (words.size() != count || inner.is_object() != nested) continue;
        std::vector<std::string> longer = names;
        longer.insert(longer.end(), words.begin(), words.end());
        each_value(inner, longer, callback);
      }
    }
  }
}

class ReferenceReader {
 public:
  explicit ReferenceReader(std::filesystem::path folder) : folder_(std::move(folder)) {}

  ReferenceCase read() {
    std::ifstream file(folder_ / "case.json");
    if (!file) refuse("cannot read " + (folder_ / "case.json").string());
    const json document = json::parse(file);
    Fields fields(document, "case");
    fields.find({"name", "description", "comment"});
    result_.countries = fields.at({"countries"}).get<std::vector<std::string>>();
    result_.resources = fields.at({"resources"}).get<std::vector<std::string>>();
    plan_.countries = result_.countries.size();
    plan_.resources = result_.resources.size();
    plan_.steps_per_period = fields.at({"steps_per_month"}).get<std::size_t>();
    plan_.periods = fields.at({"months"}).get<std::size_t>();
    plan_.local.assign(plan_.resources, 0);
    if (const json* local = fields.find({"local"})) {
      for (const std::string& name : names_in(*local)) plan_.local[resource(name)] = 1;
    }
    read_tables();
    read_settings(fields.at({"settings"}));
    if (const json* reserves = fields.find({"reserves"})) read_reserves(*reserves);
    if (const json* shocks = fields.find({"shocks"})) {
      for (const json& shock : *shocks) read_shock(shock);
    }
    if (const json* agreements = fields.find({"agreements"})) {
      for (const json& agreement : *agreements) read_agreement(agreement);
    }
    fields.finish();
    return result_;
  }

 private:
  std::size_t country(const std::string& name) const { return position(result_.countries, name); }
  std::size_t resource(const std::string& name) const { return position(result_.resources, name); }

  static std::vector<std::string> names_in(const json& value) {
    if (value.is_string()) return {value.get<std::string>()};
    return value.get<std::vector<std::string>>();
  }
  std::vector<std::size_t> countries_in(const json& value) const {
    std::vector<std::size_t> ids;
    for (const std::string& name : names_in(value)) ids.push_back(country(name));
    return ids;
  }
  std::vector<std::size_t> resources_in(const json& value) const {
    std::vector<std::size_t> ids;
    for (const std::string& name : names_in(value)) ids.push_back(resource(name));
    return ids;
  }

  void read_tables() {
    plan_.flow.assign(plan_.resources * plan_.countries * plan_.countries, 0);
    for (const auto& row :
         read_csv(folder_ / "flows.csv", "resource,supplier,buyer,flow_per_step")) {
      plan_.flow[plan_.pair(resource(row[0]), country(row[1]), country(row[2]))] =
          std::stod(row[3]);
    }
    plan_.recipe.resize(plan_.resources);
    for (const auto& row : read_csv(folder_ / "recipes.csv", "input,output,amount")) {
      plan_.recipe[resource(row[1])].push_back({resource(row[0]), std::stod(row[2])});
    }
    for (std::vector<Input>& recipe : plan_.recipe) {
      std::sort(recipe.begin(), recipe.end(),
                [](const Input& a, const Input& b) { return a.resource < b.resource; });
    }
    plan_.reserve.assign(plan_.resources * plan_.countries, 0);
  }

  double produced(std::size_t cell) const {
    double total = 0;
    for (std::size_t j = 0; j < plan_.countries; ++j)
      total += plan_.flow[cell * plan_.countries + j];
    return total;
  }
  double needed(std::size_t r, std::size_t j) const {
    double total = 0;
    for (std::size_t i = 0; i < plan_.countries; ++i) total += plan_.flow[plan_.pair(r, i, j)];
    return total;
  }

  void read_settings(const json& object) {
    Fields fields(object, "settings");
    plan_.months_per_step = fields.number({"h"}, 1.0 / static_cast<double>(plan_.steps_per_period));
    Settings& settings = plan_.settings;
    settings.restocking_days = fields.number({"restock_days"}, settings.restocking_days);
    settings.refill_months = fields.number({"refill_months"}, settings.refill_months);
    settings.overproduction_maximum = fields.number({"amax"}, settings.overproduction_maximum);
    settings.overproduction_months = fields.number({"tau"}, settings.overproduction_months);
    settings.release_months = fields.number({"release"}, settings.release_months);
    settings.rerouting_months = fields.number({"slow"}, 0);
    settings.cautious_below = fields.number({"psi"}, settings.cautious_below);
    if (const json* value = fields.find({"new"})) settings.new_suppliers = value->get<bool>();
    if (const json* value = fields.find({"rule"})) {
      settings.input_rule = choice<InputRule>(*value, {{"exhaust", InputRule::until_exhausted},
                                                       {"cautious", InputRule::cautious},
                                                       {"cautiously", InputRule::cautious},
                                                       {"psi", InputRule::cautious}});
    }
    if (const json* value = fields.find({"split"})) {
      settings.rationing =
          choice<Rationing>(*value, {{"prorata", Rationing::pro_rata},
                                     {"pro_rata", Rationing::pro_rata},
                                     {"pro rata", Rationing::pro_rata},
                                     {"industries", Rationing::industries_first},
                                     {"industry", Rationing::industries_first},
                                     {"industries_first", Rationing::industries_first},
                                     {"industries first", Rationing::industries_first},
                                     {"final", Rationing::final_use_first},
                                     {"final_first", Rationing::final_use_first},
                                     {"final_use_first", Rationing::final_use_first},
                                     {"final use first", Rationing::final_use_first}});
    }
    set_keep_days(fields.number({"keep_default"}, 30), fields.find({"keep"}));
    set_capacity(fields.find({"util"}));
    fields.finish();
  }

  template <typename Choice>
  static Choice choice(const json& value, const std::map<std::string, Choice>& choices) {
    const auto found = choices.find(value.get<std::string>());
    if (found == choices.end()) refuse("unknown choice " + value.dump());
    return found->second;
  }

  void set_keep_days(double otherwise, const json* declared) {
    plan_.keep_days.resize(plan_.resources);
    for (std::size_t s = 0; s < plan_.resources; ++s) {
      plan_.keep_days[s].assign(plan_.recipe[s].size() * plan_.countries, otherwise);
    }
    if (!declared) return;
    each_value(*declared, {}, [&](const std::vector<std::string>& names, double days) {
      if (names.size() > 2)
        refuse("keep: unknown key of " + std::to_string(names.size()) + " names");
      for (std::size_t s = 0; s < plan_.resources; ++s) {
        if (names.size() == 2 && resource(names[1]) != s) continue;
        for (std::size_t k = 0; k < plan_.recipe[s].size(); ++k) {
          if (!names.empty() && resource(names[0]) != plan_.recipe[s][k].resource) continue;
          const auto first =
              plan_.keep_days[s].begin() + static_cast<std::ptrdiff_t>(k * plan_.countries);
          std::fill(first, first + static_cast<std::ptrdiff_t>(plan_.countries), days);
        }
      }
    });
  }

  void set_capacity(const json* utilisation) {
    std::vector<double> rate(plan_.resources * plan_.countries, 1);
    if (utilisation) {
      each_value(*utilisation, {}, [&](const std::vector<std::string>& names, double value) {
        for (std::size_t cell = 0; cell < rate.size(); ++cell) {
          const bool all = names.empty() || names[0] == "default" || names[0] == "*";
          if (!all && resource(names[0]) != cell / plan_.countries) continue;
          if (names.size() == 2 && country(names[1]) != cell % plan_.countries) continue;
          rate[cell] = value;
        }
      });
    }
    for (std::size_t cell = 0; cell < rate.size(); ++cell) {
      const bool local = plan_.local[cell / plan_.countries] != 0;
      plan_.capacity.push_back(local ? unlimited : produced(cell) / rate[cell]);
    }
  }

  void read_reserves(const json& reserves) {
    for (const json& object : reserves) {
      Fields fields(object, "reserve");
      const std::size_t r = resource(fields.at({"resource", "r"}));
      const std::size_t j = country(fields.at({"country", "j", "i"}));
      const double days = fields.number({"days"});
      plan_.reserve[plan_.cell(r, j)] =
          days / (days_per_month * plan_.months_per_step) * needed(r, j);
      fields.finish();
    }
  }

  static Window window_of(Fields& fields) {
    Window window;
    window.from = fields.number({"start", "from"}, 0);
    window.until = fields.number({"end", "until"}, unlimited);
    window.recovery = fields.number({"recover", "recovery", "recovers", "ramp"}, 0);
    return window;
  }

  void read_shock(const json& object) {
    Fields fields(object, "shock");
    const std::string type = fields.at({"type"});
    const Window window = window_of(fields);
    if (type == "control") {
      read_control(fields, window);
    } else if (type == "loss") {
      for (const std::size_t r : resources_in(fields.at({"r"}))) {
        for (const std::size_t i : countries_in(fields.at({"i", "j", "country"}))) {
          policy_.losses.push_back({r, i, fields.number({"pct"}), window});
        }
      }
    } else if (type == "demand") {
      const json* factor = fields.find({"factor", "mult", "multiplier"});
      const double change = factor ? factor->get<double>() - 1 : fields.number({"pct", "change"});
      for (const std::size_t r : resources_in(fields.at({"r"}))) {
        for (const std::size_t j : countries_in(fields.at({"j", "i", "country"}))) {
          policy_.demand_changes.push_back({r, j, change, window});
        }
      }
    } else if (type == "choke" || type == "chokepoint" || type == "closure") {
      read_chokepoint(fields, window);
    } else {
      refuse("unknown type of shock `" + type + "`");
    }
    fields.finish();
  }

  void read_control(Fields& fields, const Window& window) {
    const Disposal disposal =
        choice<Disposal>(fields.at({"mode"}), {{"keep", Disposal::keeping},
                                               {"keeping", Disposal::keeping},
                                               {"sell", Disposal::selling_elsewhere},
                                               {"selling", Disposal::selling_elsewhere},
                                               {"cut", Disposal::cutting},
                                               {"cutting", Disposal::cutting}});
    for (const std::size_t r : resources_in(fields.at({"r"}))) {
      for (const std::size_t i : countries_in(fields.at({"i"}))) {
        std::vector<std::size_t> buyers;
        if (const json* to = fields.find({"to"})) {
          buyers = countries_in(*to);
        } else {
          for (std::size_t j = 0; j < plan_.countries; ++j) buyers.push_back(j);
        }
        buyers.erase(std::remove(buyers.begin(), buyers.end(), i), buyers.end());
        policy_.controls.push_back({r, i, buyers, fields.number({"pct"}), disposal, window});
      }
    }
  }

  /// Links are [supplier, buyer], [supplier, buyer, share], or objects with i, j and perhaps r and
  /// a share.
  void read_chokepoint(Fields& fields, const Window& window) {
    fields.find({"name"});
    const double closed = fields.number({"pct"}, 1);
    const json* all = fields.find({"r"});
    for (const json& link : fields.at({"links", "pairs"})) {
      std::vector<std::size_t> resources = all ? resources_in(*all) : std::vector<std::size_t>();
      std::vector<std::size_t> suppliers;
      std::vector<std::size_t> buyers;
      double share = 1;
      if (link.is_object()) {
        Fields parts(link, "link");
        if (const json* own = parts.find({"r"})) resources = resources_in(*own);
        suppliers = countries_in(parts.at({"i"}));
        buyers = countries_in(parts.at({"j", "to"}));
        share = parts.number({"share", "pct"}, 1);
        parts.finish();
      } else if (link.is_array() && link.size() >= 2 && link.size() <= 4) {
        const std::size_t first = link.size() > 2 && link[2].is_string() ? 1 : 0;
        if (first == 1) resources = resources_in(link[0]);
        suppliers = countries_in(link[first]);
        buyers = countries_in(link[first + 1]);
        if (link.size() > first + 2) share = link[first + 2].get<double>();
      } else {
        refuse("chokepoint: unknown form of link " + link.dump());
      }
      if (resources.empty()) refuse("chokepoint: link without a resource " + link.dump());
      for (const std::size_t r : resources) {
        for (const std::size_t i : suppliers) {
          for (const std::size_t j : buyers) {
            pass_through(r, i, j, {policy_.closures.size(), closed * share, window});
          }
        }
      }
    }
  }

  /// All flow of a link takes one route, and what several closures let through multiplies.
  void pass_through(std::size_t r, std::size_t i, std::size_t j, const Closure& closure) {
    policy_.closures.push_back(closure);
    for (Route& route : policy_.routes) {
      if (route.resource == r && route.supplier == i && route.buyer == j) {
        return route.chokepoints.push_back(closure.chokepoint);
      }
    }
    policy_.routes.push_back({r, i, j, 1, {closure.chokepoint}});
  }

  void read_agreement(const json& object) {
    Fields fields(object, "agreement");
    const std::string type = fields.at({"type"});
    fields.find({"name"});
    Scope scope;
    scope.from = fields.number({"start", "from"}, 0);
    scope.until = fields.number({"end", "until"}, unlimited);
    if (const json* members = fields.find({"members"})) {
      for (const std::size_t member : countries_in(*members)) scope.members.push_back({member});
    }
    const std::vector<std::size_t> resources = resources_in(fields.at({"r"}));
    if (type == "priority") {
      Priority priority{scope, resources, fields.number({"p"}), {}};
      if (const json* when = fields.find({"when"})) priority.trigger = when->get<double>();
      policy_.priorities.push_back(priority);
    } else if (type == "guarantee") {
      for (const std::size_t r : resources) {
        policy_.guarantees.push_back({scope, r, country(fields.at({"i"})),
                                      country(fields.at({"j"})), fields.number({"g", "amount"})});
      }
    } else if (type == "share") {
      policy_.shared_reserves.push_back(
          {scope, resources, fields.number({"days"}, 0), fields.number({"share"}, 1)});
    } else if (type == "build") {
      read_plant(fields, scope, resources);
    } else if (type == "nocontrol" || type == "no_controls" || type == "nocontrols" ||
               type == "no_control" || type == "no_export_controls") {
      policy_.no_controls.push_back({scope, resources});
    } else {
      refuse("unknown type of agreement `" + type + "`");
    }
    fields.finish();
  }

  void read_plant(Fields& fields, const Scope& scope, const std::vector<std::size_t>& resources) {
    Plant plant;
    plant.country = country(fields.at({"i"}));
    plant.amount = fields.number({"rate", "amount"});
    plant.from = scope.from;
    plant.until = scope.until;
    plant.over = fields.number({"ramp", "over"}, 0);
    const json* narrowed = fields.find({"to_members", "to"});
    if (narrowed && narrowed->is_boolean()) {
      if (narrowed->get<bool>()) {
        if (scope.members.empty()) refuse("build: to_members without members");
        for (const Membership& member : scope.members) plant.members_only.push_back(member.country);
      }
    } else if (narrowed) {
      plant.members_only = countries_in(*narrowed);
    }
    for (const std::size_t r : resources) {
      plant.resource = r;
      policy_.plants.push_back(plant);
    }
  }

  std::filesystem::path folder_;
  ReferenceCase result_;
  Plan& plan_ = result_.plan;
  Policy& policy_ = result_.policy;
};

}  // namespace entente::engine
