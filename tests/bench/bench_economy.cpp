#include "bench/bench_economy.h"

#include <algorithm>
#include <optional>

#include "bench/synthetic_table.h"

namespace entente::bench {

namespace {

constexpr std::size_t categories = 4;
constexpr std::uint64_t seed = 1;
constexpr double days_a_year = 365;

engine::Plan plan_of(const Size& size) {
  mrio::Table table = synthetic_table(size.regions, size.sectors, categories, size.density, seed);
  engine::Plan plan;
  plan.countries = size.regions;
  plan.resources = size.sectors;
  plan.by_user = true;
  plan.categories = categories;
  plan.months_per_step = 12 / days_a_year;
  plan.steps_per_period = 1;
  plan.periods = 365;
  plan.flow = std::move(table.flows);
  for (double& flow : plan.flow) flow /= days_a_year;
  plan.output = table.output;
  for (double& output : plan.output) output /= days_a_year;
  plan.capacity = plan.output;
  plan.capital = table.output;
  plan.reserve.assign(table.rows(), 0);
  plan.local.assign(size.sectors, 0);
  plan.recipe.resize(size.sectors);
  plan.keep_days.resize(size.sectors);
  return plan;
}

}  // namespace

engine::Plan& year_of(const Size& size, Rules rules) {
  static std::optional<Size> kept;
  static engine::Plan plan;
  if (kept != size) {
    plan = engine::Plan();  // the old one goes before there is a new one
    plan = plan_of(size);
    kept = size;
  }
  plan.settings = engine::Settings();
  const bool clean = rules == Rules::clean;
  plan.settings.rule = clean ? engine::Rule::clean : engine::Rule::boario;
  plan.settings.gates = rules == Rules::boario_gates;
  plan.settings.input_rule =
      clean ? engine::InputRule::until_exhausted : engine::InputRule::cautious;
  plan.cover_days.assign(size.regions * size.sectors, clean ? 30 : 90);
  return plan;
}

engine::Policy shock_of(const engine::Plan& plan, std::size_t member) {
  engine::Policy policy;
  for (std::size_t country = 0; country < plan.countries; country += 3) {
    for (std::size_t resource = country % 4; resource < plan.resources; resource += 4) {
      engine::CapacityLoss loss;
      loss.resource = resource;
      loss.country = country;
      loss.share = 0.1 + 0.01 * static_cast<double>(member % 64);
      policy.losses.push_back(loss);
    }
  }
  return policy;
}

}  // namespace entente::bench
