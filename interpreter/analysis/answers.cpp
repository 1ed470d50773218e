#include "analysis/answers.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/variations.h"
#include "support/overloaded.h"

namespace entente {

namespace {

double apply(BinaryOperation operation, double left, double right) {
  switch (operation) {
    case BinaryOperation::add:
      return left + right;
    case BinaryOperation::subtract:
      return left - right;
    case BinaryOperation::multiply:
      return left * right;
    // Nothing out of nothing is nothing: a gap where nobody wants anything is 0.
    case BinaryOperation::divide:
      return left == 0 && right == 0 ? 0 : left / right;
    case BinaryOperation::power:
      return std::pow(left, right);
    case BinaryOperation::logical_and:
      return left != 0 && right != 0 ? 1 : 0;
    case BinaryOperation::logical_or:
      return left != 0 || right != 0 ? 1 : 0;
  }
  return 0;
}

double apply(Relation relation, double left, double right) {
  switch (relation) {
    case Relation::equal:
      return left == right;
    case Relation::not_equal:
      return left != right;
    case Relation::less:
      return left < right;
    case Relation::less_equal:
      return left <= right;
    case Relation::greater:
      return left > right;
    case Relation::greater_equal:
      return left >= right;
  }
  return 0;
}

double folded(Folding folding, const std::vector<double>& values) {
  // A choice by what a run answers may leave nothing.
  if (values.empty()) return folding == Folding::sum ? 0 : std::numeric_limits<double>::quiet_NaN();
  double result = values.front();
  for (std::size_t i = 1; i < values.size(); ++i) {
    switch (folding) {
      case Folding::largest:
        result = std::max(result, values[i]);
        break;
      case Folding::smallest:
        result = std::min(result, values[i]);
        break;
      case Folding::sum:
      case Folding::mean:
        result += values[i];
        break;
    }
  }
  return folding == Folding::mean ? result / static_cast<double>(values.size()) : result;
}

class Evaluator {
 public:
  Evaluator(const World& world, const Runs& runs, ScenarioId scenario, const engine::Trace& trace)
      : world_(world),
        runs_(runs),
        scenario_(scenario),
        trace_(trace),
        period_length_(to_double(period_length(world))) {}

  Answer evaluate(FormulaId id) {
    const Formula& formula = world_.formulas[id];
    Answer answer = std::visit(
        overloaded{
            [](const Constant& node) {
              return Answer{Shape::number, {node.value}};
            },
            [](const Truth& node) {
              return Answer{Shape::truth, {node.value ? 1.0 : 0.0}};
            },
            [&](const SeriesQuestion& node) {
              Answer asked{Shape::series, series(runs_.plan, runs_.sums, trace_, node)};
              const double divisor = counted_in(node.question);
              for (double& value : asked.values) value /= divisor;
              return asked;
            },
            [&](const MeasureQuestion& node) {
              const Measured measured =
                  measure(world_, runs_.plan, trace_, node, world_.scenarios[scenario_]);
              return Answer{Shape::number, {measured.value}, measured.censored};
            },
            [&](const UnaryFormula& node) {
              return map({evaluate(node.operand)}, [&](const std::vector<double>& x) {
                return node.operation == UnaryOperation::negate ? -x[0] : (x[0] == 0 ? 1.0 : 0.0);
              });
            },
            [&](const BinaryFormula& node) {
              return map(
                  {evaluate(node.left), evaluate(node.right)},
                  [&](const std::vector<double>& x) { return apply(node.operation, x[0], x[1]); });
            },
            [&](const Comparison& node) {
              if (node.exact) return Answer{Shape::truth, {*node.exact ? 1.0 : 0.0}};
              return map(
                  {evaluate(node.left), evaluate(node.right)},
                  [&](const std::vector<double>& x) { return apply(node.relation, x[0], x[1]); });
            },
            [&](const Choice& node) {
              return map({evaluate(node.condition), evaluate(node.then), evaluate(node.otherwise)},
                         [](const std::vector<double>& x) { return x[0] != 0 ? x[1] : x[2]; });
            },
            [&](const Fold& node) { return fold(node); },
            [&](const Aggregate& node) { return aggregate(node); },
            [&](const AtPeriod& node) {
              const Answer operand = evaluate(node.operand);
              return Answer{Shape::number,
                            {operand.at(static_cast<std::size_t>(node.period))},
                            operand.censored};
            },
            [&](const InScenario& node) {
              return Evaluator(world_, runs_, node.scenario, runs_.of(node.scenario))
                  .evaluate(node.operand);
            },
            [&](const DeclaredFigure& node) {
              const auto values = parameter_values(world_, world_.scenarios[scenario_]);
              return Answer{Shape::number,
                            {to_double(std::get<Rational>(values[node.parameter.index()]))}};
            },
            [&](const Contribution& node) {
              return Answer{Shape::number, {contribution(world_, runs_, node, scenario_)}};
            },
            [&](const Criticality& node) {
              return Answer{Shape::number, {criticality(world_, runs_, node, scenario_)}};
            },
        },
        formula.node);
    answer.shape = formula.shape;
    return answer;
  }

