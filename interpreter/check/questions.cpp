#include <algorithm>

#include "check/expressions.h"
#include "check/passes.h"
#include "check/resolve.h"
#include "check/statements.h"
#include "support/overloaded.h"

namespace entente::check {

namespace {

constexpr Kind<std::string> series_expected{"E0317", Severity::error,
                                            "expected a series, one value a period, found {}"};
constexpr Kind<> condition_each_period{"E0311", Severity::error,
                                       "this condition holds in some periods and not in others"};
constexpr Kind<std::string> condition_expected{"E0311", Severity::error,
                                               "expected a condition, found {}"};

class QuestionReader {
 public:
  explicit QuestionReader(Context& context) : context_(context), expressions_(context) {}

  void read(const syntax::AssertionStatement& node, Span span) {
    Assertion assertion;
    assertion.expectation = node.expectation;
    assertion.scenarios = scenarios_of(context_, node.scenarios);
    if (node.because) assertion.because = node.because->text;
    assertion.span = span;
    assertion.condition_span = context_.ast[node.condition].span;
    for_all(node, 0, {}, std::move(assertion));
  }

  void read(const syntax::ReportStatement& node, Span span) {
    RequestedReport report;
    report.title = label_of(node.label);
    report.span = span;
    for (const syntax::ReportItem& item : node.items) {
      std::visit(
          overloaded{
              [&](const syntax::CompareItem& compare) {
                report.items.push_back(CompareItem{scenarios_of(context_, compare.scenarios)});
              },
              [&](const syntax::ShowItem& show) {
                report.items.push_back(
                    ShowItem{label_of(show.title), text(show.expr), rows(show.expr)});
              },
              [&](const syntax::ChartItem& chart) {
                ChartItem drawn{label_of(chart.title), text(chart.expr), rows(chart.expr)};
                want_series(drawn.rows, chart.expr);
                report.items.push_back(std::move(drawn));
              },
              [&](const syntax::TextItem& prose) { report.items.push_back(sentence(prose)); },
          },
          item.node);
    }
    context_.world.reports.push_back(std::move(report));
  }

  /// Of a value, whatever it is; nothing of one that was reported.
  Asked ask(syntax::ExprId expr) {
    const Operand asked = operand(expr);
    Asked result;
    const auto* list = std::get_if<List>(&asked.value);
    if (list == nullptr) {
      ask(asked, "", {}, result);
      return result;
    }
    result.list = true;
    // One table has one kind of answers.
    const bool runs = chosen_by_a_run(*list) ||
                      std::any_of(list->values.begin(), list->values.end(), [](const Value& value) {
                        return std::holds_alternative<FormulaId>(value);
                      });
    for (std::size_t i = 0; i < list->values.size(); ++i) {
      std::optional<FormulaId> condition;
      if (!list->conditions.empty()) condition = list->conditions[i];
      if (condition && !want_one_truth(*condition)) break;
      ask({list->values[i], asked.span}, list->labels[i], condition, result, runs);
    }
    return result;
  }

 private:
  void ask(const Operand& value, const std::string& label,
           const std::optional<FormulaId>& condition, Asked& asked, bool runs = false) {
    if (const auto* hole = std::get_if<Hole>(&value.value))
      return context_.holes.settle(*hole, "a value");
    const std::optional<std::string> known = runs ? std::nullopt : known_text(value.value);
    if (known) {
      asked.rows.push_back({label, *known, condition});
    } else if (const std::optional<FormulaId> formula = context_.arithmetic.formula(value)) {
      asked.rows.push_back({label, *formula, condition});
    }
  }

  /// Of what no run is needed for.
  std::optional<std::string> known_text(const Value& value) const {
    if (const auto* quantity = std::get_if<ExactQuantity>(&value)) return to_text(*quantity);
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
    if (const auto* date = std::get_if<Date>(&value)) return to_text(*date);
    if (const auto* words = std::get_if<std::string>(&value)) return *words;
    if (const auto* countries = std::get_if<CountrySet>(&value))
      return names_of(countries->countries, context_.world.countries);
    if (const auto* resources = std::get_if<ResourceSet>(&value))
      return names_of(resources->resources, context_.world.resources);
    if (std::holds_alternative<CountryId>(value) || std::holds_alternative<ResourceId>(value))
      return expressions_.label(value);
    return std::nullopt;
  }

  template <typename Id, typename Named>
  static std::string names_of(const std::vector<Id>& ids, const Table<Id, Named>& named) {
    std::vector<std::string> names;
    for (const Id id : ids) names.push_back(named[id].name);
    return fmt::format("{{{}}}", fmt::join(names, ", "));
  }

  std::string text(syntax::ExprId expr) const {
    return std::string(context_.sources.text(context_.ast[expr].span));
  }
  Operand operand(syntax::ExprId expr, const Bindings& bindings = {}) {
    return {expressions_.evaluate(expr, bindings), context_.ast[expr].span};
  }

