#include "report/json_sections.h"
#include "support/overloaded.h"

namespace entente {

namespace {

Json json_of(const Outcome& outcome, const Report& report) {
  Json countries = Json::array();
  for (const CountryGap& gap : outcome.countries) {
    countries.push_back({{"country", report.countries[gap.country].name},
                         {"gap", gap.gap},
                         {"peak_gap", gap.peak}});
  }
  return {{"resource", report.resources[outcome.resource].name},
          {"gap", outcome.gap},
          {"peak_gap", outcome.peak},
          {"peak_period", report.periods[outcome.peak_period]},
          {"short_from", json_of_period(report, outcome.short_from)},
          {"recovery", outcome.recovery ? json_of(*outcome.recovery) : Json()},
          {"resilience_loss", json_of(outcome.resilience_loss)},
          {"gap_by_period", outcome.world_gap},
          {"countries", countries}};
}

Json json_of(const ReserveUse& use, const Report& report) {
  return {{"resource", report.resources[use.resource].name},
          {"country", report.countries[use.country].name},
          {"unit", use.released.unit},
          {"released", use.released.value},
          {"lent", use.lent.value},
          {"received", use.received.value}};
}

Json json_of(const SubstituteUse& use, const Report& report) {
  return {{"resource", report.resources[use.resource].name},
          {"country", report.countries[use.country].name},
          {"unit", use.amount.unit},
          {"replaced", use.amount.value}};
}

Json json_of(const ScenarioReport& run, const Report& report) {
  const Named& named = report.scenarios[run.scenario];
  Json overrides = Json::array();
  for (const OverrideLine& line : run.overrides)
    overrides.push_back({{"path", line.path}, {"value", json_of(line.value)}});
  Json outcomes = Json::array();
  for (const Outcome& outcome : run.outcomes) outcomes.push_back(json_of(outcome, report));
  Json reserves = Json::array();
  for (const ReserveUse& use : run.reserves) reserves.push_back(json_of(use, report));
  Json result{{"name", named.name},     {"label", named.label}, {"components", run.components},
              {"overrides", overrides}, {"outcomes", outcomes}, {"reserves", reserves}};
  if (!run.substitutes) return result;
  result["substitutes"] = Json::array();
  for (const SubstituteUse& use : *run.substitutes)
    result["substitutes"].push_back(json_of(use, report));
  return result;
}

Json json_of(const AnswerReport& answer) {
  if (answer.left_out) return {{"left_out", true}};
  const bool truth = answer.shape == Shape::truth || answer.shape == Shape::truth_series;
  const bool series = answer.shape == Shape::series || answer.shape == Shape::truth_series;
  Json values = Json::array();
  for (const double value : answer.values) values.push_back(truth ? Json(value != 0) : Json(value));
  Json result{{series ? "values" : "value", series ? values : values.front()},
              {"unit", answer.unit}};
  if (answer.at_least) result["at_least"] = true;
  return result;
}

Json json_of(const Exhibit& exhibit, const Report& report) {
  Json answers = Json::array();
  for (std::size_t i = 0; i < exhibit.rows.size(); ++i) {
    for (std::size_t j = 0; j < exhibit.scenarios.size(); ++j) {
      Json answer{{"row", exhibit.rows[i]},
                  {"scenario", report.scenarios[exhibit.scenarios[j]].name}};
      answer.update(json_of(exhibit.answers[i][j]));
      answers.push_back(std::move(answer));
    }
  }
  return {{"kind", exhibit.kind == Exhibit::Kind::show ? "show" : "chart"},
          {"title", exhibit.title},
          {"expression", exhibit.expression},
          {"answers", answers}};
}

Json json_of(const Passage& passage, const Report& report) {
  Json sentences = Json::array();
  for (const Sentence& sentence : passage.sentences) {
    Json parts = Json::array();
    for (const auto& part : sentence.parts) {
      parts.push_back(
          std::visit(overloaded{[](const std::string& text) { return Json(text); },
                                [](const AnswerReport& answer) { return json_of(answer); }},
                     part));
    }
    sentences.push_back(
        {{"scenario", sentence.scenario ? Json(report.scenarios[*sentence.scenario].name) : Json()},
         {"parts", parts}});
  }
  return {{"kind", "text"}, {"sentences", sentences}};
}

}  // namespace

Json json_of(const SideBySide& comparison, const Report& report) {
  Json scenarios = Json::array();
  for (const ScenarioId id : comparison.scenarios) scenarios.push_back(report.scenarios[id].name);
  Json rows = Json::array();
  for (std::size_t i = 0; i < comparison.resources.size(); ++i) {
    rows.push_back({{"resource", report.resources[comparison.resources[i]].name},
                    {"gaps", comparison.gaps[i]}});
  }
  return {{"kind", "compare"}, {"scenarios", scenarios}, {"rows", rows}};
}

Json json_of_scenarios(const Report& report) {
  Json result = Json::array();
  for (const ScenarioReport& run : report.runs) result.push_back(json_of(run, report));
  return result;
}

Json json_of_chapters(const Report& report) {
  Json result = Json::array();
  for (const Chapter& chapter : report.chapters) {
    Json items = Json::array();
    for (const auto& item : chapter.items) {
      items.push_back(std::visit([&](const auto& own) { return json_of(own, report); }, item));
    }
    result.push_back({{"title", chapter.title}, {"items", items}});
  }
  return result;
}

Json json_of_terms(const Report& report) {
  Json result = Json::array();
  for (const TermReport& term : report.terms) {
    Json members = Json::array();
    for (const CountryId member : term.members) members.push_back(report.countries[member].name);
    Json changes = Json::array();
    for (const GapShift& shift : term.shifts) {
      Json countries = Json::object();
      for (std::size_t i = 0; i < shift.countries.size(); ++i)
        countries[report.countries[CountryId(i)].name] = shift.countries[i];
      changes.push_back({{"resource", report.resources[shift.resource].name},
                         {"members", shift.members},
                         {"others", shift.others},
                         {"countries", countries}});
    }
    Json starved = Json::array();
    for (const StarvedPlantReport& plant : term.starved) {
      starved.push_back({{"input", report.resources[plant.input].name},
                         {"from", report.periods[plant.first_period]},
                         {"duration", json_of(plant.duration)},
                         {"output", report.resources[plant.output].name},
                         {"lost_output", json_of(plant.lost)}});
    }
    result.push_back({{"scenario", report.scenarios[term.scenario].name},
                      {"term", term.term},
                      {"members", members},
                      {"gap_changes", changes},
                      {"starved", starved}});
  }
  return result;
}

}  // namespace entente
