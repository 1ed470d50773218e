// Assertions that no run can decide, by the bounds that each question has by its definition. Sums,
// products and the like are taken of doubles as a run takes them, and rounding keeps order: what is
// found to be certain is so to the last bit.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "check/passes.h"
#include "support/overloaded.h"

namespace entente::check {

namespace {

constexpr Kind<std::string_view, std::string_view> certain{"W0823", Severity::warning,
                                                           "this {} {} whatever happens"};

constexpr double infinity = std::numeric_limits<double>::infinity();

/// What a formula may be worth, in kept units; a truth is 0 or 1.
struct Range {
  double low = -infinity;
  double high = infinity;

  bool is_point() const { return low == high; }
  bool is_known() const { return low > -infinity || high < infinity; }
};
constexpr Range any;
constexpr Range not_negative{0, infinity};
constexpr Range share{0, 1};
constexpr Range never{0, 0};
constexpr Range always{1, 1};

Range truth(bool surely, bool surely_not) { return surely ? always : surely_not ? never : share; }

/// 0 of infinitely many is 0: infinity stands for a number as large as one likes.
double product(double left, double right) { return left == 0 || right == 0 ? 0 : left * right; }

class Bounds {
 public:
  explicit Bounds(const World& world) : world_(world) {}

  Range of(FormulaId id) {
    if (const auto known = known_.find(id); known != known_.end()) return known->second;
    const Range range = worked_out(world_.formulas[id].node);
    known_.emplace(id, range);
    return range;
  }

  /// True where the one is never above the other, whatever they are: both are the same, or what is
  /// missing of something stands beside what is wanted of it.
  bool part_of(FormulaId left, FormulaId right) const {
    if (left == right) return true;
    const Formula::Node& a = world_.formulas[left].node;
    const Formula::Node& b = world_.formulas[right].node;
    if (a.index() != b.index()) return false;
    return std::visit(
        overloaded{
            [&](const Constant& node) { return node.value == std::get<Constant>(b).value; },
            [&](const SeriesQuestion& node) { return part_of(node, std::get<SeriesQuestion>(b)); },
            [&](const MeasureQuestion& node) {
              const auto& other = std::get<MeasureQuestion>(b);
              return node.measure == other.measure && node.resource == other.resource &&
                     node.countries == other.countries;
            },
            [&](const Fold& node) {
              const auto& other = std::get<Fold>(b);
              return node.folding == other.folding && node.conditions.empty() &&
                     other.conditions.empty() &&
                     std::equal(node.operands.begin(), node.operands.end(), other.operands.begin(),
                                other.operands.end(),
                                [&](FormulaId x, FormulaId y) { return part_of(x, y); });
            },
            [&](const Aggregate& node) {
              const auto& other = std::get<Aggregate>(b);
              return node.aggregation == other.aggregation && node.during == other.during &&
                     part_of(node.operand, other.operand);
            },
            [&](const AtPeriod& node) {
              const auto& other = std::get<AtPeriod>(b);
              return node.period == other.period && part_of(node.operand, other.operand);
            },
            [&](const InScenario& node) {
              const auto& other = std::get<InScenario>(b);
              return node.scenario == other.scenario && part_of(node.operand, other.operand);
            },
            [&](const BinaryFormula& node) {
              const auto& other = std::get<BinaryFormula>(b);
              return node.operation == other.operation && same(node.left, other.left) &&
                     same(node.right, other.right);
            },
            [](const auto&) { return false; },
        },
        a);
  }

 private:
  bool same(FormulaId left, FormulaId right) const {
    return part_of(left, right) && part_of(right, left);
  }

  bool part_of(const SeriesQuestion& left, const SeriesQuestion& right) const {
    if (left == right) return true;
    // With a table final demand may be negative.
    return left.question == Question::shortage && right.question == Question::demand &&
           left.resource == right.resource && left.countries == right.countries && !world_.economy;
  }

  Range worked_out(const Formula::Node& formula) {
    return std::visit(overloaded{
                          [](const Constant& node) {
                            return Range{node.value, node.value};
                          },
                          [](const Truth& node) { return node.value ? always : never; },
                          [&](const SeriesQuestion& node) { return of_question(node.question); },
                          [&](const MeasureQuestion& node) { return of_measure(node.measure); },
                          [&](const UnaryFormula& node) {
                            const Range operand = of(node.operand);
                            return node.operation == UnaryOperation::negate
                                       ? Range{-operand.high, -operand.low}
                                       : Range{1 - operand.high, 1 - operand.low};
                          },
                          [&](const BinaryFormula& node) { return of_binary(node); },
                          [&](const Comparison& node) { return of_comparison(node); },
                          [&](const Choice& node) { return of_choice(node); },
                          [&](const Fold& node) { return of_fold(node); },
                          [&](const Aggregate& node) { return of_aggregate(node); },
                          [&](const AtPeriod& node) { return of(node.operand); },
                          [&](const InScenario& node) { return of(node.operand); },
                          [](const DeclaredFigure&) { return not_negative; },
                          [](const Contribution&) { return any; },
                          [](const Criticality&) { return any; },
                      },
                      formula);
  }

