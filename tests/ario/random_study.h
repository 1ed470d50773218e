// Small random cases of ARIO for what no recorded case covers: all kinds of events at once, damage
// to households, concave recoveries, sparse tables, industries that make nothing, stocks of a step.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ario/study.h"
#include "property/random_economy.h"

namespace entente::ario {

using engine::Random;

/// x = A x + y, Z = A x, where A is random with column sums below 1, so that accounts close.
inline void make_table(Random& random, Study& study) {
  const std::size_t n = study.industries();
  const std::size_t m = study.final_uses();
  const double density = random.between(0.6, 1);
  std::vector<double> coefficients(n * n, 0);
  const bool idle = random.chance(0.2);  // the last industry makes and buys nothing
  for (std::size_t j = 0; j < n; ++j) {
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const bool linked = random.chance(density) && !(idle && (i + 1 == n || j + 1 == n));
      const double home = i / study.sectors.size() == j / study.sectors.size() ? 4 : 1;
      coefficients[i * n + j] = linked ? home * random.between(0.05, 1) : 0;
      sum += coefficients[i * n + j];
    }
    const double bought = random.between(0.2, 0.6);
    for (std::size_t i = 0; i < n && sum > 0; ++i) coefficients[i * n + j] *= bought / sum;
  }
  study.y.assign(n * m, 0);
  std::vector<double> wanted(n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < m; ++k) {
      const bool linked = random.chance(density) && !(idle && i + 1 == n);
      study.y[i * m + k] = linked ? random.between(1e3, 1e5) : 0;
      wanted[i] += study.y[i * m + k];
    }
  }
  study.x = wanted;
  for (int round = 0; round < 200; ++round) {
    std::vector<double> next = wanted;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j) next[i] += coefficients[i * n + j] * study.x[j];
    study.x = next;
  }
  study.z.assign(n * n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    double output = wanted[i];
    for (std::size_t j = 0; j < n; ++j) {
      study.z[i * n + j] = coefficients[i * n + j] * study.x[j];
      output += study.z[i * n + j];
    }
    study.x[i] = output;
  }
}

/// At most a quarter of any industry's capital, so that four events together leave some.
inline Event random_event(Random& random, const Study& study, EventType type) {
  const std::size_t sectors = study.sectors.size();
  Event event;
  event.type = type;
  event.occurrence = 1 + random.below(20);
  event.duration = 1 + random.below(20);
  event.tau = static_cast<double>((type == EventType::rebuild ? 1 : 3) + random.below(40));
  event.recovery = static_cast<Recovery>(random.below(4));
  for (std::size_t j = 0; j < study.industries(); ++j) {
    if (!random.chance(0.4) && j > 0) continue;
    const double share = random.between(0.02, type == EventType::arbitrary ? 0.95 : 0.24);
    const double amount = type == EventType::arbitrary ? share : share * study.capital_of(j);
    if (amount > 0) event.impact.emplace_back(j, amount);
  }
  if (type != EventType::rebuild) return event;
  event.rebuilding_factor = random.chance(0.5) ? 1 : random.between(0.5, 1.5);
  const std::size_t first = random.below(sectors);
  const double share = random.chance(0.3) ? 1 : 0.125 * static_cast<double>(1 + random.below(7));
  event.builders.emplace_back(first, share);
  if (share < 1) event.builders.emplace_back((first + 1) % sectors, 1 - share);
  if (random.chance(0.7)) {
    for (std::size_t k = 0; k < study.final_uses(); ++k) {
      if (random.chance(0.6)) event.households.emplace_back(k, random.between(1e3, 1e5));
    }
  }
  return event;
}

inline std::vector<std::string> numbered(const std::string& letter, std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t k = 1; k <= count; ++k) names.push_back(letter + "0" + std::to_string(k));
  return names;
}

inline Study random_study(std::uint64_t seed) {
  Random random(seed + 7000);
  Study study;
  study.regions = numbered("R", 2 + random.below(3));
  study.sectors = numbered("S", 2 + random.below(4));
  study.categories = numbered("F", 1 + random.below(2));
  study.steps = 80 + random.below(60);
  const double money[] = {1, 1e3, 1e6};
  study.monetary_factor = money[random.below(3)];
  make_table(random, study);

  study.alternative_orders = random.chance(0.6);
  study.alpha_base = random.chance(0.7) ? 1 : random.between(1, 1.1);
  study.alpha_max = random.between(1.1, 1.6);
  study.alpha_tau = random.between(30, 400);
  const bool base = random.chance(0.25);
  study.psi = base ? 1 : random.between(0.55, 1);
  for (std::size_t s = 0; s < study.sectors.size(); ++s) {
    const double kept = random.unit();
    study.inventory_days.push_back(kept < 0.15  ? endless
                                   : kept < 0.3 ? random.between(0, 1.9)
                                   : kept < 0.5 ? static_cast<double>(2 + random.below(3))
                                                : random.between(5, 90));
    study.restoration_days.push_back(base ? 1 : static_cast<double>(2 + random.below(60)));
    study.capital_ratios.push_back(random.between(1, 6));
  }
  // A stock of which psi is less than a step's use runs out: two steps, or more.
  for (double& days : study.inventory_days) {
    if (days > 1 && days * study.psi < 1.05) days = 1;
  }

  // Some studies give capital by industry.
  std::vector<double> capital;
  for (std::size_t j = 0; seed % 4 == 1 && j < study.industries(); ++j)
    capital.push_back(study.capital_of(j) * (1 + 0.25 * static_cast<double>(j % 3)));
  study.capital = std::move(capital);

  const std::size_t kinds = seed % 7;
  const auto add = [&](EventType type) {
    study.events.push_back(random_event(random, study, type));
  };
  if (kinds == 0 || kinds == 3) add(EventType::recovery);
  if (kinds == 0 || kinds == 5 || kinds == 6) add(EventType::recovery);
  if (kinds == 1 || kinds == 3 || kinds == 4 || kinds == 6) add(EventType::rebuild);
  if (kinds == 1 || kinds == 4) add(EventType::rebuild);
  if (kinds == 2 || kinds >= 4) add(EventType::arbitrary);
  if (kinds == 2 || kinds == 6) add(EventType::arbitrary);
  return study;
}

}  // namespace entente::ario
