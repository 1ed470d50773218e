#include "report/compose.h"

#include <gtest/gtest.h>

#include "own_trace.h"

namespace entente {
namespace {

using engine::Quantity;

constexpr CountryId jp{std::size_t{0}};
constexpr CountryId us{std::size_t{1}};
constexpr ResourceId magnets{std::size_t{0}};
constexpr ScenarioId baseline{std::size_t{0}};
constexpr ScenarioId alone{std::size_t{1}};
constexpr std::size_t steps = 8;

/// Two countries that use magnets for four months of two steps, and a shock in the second month.
class Compose : public testing::Test {
 protected:
  Compose() {
    const Dimension mass(BaseDimensions::mass);
    source_ = sources_.add("script.ent",
                           "JP makes 120 kt/year of magnets assumed \"invented\"\nassert peak(x) < "
                           "10%\nlet ore = 4 t/t\n");
    world_.name = "script.ent";
    world_.horizon = {{2027, 1, 1, Date::Precision::month}, 4, 2};
    world_.citations.add({"iea", "IEA, Outlook", "", {}});
    world_.countries.add({"JP", {"Japan", {}}, {}});
    world_.countries.add({"US", {}, {}});
    world_.resources.add({"magnets", {}, {"kt", mass, 1000}, false, {}, {}});
    const Unit a_year{"kt/year", mass / Dimension(BaseDimensions::month), Rational(1000, 12)};
    const Span amount{source_, 9, 20};
    world_.production.push_back(
        {magnets,
         jp,
         "makes",
         {10'000, a_year, {Provenance::Kind::assumed, {}, "invented"}, amount},
         false,
         {}});
    world_.uses.push_back(
        {magnets,
         us,
         {5'000, a_year, {Provenance::Kind::sourced, CitationId(std::size_t{0}), ""}, amount},
         false});
    world_.uses.push_back({magnets, jp, {5'000, a_year, {}, amount}, true});
    world_.reserves.push_back({magnets,
                               jp,
                               {90,
                                {"months", Dimension(BaseDimensions::month), 1},
                                {Provenance::Kind::assumed, {}, ""},
                                amount},
                               true});
    world_.other_figures.push_back(
        {4,
         {"t/t", {}, 1},
         {},
         {source_, sources_.line(source_, 3).begin + 10, sources_.line(source_, 3).end}});
    const ParameterId from = world_.parameters.add(
        {"stop.from", Date{2027, 2, 1, Date::Precision::month}, {}, {}, {}, {}});
    Shock stop;
    stop.name = "stop";
    stop.period.from = from;
    world_.shocks.add(stop);
    world_.scenarios.add({"baseline", {}, {}, {}, {}, {}});
    world_.scenarios.add({"alone", {"Alone", {}}, {}, {ShockId(std::size_t{0})}, {}, {}});
    world_.run = {baseline, alone};
    runs_.plan.countries = 2;
    runs_.plan.resources = 1;
    runs_.plan.months_per_step = 0.5;
    runs_.plan.steps_per_period = 2;
    runs_.plan.periods = 4;
    runs_.economy.flow = {4'000, 6'000, 0, 0};
    runs_.economy.estimated = {0, 1, 0, 0};
    runs_.economy.surplus = {250};
    runs_.economy.faint_links = {0};
    test::own_trace(runs_, baseline) = trace();
    test::own_trace(runs_, alone) = trace();
    set(Quantity::shortage, 3, jp, 30);
    set(Quantity::shortage, 4, jp, 50);
    set(Quantity::shortage, 4, us, 0.1);
    set(Quantity::released, 2, jp, 500);
  }

  /// Demand of 100 a step in both countries, and nothing else.
  static engine::Trace trace() {
    engine::Trace result;
    result.countries = 2;
    result.resources = 1;
    result.steps = steps;
    for (auto& column : result.columns) column.assign(2 * steps, 0);
    result.columns[static_cast<std::size_t>(Quantity::demand)].assign(2 * steps, 100);
    return result;
  }
  void set(Quantity quantity, std::size_t step, CountryId country, double value) {
    test::own_trace(runs_, alone)
        .columns[static_cast<std::size_t>(quantity)][2 * step + country.index()] = value;
  }
  FormulaId add(Formula::Node node, Shape shape, Unit unit = {}) {
    return world_.formulas.add(
        {std::move(node), shape, {}, std::move(unit), {}, {source_, 58, 65}});
  }
  Report composed(Detail detail = Detail::summary) const {
    return compose(world_, runs_, judge(world_, runs_), {}, diagnostics_, sources_, detail);
  }

  double measured(const MeasureQuestion& question) const {
    return measure(world_, runs_.plan, runs_.of(alone), question, world_.scenarios[alone]).value;
  }

  Sources sources_;
  SourceId source_;
  Diagnostics diagnostics_;
  World world_;
  Runs runs_;
};

TEST_F(Compose, FindsWhoRunsShort) {
  const Report report = composed();
  ASSERT_EQ(report.runs.size(), 2u);
  EXPECT_TRUE(report.runs[0].outcomes.empty());
  EXPECT_EQ(report.runs[1].components, (std::vector<std::string>{"stop"}));
  ASSERT_EQ(report.runs[1].outcomes.size(), 1u);
  const Outcome& outcome = report.runs[1].outcomes[0];
  EXPECT_DOUBLE_EQ(outcome.gap, 80.1 / 1600);
  EXPECT_EQ(outcome.world_gap, (std::vector<double>{0, 30.0 / 400, 50.1 / 400, 0}));
  EXPECT_EQ(outcome.peak, 50.1 / 400);
  EXPECT_EQ(outcome.peak_period, 2u);
  EXPECT_EQ(outcome.short_from, 1u);
  EXPECT_EQ(outcome.recovery,
            (Number{1.5, "months", false}));  // from the third step to the end of the fifth
  EXPECT_DOUBLE_EQ(outcome.resilience_loss.value, 0.5 * 80.1 / 200);
  ASSERT_EQ(outcome.countries.size(), 2u);
  EXPECT_EQ(outcome.countries[0].country, jp);
  EXPECT_DOUBLE_EQ(outcome.countries[0].gap, 0.1);
  EXPECT_DOUBLE_EQ(outcome.countries[0].peak, 0.25);
  ASSERT_EQ(report.runs[1].reserves.size(), 1u);
  EXPECT_EQ(report.runs[1].reserves[0].released, (Number{0.5, "kt", false}));
}

TEST_F(Compose, AgreesWithTheMeasuresOfAnalysis) {
  const Report report = composed();
  const Outcome& outcome = report.runs[1].outcomes[0];
  EXPECT_DOUBLE_EQ(outcome.resilience_loss.value,
                   measured({Measure::resilience_loss, magnets, {jp, us}}));
  EXPECT_EQ(outcome.recovery->value, measured({Measure::time_to_recover, magnets, {jp}}));
}

TEST_F(Compose, SaysWhereTheHorizonEndedFirst) {
  set(Quantity::shortage, steps - 1, us, 2);
  EXPECT_EQ(composed().runs[1].outcomes[0].recovery, (Number{3, "months", true}));
}

TEST_F(Compose, PutsScenariosSideBySide) {
  const SideBySide both = composed().side_by_side;
  EXPECT_EQ(both.resources, std::vector<ResourceId>{magnets});
  EXPECT_EQ(both.gaps[0][0], 0);
  EXPECT_DOUBLE_EQ(both.gaps[0][1], 80.1 / 1600);
}

TEST_F(Compose, CountsWhereFiguresComeFrom) {
  const Report report = composed();
  const Provenances& all = report.provenances;
  EXPECT_EQ(all.sourced, 1u);
  EXPECT_EQ(all.sources[0].figures, 1u);
  ASSERT_EQ(all.assumed.size(), 2u);
  EXPECT_EQ(all.assumed[0].subject, "JP makes magnets");
  EXPECT_EQ(std::get<Number>(all.assumed[0].value), (Number{120, "kt/year", false, "120"}));
  EXPECT_EQ(all.assumed[0].place.position.line, 1u);
  EXPECT_EQ(std::get<Number>(all.assumed[1].value), (Number{90, "days", false, "90"}));
  ASSERT_EQ(all.unsupported.size(), 1u);
  EXPECT_EQ(all.unsupported[0].subject, "let ore");
  ASSERT_EQ(report.estimates.size(), 1u);
  EXPECT_EQ(report.estimates[0].flows, 1u);
  EXPECT_EQ(report.estimates[0].estimated, 1u);
  EXPECT_EQ(report.estimates[0].surplus, (Number{3, "kt/year", false}));
}

TEST_F(Compose, GivesVerdictsInTheUnitOfTheLimit) {
  const FormulaId shortage = add(SeriesQuestion{Question::shortage, magnets, {jp}, {}},
                                 Shape::series, {"kt/month", {}, 1000});
  const FormulaId limit = add(Constant{20}, Shape::number, {"t/month", {}, 1});
  const FormulaId condition =
      add(Comparison{Relation::less, shortage, limit, {}}, Shape::truth_series);
  world_.assertions.push_back(
      {false, {alone}, condition, "c = JP", "", {source_, 51, 71}, {source_, 58, 71}});
  const Report report = composed();
  ASSERT_EQ(report.assertions.size(), 1u);
  const AssertionReport& verdict = report.assertions[0];
  EXPECT_FALSE(verdict.passed);
  EXPECT_EQ(verdict.condition, "peak(x) < 10%");
  EXPECT_EQ(verdict.place.position.line, 2u);
  EXPECT_EQ(verdict.first_period, 1u);
  EXPECT_EQ(verdict.failed_periods, 2u);
  ASSERT_EQ(verdict.evidence.size(), 1u);
  EXPECT_EQ(verdict.evidence[0].left, (Number{0.03, "kt/month", false}));
  EXPECT_EQ(verdict.evidence[0].right, (Number{20, "t/month", false}));
}

TEST_F(Compose, ShowsForTheScenariosThatAreCompared) {
  const FormulaId shortage =
      add(SeriesQuestion{Question::shortage, magnets, {jp}, {}}, Shape::series, {"t/month", {}, 1});
  const FormulaId peak =
      add(Aggregate{Aggregation::peak, shortage, {}}, Shape::number, {"t/month", {}, 1});
  const FormulaId fixed = add(InScenario{peak, alone}, Shape::number, {"t/month", {}, 1});
  world_.reports.push_back(
      {{"Mine", {}},
       {CompareItem{{alone, baseline}}, ShowItem{{}, "peak", {{"magnets", peak}}},
        TextItem{{std::string("at worst "), fixed}}, TextItem{{peak}}},
       {}});
  const Report report = composed();
  ASSERT_EQ(report.chapters.size(), 1u);
  const auto& items = report.chapters[0].items;
  EXPECT_EQ(std::get<SideBySide>(items[0]).scenarios, (std::vector<ScenarioId>{alone, baseline}));
  const Exhibit& exhibit = std::get<Exhibit>(items[1]);
  EXPECT_EQ(exhibit.answers[0][0].values, std::vector<double>{50});
  EXPECT_EQ(exhibit.answers[0][1].values, std::vector<double>{0});
  EXPECT_EQ(std::get<Passage>(items[2]).sentences.size(), 1u);
  EXPECT_FALSE(std::get<Passage>(items[2]).sentences[0].scenario);
  EXPECT_EQ(std::get<Passage>(items[3]).sentences.size(), 2u);
}

TEST_F(Compose, GivesSeriesOnDemand) {
  EXPECT_TRUE(composed().series.empty());
  const std::vector<SeriesReport> series = composed(Detail::series).series;
  ASSERT_EQ(series.size(), 6u);  // demand of both in both scenarios, and two shortages
  EXPECT_EQ(series[2].quantity, "demand");
  EXPECT_EQ(series[3].quantity, "shortage");
  EXPECT_EQ(series[3].unit, "kt/month");
  EXPECT_EQ(series[3].values, (std::vector<double>{0, 0.03, 0.05, 0}));
}

TEST_F(Compose, PutsAWhatIfBesideItsScenario) {
  EXPECT_TRUE(composed().what_ifs.empty());
  const ParameterId from{std::size_t{0}};
  const Override later{from, Date{2027, 3, 1, Date::Precision::month}, {}};
  const ScenarioId variant = world_.scenarios.add(world_.scenarios[alone]);
  world_.what_ifs = {{alone, variant, {later}}, {baseline, alone, {}}};
  runs_.traces[variant] = runs_.traces[baseline];
  const Report report = composed();
  ASSERT_EQ(report.what_ifs.size(), 2u);
  EXPECT_EQ(report.runs.size(), 2u);
  const WhatIfReport& better = report.what_ifs[0];
  EXPECT_EQ(better.scenario, alone);
  ASSERT_EQ(better.changes.size(), 1u);
  EXPECT_EQ(better.changes[0].path, "stop.from");
  EXPECT_EQ(std::get<Date>(better.changes[0].before).month, 2);
  EXPECT_EQ(std::get<Date>(better.changes[0].after).month, 3);
  ASSERT_EQ(better.gaps.size(), 1u);
  EXPECT_DOUBLE_EQ(better.gaps[0].before.gap, 80.1 / 1600);
  EXPECT_EQ(better.gaps[0].before.peak, 50.1 / 400);
  EXPECT_EQ(better.gaps[0].before.peak_period, 2u);
  EXPECT_EQ(better.gaps[0].after.gap, 0);
  EXPECT_FALSE(better.gaps[0].after.peak_period);
  EXPECT_EQ(report.what_ifs[1].gaps[0].before.gap, 0);
  EXPECT_EQ(report.what_ifs[1].gaps[0].after.gap, report.what_ifs[0].gaps[0].before.gap);
}

}  // namespace
}  // namespace entente
