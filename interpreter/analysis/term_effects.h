// Who gains and who pays: every term of every agreement left out in turn, everything else the same.
#pragma once

#include <string>
#include <vector>

#include "analysis/questions.h"

namespace entente {

/// What a term changes in the gap of one resource over the horizon, in shares of demand; below 0 is
/// a gain.
struct GapChange {
  ResourceId resource;
  std::vector<double> countries;  ///< [j] each country
  double members = 0;             ///< together
  double others = 0;              ///< together
};

/// A plant that could have made more but for an input; what it misses while its first stocks arrive
/// does not count.
struct StarvedPlant {
  ResourceId input;
  std::size_t first_step = 0;
  std::size_t steps = 0;   ///< in which that input held it back
  double lost_output = 0;  ///< in those steps, in kept units
};

struct TermEffect {
  ScenarioId scenario;
  Component term;
  std::vector<CountryId> members;
  std::vector<GapChange> changes;     ///< of resources whose gap changes for anybody
  std::vector<StarvedPlant> starved;  ///< of a build term, by input
};

/// Effects of all terms in all scenarios that the script runs, in order; none where runs were
/// stopped.
std::vector<TermEffect> term_effects(const World& world, const Runs& runs);

}  // namespace entente
