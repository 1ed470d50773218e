#include "report/json_sections.h"
#include "support/overloaded.h"

namespace entente {

namespace {

Json json_of_severity(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

Json json_of_relation(Relation relation) {
  switch (relation) {
    case Relation::equal:
      return "==";
    case Relation::not_equal:
      return "!=";
    case Relation::less:
      return "<";
    case Relation::less_equal:
      return "<=";
    case Relation::greater:
      return ">";
    case Relation::greater_equal:
      return ">=";
  }
  return {};
}

Json json_of(const FigureReport& figure) {
  return {{"subject", figure.subject},
          {"value", json_of(figure.value)},
          {"reason", figure.reason},
          {"place", json_of(figure.place)}};
}

Json json_of(const std::vector<FigureReport>& figures) {
  Json result = Json::array();
  for (const FigureReport& figure : figures) result.push_back(json_of(figure));
  return result;
}

}  // namespace

Json json_of(const Number& number) {
  Json result{{"value", number.value}, {"unit", number.unit}};
  if (number.at_least) result["at_least"] = true;
  return result;
}

Json json_of(const std::variant<Number, Date>& value) {
  return std::visit(overloaded{[](const Number& number) { return json_of(number); },
                               [](const Date& date) { return Json(to_text(date)); }},
                    value);
}

Json json_of(const Place& place) {
  if (place.file.empty()) return nullptr;
  return {{"file", place.file},
          {"bytes", {place.begin, place.end}},
          {"line", place.position.line},
          {"column", place.position.column}};
}

Json json_of_period(const Report& report, const std::optional<std::size_t>& period) {
  return period ? Json(report.periods[*period]) : Json();
}

Json json_of(const AssertionReport& assertion, const Report& report) {
  Json evidence = Json::array();
  for (const ComparisonEvidence& own : assertion.evidence) {
    Json left = json_of(own.left);
    Json right = json_of(own.right);
    left["text"] = own.left_text;
    right["text"] = own.right_text;
    evidence.push_back({{"left", left},
                        {"relation", json_of_relation(own.relation)},
                        {"right", right},
                        {"per_period", own.per_period}});
  }
  return {{"kind", assertion.expectation ? "expect" : "assert"},
          {"passed", assertion.passed},
          {"scenario", report.scenarios[assertion.scenario].name},
          {"condition", assertion.condition},
          {"binding", assertion.binding},
          {"because", assertion.because},
          {"place", json_of(assertion.place)},
          {"first_failing_period", json_of_period(report, assertion.first_period)},
          {"failing_periods", assertion.failed_periods},
          {"evidence", evidence}};
}

Json json_of_assertions(const Report& report) {
  Json result = Json::array();
  for (const AssertionReport& assertion : report.assertions)
    result.push_back(json_of(assertion, report));
  return result;
}

Json json_of_sources(const Report& report) {
  Json result = Json::array();
  for (const SourceReport& source : report.provenances.sources) {
    result.push_back({{"name", source.name},
                      {"title", source.title},
                      {"url", source.url},
                      {"figures", source.figures}});
  }
  return result;
}

Json json_of_figures(const Report& report) {
  return {{"sourced", report.provenances.sourced},
          {"assumed", json_of(report.provenances.assumed)},
          {"without_provenance", json_of(report.provenances.unsupported)}};
}

Json json_of_estimates(const Report& report) {
  Json result = Json::array();
  for (const Estimate& estimate : report.estimates) {
    result.push_back({{"resource", report.resources[estimate.resource].name},
                      {"flows", estimate.flows},
                      {"estimated_flows", estimate.estimated},
                      {"estimated_share", estimate.estimated_share},
                      {"faint_links", estimate.faint_links},
                      {"surplus", estimate.surplus ? json_of(*estimate.surplus) : Json()}});
  }
  return result;
}

Json json_of_settings(const Report& report) {
  Json result = Json::array();
  for (const Setting& setting : report.settings) {
    Json value = std::visit(overloaded{[](const std::string& text) { return Json(text); },
                                       [](const Number& number) { return json_of(number); }},
                            setting.value);
    result.push_back({{"name", setting.name}, {"value", value}, {"declared", setting.declared}});
  }
  return result;
}

/// Where something is marked or replaced, which has an end on the screen too.
Json json_of_range(const Place& place) {
  Json result = json_of(place);
  result["end_line"] = place.end_position.line;
  result["end_column"] = place.end_position.column;
  return result;
}

Json json_of(const std::vector<DiagnosticReport>& diagnostics) {
  Json result = Json::array();
  for (const DiagnosticReport& diagnostic : diagnostics) {
    Json spans = Json::array();
    for (const SpanReport& span : diagnostic.spans) {
      Json entry = json_of_range(span.place);
      entry["label"] = span.label;
      entry["primary"] = span.primary;
      spans.push_back(std::move(entry));
    }
    Json fixes = Json::array();
    for (const FixReport& fix : diagnostic.fixes) {
      fixes.push_back({{"place", json_of_range(fix.place)},
                       {"replacement", fix.replacement},
                       {"description", fix.description},
                       {"applicability",
                        fix.applicability == Applicability::certain ? "certain" : "possible"}});
    }
    result.push_back({{"code", diagnostic.code},
                      {"severity", json_of_severity(diagnostic.severity)},
                      {"message", diagnostic.message},
                      {"spans", spans},
                      {"notes", diagnostic.notes},
                      {"helps", diagnostic.helps},
                      {"fixes", fixes}});
  }
  return result;
}

}  // namespace entente
