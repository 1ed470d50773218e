#include "analysis/term_effects.h"

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

/// A change of a gap below this share of demand is rounding.
constexpr double smallest_change = 1e-9;
/// A plant that misses less than this part of what it was built for did not run short.
constexpr double smallest_loss = 0.01;

std::vector<std::size_t> others_than(const std::vector<std::size_t>& members,
                                     std::size_t countries) {
  std::vector<std::size_t> result;
  for (std::size_t country = 0; country < countries; ++country) {
    if (std::find(members.begin(), members.end(), country) == members.end())
      result.push_back(country);
  }
  return result;
}

std::vector<GapChange> changes(const engine::Trace& with, const engine::Trace& without,
                               const std::vector<std::size_t>& members) {
  const std::vector<std::size_t> others = others_than(members, with.countries);
  std::vector<GapChange> result;
  for (std::size_t resource = 0; resource < with.resources; ++resource) {
    const auto difference = [&](const std::vector<std::size_t>& countries) {
      return shortfall(with, resource, countries).share() -
             shortfall(without, resource, countries).share();
    };
    GapChange change{ResourceId(resource), {}, difference(members), difference(others)};
    bool counts = false;
    for (std::size_t country = 0; country < with.countries; ++country) {
      change.countries.push_back(difference({country}));
      counts = counts || std::fabs(change.countries.back()) > smallest_change;
    }
    if (counts) result.push_back(std::move(change));
  }
  return result;
}

std::vector<StarvedPlant> starvation(const engine::Trace& trace, const BuildTerm& build) {
  std::vector<StarvedPlant> result;
  double could_make = 0;
  const std::size_t cells = trace.resources * trace.countries;
  const std::size_t cell = build.resource.index() * trace.countries + build.country.index();
  for (std::size_t step = 0; step < trace.steps; ++step) {
    const int input = trace.limiting_input[step * cells + cell];
    const double built =
        trace.at(engine::Quantity::built, step, build.resource.index(), build.country.index());
    could_make += built;
    if (input < 0 || built <= 0) continue;
    const ResourceId resource{static_cast<std::size_t>(input)};
    auto place = std::find_if(result.begin(), result.end(),
                              [&](const StarvedPlant& plant) { return plant.input == resource; });
    if (place == result.end()) place = result.insert(result.end(), {resource, step, 0, 0});
    ++place->steps;
    place->lost_output += trace.at(engine::Quantity::lost_output, step, build.resource.index(),
                                   build.country.index());
  }
  std::erase_if(result, [&](const StarvedPlant& plant) {
    return plant.lost_output < smallest_loss * could_make;
  });
  return result;
}

}  // namespace

std::vector<TermEffect> term_effects(const World& world, const Runs& runs) {
  std::vector<TermEffect> effects;
  std::vector<engine::Policy> policies;
  for (const ScenarioId id : world.run) {
    const Scenario& scenario = world.scenarios[id];
    const std::vector<Component> all = components(world, scenario);
    for (const Component& left_out : all) {
      if (left_out.shock) continue;
      std::vector<Component> rest = all;
      std::erase(rest, left_out);
      policies.push_back(compile_policy(world, runs.plan, scenario, rest));
      TermEffect effect{id, left_out, {}, {}, {}};
      for (const Member& member : world.agreements[left_out.agreement].members) {
        // Who left and came back is there twice.
        if (std::find(effect.members.begin(), effect.members.end(), member.country) ==
            effect.members.end())
          effect.members.push_back(member.country);
      }
      effects.push_back(std::move(effect));
    }
  }
  // Gaps are all that is read of these runs.
  engine::Recording recording;
  recording.quantities = engine::Recording::bit(engine::Quantity::shortage) |
                         engine::Recording::bit(engine::Quantity::demand);
  recording.limiting_input = false;
  std::vector<engine::Job> jobs;
  for (const engine::Policy& policy : policies) jobs.push_back({&policy, recording});
  const std::vector<engine::Trace> without =
      engine::simulate_all(runs.plan, jobs, runs.threads, runs.stop);
  if (without.size() < effects.size()) return {};
  for (std::size_t i = 0; i < effects.size(); ++i) {
    TermEffect& effect = effects[i];
    const engine::Trace& with = runs.of(effect.scenario);
    std::vector<std::size_t> members;
    for (const CountryId member : effect.members) members.push_back(member.index());
    effect.changes = changes(with, without[i], members);
    const Term& term = world.agreements[effect.term.agreement].terms[effect.term.term];
    if (const auto* build = std::get_if<BuildTerm>(&term.node))
      effect.starved = starvation(with, *build);
  }
  return effects;
}

}  // namespace entente
