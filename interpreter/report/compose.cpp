#include "report/compose.h"

#include "report/sections.h"

namespace entente {

namespace {

template <typename IdType, typename Row>
Table<IdType, Named> names_of(const Table<IdType, Row>& rows) {
  Table<IdType, Named> result;
  for (const Row& row : rows) result.add({row.name, row.label.text});
  return result;
}

}  // namespace

Report compose(const World& world, const Runs& runs, const std::vector<Verdict>& verdicts,
               const std::vector<TermEffect>& effects, const Diagnostics& diagnostics,
               const Sources& sources, Detail detail) {
  Report report = report_head(world);
  report.runs = report_scenarios(world, runs);
  report.side_by_side = compare_scenarios(world, runs, world.run);
  report.chapters = report_chapters(world, runs);
  report.terms = report_terms(world, runs, effects);
  report.assertions = report_assertions(world, verdicts, sources);
  report.what_ifs = report_what_ifs(world, runs, verdicts, sources);
  report.provenances = report_provenances(world, sources);
  report.estimates = report_estimates(world, runs.economy);
  report.uncertain = world.uncertain.size();
  report.settings = report_settings(world);
  report.diagnostics = report_diagnostics(diagnostics.all(), sources);
  if (detail == Detail::series) report.series = report_series(world, runs);
  return report;
}

Report report_head(const World& world) {
  Report report;
  report.script = world.name;
  report.title = world.title.text;
  report.prose = world.prose;
  report.horizon = world.horizon;
  for (long period = 0; period < world.horizon.periods; ++period) {
    report.periods.push_back(world.horizon.period_name(period));
  }
  report.countries = names_of(world.countries);
  report.resources = names_of(world.resources);
  report.scenarios = names_of(world.scenarios);
  return report;
}

Number in_unit(double kept, const Unit& unit) {
  // Adding 0 turns -0 into 0.
  return {kept / to_double(unit.factor) + 0.0, unit.name, false};
}

Number in_unit(const Rational& kept, const Unit& unit) {
  constexpr int significant = 6;
  Number result = in_unit(to_double(kept), unit);
  result.digits = to_text(Rational(kept / unit.factor), significant);
  return result;
}

std::variant<Number, Date> shown_value(const Parameter& parameter,
                                       const std::variant<Rational, Date>& value) {
  if (const auto* date = std::get_if<Date>(&value)) return *date;
  return in_unit(std::get<Rational>(value), parameter.shown);
}

Number duration(const World& world, std::size_t steps) {
  const Unit unit = shown_time(world);
  const Rational step = period_length(world) / unit.factor / world.horizon.steps_per_period;
  return {to_double(step * steps), unit.name, false};
}

Place place_of(Span span, const Sources& sources) {
  if (!span.valid()) return {};
  return {sources.name(span.source), span.begin, span.end, sources.position(span),
          sources.position(span.source, span.end)};
}

std::string text_of(Span span, const Sources& sources) {
  std::string result;
  if (!span.valid()) return result;
  for (const char c : sources.text(span)) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space)
      result += c;
    else if (!result.empty() && result.back() != ' ')
      result += ' ';
  }
  return result;
}

}  // namespace entente
