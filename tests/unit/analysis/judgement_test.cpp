#include "analysis/judgement.h"

#include <gtest/gtest.h>

#include "hand_made_trace.h"
#include "own_trace.h"

namespace entente {
namespace {

struct Judgement : testing::Test, HandMadeTrace {
  Verdict verdict_on(FormulaId condition) {
    Assertion assertion;
    assertion.condition = condition;
    world.assertions = {assertion};
    const std::vector<Verdict> verdicts = judge(world, runs);
    EXPECT_EQ(verdicts.size(), 1u);
    return verdicts.front();
  }
  FormulaId compare(Relation relation, FormulaId left, FormulaId right, Shape shape) {
    return add(Comparison{relation, left, right, std::nullopt}, shape);
  }
};

TEST_F(Judgement, ASeriesFailsAtItsFirstPeriod) {
  const Verdict verdict = verdict_on(compare(Relation::less_equal, ask(Question::shortage, {b}),
                                             constant(1), Shape::truth_series));
  EXPECT_FALSE(verdict.passed);
  EXPECT_EQ(verdict.period, 1u);
  EXPECT_EQ(verdict.failed_periods, 2u);
  ASSERT_EQ(verdict.evidence.size(), 1u);
  EXPECT_EQ(verdict.evidence[0].left_value, 6);
  EXPECT_EQ(verdict.evidence[0].right_value, 1);
  EXPECT_TRUE(verdict.evidence[0].per_period);
}

TEST_F(Judgement, ANumberHasNoPeriod) {
  const Verdict verdict =
      verdict_on(compare(Relation::less, take(Aggregation::peak, ask(Question::shortage, {b})),
                         constant(5), Shape::truth));
  EXPECT_FALSE(verdict.passed);
  EXPECT_FALSE(verdict.period.has_value());
  EXPECT_FALSE(verdict.evidence.at(0).per_period);
}

TEST_F(Judgement, EveryComparisonBelowAndIsEvidence) {
  const FormulaId fails = compare(Relation::less, constant(3), constant(2), Shape::truth);
  const FormulaId holds = compare(Relation::less, constant(1), constant(2), Shape::truth);
  EXPECT_EQ(verdict_on(add(BinaryFormula{BinaryOperation::logical_and, holds, fails}, Shape::truth))
                .evidence.size(),
            2u);
  const Verdict turned =
      verdict_on(add(UnaryFormula{UnaryOperation::logical_not, fails}, Shape::truth));
  EXPECT_TRUE(turned.passed);
  EXPECT_EQ(turned.evidence.at(0).left_value, 3);
}

TEST_F(Judgement, EvidenceOfAnotherScenarioIsReadThere) {
  runs.traces[ScenarioId(0)] = runs.traces.at(scenario);
  test::own_trace(runs, ScenarioId(0))
      .columns[static_cast<std::size_t>(engine::Quantity::shortage)]
      .assign(12, 3);
  const FormulaId peak = take(Aggregation::peak, ask(Question::shortage, {b}));
  const FormulaId calm = add(InScenario{peak, ScenarioId(0)}, Shape::number);
  const Verdict verdict = verdict_on(compare(Relation::less, peak, calm, Shape::truth));
  EXPECT_FALSE(verdict.passed);
  EXPECT_EQ(verdict.evidence.at(0).left_value, 6);
  EXPECT_EQ(verdict.evidence.at(0).right_value, 6);
}

TEST_F(Judgement, WhatTheHorizonCutOffIsMarked) {
  set_column(engine::Quantity::shortage, b, {0, 0, 0, 0, 0, 0});
  const FormulaId survives =
      add(MeasureQuestion{Measure::time_to_survive, tin, {b}}, Shape::number);
  EXPECT_TRUE(verdict_on(compare(Relation::greater, survives, constant(1), Shape::truth))
                  .evidence.at(0)
                  .censored);
}

TEST_F(Judgement, AssertionsWithoutScenariosAreJudgedInAllThatRun) {
  runs.traces[ScenarioId(0)] = runs.traces.at(scenario);
  world.run = {ScenarioId(0), scenario};
  Assertion assertion;
  assertion.condition = add(Truth{true}, Shape::truth);
  Assertion in_one = assertion;
  in_one.scenarios = {scenario};
  world.assertions = {assertion, in_one};
  const std::vector<Verdict> verdicts = judge(world, runs);
  ASSERT_EQ(verdicts.size(), 3u);
  EXPECT_EQ(verdicts[0].scenario, ScenarioId(0));
  EXPECT_EQ(verdicts[1].scenario, scenario);
  EXPECT_EQ(verdicts[2].assertion, 1u);
}

TEST_F(Judgement, FindsWhatWouldBeJudgedOtherwise) {
  const ScenarioId variant = world.scenarios.add(world.scenarios[scenario]);
  runs.traces[variant] = runs.traces.at(scenario);
  test::own_trace(runs, variant)
      .columns[static_cast<std::size_t>(engine::Quantity::shortage)]
      .assign(12, 1);
  const FormulaId peak = take(Aggregation::peak, ask(Question::shortage, {b}));
  const auto asserted = [&](FormulaId condition) {
    Assertion assertion;
    assertion.condition = condition;
    return assertion;
  };
  const FormulaId as_declared = add(InScenario{peak, scenario}, Shape::number);
  world.assertions = {asserted(compare(Relation::less, peak, constant(5), Shape::truth)),
                      asserted(compare(Relation::less, peak, constant(9), Shape::truth)),
                      asserted(compare(Relation::less, as_declared, constant(5), Shape::truth)),
                      asserted(compare(Relation::equal, peak, as_declared, Shape::truth))};
  const std::vector<ChangedVerdict> changed =
      changed_verdicts(world, runs, judge(world, runs), {scenario, variant, {}});
  ASSERT_EQ(changed.size(), 2u);
  EXPECT_EQ(changed[0].before.assertion, 0u);
  EXPECT_FALSE(changed[0].before.passed);
  EXPECT_TRUE(changed[0].after.passed);
  EXPECT_EQ(changed[0].after.evidence.at(0).left_value, 2);
  EXPECT_EQ(changed[1].before.assertion, 3u);
  EXPECT_FALSE(changed[1].after.passed);
  // In another scenario nothing is judged.
  EXPECT_TRUE(
      changed_verdicts(world, runs, judge(world, runs), {ScenarioId(0), variant, {}}).empty());
}

TEST_F(Judgement, BothSidesOfAWhatIfAreRead) {
  const ScenarioId variant = world.scenarios.add(world.scenarios[scenario]);
  world.run = {scenario};
  EXPECT_EQ(scenarios_read(world).size(), 1u);
  world.what_ifs = {{ScenarioId(0), variant, {}}};
  EXPECT_EQ(scenarios_read(world), (std::vector<ScenarioId>{ScenarioId(0), scenario, variant}));
}

}  // namespace
}  // namespace entente
