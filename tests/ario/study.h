// A case of ARIO as data: a table, the parameters of the published program and its events. Read
// from a recorded folder (tests/reference/ario) or made up by a test; the oracle, the engine and
// the language are all given the same one.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace entente::ario {

inline constexpr double endless = std::numeric_limits<double>::infinity();

[[noreturn]] inline void refuse(const std::string& message) { throw std::runtime_error(message); }

enum class EventType { recovery, rebuild, arbitrary };
enum class Recovery { linear, convex, convex_unscaled, concave };

struct Event {
  EventType type = EventType::recovery;
  std::vector<std::pair<std::size_t, double>> impact;      ///< industry j * S + s; money or share
  std::vector<std::pair<std::size_t, double>> households;  ///< final use j * F + c; money
  std::size_t occurrence = 1;
  std::size_t duration = 1;
  double tau = 1;  ///< of recovery or of rebuilding
  Recovery recovery = Recovery::linear;
  std::vector<std::pair<std::size_t, double>> builders;  ///< sector, share
  double rebuilding_factor = 1;
};

/// Regions j, sectors s, categories c. Industries are j * S + s, final uses j * F + c.
struct Study {
  std::vector<std::string> regions;
  std::vector<std::string> sectors;
  std::vector<std::string> categories;
  std::vector<double> z;  ///< [supplier, user] money a year
  std::vector<double> y;  ///< [supplier, final use]
  std::vector<double> x;  ///< [supplier]

  bool alternative_orders = true;
  double alpha_base = 1;
  double alpha_max = 1.25;
  double alpha_tau = 365;
  double psi = 0.8;
  std::vector<double> inventory_days;    ///< [s]
  std::vector<double> restoration_days;  ///< [s]
  std::vector<double> capital_ratios;    ///< [s]
  std::vector<double> capital;           ///< [industry], instead; empty: by the ratios
  double monetary_factor = 1e6;
  std::size_t steps = 365;
  std::vector<Event> events;

  std::size_t industries() const { return regions.size() * sectors.size(); }
  std::size_t final_uses() const { return regions.size() * categories.size(); }
  double capital_of(std::size_t industry) const {
    if (!capital.empty()) return capital[industry];
    double inputs = 0;
    for (std::size_t i = 0; i < industries(); ++i) inputs += z[i * industries() + industry];
    return capital_ratios[industry % sectors.size()] * std::max(0.0, x[industry] - inputs);
  }
  /// To which money is rounded.
  int decimals() const { return static_cast<int>(std::log10(monetary_factor)) + 1; }
};

}  // namespace entente::ario
