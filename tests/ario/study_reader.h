// Reads a recorded case of the published program: Z.csv, Y.csv, x.csv, model.json, event.json. A
// key, type or name that it does not know is an error that says so: a parameter left unread would
// make the comparison worthless.
#pragma once

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "ario/study.h"
#include "diagnostics/diagnostics.h"
#include "mrio/read.h"

namespace entente::ario {

using nlohmann::json;

/// An object of which every key must be asked for by the end.
class Keys {
 public:
  Keys(const json& object, std::string what) : object_(object), what_(std::move(what)) {
    if (!object.is_object()) refuse(what_ + ": expected an object, found " + object.dump());
  }

  /// Null counts as absent.
  const json* find(const std::string& key) {
    read_.insert(key);
    const auto found = object_.find(key);
    return found == object_.end() || found->is_null() ? nullptr : &*found;
  }
  const json& at(const std::string& key) {
    const json* found = find(key);
    if (!found) refuse(what_ + ": `" + key + "` is missing");
    return *found;
  }
  double number(const std::string& key, double otherwise) {
    const json* found = find(key);
    return found ? found->get<double>() : otherwise;
  }
  std::string text(const std::string& key, const std::string& otherwise) {
    const json* found = find(key);
    return found ? found->get<std::string>() : otherwise;
  }
  std::size_t count(const std::string& key, std::size_t otherwise) {
    const json* found = find(key);
    return found ? whole(*found, key) : otherwise;
  }
  std::size_t whole(const json& value, const std::string& key) const {
    const double number = value.get<double>();
    if (!(number >= 1) || number != std::floor(number))
      refuse(what_ + ": `" + key + "` is no whole number above 0: " + value.dump());
    return static_cast<std::size_t>(number);
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

class StudyReader {
 public:
  explicit StudyReader(std::filesystem::path folder) : folder_(std::move(folder)) {}

  Study read() {
    read_table();
    read_model(load("model.json"));
    const json events = load("event.json");
    if (!events.is_array()) refuse("event.json: expected a list of events");
    for (const json& event : events) study_.events.push_back(read_event(event));
    return std::move(study_);
  }

 private:
  json load(const std::string& name) const {
    std::ifstream file(folder_ / name);
    if (!file) refuse("cannot read " + (folder_ / name).string());
    return json::parse(file);
  }

  void read_table() {
    Diagnostics diagnostics;
    const auto table = mrio::read_table(folder_.string(), {}, 1, diagnostics);
    if (!table) refuse("cannot read the table of " + folder_.string());
    study_.regions = table->regions;
    study_.sectors = table->sectors;
    study_.categories = table->categories;
    const std::size_t sectors = study_.sectors.size();
    for (std::size_t i = 0; i < study_.industries(); ++i) {
      const std::size_t row = table->row(i % sectors, i / sectors);
      const auto first = table->flows.begin() + static_cast<std::ptrdiff_t>(row * table->columns());
      const auto industries = static_cast<std::ptrdiff_t>(study_.industries());
      const auto columns = static_cast<std::ptrdiff_t>(table->columns());
      study_.z.insert(study_.z.end(), first, first + industries);
      study_.y.insert(study_.y.end(), first + industries, first + columns);
      study_.x.push_back(table->output[row]);
    }
  }

  /// By industry: a list in the order of the table, or an object of places.
  void read_capital(const json& capital) {
    study_.capital.assign(study_.industries(), 0);
    if (capital.is_array()) {
      study_.capital = capital.get<std::vector<double>>();
      if (study_.capital.size() != study_.industries())
        refuse("`productive_capital_vector`: one number an industry");
      return;
    }
    for (const auto& [industry, amount] : places(capital, study_.sectors))
      study_.capital[industry] = amount;
  }

  static std::size_t position(const std::vector<std::string>& names, const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) refuse("unknown name `" + name + "`");
    return static_cast<std::size_t>(found - names.begin());
  }

  static double days(const json& value) {
    if (!value.is_string()) return value.get<double>();
    static const std::set<std::string> words = {"inf", "Inf", "Infinity", "infinity"};
    if (!words.count(value.get<std::string>())) refuse("no duration: " + value.dump());
    return endless;
  }

  /// A dictionary by sector; the published program wants all of them.
  template <typename Read>
  std::vector<double> by_sector(const json& value, Read number_of) const {
    for (const auto& [name, entry] : value.items()) position(study_.sectors, name);
    std::vector<double> result;
    for (const std::string& name : study_.sectors) {
      if (!value.contains(name)) refuse("nothing for sector `" + name + "` in " + value.dump());
      result.push_back(number_of(value.at(name)));
    }
    return result;
  }

  void read_model(const json& model) {
    Keys keys(model, "model.json");
    const json* model_class = keys.find("class");
    const std::string name = model_class ? model_class->get<std::string>() : keys.text("model", "");
    keys.find("model");
    const bool psi = name == "psi" || name == "ARIOPsiModel";
    if (!psi && name != "base" && name != "ARIOBaseModel") refuse("unknown model `" + name + "`");
    study_.steps = keys.count("steps", 365);
    const json params = keys.find("params") ? keys.at("params") : json::object();
    keys.finish();
    read_parameters(params, psi);
  }

  void read_parameters(const json& params, bool psi) {
    Keys keys(params, "params");
    study_.alternative_orders = keys.text("order_type", "alt") == "alt";
    study_.alpha_base = keys.number("alpha_base", 1);
    study_.alpha_max = keys.number("alpha_max", 1.25);
    study_.alpha_tau = keys.number("alpha_tau", 365);
    study_.monetary_factor = keys.number("monetary_factor", 1e6);
    keys.find("rebuild_tau");  // each event carries its own
    study_.steps = keys.count("n_temporal_units_to_sim", study_.steps);
    only(keys, "temporal_units_by_step", 1);
    only(keys, "iotable_year_to_temporal_unit_factor", 365);
    if (const json* capital = keys.find("productive_capital_vector")) read_capital(*capital);

    const std::size_t sectors = study_.sectors.size();
    study_.capital_ratios.assign(sectors, 4);
    if (const json* ratios = keys.find("productive_capital_to_VA_dict")) {
      study_.capital_ratios = by_sector(*ratios, [](const json& v) { return v.get<double>(); });
    }
    study_.inventory_days.assign(sectors, keys.number("main_inv_dur", 90));
    if (const json* durations = keys.find("inventory_dict"))
      study_.inventory_days = by_sector(*durations, days);
    if (const json* names = keys.find("infinite_inventories_sect")) {
      for (const json& name : *names)
        study_.inventory_days[position(study_.sectors, name.get<std::string>())] = endless;
    }
    study_.psi = 1;
    study_.restoration_days.assign(sectors, 1);
    if (psi) {
      read_psi(keys.find("psi_param"));
      study_.restoration_days.assign(sectors, 60);
      if (const json* tau = keys.find("inventory_restoration_tau")) {
        const auto number = [](const json& v) { return v.get<double>(); };
        study_.restoration_days =
            tau->is_object() ? by_sector(*tau, number) : std::vector<double>(sectors, number(*tau));
      }
    }
    keys.finish();
  }

  static void only(Keys& keys, const std::string& key, double value) {
    if (keys.number(key, value) != value)
      refuse("`" + key + "` other than " + std::to_string(static_cast<int>(value)) +
             " has no counterpart in the language");
  }

  /// `0.8`, or as text with an underscore for the point.
  void read_psi(const json* value) {
    study_.psi = 0.8;
    if (!value) return;
    if (!value->is_string()) {
      study_.psi = value->get<double>();
      return;
    }
    std::string text = value->get<std::string>();
    std::replace(text.begin(), text.end(), '_', '.');
    study_.psi = std::stod(text);
  }

  static Recovery recovery_of(const std::string& name) {
    if (name == "linear") return Recovery::linear;
    if (name == "convexe") return Recovery::convex;
    if (name == "convexe noscale") return Recovery::convex_unscaled;
    if (name == "concave") return Recovery::concave;
    refuse("unknown recovery function `" + name + "`");
  }

  static EventType type_of(const std::string& name) {
    if (name == "recovery") return EventType::recovery;
    if (name == "rebuild") return EventType::rebuild;
    if (name == "arbitrary") return EventType::arbitrary;
    refuse("unknown type of event `" + name + "`");
  }

  /// Entries `region/name`, without those that are 0.
  std::vector<std::pair<std::size_t, double>> places(const json& entries,
                                                     const std::vector<std::string>& names) const {
    std::vector<std::pair<std::size_t, double>> result;
    for (const auto& [place, value] : entries.items()) {
      const std::size_t slash = place.find('/');
      if (slash == std::string::npos) refuse("`" + place + "` is no region/name");
      const std::size_t region = position(study_.regions, place.substr(0, slash));
      const std::size_t at = region * names.size() + position(names, place.substr(slash + 1));
      const double amount = value.get<double>();
      if (amount < 0) refuse("negative impact on `" + place + "`");
      if (amount > 0) result.emplace_back(at, amount);
    }
    return result;
  }

  Event read_event(const json& node) const {
    Keys keys(node, "event.json");
    Event event;
    event.type = type_of(keys.at("type").get<std::string>());
    event.occurrence = keys.count("occurrence", 1);
    event.duration = keys.count("duration", 1);
    keys.find("name");
    const bool capital = event.type != EventType::arbitrary;
    // Losses are rounded to the decimals of the event's factor, so that another than the table's is
    // another model.
    if (capital && keys.number("event_monetary_factor", 1) != study_.monetary_factor)
      refuse("`event_monetary_factor` other than the table's has no counterpart in the language");
    if (!capital) keys.find("event_monetary_factor");
    event.impact = places(keys.at("impact"), study_.sectors);
    if (event.type == EventType::rebuild) {
      event.tau = static_cast<double>(keys.whole(keys.at("rebuild_tau"), "rebuild_tau"));
      event.rebuilding_factor = keys.number("rebuilding_factor", 1);
      for (const auto& [name, share] : keys.at("rebuilding_sectors").items())
        event.builders.emplace_back(position(study_.sectors, name), share.get<double>());
      for (const char* key : {"households_impact", "household_impact"}) {
        const json* damage = keys.find(key);
        if (damage) event.households = places(*damage, study_.categories);
      }
    } else {
      const json* tau = capital ? &keys.at("recovery_tau") : keys.find("recovery_tau");
      if (tau) event.tau = static_cast<double>(keys.whole(*tau, "recovery_tau"));
      event.recovery = recovery_of(keys.text("recovery_function", "linear"));
    }
    keys.finish();
    return event;
  }

  std::filesystem::path folder_;
  Study study_;
};

}  // namespace entente::ario
