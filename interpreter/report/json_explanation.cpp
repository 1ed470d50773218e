#include "report/explanation.h"
#include "report/json.h"
#include "report/json_sections.h"
#include "support/version.h"

namespace entente {

namespace {

std::string_view name(Cause::Kind kind) {
  switch (kind) {
    case Cause::Kind::control:
      return "control";
    case Cause::Kind::passage:
      return "passage";
    case Cause::Kind::capacity:
      return "capacity";
    case Cause::Kind::input:
      return "input";
    case Cause::Kind::shared_out:
      return "shared_out";
  }
  return "";
}

Json json_of(const AmountChange& change) {
  return {{"usual", json_of(change.usual)}, {"now", json_of(change.now)}};
}

Json json_of(const std::vector<CauseReport>& causes) {
  Json result = Json::array();
  for (const CauseReport& cause : causes)
    result.push_back({{"kind", name(cause.kind)}, {"name", cause.name}});
  return result;
}

Json json_of(const ReasonReport& reason) {
  if (reason.output) {
    return {{"kind", "output"},
            {"resource", reason.resource},
            {"country", reason.country},
            {"output", json_of(reason.amount)},
            {"built", json_of(reason.built)},
            {"causes", json_of(reason.causes)}};
  }
  Json supplies = Json::array();
  for (const SupplyReport& supply : reason.supplies) {
    supplies.push_back({{"supplier", supply.supplier},
                        {"delivered", json_of(supply.delivered)},
                        {"causes", json_of(supply.causes)}});
  }
  return {{"kind", "shortage"},
          {"resource", reason.resource},
          {"country", reason.country},
          {"demand", json_of(reason.amount)},
          {"shortage", json_of(reason.shortage)},
          {"gap", reason.gap},
          {"raised_by", reason.raised_by},
          {"released", json_of(reason.released)},
          {"received", json_of(reason.received)},
          {"supplies", supplies}};
}

}  // namespace

std::string render_json(const Explanation& explanation) {
  Json json;
  json["schema"] = "entente-explanation";
  json["version"] = report_schema_version;
  json["entente"] = program_version;
  json["value"] = explanation.value;
  json["scenario"] = explanation.scenario;
  json["period"] = explanation.period;
  json["unit"] = explanation.answer.unit;
  json["answer"] = explanation.answer.values;
  json["calm"] = explanation.calm.values;
  json["reasons"] = Json::array();
  for (const ReasonReport& reason : explanation.reasons) json["reasons"].push_back(json_of(reason));
  json["contributions"] = Json::array();
  for (const ContributionReport& part : explanation.contributions)
    json["contributions"].push_back({{"part", part.component}, {"adds", json_of(part.value)}});
  json["figures"] = Json::array();
  for (const FigureTrace& figure : explanation.figures) {
    json["figures"].push_back({{"subject", figure.subject},
                               {"value", json_of(figure.value)},
                               {"source", figure.source},
                               {"detail", figure.detail},
                               {"place", json_of(figure.place)}});
  }
  json["sources"] = Json::array();
  for (const SourceReport& source : explanation.sources)
    json["sources"].push_back(
        {{"name", source.name}, {"title", source.title}, {"url", source.url}});
  return to_text(json);
}

}  // namespace entente
