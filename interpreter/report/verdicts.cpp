#include "report/sections.h"

namespace entente {

namespace {

ComparisonEvidence evidence_report(const World& world, const Evidence& evidence,
                                   const Sources& sources) {
  const Formula& left = world.formulas[evidence.left];
  const Formula& right = world.formulas[evidence.right];
  // A side without a unit of its own, such as a quotient, is given in that of the other.
  const Unit& left_unit = left.shown.name.empty() ? right.shown : left.shown;
  const Unit& right_unit = right.shown.name.empty() ? left.shown : right.shown;
  ComparisonEvidence result;
  result.left_text = text_of(left.span, sources);
  result.right_text = text_of(right.span, sources);
  result.relation = evidence.relation;
  result.left = in_unit(evidence.left_value, left_unit);
  result.right = in_unit(evidence.right_value, right_unit);
  result.left.at_least = evidence.censored;
  result.per_period = evidence.per_period;
  return result;
}

}  // namespace

std::vector<AssertionReport> report_assertions(const World& world,
                                               const std::vector<Verdict>& verdicts,
                                               const Sources& sources) {
  std::vector<AssertionReport> result;
  for (const Verdict& verdict : verdicts) {
    const Assertion& assertion = world.assertions[verdict.assertion];
    AssertionReport report;
    report.expectation = assertion.expectation;
    report.scenario = verdict.scenario;
    report.passed = verdict.passed;
    report.condition = text_of(assertion.condition_span, sources);
    report.binding = assertion.binding;
    report.because = assertion.because;
    report.place = place_of(assertion.span, sources);
    report.first_period = verdict.period;
    report.failed_periods = verdict.failed_periods;
    for (const Evidence& evidence : verdict.evidence)
      report.evidence.push_back(evidence_report(world, evidence, sources));
    result.push_back(std::move(report));
  }
  return result;
}

std::vector<TermReport> report_terms(const World& world, const Runs& runs,
                                     const std::vector<TermEffect>& effects) {
  std::vector<TermReport> result;
  for (const TermEffect& effect : effects) {
    TermReport report{effect.scenario, name(world, effect.term), effect.members, {}, {}};
    for (const GapChange& change : effect.changes)
      report.shifts.push_back({change.resource, change.members, change.others, change.countries});
    const Term& term = world.agreements[effect.term.agreement].terms[effect.term.term];
    if (const auto* build = std::get_if<BuildTerm>(&term.node)) {
      for (const StarvedPlant& plant : effect.starved) {
        report.starved.push_back(
            {plant.input, plant.first_step / runs.plan.steps_per_period,
             duration(world, plant.steps), build->resource,
             in_unit(plant.lost_output, world.resources[build->resource].unit)});
      }
    }
    result.push_back(std::move(report));
  }
  return result;
}

}  // namespace entente
