#include "report/json_sections.h"

namespace entente {

namespace {

Json json_of(const std::vector<DeviationReport>& deviations, const Report& report) {
  Json result = Json::array();
  for (const DeviationReport& series : deviations) {
    result.push_back({{"quantity", series.series},
                      {"deviation", series.deviation},
                      {"beside_production", series.beside_production},
                      {"scenario", report.scenarios[series.scenario].name},
                      {"resource", report.resources[series.resource].name},
                      {"country", report.countries[series.country].name},
                      {"period", report.periods[series.period]}});
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
