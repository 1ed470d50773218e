#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/numbers.h"
#include "report/text_sections.h"

namespace entente {

namespace {

/// Of more resources those that change most are shown.
constexpr std::size_t most_resources = 20;

bool felt(const TermReport& term, const GapShift& shift) {
  return noticeable(shift.members) || noticeable(shift.others) ||
         std::any_of(term.members.begin(), term.members.end(),
                     [&](CountryId member) { return noticeable(shift.countries[member.index()]); });
}

/// The members whose gap changes noticeably, the largest change first.
std::string member_by_member(const Report& report, const TermReport& term, const GapShift& shift) {
  std::vector<CountryId> changed;
  for (const CountryId member : term.members) {
    if (noticeable(shift.countries[member.index()])) changed.push_back(member);
  }
  std::stable_sort(changed.begin(), changed.end(), [&](CountryId a, CountryId b) {
    return std::fabs(shift.countries[a.index()]) > std::fabs(shift.countries[b.index()]);
  });
  std::vector<std::string> texts;
  for (const CountryId member : changed) {
    texts.push_back(together(fmt::format("{} {}", report.countries[member].name,
                                         points_text(shift.countries[member.index()]))));
  }
  return fmt::format("{}", fmt::join(texts, ", "));
}

void add_rows(const Report& report, const TermReport& term, TextTable& table) {
  const auto size = [](const GapShift* shift) {
    return std::max(std::fabs(shift->members), std::fabs(shift->others));
  };
  std::vector<const GapShift*> shown;
  for (const GapShift& shift : term.shifts) {
    if (felt(term, shift)) shown.push_back(&shift);
  }
  const std::size_t all = shown.size();
  if (all > most_resources) {
    std::stable_sort(shown.begin(), shown.end(),
                     [&](const GapShift* a, const GapShift* b) { return size(a) > size(b); });
    shown.resize(most_resources);
  }
  bool first = true;
  for (const GapShift* each : shown) {
    const GapShift& shift = *each;
    table.row({{first ? term.term : ""},
               {report.resources[shift.resource].name},
               {gain_text(shift.members), paint_of(shift.members)},
               {gain_text(shift.others), paint_of(shift.others)},
               {member_by_member(report, term, shift)}});
    first = false;
  }
  if (all > most_resources)
    table.row({{""}, {fmt::format("and {} more", all - most_resources)}, {""}, {""}, {""}});
}

std::string starved_line(const Report& report, const TermReport& term,
                         const StarvedPlantReport& plant) {
  return paragraph(fmt::format("{} ran short of {} from {} for {}: {} of {} not made", term.term,
                               report.resources[plant.input].name,
                               report.periods[plant.first_period], to_text(plant.duration),
                               to_text(plant.lost), report.resources[plant.output].name),
                   2);
}

std::string text_of_scenario(const Report& report, ScenarioId scenario, const TextStyle& style) {
  using Align = TextTable::Align;
  TextTable table({{"term", Align::left, true},
                   {"gap in", Align::left},
                   {"members", Align::right},
                   {"others", Align::right},
                   {"member by member, pp", Align::left, true}});
  std::vector<std::string> idle;
  std::string starved;
  for (const TermReport& term : report.terms) {
    if (term.scenario != scenario) continue;
    const bool changes = std::any_of(term.shifts.begin(), term.shifts.end(),
                                     [&](const GapShift& s) { return felt(term, s); });
    if (changes)
      add_rows(report, term, table);
    else
      idle.push_back(term.term);
    for (const StarvedPlantReport& plant : term.starved)
      starved += starved_line(report, term, plant);
  }
  std::string result = "\n" + style.paint(Paint::strong, report.scenarios[scenario].name) + "\n";
  if (!table.empty()) result += table.render(style, 2);
  if (!idle.empty())
    result += paragraph(fmt::format("no noticeable change: {}", fmt::join(idle, ", ")), 2);
  return result + starved;
}

}  // namespace

std::string text_of_terms(const Report& report, const TextStyle& style) {
  if (report.terms.empty()) return "";
  std::string result = heading("What each term changes: who gains, who pays", style);
  result += paragraph(
      "each term is left out in turn, everything else the same; the change of the gap over the "
      "horizon "
      "that it brings, in percentage points (pp) of demand");
  std::vector<ScenarioId> done;
  for (const TermReport& term : report.terms) {
    if (std::find(done.begin(), done.end(), term.scenario) != done.end()) continue;
    done.push_back(term.scenario);
    result += text_of_scenario(report, term.scenario, style);
  }
  return result;
}

}  // namespace entente
