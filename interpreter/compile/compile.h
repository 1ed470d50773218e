// From the world to the engine: its balanced economy as a Plan, a scenario of it as a Policy.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "compile/baseline_sums.h"
#include "compile/economy.h"
#include "engine/plan.h"
#include "engine/policy.h"
#include "model/interval.h"
#include "model/world.h"

namespace entente {

/// Takes the flows out of the table of an economy that has one, since they are half a gigabyte.
engine::Plan compile_plan(const World& world, const Economy& economy);
/// True where the setting speaks of that stock.
bool covers(const KeepSetting& setting, CountryId country, ResourceId input);
/// Days of working stock of an input that the industries of a country keep, perhaps without limit:
/// the most specific setting wins; the checker has seen to it that two of equal rank agree.
double cover_days(const EngineSettings& settings, CountryId country, ResourceId input);
/// The part of it that is an input-output table: who buys, and what each industry has and keeps.
void compile_table(const World& world, const Economy& economy, engine::Plan& plan);

/// One thing that a scenario adds to the baseline and that can be left out: a shock, or a term of
/// an agreement.
struct Component {
  std::optional<ShockId> shock;
  AgreementId agreement;  ///< where there is no shock
  std::size_t term = 0;

  friend bool operator==(const Component&, const Component&) = default;
};

/// In order of declaration: shocks first, then the agreements' terms.
std::vector<Component> components(const World& world, const Scenario& scenario);

/// Its address: `china_controls`, `pact.priority`.
std::string name(const World& world, const Component& component);

/// The value of every parameter in a scenario: as declared, or as overridden.
std::vector<std::variant<Rational, Date>> parameter_values(const World& world,
                                                           const Scenario& scenario);

/// When a country is a member: by what its clause says, and the group through which it is one.
Interval interval_of(const World& world, const Member& member,
                     const std::vector<std::variant<Rational, Date>>& values);

/// What a route carries, as declared: a route of one resource is more specific than one of all
/// exports, and stands in its place.
std::vector<std::pair<ResourceId, CountryId>> carried(const World& world,
                                                      const ShippingRoute& route);
/// Steps that goods of the route are under way; none where nothing is said.
double steps_under_way(const World& world, const ShippingRoute& route);

/// What a loss of capital destroys, in the money of the economy; `value` is its figure.
double capital_lost(const engine::Plan& plan, const CapitalLoss& loss, double value);
/// Of the industry or the final use that loses it.
std::size_t column_of(const engine::Plan& plan, const CapitalLoss& loss);

/// The step that a time from the start of the horizon falls into; the first one for those before.
std::size_t step_at(const engine::Plan& plan, double months);

/// The policy of the chosen components, which are a subset of the scenario's.
engine::Policy compile_policy(const World& world, const engine::Plan& plan,
                              const Scenario& scenario, const std::vector<Component>& chosen);

/// Reports what only figures show, for every shock and agreement as declared and for every
/// scenario: a shock outside the horizon, a period that ends before it begins, a guarantee that
/// cannot be kept, a plant whose input nobody supplies.
void check_scenarios(const World& world, const engine::Plan& plan, Diagnostics& diagnostics);

/// The same of one shock, as a scenario sets it: capital that is not there, and curves that do not
/// come down.
void check_shock(const World& world, const engine::Plan& plan, const Scenario& scenario,
                 const Shock& shock, Diagnostics& diagnostics);

/// Goods that are under way for longer than the engine keeps them.
void check_transit(const World& world, Diagnostics& diagnostics);

/// Under the rules of the published program: stocks that it would overdraw, and those that it makes
/// larger.
void check_stocks(const World& world, const engine::Plan& plan, Diagnostics& diagnostics);

/// Warns of clauses that cannot matter: a control of exports that there are not, an agreement
/// without terms.
void check_effects(const World& world, const engine::Plan& plan, const BaselineSums& sums,
                   Diagnostics& diagnostics);

}  // namespace entente
