// `entente diff FILE A B`: two scenarios of a script beside each other, what goes into them and
// what comes out, as data. Text and JSON are two ways to write it down.
#pragma once

#include <string>
#include <vector>

#include "analysis/runs.h"
#include "diagnostics/diagnostics.h"
#include "diagnostics/text_style.h"
#include "report/report.h"

namespace entente {

/// What countries miss together.
struct GroupChange {
  std::string group;  ///< "members of pact", "others"; of one country its name
  std::vector<CountryId> countries;
  std::vector<ChangedGap> gaps;  ///< of the resources that they miss before or after
};
struct Difference {
  Report report;  ///< of the two scenarios alone; its chapters hold what differs
  ScenarioId before;
  ScenarioId after;
  std::vector<std::string> only_before;  ///< shocks and agreements
  std::vector<std::string> only_after;
  std::vector<FigureChange> figures;   ///< of the shocks and agreements that both have
  std::vector<ChangedGap> gaps;        ///< worldwide
  std::vector<GroupChange> groups;     ///< of every agreement its members and all others
  std::vector<GroupChange> countries;  ///< each by itself
  std::vector<ChangedVerdictReport> verdicts;
};

/// Leaves in the world what the two scenarios are compared by: they run, and what is asserted in
/// one of them is asserted in both.
void ask_of_both(World& world, ScenarioId before, ScenarioId after);
/// Of a world that asks nothing else, after its runs.
Difference compare(const World& world, const Runs& runs, const Diagnostics& diagnostics,
                   const Sources& sources);

std::string render_text(const Difference& difference, const TextStyle& style);
std::string render_json(const Difference& difference);

}  // namespace entente
