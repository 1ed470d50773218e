// The sections of the text report, one function each; a section with nothing to say is empty.
#pragma once

#include <string>
#include <vector>

#include "diagnostics/text_style.h"
#include "report/layout.h"
#include "report/report.h"

namespace entente {

/// The label, or the name where there is none.
std::string label_text(const Named& named);
/// What a scenario is called, and what it consists of.
std::string scenario_line(const Report& report, const ScenarioReport& run);
std::string text_of_outcomes(const Report& report, const TextStyle& style);
std::string text_of_comparison(const Report& report, const SideBySide& comparison,
                               const TextStyle& style);
std::string text_of_chapter(const Report& report, const Chapter& chapter, const TextStyle& style);
/// Of an exhibit, without its title.
std::string text_of_rows(const Report& report, const Exhibit& exhibit, const TextStyle& style);
std::string text_of_terms(const Report& report, const TextStyle& style);
/// Of all assertions, without a heading and without their number.
std::string text_of_verdicts(const Report& report, const TextStyle& style);
std::string text_of_assertions(const Report& report, const TextStyle& style);
/// Why it does not hold, a line each.
std::vector<std::string> reasons_of_failure(const Report& report, const AssertionReport& assertion);
/// File and line; the end of a long path says more than its beginning.
std::string place_text(const Place& place);
/// The values that decided it, on one line; nothing where no comparison did.
std::string decided_by(const Report& report, const AssertionReport& assertion);
/// Of two runs; both are called before and after.
std::string text_of(const Report& report, const std::vector<ChangedGap>& gaps,
                    const TextStyle& style);
/// Whether the runs are asked for, or were.
enum class Mood { supposed, real };
std::string text_of(const Report& report, const std::vector<ChangedVerdictReport>& verdicts,
                    Mood mood, const TextStyle& style);
/// How much the gap or the peak changes.
double size_of(const ChangedGap& change);
std::string text_of_what_ifs(const Report& report, const TextStyle& style);
std::string text_of_provenances(const Report& report, const TextStyle& style);
std::string text_of_settings(const Report& report, const TextStyle& style);
std::string text_of_audit(const Report& report, const TextStyle& style);

/// Assumed figures by reason, the reasons that carry most figures first.
std::string assumed_list(const std::vector<FigureReport>& figures);

/// Of longer tables this many rows are shown, and how many are left out.
inline constexpr std::size_t most_rows = 20;
/// The places of the largest values, as many as are shown, in the order of the places.
std::vector<std::size_t> worst_places(const std::vector<double>& values);
/// That there are more of them than are shown, or nothing.
std::string left_out(std::size_t all, std::string_view what);

/// Of a change of a gap: green where it is a gain.
Paint paint_of(double change);

std::string heading(std::string_view text, const TextStyle& style);
/// Of a title of the script, which may run from right to left.
std::string label_heading(std::string_view label, const TextStyle& style);

/// A table of values by row and scenario, turned where only that way fits the page.
std::string matrix(const std::string& corner, const std::vector<std::string>& rows,
                   const std::vector<std::string>& columns,
                   const std::vector<std::vector<Cell>>& cells, const TextStyle& style);

}  // namespace entente
