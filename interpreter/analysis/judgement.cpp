#include "analysis/judgement.h"

#include <algorithm>

namespace entente {

namespace {

/// Every comparison below `and`, `or`, `not`: what a reader must see to understand the verdict.
void collect(const World& world, const Runs& runs, FormulaId id, ScenarioId scenario,
             std::size_t period, std::vector<Evidence>& found) {
  const Formula& formula = world.formulas[id];
  if (const auto* comparison = std::get_if<Comparison>(&formula.node)) {
    const Answer left = evaluate(world, runs, comparison->left, scenario);
    const Answer right = evaluate(world, runs, comparison->right, scenario);
    found.push_back({comparison->left, comparison->right, comparison->relation, left.at(period),
                     right.at(period), left.censored || right.censored,
                     left.is_series() || right.is_series()});
  } else if (const auto* binary = std::get_if<BinaryFormula>(&formula.node)) {
    collect(world, runs, binary->left, scenario, period, found);
    collect(world, runs, binary->right, scenario, period, found);
  } else if (const auto* unary = std::get_if<UnaryFormula>(&formula.node)) {
    collect(world, runs, unary->operand, scenario, period, found);
  } else if (const auto* inside = std::get_if<InScenario>(&formula.node)) {
    collect(world, runs, inside->operand, inside->scenario, period, found);
  }
}

Verdict judge_one(const World& world, const Runs& runs, std::size_t index, ScenarioId scenario) {
  const FormulaId condition = world.assertions[index].condition;
  const Answer answer = evaluate(world, runs, condition, scenario);
  Verdict verdict{index, scenario, true, std::nullopt, 0, {}};
  for (std::size_t period = 0; period < answer.values.size(); ++period) {
    if (answer.values[period] != 0) continue;
    verdict.passed = false;
    ++verdict.failed_periods;
    if (!verdict.period) verdict.period = period;
  }
  collect(world, runs, condition, scenario, verdict.period.value_or(0), verdict.evidence);
  if (!answer.is_series()) verdict.period.reset();
  return verdict;
}

}  // namespace

std::vector<Verdict> judge(const World& world, const Runs& runs) {
  std::vector<Verdict> verdicts;
  for (std::size_t index = 0; index < world.assertions.size(); ++index) {
    const std::vector<ScenarioId>& named = world.assertions[index].scenarios;
    for (const ScenarioId scenario : named.empty() ? world.run : named) {
      verdicts.push_back(judge_one(world, runs, index, scenario));
    }
  }
  return verdicts;
}

bool all_hold(const World& world, const std::vector<Verdict>& verdicts) {
  return std::all_of(verdicts.begin(), verdicts.end(), [&](const Verdict& verdict) {
    return verdict.passed || world.assertions[verdict.assertion].expectation;
  });
}

std::vector<ChangedVerdict> changed_verdicts(const World& world, const Runs& runs,
                                             const std::vector<Verdict>& verdicts,
                                             const WhatIf& what_if) {
  std::vector<ChangedVerdict> changed;
  for (const Verdict& before : verdicts) {
    if (before.scenario != what_if.before) continue;
    Verdict after = judge_one(world, runs, before.assertion, what_if.after);
    if (after.passed != before.passed) changed.push_back({before, std::move(after)});
  }
  return changed;
}

}  // namespace entente