  Range of_question(Question question) const {
    switch (question) {
      case Question::world_shortage:
        return world_.economy ? any : share;
      case Question::import_reliance:
        return share;
      case Question::concentration:
        return {0, 10'000};
      case Question::shortage:
        return not_negative;
      case Question::production:
      case Question::capacity:
      case Question::demand:
      case Question::available:
      case Question::imports:
      case Question::exports:
      case Question::stock:
      case Question::reserve:
      case Question::lost_output:
      case Question::days_of_cover:
        return world_.economy ? any : not_negative;
    }
    return any;
  }

  Range of_measure(Measure measure) const {
    switch (measure) {
      case Measure::time_to_survive:
      case Measure::time_to_recover:
        return {0, to_double(period_length(world_) * world_.horizon.periods)};
      case Measure::resilience_loss:
        return world_.economy ? any : not_negative;
    }
    return any;
  }

  Range of_binary(const BinaryFormula& node) {
    const Range left = of(node.left);
    const Range right = of(node.right);
    switch (node.operation) {
      case BinaryOperation::add:
        return {left.low + right.low, left.high + right.high};
      case BinaryOperation::subtract:
        return {left.low - right.high, left.high - right.low};
      case BinaryOperation::multiply: {
        const auto [low, high] =
            std::minmax({product(left.low, right.low), product(left.low, right.high),
                         product(left.high, right.low), product(left.high, right.high)});
        return {low, high};
      }
      case BinaryOperation::divide:
        if (left.low < 0 || right.low < 0) return any;
        if (part_of(node.left, node.right)) return share;
        return {right.high == infinity ? 0 : left.low / right.high,
                right.low == 0 ? infinity : left.high / right.low};
      case BinaryOperation::power:
        return left.low >= 0 ? not_negative : any;
      case BinaryOperation::logical_and:
        return {std::min(left.low, right.low), std::min(left.high, right.high)};
      case BinaryOperation::logical_or:
        return {std::max(left.low, right.low), std::max(left.high, right.high)};
    }
    return any;
  }

  Range of_comparison(const Comparison& node) {
    if (node.exact) return *node.exact ? always : never;
    const Range left = of(node.left);
    const Range right = of(node.right);
    const bool below = left.high < right.low;
    const bool above = left.low > right.high;
    const bool not_above = left.high <= right.low || part_of(node.left, node.right);
    const bool not_below = left.low >= right.high || part_of(node.right, node.left);
    switch (node.relation) {
      case Relation::equal:
        return truth(not_above && not_below, below || above);
      case Relation::not_equal:
        return truth(below || above, not_above && not_below);
      case Relation::less:
        return truth(below, not_below);
      case Relation::less_equal:
        return truth(not_above, above);
      case Relation::greater:
        return truth(above, not_above);
      case Relation::greater_equal:
        return truth(not_below, below);
    }
    return share;
  }

  Range of_choice(const Choice& node) {
    const Range condition = of(node.condition);
    const Range then = of(node.then);
    const Range otherwise = of(node.otherwise);
    if (condition.is_point()) return condition.low != 0 ? then : otherwise;
    return {std::min(then.low, otherwise.low), std::max(then.high, otherwise.high)};
  }

  /// Each operand may be left out. Of nothing all but the sum is undefined.
  Range of_chosen(const Fold& node) {
    if (node.folding != Folding::sum) return any;
    Range result{0, 0};
    for (const FormulaId operand : node.operands) {
      const Range next = of(operand);
      result = {result.low + std::min(next.low, 0.0), result.high + std::max(next.high, 0.0)};
    }
    return result;
  }

  Range of_fold(const Fold& node) {
    if (node.operands.empty()) return never;
    if (!node.conditions.empty()) return of_chosen(node);
    Range result = of(node.operands.front());
    for (std::size_t i = 1; i < node.operands.size(); ++i) {
      const Range next = of(node.operands[i]);
      switch (node.folding) {
        case Folding::largest:
          result = {std::max(result.low, next.low), std::max(result.high, next.high)};
          break;
        case Folding::smallest:
          result = {std::min(result.low, next.low), std::min(result.high, next.high)};
          break;
        case Folding::sum:
        case Folding::mean:
          result = {result.low + next.low, result.high + next.high};
          break;
      }
    }
    if (node.folding != Folding::mean) return result;
    const auto count = static_cast<double>(node.operands.size());
    return {result.low / count, result.high / count};
  }

  Range of_aggregate(const Aggregate& node) {
    const Range operand = of(node.operand);
    switch (node.aggregation) {
      case Aggregation::peak:
      case Aggregation::lowest:
      case Aggregation::first:
      case Aggregation::last:
        return operand;
      case Aggregation::mean: {
        // The sum of many is rounded unless it is whole, and a mean may exceed the largest.
        const auto is_whole = [](double value) { return std::trunc(value) == value; };
        return {is_whole(operand.low) ? operand.low : -infinity,
                is_whole(operand.high) ? operand.high : infinity};
      }
      case Aggregation::total:
        return {operand.low >= 0 ? 0 : -infinity, operand.high <= 0 ? 0 : infinity};
    }
    return any;
  }

  const World& world_;
  std::map<FormulaId, Range> known_;
};

class CertaintyCheck {
 public:
  explicit CertaintyCheck(Context& context)
      : context_(context), world_(context.world), bounds_(context.world) {}

