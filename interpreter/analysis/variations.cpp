#include "analysis/variations.h"

#include <algorithm>
#include <numeric>

#include "analysis/answers.h"

namespace entente {

namespace {

using Subset = std::vector<char>;  ///< one flag a component

/// Runs many subsets of a scenario's components at once and asks each the same formula.
class Subsets {
 public:
  Subsets(const World& world, const Runs& runs, FormulaId operand, ScenarioId scenario)
      : world_(world),
        runs_(runs),
        operand_(operand),
        scenario_(scenario),
        components_(components(world, world.scenarios[scenario])) {}

  std::size_t size() const { return components_.size(); }

  /// Zeros for those whose runs were stopped.
  std::vector<double> values(const std::vector<Subset>& subsets) const {
    std::vector<double> result;
    const engine::Recording recording = recording_for_questions(world_);
    // In portions, so that memory does not grow with the number of subsets.
    constexpr std::size_t portion = 64;
    for (std::size_t begin = 0; begin < subsets.size() && !runs_.stopped(); begin += portion) {
      const std::size_t end = std::min(begin + portion, subsets.size());
      std::vector<engine::Policy> policies;
      for (std::size_t i = begin; i < end; ++i) policies.push_back(policy(subsets[i]));
      std::vector<engine::Job> jobs;
      for (const engine::Policy& one : policies) jobs.push_back({&one, recording});
      for (const engine::Trace& trace :
           engine::simulate_all(runs_.plan, jobs, runs_.threads, runs_.stop)) {
        result.push_back(evaluate(world_, runs_, operand_, scenario_, trace).values.front());
      }
    }
    result.resize(subsets.size());
    return result;
  }

 private:
  engine::Policy policy(const Subset& subset) const {
    std::vector<Component> chosen;
    for (std::size_t i = 0; i < size(); ++i) {
      if (subset[i] != 0) chosen.push_back(components_[i]);
    }
    return compile_policy(world_, runs_.plan, world_.scenarios[scenario_], chosen);
  }

  const World& world_;
  const Runs& runs_;
  FormulaId operand_;
  ScenarioId scenario_;
  std::vector<Component> components_;
};

/// phi_i = sum over subsets S without i of |S|! (n - |S| - 1)! / n! (v(S + i) - v(S)).
std::vector<double> exact_values(const Subsets& subsets) {
  const std::size_t n = subsets.size();
  std::vector<Subset> all;
  for (std::size_t mask = 0; mask < (std::size_t{1} << n); ++mask) {
    Subset subset(n);
    for (std::size_t i = 0; i < n; ++i) subset[i] = (mask >> i & 1) != 0;
    all.push_back(std::move(subset));
  }
  const std::vector<double> value = subsets.values(all);
  // weight[s] = s! (n - s - 1)! / n!, from weight[0] = 1 / n on.
  std::vector<double> weight(n, 1.0 / static_cast<double>(n));
  for (std::size_t s = 1; s < n; ++s)
    weight[s] = weight[s - 1] * static_cast<double>(s) / static_cast<double>(n - s);
  std::vector<double> result(n, 0);
  for (std::size_t mask = 0; mask < all.size(); ++mask) {
    const auto members =
        static_cast<std::size_t>(std::count(all[mask].begin(), all[mask].end(), 1));
    for (std::size_t i = 0; i < n; ++i) {
      if (all[mask][i] == 0)
        result[i] += weight[members] * (value[mask | std::size_t{1} << i] - value[mask]);
    }
  }
  return result;
}

/// SplitMix64 (Steele et al. 2014), a pure function of its counter.
std::uint64_t scrambled(std::uint64_t counter) {
  std::uint64_t z = (counter + 1) * 0x9E3779B97F4A7C15U;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

/// Mean additions along sampled orders, each beside its reverse (Castro et al. 2009).
std::vector<double> sampled_values(const Subsets& subsets) {
  const std::size_t n = subsets.size();
  std::vector<double> result(n, 0);
  for (std::size_t sample = 0; sample < sampled_orders / 2; ++sample) {
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = n - 1; i > 0; --i)
      std::swap(order[i], order[scrambled(sample * n + i) % (i + 1)]);
    for (int direction = 0; direction < 2; ++direction) {
      std::vector<Subset> chain{Subset(n, 0)};
      for (const std::size_t i : order) {
        chain.push_back(chain.back());
        chain.back()[i] = 1;
      }
      const std::vector<double> value = subsets.values(chain);
      for (std::size_t k = 0; k < n; ++k)
        result[order[k]] += (value[k + 1] - value[k]) / static_cast<double>(sampled_orders);
      std::reverse(order.begin(), order.end());
    }
  }
  return result;
}

}  // namespace

double contribution(const World& world, const Runs& runs, const Contribution& node,
                    ScenarioId scenario) {
  const std::vector<Component> all = components(world, world.scenarios[scenario]);
  const Component wanted{node.shock, node.agreement, node.term};
  const auto place = std::find(all.begin(), all.end(), wanted);
  if (place == all.end() || runs.stopped()) return 0;
  std::vector<double>& values = runs.contributions[{node.operand, scenario}];
  if (values.empty()) {
    const Subsets subsets(world, runs, node.operand, scenario);
    values =
        subsets.size() <= max_exact_components ? exact_values(subsets) : sampled_values(subsets);
  }
  return values[static_cast<std::size_t>(place - all.begin())];
}

double criticality(const World& world, const Runs& runs, const Criticality& node,
                   ScenarioId scenario) {
  const Scenario& own = world.scenarios[scenario];
  if (runs.stopped()) return 0;
  engine::Policy policy = compile_policy(world, runs.plan, own, components(world, own));
  policy.losses.push_back({node.resource.index(), node.country.index(), 1, {0, node.months, 0}});
  const std::vector<engine::Trace> traces =
      engine::simulate_all(runs.plan, {{&policy, recording_for_questions(world)}}, 1, runs.stop);
  if (traces.empty()) return 0;
  return evaluate(world, runs, node.operand, scenario, traces.front()).values.front() -
         evaluate(world, runs, node.operand, scenario).values.front();
}

}  // namespace entente
