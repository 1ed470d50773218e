#include "report/json.h"

#include "report/json_sections.h"
#include "support/version.h"

namespace entente {

namespace {

template <typename IdType>
Json names(const Table<IdType, Named>& table) {
  Json result = Json::array();
  for (const Named& named : table) result.push_back({{"name", named.name}, {"label", named.label}});
  return result;
}

Json json_of(const SeriesReport& series, const Report& report) {
  return {{"scenario", report.scenarios[series.scenario].name},
          {"resource", report.resources[series.resource].name},
          {"country", report.countries[series.country].name},
          {"quantity", series.quantity},
          {"unit", series.unit},
          {"values", series.values}};
}

}  // namespace

std::string render_json(const Report& report) {
  Json json;
  json["schema"] = "entente-report";
  json["version"] = report_schema_version;
  json["entente"] = program_version;
  json["script"] = report.script;
  json["title"] = report.title;
  json["prose"] = report.prose;
  json["period"] = name(report.horizon.unit);
  json["steps_per_period"] = report.horizon.steps_per_period;
  json["periods"] = report.periods;
  json["countries"] = names(report.countries);
  json["resources"] = names(report.resources);
  json["scenarios"] = json_of_scenarios(report);
  json["series"] = Json::array();
  for (const SeriesReport& series : report.series)
    json["series"].push_back(json_of(series, report));
  json["comparison"] = json_of(report.side_by_side, report);
  json["reports"] = json_of_chapters(report);
  json["term_effects"] = json_of_terms(report);
  json["assertions"] = json_of_assertions(report);
  if (!report.what_ifs.empty()) json["what_ifs"] = json_of_what_ifs(report);
  json["sources"] = json_of_sources(report);
  json["figures"] = json_of_figures(report);
  json["estimates"] = json_of_estimates(report);
  if (report.uncertain > 0) json["uncertain_values"] = report.uncertain;
  json["settings"] = json_of_settings(report);
  json["diagnostics"] = json_of(report.diagnostics);
  if (report.audit) json["audit"] = json_of(*report.audit, report);
  return to_text(json);
}

std::string render_json(const std::vector<DiagnosticReport>& diagnostics) {
  return to_text(Json{{"schema", "entente-diagnostics"},
                      {"version", report_schema_version},
                      {"entente", program_version},
                      {"diagnostics", json_of(diagnostics)}});
}

}  // namespace entente
