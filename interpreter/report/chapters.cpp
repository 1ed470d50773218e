#include <algorithm>

#include "report/sections.h"
#include "support/overloaded.h"

namespace entente {

namespace {

/// What a report block shows is shown for every scenario that it compares; without `compare`, for
/// all that run.
std::vector<ScenarioId> scenarios_of(const World& world, const RequestedReport& report) {
  std::vector<ScenarioId> result;
  for (const auto& item : report.items) {
    const auto* compare = std::get_if<CompareItem>(&item);
    if (compare == nullptr) continue;
    for (const ScenarioId id : compare->scenarios) {
      if (std::find(result.begin(), result.end(), id) == result.end()) result.push_back(id);
    }
  }
  return result.empty() ? world.run : result;
}

class ChapterWriter {
 public:
  ChapterWriter(const World& world, const Runs& runs, const RequestedReport& report)
      : world_(world), runs_(runs), report_(report), scenarios_(scenarios_of(world, report)) {}

  Chapter write() const {
    Chapter chapter;
    chapter.title = report_.title.text;
    for (const auto& item : report_.items) {
      std::visit(overloaded{
                     [&](const CompareItem& node) {
                       chapter.items.emplace_back(compare_scenarios(world_, runs_, node.scenarios));
                     },
                     [&](const ShowItem& node) {
                       chapter.items.emplace_back(exhibit(Exhibit::Kind::show, node));
                     },
                     [&](const ChartItem& node) {
                       chapter.items.emplace_back(exhibit(Exhibit::Kind::chart, node));
                     },
                     [&](const TextItem& node) { chapter.items.emplace_back(passage(node)); },
                 },
                 item);
    }
    return chapter;
  }

 private:
  template <typename Item>
  Exhibit exhibit(Exhibit::Kind kind, const Item& item) const {
    Exhibit result{kind, item.title.text, item.expression, scenarios_, {}, {}};
    for (const LabelledFormula& row : item.rows) add_row(world_, runs_, row, result);
    return result;
  }

  Sentence sentence(const TextItem& item, ScenarioId scenario) const {
    Sentence result{scenario, {}};
    for (const auto& part : item.parts) {
      std::visit(overloaded{
                     [&](const std::string& text) { result.parts.push_back(text); },
                     [&](FormulaId id) {
                       result.parts.push_back(answer_report(world_, runs_, id, scenario));
                     },
                 },
                 part);
    }
    return result;
  }

  Passage passage(const TextItem& item) const {
    Passage result;
    for (const ScenarioId scenario : scenarios_)
      result.sentences.push_back(sentence(item, scenario));
    const bool same =
        std::all_of(result.sentences.begin(), result.sentences.end(),
                    [&](const Sentence& s) { return s.parts == result.sentences.front().parts; });
    if (same) {
      result.sentences.resize(1);
      result.sentences.front().scenario.reset();
    }
    return result;
  }

  const World& world_;
  const Runs& runs_;
  const RequestedReport& report_;
  std::vector<ScenarioId> scenarios_;
};

}  // namespace

AnswerReport answer_report(const World& world, const Runs& runs, FormulaId id,
                           ScenarioId scenario) {
  const Formula& formula = world.formulas[id];
  const Answer found = evaluate(world, runs, id, scenario);
  AnswerReport result{found.shape, {}, formula.shown.name, found.censored};
  const double factor = to_double(formula.shown.factor);
  for (const double value : found.values) result.values.push_back(value / factor + 0.0);
  return result;
}

void add_row(const World& world, const Runs& runs, const LabelledFormula& row, Exhibit& exhibit) {
  std::vector<AnswerReport> answers;
  for (const ScenarioId scenario : exhibit.scenarios) {
    answers.push_back(answer_report(world, runs, row.formula, scenario));
    answers.back().left_out =
        row.condition && evaluate(world, runs, *row.condition, scenario).values.front() == 0;
  }
  const bool chosen = std::any_of(answers.begin(), answers.end(),
                                  [](const AnswerReport& answer) { return !answer.left_out; });
  if (!chosen && row.condition) return;
  exhibit.rows.push_back(row.label);
  exhibit.answers.push_back(std::move(answers));
}

std::vector<Chapter> report_chapters(const World& world, const Runs& runs) {
  std::vector<Chapter> result;
  for (const RequestedReport& report : world.reports)
    result.push_back(ChapterWriter(world, runs, report).write());
  return result;
}

}  // namespace entente
