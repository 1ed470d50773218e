#include "report/json_sections.h"

namespace entente {

namespace {

Json json_of(const std::vector<DeviationReport>& deviations, const Report& report) {
  Json result = Json::array();
  for (const DeviationReport& series : deviations) {
    Json row{{"quantity", series.series},
             {"deviation", series.deviation},
             {"beside_production", series.beside_production}};
    const bool none = series.deviation == 0;
    row["scenario"] = none ? Json() : Json(report.scenarios[series.scenario].name);
    row["resource"] = none ? Json() : Json(report.resources[series.resource].name);
    row["country"] = none ? Json() : Json(report.countries[series.country].name);
    row["period"] = none ? Json() : Json(report.periods[series.period]);
    result.push_back(std::move(row));
  }
  return result;
}

}  // namespace

Json json_of(const AuditReport& audit, const Report& report) {
  return {{"series", audit.series},
          {"largest", json_of(audit.largest, report)},
          {"suspicious", json_of(audit.suspicious, report)}};
}

}  // namespace entente
