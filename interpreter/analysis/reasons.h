// Why an answer is what it is: who delivered less than in calm, what held them back, and what held
// back those who supply them in turn.
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "analysis/answers.h"

namespace entente {

/// A reason is followed up to so many countries and industries; what changed most comes first.
inline constexpr std::size_t most_reasons = 12;
/// Of the countries that are asked of, so many are looked at for each resource.
inline constexpr std::ptrdiff_t most_countries = 3;
/// A change below this part of what is usual explains nothing.
inline constexpr double smallest_cause = 0.01;

/// What changed a delivery or an output.
struct Cause {
  enum class Kind {
    control,     ///< `shock` withholds exports
    passage,     ///< `shock` closes a chokepoint on the way
    capacity,    ///< `shock` takes capacity
    input,       ///< the industry lacks `input`
    shared_out,  ///< more is asked of the supplier than it has
  };
  Kind kind = Kind::shared_out;
  ShockId shock;
  ResourceId input;
};

/// An amount in the period, beside the same in calm; kept units.
struct Change {
  double usual = 0;
  double now = 0;
  double loss() const { return usual - now; }
};

struct SupplyChange {
  CountryId supplier;
  Change delivered;
  std::vector<Cause> causes;  ///< of a loss
};

/// What a country gets of a resource, and misses.
struct ShortageReason {
  ResourceId resource;
  CountryId country;
  Change demand;
  double shortage = 0;
  std::vector<ShockId> raised_by;      ///< its use
  double released = 0;                 ///< from its own reserve
  double received = 0;                 ///< from other members' reserves
  std::vector<SupplyChange> supplies;  ///< that changed, the largest loss first
};

/// What an industry makes, and what holds it back.
struct OutputReason {
  ResourceId resource;
  CountryId country;
  Change output;
  double built = 0;  ///< capacity of new plants
  std::vector<Cause> causes;
};

using Reason = std::variant<ShortageReason, OutputReason>;

/// `peak(x, in: pact)` says itself where it is asked: the formula inside, and the scenario.
std::pair<FormulaId, ScenarioId> asked_in(const World& world, FormulaId formula,
                                          ScenarioId scenario);

/// The questions that a formula asks of a run, each once.
std::vector<SeriesQuestion> questions_of(const World& world, FormulaId formula);

/// The period that says most about an answer: where a peak lies, where an answer is fixed to, or
/// where it is furthest from calm.
std::size_t telling_period(const World& world, const Runs& runs, FormulaId formula,
                           ScenarioId scenario);

/// All that reasons read; without the flows of a large table, which are gigabytes.
engine::Recording recording_for_reasons(const engine::Plan& plan);

/// The reasons in a period, each before those that it leads to. The traces of `scenario` and of the
/// baseline must have every quantity and the limiting inputs; suppliers are named where they have
/// the flows.
std::vector<Reason> reasons(const World& world, const Runs& runs, FormulaId formula,
                            ScenarioId scenario, std::size_t period);

}  // namespace entente