  /// One assertion for every combination of what `for all` runs over.
  void for_all(const syntax::AssertionStatement& node, std::size_t from, const Bindings& bindings,
               Assertion assertion) {
    if (from == node.for_all.size()) {
      judge(operand(node.condition, bindings), std::move(assertion));
      return;
    }
    const syntax::ForAll& loop = node.for_all[from];
    expressions_.warn_of_hiding(loop.name, bindings);
    for (Value& element : expressions_.elements(operand(loop.set, bindings))) {
      Assertion own = assertion;
      if (!own.binding.empty()) own.binding += ", ";
      own.binding += fmt::format("{} = {}", loop.name.text, expressions_.label(element));
      Bindings inner = bindings;
      inner.push_back({loop.name.text, std::move(element)});
      for_all(node, from + 1, inner, std::move(own));
    }
  }

  void judge(const Operand& condition, Assertion assertion) {
    if (is_unknown(condition.value)) return;
    if (const auto* hole = std::get_if<Hole>(&condition.value))
      return context_.holes.settle(*hole, "a condition");
    const auto* id = std::get_if<FormulaId>(&condition.value);
    const bool truth =
        std::holds_alternative<bool>(condition.value) ||
        (id != nullptr && (context_.world.formulas[*id].shape == Shape::truth ||
                           context_.world.formulas[*id].shape == Shape::truth_series));
    if (!truth) {
      context_.diagnostics
          .report(condition.span, condition_expected, describe(condition.value, context_.world))
          .help("compare it: `… <= 15%`");
      return;
    }
    assertion.condition = *context_.arithmetic.formula(condition);
    context_.world.assertions.push_back(std::move(assertion));
  }

  void want_series(const std::vector<LabelledFormula>& charted, syntax::ExprId expr) {
    for (const LabelledFormula& row : charted) {
      const Shape shape = context_.world.formulas[row.formula].shape;
      if (shape == Shape::series || shape == Shape::truth_series) continue;
      context_.diagnostics
          .report(context_.ast[expr].span, series_expected, describe(row.formula, context_.world))
          .help(fmt::format("`show` it: a chart has a value for each {}",
                            name(context_.world.horizon.unit)));
      return;
    }
  }

  /// A row is there or not.
  bool want_one_truth(FormulaId condition) {
    const Formula& formula = context_.world.formulas[condition];
    if (formula.shape == Shape::truth) return true;
    context_.diagnostics.report(formula.span, condition_each_period)
        .note("a row of a report is there or not, whatever the period")
        .help("judge the periods together: `peak(…) > …`, `lowest(…) > …`");
    return false;
  }

  /// A list is shown a row an element.
  std::vector<LabelledFormula> rows(syntax::ExprId expr) {
    std::vector<LabelledFormula> result;
    const Operand shown = operand(expr);
    if (const auto* list = std::get_if<List>(&shown.value)) {
      for (std::size_t i = 0; i < list->values.size(); ++i) {
        const std::optional<FormulaId> formula =
            context_.arithmetic.formula({list->values[i], shown.span});
        if (!formula) continue;
        result.push_back({list->labels[i], *formula});
        if (list->conditions.empty() || !list->conditions[i]) continue;
        if (!want_one_truth(*list->conditions[i])) break;
        result.back().condition = list->conditions[i];
      }
    } else if (const std::optional<FormulaId> formula = context_.arithmetic.formula(shown)) {
      result.push_back({"", *formula});
    }
    return result;
  }

  TextItem sentence(const syntax::TextItem& node) {
    TextItem result;
    for (const auto& part : node.parts) {
      if (const auto* words = std::get_if<std::string>(&part)) {
        result.parts.emplace_back(*words);
        continue;
      }
      const Operand value = operand(std::get<syntax::ExprId>(part));
      if (const auto* words = std::get_if<std::string>(&value.value)) {
        result.parts.emplace_back(*words);
      } else if (const std::optional<FormulaId> formula = context_.arithmetic.formula(value)) {
        result.parts.emplace_back(*formula);
      }
    }
    return result;
  }

  Context& context_;
  Expressions expressions_;
};

}  // namespace

void check_questions(Context& context) {
  QuestionReader reader(context);
  for (const syntax::Statement& statement : context.ast.statements) {
    if (const auto* assertion = std::get_if<syntax::AssertionStatement>(&statement.node))
      reader.read(*assertion, statement.span);
    if (const auto* report = std::get_if<syntax::ReportStatement>(&statement.node))
      reader.read(*report, statement.span);
  }
}

Asked check_asked(Context& context, syntax::ExprId question) {
  return QuestionReader(context).ask(question);
}

}  // namespace entente::check
