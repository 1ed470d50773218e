// Formulas: what an expression becomes when names, units and dimensions are settled. A formula asks
// questions of a run; constants in it are in kept units. Comprehensions and calls are already
// unrolled, so a formula is finite.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "diagnostics/source.h"
#include "model/ids.h"
#include "model/units.h"

namespace entente {

/// Questions with one answer a period, about a resource in a set of countries.
enum class Question {
  production,
  capacity,
  demand,
  available,
  shortage,
  imports,
  exports,
  stock,
  reserve,
  lost_output,
  world_shortage,
  concentration,  ///< hhi
  import_reliance,
  days_of_cover,
};

/// Questions with one answer a scenario.
enum class Measure { time_to_survive, time_to_recover, resilience_loss };

enum class Shape { number, series, truth, truth_series };

enum class UnaryOperation { negate, logical_not };
enum class BinaryOperation { add, subtract, multiply, divide, power, logical_and, logical_or };
enum class Relation { equal, not_equal, less, less_equal, greater, greater_equal };
enum class Aggregation { peak, lowest, mean, total, first, last };
enum class Folding { sum, largest, smallest, mean };

struct Constant {
  double value = 0;
};
struct Truth {
  bool value = false;
};
struct SeriesQuestion {
  Question question = Question::production;
  ResourceId resource;
  std::vector<CountryId> countries;
  std::optional<std::vector<CountryId>> partners;  ///< imports from them, exports to them
  friend bool operator==(const SeriesQuestion&, const SeriesQuestion&) = default;
};
struct MeasureQuestion {
  Measure measure = Measure::resilience_loss;
  ResourceId resource;
  std::vector<CountryId> countries;
};
struct UnaryFormula {
  UnaryOperation operation = UnaryOperation::negate;
  FormulaId operand;
};
struct BinaryFormula {
  BinaryOperation operation = BinaryOperation::add;
  FormulaId left;
  FormulaId right;
};
struct Comparison {
  Relation relation = Relation::equal;
  FormulaId left;
  FormulaId right;
  std::optional<bool> exact;  ///< decided in exact arithmetic where both sides are constants
};
struct Choice {
  FormulaId condition;
  FormulaId then;
  FormulaId otherwise;
};
/// Of the operands whose conditions hold; of none the sum is 0, and anything else undefined.
struct Fold {
  Folding folding = Folding::sum;
  std::vector<FormulaId> operands;
  std::vector<std::optional<FormulaId>> conditions;  ///< one an operand, or empty: all count
};
/// One number out of a series, over the whole horizon or the periods that a shock touches.
struct Aggregate {
  Aggregation aggregation = Aggregation::peak;
  FormulaId operand;
  std::optional<ShockId> during;
};
struct AtPeriod {
  FormulaId operand;
  long period = 0;
};
struct InScenario {
  FormulaId operand;
  ScenarioId scenario;
};
/// A figure of a shock, an agreement or a group, as the scenario sets it.
struct DeclaredFigure {
  ParameterId parameter;
};
/// What one component of the scenario adds to the operand: its Shapley value. A component is a
/// shock, or a term of an agreement.
struct Contribution {
  FormulaId operand;
  std::optional<ShockId> shock;
  AgreementId agreement;
  std::size_t term = 0;
};
/// The rise of the operand when one industry stops for some months.
struct Criticality {
  FormulaId operand;
  ResourceId resource;
  CountryId country;
  double months = 1;
};

struct Formula {
  using Node = std::variant<Constant, Truth, SeriesQuestion, MeasureQuestion, UnaryFormula,
                            BinaryFormula, Comparison, Choice, Fold, Aggregate, AtPeriod,
                            InScenario, DeclaredFigure, Contribution, Criticality>;
  Node node;
  Shape shape = Shape::number;
  Dimension dimension;
  Unit shown;                           ///< the unit in which a report gives it
  std::optional<ResourceId> substance;  ///< amounts of different resources do not add
  Span span;
};

}  // namespace entente
