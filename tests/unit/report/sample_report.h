// A report made by hand, with a little of everything: what the renderers are tested on.
#pragma once

#include "report/report.h"

namespace entente {

inline Report sample_report() {
  const CountryId jp{std::size_t{0}};
  const CountryId us{std::size_t{1}};
  const ResourceId tin{std::size_t{0}};
  const ResourceId magnets{std::size_t{1}};
  const ScenarioId calm{std::size_t{0}};
  const ScenarioId alone{std::size_t{1}};
  const ScenarioId with_pact{std::size_t{2}};

  Report report;
  report.script = "squeeze.ent";
  report.title = "Squeeze";
  report.prose = {"What if?"};
  report.horizon = {{2027, 1, 1, Date::Precision::month}, 4, 4};
  report.periods = {"2027-01", "2027-02", "2027-03", "2027-04"};
  report.countries.add({"JP", "Japan"});
  report.countries.add({"US", ""});
  report.resources.add({"tin", ""});
  report.resources.add({"magnets", "Magnets 磁石"});
  report.scenarios.add({"baseline", ""});
  report.scenarios.add({"alone", "Nothing agreed"});
  report.scenarios.add({"with_pact", ""});

  Outcome outcome;
  outcome.resource = magnets;
  outcome.gap = 0.0754321;
  outcome.peak = 0.2;
  outcome.peak_period = 2;
  outcome.short_from = 1;
  outcome.recovery = Number{2.75, "months", true};
  outcome.resilience_loss = {0.3017284, "months", false};
  outcome.world_gap = {0, 1e-17, 0.2, 0.1};
  outcome.countries = {{jp, 0.1, 0.4}, {us, 0.0004, 0.001}};
  report.runs.push_back({calm, {}, {}, {}, {}});
  report.runs.push_back({alone, {"china_controls"}, {}, {outcome}, {}});
  report.runs.push_back(
      {with_pact,
       {"china_controls", "pact"},
       {{"pact.plant.over", Number{36, "months", false}},
        {"pact.from", Date{2027, 2, 1, Date::Precision::month}}},
       {},
       {{magnets, jp, {1234.5678, "t", false}, {0, "t", false}, {12, "t", false}}}});
  report.side_by_side = {{calm, alone, with_pact}, {magnets}, {{0, 0.0754321, 0}}};

  report.terms.push_back(
      {with_pact, "pact.priority", {jp}, {{magnets, -0.032, 0.004, {-0.032, 0.004}}}, {}});
  report.terms.push_back({with_pact,
                          "pact.plant",
                          {jp},
                          {{magnets, 1e-6, 0, {1e-6, 0}}},
                          {{tin, 1, {0.25, "months", false}, magnets, {1234567, "t", false}}}});

  const Place place{"squeeze.ent", 10, 40, {7, 1}};
  report.assertions.push_back({false,
                               alone,
                               true,
                               "peak(gap(r, all)) > 10%",
                               "r = magnets",
                               "it hurts",
                               place,
                               std::nullopt,
                               0,
                               {{"peak(gap(r, all))",
                                 "10%",
                                 Relation::greater,
                                 {20, "%", false},
                                 {10, "%", false},
                                 false}}});
  report.assertions.push_back({false,
                               with_pact,
                               false,
                               "gap(magnets, {JP}) < 10%",
                               "",
                               "",
                               {"squeeze.ent", 50, 80, {9, 1}},
                               2,
                               2,
                               {{"gap(magnets, {JP})",
                                 "10%",
                                 Relation::less,
                                 {10.00001, "%", false},
                                 {10, "%", false},
                                 true}}});
  report.assertions.push_back(
      {true,
       with_pact,
       false,
       "time_to_survive(magnets, {JP}) < 2 months",
       "",
       "stocks last",
       {"squeeze.ent", 90, 99, {11, 1}},
       std::nullopt,
       1,
       {{"", "", Relation::less, {2.75, "months", true}, {2, "months", false}, false}}});

  report.provenances.sources = {{"iea", "IEA, Outlook", "https://www.iea.org/", 2}};
  report.provenances.sourced = 2;
  report.provenances.assumed = {
      {"JP makes magnets", Number{12, "kt/year", false}, "invented", place},
      {"US makes magnets", Number{1, "kt/year", false}, "invented", place},
      {"JP holds tin", Number{90, "days", false}, "", place}};
  report.provenances.unsupported = {{"US uses tin", Number{5, "t/month", false}, "", place}};
  report.estimates = {{tin, 3, 2, 0.25, false, Number{2.5, "t/year", false}},
                      {magnets, 1, 1, 1, true, std::nullopt}};
  report.settings = {{"inputs kept", Number{30, "days", false}, true},
                     {"rationing", std::string("pro rata"), false}};
  report.diagnostics.push_back({"W0802",
                                Severity::warning,
                                "more tin is made than used",
                                {{place, "here", true}},
                                {"why"},
                                {"help"},
                                {{place, "x", "write `x`", Applicability::certain}}});
  report.series.push_back({alone, magnets, jp, "shortage", "t/month", {0, 1e-17, 0.1, 1.0 / 3}});
  return report;
}

/// The same with a `what if`.
inline Report sample_report_of_what_if() {
  const ScenarioId alone{std::size_t{1}};
  Report report = sample_report();
  AssertionReport before = report.assertions[0];
  AssertionReport after = before;
  after.passed = false;
  after.scenario = report.scenarios.add({"alone with china_controls.by = 5%", ""});
  after.evidence[0].left.value = 2.5;
  report.what_ifs.push_back(
      {alone,
       {{"china_controls.restricts.by", Number{60, "%", false}, Number{5, "%", false}}},
       {{ResourceId(std::size_t{1}), {0.0754321, 0.2, 2}, {0, 0, {}}}},
       {{before, after}}});
  report.what_ifs.push_back({ScenarioId(std::size_t{2}), {}, {}, {}});
  return report;
}

/// The same with a chapter of its own.
inline Report sample_report_on_request() {
  const ScenarioId alone{std::size_t{1}};
  const ScenarioId with_pact{std::size_t{2}};
  Report report = sample_report();
  report.terms.clear();
  report.assertions.clear();
  Chapter chapter;
  chapter.title = "Who is protected?";
  chapter.items.emplace_back(
      SideBySide{{alone, with_pact}, {ResourceId(std::size_t{1})}, {{0.0754321, 0}}});
  chapter.items.emplace_back(
      Exhibit{Exhibit::Kind::show,
              "Worst month",
              "[peak(gap(r)) for r in all]",
              {alone, with_pact},
              {"tin", "magnets"},
              {{{Shape::number, {0}, "%", false}, {Shape::number, {0}, "%", false}},
               {{Shape::number, {20}, "%", false}, {Shape::number, {2.75}, "months", true}}}});
  chapter.items.emplace_back(Exhibit{
      Exhibit::Kind::chart,
      "",
      "gap(magnets)",
      {alone, with_pact},
      {"gap(magnets)"},
      {{{Shape::series, {0, 1, 20, 10}, "%", false}, {Shape::series, {0, 0, 0, 0}, "%", false}}}});
  chapter.items.emplace_back(
      Passage{{{std::nullopt,
                {std::string("At worst "), AnswerReport{Shape::number, {20}, "%", false},
                 std::string(".")}}}});
  report.chapters.push_back(std::move(chapter));
  return report;
}

}  // namespace entente
