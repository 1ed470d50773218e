#include "report/explanation.h"

#include <algorithm>
#include <set>

#include "analysis/variations.h"
#include "report/sections.h"
#include "support/overloaded.h"

namespace entente {

namespace {

class Explainer {
 public:
  Explainer(World& world, const Runs& runs, const Sources& sources, FormulaId formula,
            ScenarioId scenario)
      : world_(world), runs_(runs), sources_(sources), formula_(formula), scenario_(scenario) {}

  Explanation explain(std::optional<std::size_t> wanted) {
    const std::size_t period =
        wanted ? *wanted : telling_period(world_, runs_, formula_, scenario_);
    Explanation result;
    result.scenario = world_.scenarios[scenario_].name;
    for (long p = 0; p < world_.horizon.periods; ++p)
      result.periods.push_back(world_.horizon.period_name(p));
    result.period = result.periods[period];
    result.answer = answer_report(world_, runs_, formula_, scenario_);
    result.calm = answer_report(world_, runs_, formula_, ScenarioId(0));
    const std::vector<Reason> found = reasons(world_, runs_, formula_, scenario_, period);
    for (const Reason& reason : found)
      result.reasons.push_back(std::visit([&](const auto& one) { return report(one); }, reason));
    result.contributions = contributions(period);
    trace_figures(found, result);
    return result;
  }

 private:
  const std::string& country(CountryId id) const { return world_.countries[id].name; }
  Number amount(double kept, ResourceId resource) const {
    return in_unit(kept, world_.resources[resource].unit);
  }
  AmountChange amounts(const Change& change, ResourceId resource) const {
    return {amount(change.usual, resource), amount(change.now, resource)};
  }

  std::vector<CauseReport> report(const std::vector<Cause>& causes) const {
    std::vector<CauseReport> result;
    for (const Cause& cause : causes) {
      std::string name;
      if (cause.shock.valid()) name = world_.shocks[cause.shock].name;
      if (cause.input.valid()) name = world_.resources[cause.input].name;
      result.push_back({cause.kind, std::move(name)});
    }
    return result;
  }

  ReasonReport report(const ShortageReason& reason) const {
    ReasonReport result;
    result.resource = world_.resources[reason.resource].name;
    result.country = country(reason.country);
    result.amount = amounts(reason.demand, reason.resource);
    result.shortage = amount(reason.shortage, reason.resource);
    result.gap = reason.demand.now > 0 ? reason.shortage / reason.demand.now : 0;
    for (const ShockId shock : reason.raised_by)
      result.raised_by.push_back(world_.shocks[shock].name);
    result.released = amount(reason.released, reason.resource);
    result.received = amount(reason.received, reason.resource);
    for (const SupplyChange& supply : reason.supplies) {
      result.supplies.push_back({country(supply.supplier),
                                 amounts(supply.delivered, reason.resource),
                                 report(supply.causes)});
    }
    return result;
  }

  ReasonReport report(const OutputReason& reason) const {
    ReasonReport result;
    result.output = true;
    result.resource = world_.resources[reason.resource].name;
    result.country = country(reason.country);
    result.amount = amounts(reason.output, reason.resource);
    result.built = amount(reason.built, reason.resource);
    result.causes = report(reason.causes);
    return result;
  }

  /// What every shock and term adds to the number asked for; of a series, to its value in the
  /// period.
  std::vector<ContributionReport> contributions(std::size_t period) {
    std::vector<ContributionReport> result;
    const Formula& asked = world_.formulas[formula_];
    if (asked.shape == Shape::truth || asked.shape == Shape::truth_series) return result;
    FormulaId number = formula_;
    if (asked.shape == Shape::series) {
      Formula fixed = asked;
      fixed.node = AtPeriod{formula_, static_cast<long>(period)};
      fixed.shape = Shape::number;
      number = world_.formulas.add(std::move(fixed));
    }
    const Unit shown = world_.formulas[number].shown;
    for (const Component& component : components(world_, world_.scenarios[scenario_])) {
      const double value = contribution(
          world_, runs_, {number, component.shock, component.agreement, component.term}, scenario_);
      result.push_back({name(world_, component), in_unit(value, shown)});
    }
    return result;
  }

  /// The facts about every resource that the reasons speak of, and what the scenario supposes.
  void trace_figures(const std::vector<Reason>& found, Explanation& result) {
    std::set<ResourceId> resources;
    for (const SeriesQuestion& question : questions_of(world_, formula_))
      resources.insert(question.resource);
    for (const Reason& reason : found)
      std::visit([&](const auto& one) { resources.insert(one.resource); }, reason);
    std::vector<std::size_t> cited(world_.citations.size(), 0);
    for (const LedgerEntry& entry : ledger(world_, sources_)) {
      const bool concerned = entry.resource && resources.contains(*entry.resource);
      if (!concerned && !is_supposed(entry.subject)) continue;
      FigureTrace figure{entry.subject, entry.value, "", entry.provenance.detail,
                         place_of(entry.span, sources_)};
      if (entry.provenance.kind == Provenance::Kind::sourced) {
        figure.source = world_.citations[entry.provenance.citation].name;
        ++cited[entry.provenance.citation.index()];
      }
      result.figures.push_back(std::move(figure));
    }
    for (const CitationId id : world_.citations.ids()) {
      const Citation& citation = world_.citations[id];
      if (cited[id.index()] > 0)
        result.sources.push_back({citation.name, citation.title, citation.url, cited[id.index()]});
    }
  }

  /// The address of a figure in a shock or agreement of the scenario.
  bool is_supposed(const std::string& subject) const {
    const Scenario& scenario = world_.scenarios[scenario_];
    const auto begins = [&](const std::string& owner) { return subject.starts_with(owner + "."); };
    return std::any_of(scenario.shocks.begin(), scenario.shocks.end(),
                       [&](ShockId id) { return begins(world_.shocks[id].name); }) ||
           std::any_of(scenario.agreements.begin(), scenario.agreements.end(),
                       [&](AgreementId id) { return begins(world_.agreements[id].name); });
  }

  World& world_;
  const Runs& runs_;
  const Sources& sources_;
  FormulaId formula_;
  ScenarioId scenario_;
};

}  // namespace

Explanation explain(World& world, const Runs& runs, const Sources& sources, FormulaId formula,
                    const std::string& value, ScenarioId scenario,
                    std::optional<std::size_t> period) {
  Explanation result = Explainer(world, runs, sources, formula, scenario).explain(period);
  result.value = value;
  return result;
}

}  // namespace entente
