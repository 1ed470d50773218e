#include <algorithm>

#include "compile/balance_report.h"
#include "compile/compile.h"
#include "support/overloaded.h"

namespace entente {

namespace {

constexpr Kind<std::string> shock_after_horizon{"E0503", Severity::error,
                                                "`{}` lies outside the horizon"};
constexpr Kind<std::string> ends_before_it_begins{"E0504", Severity::error,
                                                  "the period of `{}` ends before it begins"};
constexpr Kind<std::string, std::string, std::string> guarantee_above_capacity{
    "E0508", Severity::error, "`{}` cannot guarantee {}: its capacity is {}"};
constexpr Kind<std::string, std::string> input_without_supplier{
    "E0509", Severity::error, "the plant `{}` needs {}, which nobody can supply"};
constexpr Kind<std::string, std::string, std::string> plant_without_industry{
    "E0548", Severity::error, "the plant `{}` stands alone: `{}` makes no {} in the table"};
constexpr Kind<std::string, std::string, std::string> disposals_disagree{
    "E0506", Severity::error,
    "two shocks disagree on what `{}` does with the {} that it withholds in scenario `{}`"};

using Values = std::vector<std::variant<Rational, Date>>;

class ScenarioCheck {
 public:
  ScenarioCheck(const World& world, const engine::Plan& plan, const Scenario& scenario,
                Diagnostics& diagnostics)
      : world_(world),
        plan_(plan),
        scenario_(scenario),
        values_(parameter_values(world, scenario)),
        diagnostics_(diagnostics) {}

  /// True where the periods are in order, so that the rest can be judged.
  bool periods() {
    const std::size_t before = diagnostics_.all().size();
    for (const ShockId id : scenario_.shocks) {
      const Shock& shock = world_.shocks[id];
      in_order(shock.name, shock.period);
      within_horizon(shock);
      check_shock(world_, plan_, scenario_, shock, diagnostics_);
    }
    for (const AgreementId id : scenario_.agreements) {
      const Agreement& agreement = world_.agreements[id];
      in_order(agreement.name, agreement.period);
      for (const Member& member : agreement.members) {
        in_order(agreement.name, member.period);
        // As declared they are judged with their group.
        if (!scenario_.overrides.empty()) in_order(agreement.name, member.group_period);
      }
      for (const Term& term : agreement.terms) {
        if (const auto* build = std::get_if<BuildTerm>(&term.node))
          in_order(term.name, build->period);
      }
    }
    return diagnostics_.all().size() == before;
  }

  void groups() {
    for (const Group& group : world_.groups) {
      for (const Member& member : group.members) in_order(group.name, member.period);
    }
  }

  void terms() {
    const engine::Policy policy =
        compile_policy(world_, plan_, scenario_, components(world_, scenario_));
    for (const AgreementId id : scenario_.agreements) {
      for (const Term& term : world_.agreements[id].terms) {
        if (const auto* guarantee = std::get_if<GuaranteeTerm>(&term.node))
          can_be_kept(*guarantee, policy);
        if (const auto* build = std::get_if<BuildTerm>(&term.node))
          can_be_supplied(term, *build, policy);
      }
    }
    disposals(policy);
  }

 private:
  Span place(ParameterId id) const {
    for (const Override& change : scenario_.overrides) {
      if (change.parameter == id) return change.span;
    }
    return world_.parameters[id].span;
  }

  void in_order(const std::string& owner, const PeriodClause& period) {
    const Interval time = interval(world_, period, values_);
    if (time.until > time.from) return;
    const ParameterId end = period.until ? *period.until : *period.duration;
    auto details = diagnostics_.report(place(end), ends_before_it_begins, owner);
    details.here("the end");
    if (period.from) details.label(place(*period.from), "the beginning");
  }

  void within_horizon(const Shock& shock) {
    const Interval time = interval(world_, shock.period, values_);
    const double end = to_double(world_.horizon.months());
    const bool early = shock.period.from && time.from < 0;
    if (!early && time.from < end) return;
    const Span span = shock.period.from ? place(*shock.period.from) : shock.period.span;
    diagnostics_.report(span, shock_after_horizon, shock.name)
        .here(early ? "it begins before the time of the script does"
                    : "it begins after the time of the script ends")
        .note(fmt::format("the script runs from {} to {}; it begins in calm",
                          world_.horizon.period_name(0),
                          world_.horizon.period_name(world_.horizon.periods - 1)))
        .help("move the shock, or lengthen `time`");
  }

  /// What an industry can make at the most: its capacity and the plants that are built beside it.
  double ceiling(std::size_t resource, std::size_t country, const engine::Policy& policy) const {
    double amount = plan_.capacity[plan_.cell(resource, country)] / plan_.months_per_step;
    for (const engine::Plant& plant : policy.plants) {
      if (plant.resource == resource && plant.country == country) amount += plant.amount;
    }
    return amount;
  }

  void can_be_kept(const GuaranteeTerm& term, const engine::Policy& policy) {
    const double amount = to_double(std::get<Rational>(values_[term.amount.index()]));
    const double capacity = ceiling(term.resource.index(), term.supplier.index(), policy);
    if (amount <= capacity * (1 + 1e-12)) return;
    diagnostics_
        .report(place(term.amount), guarantee_above_capacity, world_.countries[term.supplier].name,
                yearly(term.resource, amount), yearly(term.resource, capacity))
        .note("capacity counts the plants of the scenario, as complete")
        .help("guarantee less, or build a plant");
  }