  /// Of assertions that one statement makes, for all that it runs over: certain are all or none.
  void check(std::size_t first, std::size_t last) {
    const Assertion& assertion = world_.assertions[first];
    const Range range = bounds_.of(assertion.condition);
    if (!range.is_point() || asks_nothing(assertion.condition)) return;
    for (std::size_t other = first + 1; other < last; ++other) {
      const Range its = bounds_.of(world_.assertions[other].condition);
      if (its.low != range.low || its.high != range.high) return;
    }
    auto details = context_.diagnostics.report(assertion.condition_span, certain,
                                               assertion.expectation ? "expectation" : "assertion",
                                               range.low != 0 ? "holds" : "fails");
    explain(assertion.condition, details);
    details.help("ask for what a run may show or not, such as `<= 15%`");
  }

 private:
  /// A check of the figures that the script itself gives, which may well be what is meant.
  bool asks_nothing(FormulaId id) const {
    return std::visit(
        overloaded{[](const Truth&) { return true; },
                   [](const Comparison& node) { return node.exact.has_value(); },
                   [&](const UnaryFormula& node) { return asks_nothing(node.operand); },
                   [&](const BinaryFormula& node) {
                     return asks_nothing(node.left) && asks_nothing(node.right);
                   },
                   [](const auto&) { return false; }},
        world_.formulas[id].node);
  }

  void explain(FormulaId condition, Diagnostics::Details& details) {
    const auto* comparison = std::get_if<Comparison>(&world_.formulas[condition].node);
    if (comparison == nullptr) return;
    const bool part = bounds_.part_of(comparison->left, comparison->right);
    if (part && bounds_.part_of(comparison->right, comparison->left)) {
      details.note("both sides are the same");
      return;
    }
    if (part) {
      details.note("what is short of something is a part of the demand for it");
      return;
    }
    for (const FormulaId side : {comparison->left, comparison->right}) {
      const Range range = bounds_.of(side);
      if (range.is_point() || !range.is_known()) continue;
      details.note(fmt::format("{} {}", context_.sources.text(world_.formulas[side].span),
                               in_words(range, world_.formulas[side])));
    }
  }

  std::string in_words(const Range& range, const Formula& formula) const {
    const auto text = [&](double value) {
      const double shown = value / to_double(formula.shown.factor);
      const std::string number = fmt::format("{:.6g}", shown);
      if (formula.shown.name.empty()) return number;
      return number + (formula.shown.name == "%" ? "" : " ") + formula.shown.name;
    };
    if (range.low == -infinity) return fmt::format("is never above {}", text(range.high));
    if (range.high == infinity) return fmt::format("is never below {}", text(range.low));
    return fmt::format("lies between {} and {}", text(range.low), text(range.high));
  }

  Context& context_;
  const World& world_;
  Bounds bounds_;
};

}  // namespace

void check_certainties(Context& context) {
  CertaintyCheck check(context);
  const std::vector<Assertion>& assertions = context.world.assertions;
  for (std::size_t first = 0; first < assertions.size();) {
    std::size_t last = first + 1;
    while (last < assertions.size() && assertions[last].span == assertions[first].span) ++last;
    check.check(first, last);
    first = last;
  }
}

}  // namespace entente::check
