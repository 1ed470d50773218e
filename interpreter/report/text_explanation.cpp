#include <fmt/format.h>

#include <algorithm>

#include "report/explanation.h"
#include "report/layout.h"
#include "report/numbers.h"
#include "report/text_sections.h"
#include "support/display_width.h"

namespace entente {

namespace {

bool is_series(const AnswerReport& answer) { return answer.values.size() > 1; }

std::size_t index_of(const Explanation& explanation) {
  const auto place =
      std::find(explanation.periods.begin(), explanation.periods.end(), explanation.period);
  return static_cast<std::size_t>(place - explanation.periods.begin());
}

std::string value_in(const AnswerReport& answer, std::size_t period) {
  return to_text(answer, is_series(answer) ? period : 0);
}

std::string head(const Explanation& explanation, const TextStyle& style) {
  const std::size_t period = index_of(explanation);
  std::string result = heading(explanation.value, style);
  result += paragraph(fmt::format("{} in {}, {} in calm; looked at in {}",
                                  value_in(explanation.answer, period), explanation.scenario,
                                  value_in(explanation.calm, period), explanation.period));
  if (is_series(explanation.answer)) {
    const auto& values = explanation.answer.values;
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    result +=
        fmt::format("{}  {}  {}\n", explanation.periods.front(),
                    sparkline(values, std::min(*low, 0.0), *high, 60), explanation.periods.back());
  }
  return result;
}

std::string cause_text(const CauseReport& cause) {
  switch (cause.kind) {
    case Cause::Kind::control:
      return fmt::format("{} withholds it", cause.name);
    case Cause::Kind::passage:
      return fmt::format("{} closes the way", cause.name);
    case Cause::Kind::capacity:
      return fmt::format("{} takes capacity", cause.name);
    case Cause::Kind::input:
      return fmt::format("{} is what the industry lacks", cause.name);
    case Cause::Kind::shared_out:
      return "more is asked than there is";
  }
  return "";
}

std::string causes_text(const std::vector<CauseReport>& causes) {
  std::vector<std::string> texts;
  for (const CauseReport& cause : causes) texts.push_back(cause_text(cause));
  return fmt::format("{}", fmt::join(texts, "; "));
}

std::string change_text(const AmountChange& change) {
  return fmt::format("{}, in calm {}", to_text(change.now), to_text(change.usual));
}

std::string shortage_text(const ReasonReport& reason, const TextStyle& style) {
  std::string result =
      paragraph(reason.shortage.value > 0
                    ? fmt::format("{} misses {} of {}: {} of the {} that it asks for",
                                  reason.country, to_text(reason.shortage), reason.resource,
                                  gap_text(reason.gap), to_text(reason.amount.now))
                    : fmt::format("{} is not short of {}: it has the {} that it asks for",
                                  reason.country, reason.resource, to_text(reason.amount.now)));
  if (!reason.raised_by.empty()) {
    result +=
        paragraph(fmt::format("it asks for more than the {} of calm: {}",
                              to_text(reason.amount.usual), fmt::join(reason.raised_by, ", ")),
                  2);
  }
  if (reason.released.value > 0)
    result += paragraph(fmt::format("its reserve gives {}", to_text(reason.released)), 2);
  if (reason.received.value > 0)
    result += paragraph(fmt::format("reserves of others give {}", to_text(reason.received)), 2);
  TextTable table({{"supplier"},
                   {"delivers", TextTable::Align::right},
                   {"in calm", TextTable::Align::right},
                   {"because", TextTable::Align::left, true}});
  for (const SupplyReport& supply : reason.supplies) {
    const bool less = supply.delivered.now.value < supply.delivered.usual.value;
    table.row({{supply.supplier == reason.country ? "itself" : supply.supplier},
               {to_text(supply.delivered.now), less ? Paint::red : Paint::green},
               {to_text(supply.delivered.usual)},
               {causes_text(supply.causes)}});
  }
  if (!table.empty()) result += table.render(style, 2);
  return result;
}

std::string output_text(const ReasonReport& reason) {
  std::string result =
      fmt::format("{} makes {} of {}", reason.country, change_text(reason.amount), reason.resource);
  if (reason.built.value > 0)
    result += fmt::format(" (new plants could make {})", to_text(reason.built));
  if (!reason.causes.empty()) result += ": " + causes_text(reason.causes);
  return paragraph(result);
}

std::string reasons_text(const Explanation& explanation, const TextStyle& style) {
  std::string result = heading(fmt::format("Why, in {}", explanation.period), style);
  if (explanation.reasons.empty())
    return result + paragraph("nobody that is asked about is short of anything then");
  bool first = true;
  for (const ReasonReport& reason : explanation.reasons) {
    if (!first) result += "\n";
    first = false;
    result += reason.output ? output_text(reason) : shortage_text(reason, style);
  }
  return result;
}

std::string contributions_text(const Explanation& explanation, const TextStyle& style) {
  if (explanation.contributions.empty()) return "";
  std::string result = heading("What each part of the scenario adds", style);
  result +=
      paragraph("mean addition over all orders in which the parts could have come (Shapley value)");
  TextTable table({{"part"}, {"adds", TextTable::Align::right}});
  for (const ContributionReport& part : explanation.contributions)
    table.row({{part.component}, {to_text(part.value)}});
  return result + table.render(style, 2);
}

std::string figures_text(const Explanation& explanation, const TextStyle& style) {
  if (explanation.figures.empty()) return "";
  std::string result = heading("Figures that it rests on", style);
  std::vector<FigureReport> assumed;
  TextTable table({{"figure", TextTable::Align::left, true},
                   {"value", TextTable::Align::right},
                   {"source", TextTable::Align::left, true},
                   {"line", TextTable::Align::right}});
  for (const FigureTrace& figure : explanation.figures) {
    if (figure.source.empty()) {
      assumed.push_back({figure.subject, figure.value, figure.detail, figure.place});
      continue;
    }
    const std::string detail = figure.detail.empty() ? "" : ": " + figure.detail;
    table.row({{figure.subject},
               {to_text(figure.value)},
               {printable(figure.source + detail)},
               {fmt::format("{}", figure.place.position.line)}});
  }
  if (!table.empty()) result += table.render(style, 2);
  if (!assumed.empty())
    result += fmt::format("{}assumed ({}):\n", table.empty() ? "" : "\n", assumed.size()) +
              assumed_list(assumed);
  return result;
}

std::string bibliography(const Explanation& explanation, const TextStyle& style) {
  if (explanation.sources.empty()) return "";
  std::string result = heading("Sources", style);
  for (const SourceReport& source : explanation.sources) {
    result += paragraph(fmt::format("{}: {}{}", source.name, source.title,
                                    source.url.empty() ? "" : ". " + source.url),
                        2, 2);
  }
  return result;
}

}  // namespace

std::string render_text(const Explanation& explanation, const TextStyle& style) {
  std::string result = head(explanation, style);
  for (const std::string& section :
       {reasons_text(explanation, style), contributions_text(explanation, style),
        figures_text(explanation, style), bibliography(explanation, style)}) {
    if (!section.empty()) result += "\n" + section;
  }
  return result;
}

}  // namespace entente