  /// What an industry of a table needs is what it used in the year of the table.
  void has_a_recipe(const Term& term, const BuildTerm& build) {
    const std::size_t cell = plan_.cell(build.resource.index(), build.country.index());
    if (!plan_.by_user || plan_.output[cell] > 0) return;
    diagnostics_
        .report(term.span, plant_without_industry, term.name, world_.countries[build.country].name,
                world_.resources[build.resource].name)
        .note("nobody can say what it needs: a plant uses what the industry beside it does")
        .help("build it in a region that makes some");
  }

  void can_be_supplied(const Term& term, const BuildTerm& build, const engine::Policy& policy) {
    has_a_recipe(term, build);
    for (const RecipeInput& input : world_.resources[build.resource].recipe) {
      double supply = 0;
      for (std::size_t country = 0; country < plan_.countries; ++country) {
        const bool reachable =
            !world_.resources[input.resource].local || country == build.country.index();
        if (reachable) supply += ceiling(input.resource.index(), country, policy);
      }
      if (supply > 0) continue;
      diagnostics_
          .report(term.span, input_without_supplier, term.name,
                  world_.resources[input.resource].name)
          .label(input.span, "its recipe needs it")
          .help("say who makes it");
    }
  }

  /// A supplier either keeps, sells elsewhere or cuts what it withholds of one resource: two
  /// answers are a contradiction.
  void disposals(const engine::Policy& policy) {
    for (std::size_t b = 0; b < policy.controls.size(); ++b) {
      for (std::size_t a = 0; a < b; ++a) {
        const engine::ExportControl& one = policy.controls[a];
        const engine::ExportControl& other = policy.controls[b];
        if (one.resource != other.resource || one.supplier != other.supplier ||
            one.disposal == other.disposal)
          continue;
        auto details = diagnostics_.report(
            scenario_.span, disposals_disagree, world_.countries[CountryId(one.supplier)].name,
            world_.resources[ResourceId(one.resource)].name, scenario_.name);
        for (const ShockId id : scenario_.shocks) {
          for (const Restriction& restriction : world_.shocks[id].restrictions) {
            const bool meant = restriction.supplier.index() == one.supplier &&
                               std::find(restriction.resources.begin(), restriction.resources.end(),
                                         ResourceId(one.resource)) != restriction.resources.end();
            if (meant) details.label(restriction.span, world_.shocks[id].name);
          }
        }
        return;
      }
    }
  }

  std::string yearly(ResourceId resource, double a_month) const {
    return yearly_amount(world_, resource, a_month);
  }

  const World& world_;
  const engine::Plan& plan_;
  const Scenario& scenario_;
  Values values_;
  Diagnostics& diagnostics_;
};

void check_one(const World& world, const engine::Plan& plan, const Scenario& scenario,
               Diagnostics& diagnostics) {
  ScenarioCheck check(world, plan, scenario, diagnostics);
  if (check.periods()) check.terms();
}

/// Whether every scenario that has the shock gives it another beginning, as they do with shocks of
/// the standard library, which stand there with their historical dates: then these do not count.
bool always_moved(const World& world, ShockId id) {
  const std::optional<ParameterId>& from = world.shocks[id].period.from;
  if (!from) return false;
  bool used = false;
  for (const Scenario& scenario : world.scenarios) {
    if (std::find(scenario.shocks.begin(), scenario.shocks.end(), id) == scenario.shocks.end())
      continue;
    used = true;
    const bool moved =
        std::any_of(scenario.overrides.begin(), scenario.overrides.end(),
                    [&](const Override& change) { return change.parameter == *from; });
    if (!moved) return false;
  }
  return used;
}

}  // namespace

void check_scenarios(const World& world, const engine::Plan& plan, Diagnostics& diagnostics) {
  check_stocks(world, plan, diagnostics);
  check_transit(world, diagnostics);
  // First every shock and agreement by itself, with its declared figures, used or not; then what
  // the scenarios change.
  ScenarioCheck(world, plan, world.scenarios[ScenarioId(0)], diagnostics).groups();
  for (const ShockId id : world.shocks.ids()) {
    if (always_moved(world, id)) continue;
    Scenario alone{world.shocks[id].name, {}, world.shocks[id].span, {id}, {}, {}};
    check_one(world, plan, alone, diagnostics);
  }
  for (const AgreementId id : world.agreements.ids()) {
    Scenario alone{world.agreements[id].name, {}, world.agreements[id].span, {}, {id}, {}};
    check_one(world, plan, alone, diagnostics);
  }
  if (diagnostics.has_errors()) return;
  for (const Scenario& scenario : world.scenarios) {
    // What is wrong with a scenario is wrong with its variants: once said is enough.
    if (scenario.variant && diagnostics.has_errors()) return;
    if (scenario.shocks.size() + scenario.agreements.size() > 1 || !scenario.overrides.empty()) {
      check_one(world, plan, scenario, diagnostics);
    }
  }
}

}  // namespace entente
