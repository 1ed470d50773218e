// The parts of the JSON report, one function each.
#pragma once

#include "report/json_writer.h"
#include "report/report.h"

namespace entente {

Json json_of_scenarios(const Report& report);
Json json_of(const SideBySide& comparison, const Report& report);
Json json_of_chapters(const Report& report);
Json json_of_terms(const Report& report);
Json json_of_assertions(const Report& report);
Json json_of(const AssertionReport& assertion, const Report& report);
Json json_of(const std::vector<FigureChange>& changes);
Json json_of(const std::vector<ChangedGap>& gaps, const Report& report);
Json json_of(const std::vector<ChangedVerdictReport>& verdicts, const Report& report);
Json json_of_what_ifs(const Report& report);
Json json_of_sources(const Report& report);
Json json_of_figures(const Report& report);
Json json_of_estimates(const Report& report);
Json json_of_settings(const Report& report);
Json json_of(const std::vector<DiagnosticReport>& diagnostics);
Json json_of(const AuditReport& audit, const Report& report);

// ---- shared by the parts
/// {value, unit}, and "at_least": true where the horizon ended first.
Json json_of(const Number& number);
Json json_of(const std::variant<Number, Date>& value);
Json json_of(const Place& place);
/// The name of a period, or null.
Json json_of_period(const Report& report, const std::optional<std::size_t>& period);

}  // namespace entente
