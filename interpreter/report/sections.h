// The sections of a report, one function each; compose() puts them together.
#pragma once

#include "analysis/audit.h"
#include "report/compose.h"

namespace entente {

/// The names that everything else is told in.
Report report_head(const World& world);
std::vector<ScenarioReport> report_scenarios(const World& world, const Runs& runs);
SideBySide compare_scenarios(const World& world, const Runs& runs,
                             const std::vector<ScenarioId>& scenarios);
/// Resources that somebody misses in one of the two.
std::vector<ChangedGap> changed_gaps(const World& world, const Runs& runs, ScenarioId before,
                                     ScenarioId after);
/// What countries miss together.
GapSummary gap_summary(const Runs& runs, ScenarioId scenario, ResourceId resource,
                       const std::vector<CountryId>& countries);
std::vector<Chapter> report_chapters(const World& world, const Runs& runs);
std::vector<TermReport> report_terms(const World& world, const Runs& runs,
                                     const std::vector<TermEffect>& effects);
std::vector<AssertionReport> report_assertions(const World& world,
                                               const std::vector<Verdict>& verdicts,
                                               const Sources& sources);
std::vector<WhatIfReport> report_what_ifs(const World& world, const Runs& runs,
                                          const std::vector<Verdict>& verdicts,
                                          const Sources& sources);
/// A figure of the world with what it is about; of facts about a resource, which one.
struct LedgerEntry {
  std::string subject;  ///< "CN refines rare_earths"
  std::variant<Number, Date> value;
  Provenance provenance;
  Span span;
  std::optional<ResourceId> resource;
};
/// Every figure, once.
std::vector<LedgerEntry> ledger(const World& world, const Sources& sources);
Provenances report_provenances(const World& world, const Sources& sources);
std::vector<Estimate> report_estimates(const World& world, const Economy& economy);
std::vector<Setting> report_settings(const World& world);
std::vector<DiagnosticReport> report_diagnostics(const std::vector<Diagnostic>& diagnostics,
                                                 const Sources& sources);
std::vector<SeriesReport> report_series(const World& world, const Runs& runs);
AuditReport report_audit(const Audit& audit);

// ---- shared by the sections
/// An answer in the unit in which a report gives it.
AnswerReport answer_report(const World& world, const Runs& runs, FormulaId id, ScenarioId scenario);
/// Answers a row in the scenarios of an exhibit, and adds it if any of them chooses it.
void add_row(const World& world, const Runs& runs, const LabelledFormula& row, Exhibit& exhibit);
/// An amount in kept units, as its reader knows it.
Number in_unit(double kept, const Unit& unit);
/// A figure of the script, which is known exactly.
Number in_unit(const Rational& kept, const Unit& unit);
/// The value of a parameter, as its reader knows it.
std::variant<Number, Date> shown_value(const Parameter& parameter,
                                       const std::variant<Rational, Date>& value);
/// How long so many steps are, in the days, weeks or months that the script tells times in.
Number duration(const World& world, std::size_t steps);
Place place_of(Span span, const Sources& sources);
/// The text of a span on one line.
std::string text_of(Span span, const Sources& sources);

}  // namespace entente