 private:
  /// Applies a function value by value; a number beside series counts in every period.
  template <typename Function>
  static Answer map(std::vector<Answer> operands, Function function) {
    std::size_t length = 1;
    Answer result;
    for (const Answer& operand : operands) {
      length = std::max(length, operand.values.size());
      result.censored = result.censored || operand.censored;
    }
    std::vector<double> arguments(operands.size());
    for (std::size_t period = 0; period < length; ++period) {
      for (std::size_t k = 0; k < operands.size(); ++k) arguments[k] = operands[k].at(period);
      result.values.push_back(function(arguments));
    }
    return result;
  }

  /// What a value of the question is divided by to be in kept units: amounts in a period become
  /// amounts a month or a day, days become months where they are parts of them.
  double counted_in(Question question) const {
    if (is_flow(question)) return period_length_;
    const bool averaged = question == Question::days_of_cover && world_.units.calendar_averaged();
    return averaged ? engine::days_per_month : 1;
  }

  Answer fold(const Fold& node) {
    std::vector<Answer> operands;
    for (const FormulaId operand : node.operands) operands.push_back(evaluate(operand));
    // Conditions stand behind the operands; where there is none, the operand always counts.
    const std::size_t count = operands.size();
    for (const std::optional<FormulaId>& condition : node.conditions)
      operands.push_back(condition ? evaluate(*condition) : Answer{Shape::truth, {1}});
    std::vector<double> chosen;
    return map(std::move(operands), [&](const std::vector<double>& x) {
      chosen.clear();
      for (std::size_t i = 0; i < count; ++i) {
        if (node.conditions.empty() || x[count + i] != 0) chosen.push_back(x[i]);
      }
      return folded(node.folding, chosen);
    });
  }

  Answer aggregate(const Aggregate& node) {
    const Answer operand = evaluate(node.operand);
    if (!operand.is_series()) return operand;
    std::size_t begin = 0;
    std::size_t end = operand.values.size();
    if (node.during)
      std::tie(begin, end) = periods_of(world_, world_.scenarios[scenario_], *node.during);
    double result = operand.values[begin];
    for (std::size_t period = begin + 1; period < end; ++period) {
      const double value = operand.values[period];
      switch (node.aggregation) {
        case Aggregation::peak:
          result = std::max(result, value);
          break;
        case Aggregation::lowest:
          result = std::min(result, value);
          break;
        case Aggregation::mean:
        case Aggregation::total:
          result += value;
          break;
        case Aggregation::first:
          break;
        case Aggregation::last:
          result = value;
          break;
      }
    }
    if (node.aggregation == Aggregation::mean) result /= static_cast<double>(end - begin);
    if (node.aggregation == Aggregation::total) result *= period_length_;
    return {Shape::number, {result}, operand.censored};
  }

  const World& world_;
  const Runs& runs_;
  ScenarioId scenario_;
  const engine::Trace& trace_;
  double period_length_;  ///< in kept time
};

}  // namespace

Answer evaluate(const World& world, const Runs& runs, FormulaId formula, ScenarioId scenario) {
  return evaluate(world, runs, formula, scenario, runs.of(scenario));
}

Answer evaluate(const World& world, const Runs& runs, FormulaId formula, ScenarioId scenario,
                const engine::Trace& trace) {
  return Evaluator(world, runs, scenario, trace).evaluate(formula);
}

std::pair<std::size_t, std::size_t> periods_of(const World& world, const Scenario& scenario,
                                               ShockId shock) {
  const Interval time =
      interval(world, world.shocks[shock].period, parameter_values(world, scenario));
  // Dates become periods by division, so one on the beginning of a period may miss it by a bit.
  constexpr double negligible_share = 1e-9;
  const double length = to_double(world.horizon.months_per_period());
  const double periods = static_cast<double>(world.horizon.periods);
  const double begin =
      std::clamp(std::floor(time.from / length + negligible_share), 0.0, periods - 1);
  const double end =
      std::clamp(std::ceil(time.until / length - negligible_share), begin + 1, periods);
  return {static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
}

}  // namespace entente
