// A case of ARIO as a Plan and a Policy, without the language between them.
#pragma once

#include <algorithm>
#include <cstddef>

#include "ario/study.h"
#include "engine/plan.h"
#include "engine/policy.h"

namespace entente::ario {

inline engine::Curve curve_of(Recovery recovery) {
  switch (recovery) {
    case Recovery::linear:
      return engine::Curve::linear;
    case Recovery::convex:
      return engine::Curve::convex;
    case Recovery::convex_unscaled:
      return engine::Curve::convex_unscaled;
    case Recovery::concave:
      return engine::Curve::concave;
  }
  return engine::Curve::linear;
}

/// Settings of the published program.
inline engine::Settings settings_of(const Study& study) {
  engine::Settings settings;
  settings.rule = engine::Rule::boario;
  settings.gates = true;
  settings.lag = 1;
  settings.capacity_weights = study.alternative_orders;
  settings.input_rule = engine::InputRule::cautious;
  settings.cautious_below = study.psi;
  settings.overproduction_base = study.alpha_base;
  settings.overproduction_maximum = study.alpha_max;
  settings.overproduction_months = study.alpha_tau * 12 / 365;
  return settings;
}

inline engine::Plan plan_of(const Study& study) {
  engine::Plan plan;
  plan.countries = study.regions.size();
  plan.resources = study.sectors.size();
  plan.categories = study.categories.size();
  plan.by_user = true;
  plan.months_per_step = 12.0 / 365;
  plan.steps_per_period = 1;
  plan.periods = study.steps;
  plan.settings = settings_of(study);
  plan.local.assign(plan.resources, 0);
  plan.reserve.assign(plan.resources * plan.countries, 0);
  plan.restocking_days = study.restoration_days;
  plan.capital_decimals = study.decimals();
  const std::size_t industries = study.industries();
  const std::size_t final_uses = study.final_uses();
  for (std::size_t s = 0; s < plan.resources; ++s) {
    for (std::size_t i = 0; i < plan.countries; ++i) {
      const std::size_t row = i * plan.resources + s;
      for (std::size_t j = 0; j < industries; ++j) {
        plan.flow.push_back(study.z[row * industries + j] * (1.0 / 365));
      }
      for (std::size_t k = 0; k < final_uses; ++k)
        plan.flow.push_back(study.y[row * final_uses + k] * (1.0 / 365));
      plan.output.push_back(study.x[row] * (1.0 / 365));
      plan.capital.push_back(study.capital_of(row));
      plan.cover_days.push_back(study.inventory_days[s]);
    }
  }
  plan.capacity = plan.output;
  return plan;
}

inline engine::Policy policy_of(const Study& study) {
  const double day = 12.0 / 365;
  const std::size_t sectors = study.sectors.size();
  engine::Policy policy;
  for (const Event& event : study.events) {
    const double from = static_cast<double>(event.occurrence) * day;
    const double until = static_cast<double>(event.occurrence + event.duration) * day;
    const engine::Window window{from, until, event.tau * day, curve_of(event.recovery)};
    if (event.type == EventType::rebuild) {
      engine::Rebuilding rebuilding;
      for (const auto& [industry, amount] : event.impact)
        rebuilding.damages.push_back({industry, amount});
      for (const auto& [final_use, amount] : event.households)
        rebuilding.damages.push_back({study.industries() + final_use, amount});
      for (const auto& [sector, share] : event.builders)
        rebuilding.builders.push_back({sector, share});
      rebuilding.from = from;
      rebuilding.until = until;
      rebuilding.months = event.tau * day;
      rebuilding.factor = event.rebuilding_factor;
      policy.rebuildings.push_back(std::move(rebuilding));
      continue;
    }
    for (const auto& [industry, amount] : event.impact) {
      const std::size_t s = industry % sectors;
      const std::size_t j = industry / sectors;
      if (event.type == EventType::recovery) {
        policy.capital_losses.push_back({s, j, amount, window});
      } else {
        policy.losses.push_back({s, j, amount, window});
      }
    }
  }
  return policy;
}

/// A term of an agreement without members, on every resource: changes nothing, and makes the engine
/// keep every link of the table apart.
inline engine::Policy with_links(engine::Policy policy, const engine::Plan& plan) {
  engine::Priority priority;
  for (std::size_t r = 0; r < plan.resources; ++r) priority.resources.push_back(r);
  policy.priorities.push_back(priority);
  return policy;
}

}  // namespace entente::ario
