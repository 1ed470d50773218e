// A case of ARIO as a script of the language.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <string>

#include "ario/study.h"
#include "support/rational.h"

namespace entente::ario {

/// All digits of a number whose denominator is a power of ten.
inline std::string digits_of(const Rational& value) {
  constexpr unsigned places = 60;
  const Rational scaled = value * Rational(Integer(pow(Integer(10), places)));
  if (denominator(scaled) != 1) refuse("a number without an end of digits");
  std::string text = numerator(scaled).str();
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  text.insert(text.size() - places, ".");
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

/// The shortest decimal that reads back as the same double.
inline Rational exact(double value) {
  const auto number = parse_rational(fmt::format("{}", value));
  if (!number) refuse(fmt::format("{} is no number of a script", value));
  return *number;
}
inline std::string number(double value) { return digits_of(exact(value)); }
inline std::string percent(double value) { return digits_of(exact(value) * 100) + "%"; }

class ScriptWriter {
 public:
  explicit ScriptWriter(const Study& study) : study_(study) {}

  std::string write() {
    text_ = fmt::format("time {} to {} by day\n", date(0), date(study_.steps - 1));
    text_ +=
        fmt::format("economy recorded from mrio \".\" in {}/year  assumed \"invented\"\n", money());
    settings();
    std::string sum = "baseline";
    for (std::size_t k = 0; k < study_.events.size(); ++k) {
      const Event& event = study_.events[k];
      if (event.impact.empty() && event.households.empty()) continue;
      shock(event, k + 1);
      sum += fmt::format(" + event_{}", k + 1);
    }
    text_ += fmt::format("scenario hit = {}\nrun hit\n", sum);
    return text_;
  }

 private:
  static std::string date(std::size_t day) {
    const std::chrono::sys_days start =
        std::chrono::year(2001) / std::chrono::January / std::chrono::day(1);
    const std::chrono::year_month_day date(start + std::chrono::days(day));
    return fmt::format("{}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  }
  static std::string days(double count) { return number(count) + (count == 1 ? " day" : " days"); }

  std::string money() const {
    const double factor = study_.monetary_factor;
    if (factor == 1) return "EUR";
    if (factor == 1e3) return "k.EUR";
    if (factor == 1e6) return "M.EUR";
    if (factor == 1e9) return "G.EUR";
    if (factor == 1e12) return "T.EUR";
    refuse(fmt::format("no unit of money is {} of a currency", factor));
  }

  /// Letters with a digit among them are no word of the language.
  static std::string name(const std::string& text) {
    const auto letter = [](char c) {
      return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool plain =
        !text.empty() && letter(text.front()) && std::any_of(text.begin(), text.end(), digit) &&
        std::all_of(text.begin(), text.end(), [&](char c) { return letter(c) || digit(c); });
    return plain ? text : "`" + text + "`";
  }
  std::string sector(std::size_t industry) const {
    return name(study_.sectors[industry % study_.sectors.size()]);
  }
  std::string region(std::size_t industry) const {
    return name(study_.regions[industry / study_.sectors.size()]);
  }

  /// One line where all sectors agree.
  template <typename Write>
  void by_sector(const std::string& setting, const std::vector<double>& values, Write text_of) {
    const bool same = std::all_of(values.begin(), values.end(),
                                  [&](double value) { return value == values.front(); });
    if (same) {
      text_ += fmt::format("  {} = {}\n", setting, text_of(values.front()));
      return;
    }
    for (std::size_t s = 0; s < values.size(); ++s)
      text_ += fmt::format("  {}[{}] = {}\n", setting, sector(s), text_of(values[s]));
  }

  void settings() {
    text_ += fmt::format("\nengine ario {{\n  rule = boario;  gates = on;  lag = 1;  orders = {}\n",
                         study_.alternative_orders ? "alt" : "noalt");
    text_ += fmt::format("  psi = {}\n", percent(study_.psi));
    text_ +=
        fmt::format("  alpha_base = {};  alpha_max = {};  alpha_tau = {}\n",
                    percent(study_.alpha_base), percent(study_.alpha_max), days(study_.alpha_tau));
    by_sector("inventory", study_.inventory_days,
              [](double v) { return std::isinf(v) ? std::string("unlimited") : days(v); });
    by_sector("restoration", study_.restoration_days, days);
    if (study_.capital.empty()) by_sector("capital_ratio", study_.capital_ratios, number);
    text_ += "} assumed \"as recorded\"\n\n";
    for (std::size_t j = 0; j < study_.capital.size(); ++j) {
      text_ += fmt::format("{} holds {} {} of {} capital  assumed \"as recorded\"\n", region(j),
                           number(study_.capital[j]), money(), sector(j % study_.sectors.size()));
    }
  }

  void shock(const Event& event, std::size_t count) {
    text_ += fmt::format("shock event_{} {{\n", count);
    const bool arbitrary = event.type == EventType::arbitrary;
    for (const auto& [industry, amount] : event.impact) {
      text_ += fmt::format("  {} loses {} of {} {}\n", region(industry),
                           arbitrary ? percent(amount) : number(amount) + " " + money(),
                           sector(industry), arbitrary ? "capacity" : "capital");
    }
    for (const auto& [final_use, amount] : event.households) {
      text_ +=
          fmt::format("  {} loses {} {} of {} capital\n",
                      name(study_.regions[final_use / study_.categories.size()]), number(amount),
                      money(), name(study_.categories[final_use % study_.categories.size()]));
    }
    text_ += fmt::format("  from {} for {}\n", date(event.occurrence),
                         days(static_cast<double>(event.duration)));
    if (event.type == EventType::rebuild) {
      rebuilt(event);
    } else {
      text_ += fmt::format("  recovers over {} {}\n", days(event.tau), curve(event));
    }
    text_ += "}\n";
  }

  static std::string curve(const Event& event) {
    switch (event.recovery) {
      case Recovery::linear:
        return "linear";
      case Recovery::convex:
      case Recovery::convex_unscaled:
        // Over a day, both leave nothing after it, as a line does; the language has them longer.
        if (event.tau == 1) return "linear";
        return event.recovery == Recovery::convex ? "convex" : "convex unscaled";
      case Recovery::concave:
        if (event.tau <= 2) refuse("a concave recovery over two days or less is not defined");
        return "concave";
    }
    return "linear";
  }

  /// Portions of the language add up to all, to the last digit: the last one takes what the others
  /// leave, which is its own but for the rounding of doubles.
  void rebuilt(const Event& event) {
    text_ += fmt::format("  rebuilt over {} at {} by ", days(event.tau),
                         percent(event.rebuilding_factor));
    Rational rest = 1;
    for (std::size_t k = 0; k < event.builders.size(); ++k) {
      const auto& [builder, share] = event.builders[k];
      const bool last = k + 1 == event.builders.size();
      const Rational portion = last ? rest : exact(share);
      if (std::abs(to_double(portion) - share) > 1e-15)
        refuse("the shares of the rebuilding sectors do not add up to 1");
      rest -= portion;
      text_ +=
          fmt::format("{}{} {}%", k > 0 ? ", " : "", sector(builder), digits_of(portion * 100));
    }
    text_ += "\n";
  }

  const Study& study_;
  std::string text_;
};

inline std::string script_of(const Study& study) { return ScriptWriter(study).write(); }

}  // namespace entente::ario
