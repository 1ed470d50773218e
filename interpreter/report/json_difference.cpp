#include "report/difference.h"
#include "report/json.h"
#include "report/json_sections.h"
#include "support/version.h"

namespace entente {

namespace {

Json json_of(const std::vector<GroupChange>& groups, const Report& report) {
  Json result = Json::array();
  for (const GroupChange& group : groups) {
    Json countries = Json::array();
    for (const CountryId id : group.countries) countries.push_back(report.countries[id].name);
    result.push_back(
        {{"group", group.group}, {"countries", countries}, {"gaps", json_of(group.gaps, report)}});
  }
  return result;
}

}  // namespace

std::string render_json(const Difference& difference) {
  const Report& report = difference.report;
  Json json;
  json["schema"] = "entente-diff";
  json["version"] = report_schema_version;
  json["entente"] = program_version;
  json["script"] = report.script;
  json["before"] = report.scenarios[difference.before].name;
  json["after"] = report.scenarios[difference.after].name;
  json["only_before"] = difference.only_before;
  json["only_after"] = difference.only_after;
  json["figures"] = json_of(difference.figures);
  json["scenarios"] = json_of_scenarios(report);
  json["gaps"] = json_of(difference.gaps, report);
  json["groups"] = json_of(difference.groups, report);
  json["countries"] = json_of(difference.countries, report);
  json["reports"] = json_of_chapters(report);
  json["changed_verdicts"] = json_of(difference.verdicts, report);
  json["diagnostics"] = json_of(report.diagnostics);
  return to_text(json);
}

}  // namespace entente
