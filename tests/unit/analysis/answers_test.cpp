#include "analysis/answers.h"

#include <gtest/gtest.h>

#include <cmath>

#include "hand_made_trace.h"
#include "own_trace.h"

namespace entente {
namespace {

using Values = std::vector<double>;

struct Answers : testing::Test, HandMadeTrace {};

TEST_F(Answers, AggregatesReadTheWholeHorizon) {
  const FormulaId shortage = ask(Question::shortage, {b});
  EXPECT_EQ(value(take(Aggregation::peak, shortage)), 6);
  EXPECT_EQ(value(take(Aggregation::lowest, shortage)), 0);
  EXPECT_DOUBLE_EQ(value(take(Aggregation::mean, shortage)), 8.0 / 3);
  EXPECT_EQ(value(take(Aggregation::total, shortage)), 8);
  EXPECT_EQ(value(take(Aggregation::first, shortage)), 0);
  EXPECT_EQ(value(take(Aggregation::last, shortage)), 2);
}

TEST_F(Answers, DuringAShockIsFromItsBeginningToItsEnd) {
  const FormulaId shortage = ask(Question::shortage, {b});
  EXPECT_EQ(value(take(Aggregation::lowest, shortage, cut)), 2);
  EXPECT_EQ(value(take(Aggregation::mean, shortage, cut)), 4);
  world.shocks[cut].period.until =
      world.parameters.add({"cut.until", Date{2026, 3, 1}, {}, {}, {}, {}});
  EXPECT_EQ(value(take(Aggregation::mean, shortage, cut)), 6);
  EXPECT_EQ(periods_of(world, world.scenarios[scenario], cut),
            (std::pair<std::size_t, std::size_t>{1, 2}));
}

TEST_F(Answers, ANumberBesideASeriesCountsInEveryPeriod) {
  const FormulaId doubled =
      add(BinaryFormula{BinaryOperation::multiply, ask(Question::shortage, {b}), constant(2)},
          Shape::series);
  EXPECT_EQ(values(doubled), (Values{0, 12, 4}));
}

TEST_F(Answers, NothingOutOfNothingIsNothing) {
  const FormulaId gap = add(BinaryFormula{BinaryOperation::divide, ask(Question::shortage, {a}),
                                          ask(Question::stock, {a})},
                            Shape::series);
  EXPECT_EQ(values(gap), (Values{0, 0, 0}));
}

TEST_F(Answers, ComparisonsAreJudgedPeriodByPeriod) {
  const FormulaId short_of =
      add(Comparison{Relation::greater, ask(Question::shortage, {b}), constant(2), std::nullopt},
          Shape::truth_series);
  EXPECT_EQ(values(short_of), (Values{0, 1, 0}));
}

TEST_F(Answers, ExactComparisonsAreNotRepeatedInDoubles) {
  const FormulaId exact =
      add(Comparison{Relation::equal, constant(0.1 + 0.2), constant(0.3), true}, Shape::truth);
  EXPECT_EQ(value(exact), 1);
}

TEST_F(Answers, FoldsGoOverTheirOperands) {
  const std::vector<FormulaId> operands = {ask(Question::production, {a}),
                                           ask(Question::shortage, {b})};
  EXPECT_EQ(values(add(Fold{Folding::sum, operands, {}}, Shape::series)), (Values{20, 16, 21}));
  EXPECT_EQ(values(add(Fold{Folding::largest, operands, {}}, Shape::series)), (Values{20, 10, 19}));
  EXPECT_EQ(values(add(Fold{Folding::mean, operands, {}}, Shape::series)), (Values{10, 8, 10.5}));
}

TEST_F(Answers, FoldsLeaveOutWhatItsConditionDoes) {
  const std::vector<FormulaId> operands = {ask(Question::production, {a}),
                                           ask(Question::shortage, {b})};
  const FormulaId no = add(Truth{false}, Shape::truth);
  EXPECT_EQ(values(add(Fold{Folding::sum, operands, {std::nullopt, no}}, Shape::series)),
            values(operands[0]));
  EXPECT_EQ(values(add(Fold{Folding::largest, operands, {no, std::nullopt}}, Shape::series)),
            values(operands[1]));
  EXPECT_EQ(values(add(Fold{Folding::sum, operands, {no, no}}, Shape::series)), (Values{0, 0, 0}));
  EXPECT_TRUE(
      std::isnan(values(add(Fold{Folding::smallest, operands, {no, no}}, Shape::series)).front()));
}

TEST_F(Answers, OnePeriodAndOneScenarioCanBeChosen) {
  const FormulaId shortage = ask(Question::shortage, {b});
  EXPECT_EQ(value(add(AtPeriod{shortage, 1}, Shape::number)), 6);
  runs.traces[ScenarioId(0)] = runs.traces.at(scenario);
  test::own_trace(runs, ScenarioId(0))
      .columns[static_cast<std::size_t>(engine::Quantity::shortage)]
      .assign(12, 1);
  EXPECT_EQ(values(add(InScenario{shortage, ScenarioId(0)}, Shape::series)), (Values{2, 2, 2}));
}

TEST_F(Answers, AChoiceTakesOneSide) {
  const FormulaId choice =
      add(Choice{add(Truth{true}, Shape::truth), constant(1), constant(2)}, Shape::number);
  EXPECT_EQ(value(choice), 1);
}

TEST_F(Answers, WhatIsCensoredStaysSo) {
  set_column(engine::Quantity::shortage, b, {0, 0, 0, 0, 0, 0});
  const FormulaId survives =
      add(MeasureQuestion{Measure::time_to_survive, tin, {b}}, Shape::number);
  EXPECT_TRUE(answer(add(BinaryFormula{BinaryOperation::add, survives, constant(1)}, Shape::number))
                  .censored);
}

}  // namespace
}  // namespace entente
