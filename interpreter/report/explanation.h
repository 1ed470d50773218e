// `entente explain FILE VALUE`: an answer, the reasons for it, and the figures and sources that it
// rests on, as data. Text and JSON are two ways to write it down.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "analysis/reasons.h"
#include "diagnostics/text_style.h"
#include "report/report.h"

namespace entente {

/// An amount in a period, beside that of calm.
struct AmountChange {
  Number usual;
  Number now;
};
struct CauseReport {
  Cause::Kind kind = Cause::Kind::shared_out;
  std::string name;  ///< of the shock, or of the input; empty for none
};
struct SupplyReport {
  std::string supplier;
  AmountChange delivered;
  std::vector<CauseReport> causes;
};
/// What a country gets of a resource, or what its industry makes.
struct ReasonReport {
  bool output = false;
  std::string resource;
  std::string country;
  AmountChange amount;  ///< demand; of an industry, its output
  Number shortage;
  double gap = 0;  ///< shortage over demand
  std::vector<std::string> raised_by;
  Number released;
  Number received;
  Number built;
  std::vector<SupplyReport> supplies;
  std::vector<CauseReport> causes;  ///< of an industry
};
struct ContributionReport {
  std::string component;  ///< a shock, or a term of an agreement
  Number value;
};
struct FigureTrace {
  std::string subject;  ///< "CN refines rare_earths"
  std::variant<Number, Date> value;
  std::string source;  ///< its name; empty where the figure is assumed
  std::string detail;  ///< where in the source, or why it is assumed
  Place place;
};
struct Explanation {
  std::string value;  ///< as asked
  std::string scenario;
  std::string period;   ///< looked at
  AnswerReport answer;  ///< a series: one value a period
  AnswerReport calm;    ///< in the baseline
  std::vector<std::string> periods;
  std::vector<ReasonReport> reasons;
  std::vector<ContributionReport> contributions;
  std::vector<FigureTrace> figures;   ///< of the resources that the reasons speak of
  std::vector<SourceReport> sources;  ///< that these figures come from
};

/// Of a formula of the world, in a scenario, in a period or in the one that says most. The runs
/// have recorded what reasons() reads.
Explanation explain(World& world, const Runs& runs, const Sources& sources, FormulaId formula,
                    const std::string& value, ScenarioId scenario,
                    std::optional<std::size_t> period);

std::string render_text(const Explanation& explanation, const TextStyle& style);
std::string render_json(const Explanation& explanation);

}  // namespace entente
