// What a run has to say, as data: text and JSON are two ways to write it down. Amounts are in the
// unit beside them, gaps are fractions of demand; ids address the tables of names at the top.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/calendar.h"
#include "model/formula.h"
#include "model/ids.h"
#include "support/table.h"

namespace entente {

struct Named {
  std::string name;
  std::string label;  ///< empty where there is none
  const std::string& shown() const { return label.empty() ? name : label; }
};

/// A value in its unit; `at_least` where the horizon ended before it was reached.
struct Number {
  double value = 0;
  std::string unit;
  bool at_least = false;
  std::string digits = {};  ///< of a figure as its writer gave it: at most six, rounded exactly
  friend bool operator==(const Number&, const Number&) = default;
};

struct Place {
  std::string file;
  std::uint32_t begin = 0;  ///< bytes
  std::uint32_t end = 0;
  Position position;
  Position end_position{};  ///< behind its last character
};

// ---- who runs short of what, when, by how much
struct CountryGap {
  CountryId country;
  double gap = 0;   ///< over the horizon
  double peak = 0;  ///< the worst period
};
/// A resource in a scenario; short is who misses more than 1% of a step's demand.
struct Outcome {
  ResourceId resource;
  double gap = 0;   ///< worldwide, over the horizon
  double peak = 0;  ///< worldwide, the worst period
  std::size_t peak_period = 0;
  std::optional<std::size_t> short_from;  ///< first period in which a country is short
  std::optional<Number>
      recovery;  ///< from the first shock to the end of the last step in which one is short
  Number resilience_loss;             ///< months of normal use, worldwide
  std::vector<double> world_gap;      ///< by period
  std::vector<CountryGap> countries;  ///< who misses anything, worst first
};
struct ReserveUse {
  ResourceId resource;
  CountryId country;
  Number released;  ///< for own use
  Number lent;      ///< to other members
  Number received;  ///< from other members
};
struct SubstituteUse {
  ResourceId resource;  ///< that was replaced
  CountryId country;
  Number amount;  ///< of its need
};
struct OverrideLine {
  std::string path;
  std::variant<Number, Date> value;
};
struct ScenarioReport {
  ScenarioId scenario;
  std::vector<std::string> components;
  std::vector<OverrideLine> overrides;
  std::vector<Outcome> outcomes;  ///< of the resources that somebody misses
  std::vector<ReserveUse> reserves;
  std::optional<std::vector<SubstituteUse>> substitutes = {};  ///< where the script has any
};
/// Gaps over the horizon, worldwide, of the resources that are short in one of the scenarios.
struct SideBySide {
  std::vector<ScenarioId> scenarios;
  std::vector<ResourceId> resources;
  std::vector<std::vector<double>> gaps;  ///< [resource][scenario]
};

// ---- what the script asks for
struct AnswerReport {
  Shape shape = Shape::number;
  std::vector<double> values;  ///< one, or one a period; truths are 0 and 1
  std::string unit;
  bool at_least = false;
  bool left_out = false;  ///< a row that is not chosen in this scenario; its values mean nothing
  friend bool operator==(const AnswerReport&, const AnswerReport&) = default;
};
struct Exhibit {
  enum class Kind { show, chart } kind = Kind::show;
  std::string title;
  std::string expression;
  std::vector<ScenarioId> scenarios;
  std::vector<std::string> rows;
  std::vector<std::vector<AnswerReport>> answers;  ///< [row][scenario]
};
/// A sentence with figures; one a scenario unless all say the same.
struct Sentence {
  std::optional<ScenarioId> scenario;
  std::vector<std::variant<std::string, AnswerReport>> parts;
};
struct Passage {
  std::vector<Sentence> sentences;
};
struct Chapter {
  std::string title;
  std::vector<std::variant<SideBySide, Exhibit, Passage>> items;
};

// ---- who gains and who pays
struct GapShift {
  ResourceId resource;
  double members = 0;  ///< together; below 0 is a gain
  double others = 0;
  std::vector<double> countries;  ///< by country
};
struct StarvedPlantReport {
  ResourceId input;
  std::size_t first_period = 0;
  Number duration;
  ResourceId output;
  Number lost;
};
struct TermReport {
  ScenarioId scenario;
  std::string term;
  std::vector<CountryId> members;
  std::vector<GapShift> shifts;
  std::vector<StarvedPlantReport> starved;
};

// ---- what must hold
struct ComparisonEvidence {
  std::string left_text;
  std::string right_text;
  Relation relation = Relation::equal;
  Number left;
  Number right;
  bool per_period = false;
};
struct AssertionReport {
  bool expectation = false;
  ScenarioId scenario;
  bool passed = false;
  std::string condition;  ///< as written
  std::string binding;
  std::string because;
  Place place;
  std::optional<std::size_t> first_period;
  std::size_t failed_periods = 0;
  std::vector<ComparisonEvidence> evidence;
};

// ---- what would be otherwise
struct FigureChange {
  std::string path;
  std::variant<Number, Date> before;
  std::variant<Number, Date> after;
};
/// The gap of a resource, worldwide.
struct GapSummary {
  double gap = 0;                          ///< over the horizon
  double peak = 0;                         ///< the worst period
  std::optional<std::size_t> peak_period;  ///< none where nobody ever misses any
};
struct ChangedGap {
  ResourceId resource;
  GapSummary before;
  GapSummary after;
};
/// The scenario of `after` is the variant.
struct ChangedVerdictReport {
  AssertionReport before;
  AssertionReport after;
};
struct WhatIfReport {
  ScenarioId scenario;
  std::vector<FigureChange> changes;
  std::vector<ChangedGap> gaps;  ///< of the resources that somebody misses before or after
  std::vector<ChangedVerdictReport> verdicts;
};

// ---- what it rests on
struct SourceReport {
  std::string name;
  std::string title;
  std::string url;
  std::size_t figures = 0;
};
struct FigureReport {
  std::string subject;  ///< "CN refines rare_earths"
  std::variant<Number, Date> value;
  std::string reason;  ///< why assumed
  Place place;
};
struct Provenances {
  std::vector<SourceReport> sources;
  std::size_t sourced = 0;
  std::vector<FigureReport> assumed;
  std::vector<FigureReport> unsupported;  ///< neither sourced nor assumed
};
/// Flows between countries that no declared share fixes.
struct Estimate {
  ResourceId resource;
  std::size_t flows = 0;
  std::size_t estimated = 0;
  double estimated_share = 0;  ///< of what is traded
  bool faint_links = false;
  std::optional<Number> surplus;  ///< given to the final use of the rest of the world
};
struct Setting {
  std::string name;
  std::variant<std::string, Number> value;
  bool declared = false;
};

struct SpanReport {
  Place place;
  std::string label;
  bool primary = false;
};
struct FixReport {
  Place place;
  std::string replacement;
  std::string description;
  Applicability applicability = Applicability::possible;
};
struct DiagnosticReport {
  std::string code;
  Severity severity = Severity::error;
  std::string message;
  std::vector<SpanReport> spans;
  std::vector<std::string> notes;
  std::vector<std::string> helps;
  std::vector<FixReport> fixes;
};

/// One quantity of a (resource, country) in a scenario, period by period; only those that are not
/// always 0.
struct SeriesReport {
  ScenarioId scenario;
  ResourceId resource;
  CountryId country;
  std::string_view quantity;
  std::string unit;
  std::vector<double> values;
};

// ---- how exact it is
/// A quantity of a resource in a scenario, and where it is furthest from exact arithmetic.
struct DeviationReport {
  std::string_view series;
  ScenarioId scenario;
  ResourceId resource;
  CountryId country;
  std::size_t period = 0;
  double deviation = 0;          ///< as a part of its largest value
  double beside_production = 0;  ///< of the resource's largest production, where that is more
};
struct AuditReport {
  std::size_t series = 0;                   ///< compared
  std::vector<DeviationReport> largest;     ///< by quantity; beside production that of any series
  std::vector<DeviationReport> suspicious;  ///< that are further off than rounding takes them
};

struct Report {
  std::string script;
  std::string title;
  std::vector<std::string> prose;
  Horizon horizon;
  std::vector<std::string> periods;
  Table<CountryId, Named> countries;
  Table<ResourceId, Named> resources;
  Table<ScenarioId, Named> scenarios;

  std::vector<ScenarioReport> runs;  ///< in the order of `run`
  SideBySide side_by_side;
  std::vector<Chapter> chapters;  ///< where the script asks for a report of its own
  std::vector<TermReport> terms;
  std::vector<AssertionReport> assertions;
  std::vector<WhatIfReport> what_ifs;  ///< in the order of the script
  Provenances provenances;
  std::vector<Estimate> estimates;
  std::size_t uncertain = 0;  ///< values with a spread, of which the run uses the centre
  std::vector<Setting> settings;
  std::vector<DiagnosticReport> diagnostics;
  std::vector<SeriesReport> series;  ///< with Detail::series only
  std::optional<AuditReport> audit;  ///< with `--audit` only
};

}  // namespace entente
