#include <algorithm>
#include <numeric>

#include "compile/compile.h"
#include "support/overloaded.h"

namespace entente {

namespace {

constexpr Kind<std::string> without_effect{"W0804", Severity::warning, "this changes nothing: {}"};

/// Looks for clauses that are sound and yet cannot matter, which is seldom what their writer meant.
class EffectCheck {
 public:
  EffectCheck(const World& world, const engine::Plan& plan, const BaselineSums& sums,
              Diagnostics& diagnostics)
      : world_(world),
        plan_(plan),
        sums_(sums),
        values_(parameter_values(world, world.scenarios[ScenarioId(0)])),
        diagnostics_(diagnostics) {}

  void check(const Shock& shock) {
    for (const Restriction& restriction : shock.restrictions) {
      for (const ResourceId resource : restriction.resources) {
        if (!exports(restriction, resource))
          report(restriction.span, fmt::format("`{}` exports no {} there",
                                               country(restriction.supplier), name(resource)));
      }
    }
    for (const CapacityLoss& loss : shock.losses) {
      const bool has =
          plan_.capacity[plan_.cell(loss.resource.index(), loss.country.index())] > 0 ||
          is_built(loss.resource, loss.country);
      if (!has)
        report(loss.span, fmt::format("`{}` has no capacity for {}", country(loss.country),
                                      name(loss.resource)));
    }
    for (const ReserveLoss& loss : shock.reserve_losses) {
      if (plan_.reserve[plan_.cell(loss.resource.index(), loss.country.index())] <= 0)
        report(loss.span, fmt::format("`{}` holds no reserve of {}", country(loss.country),
                                      name(loss.resource)));
    }
    for (const CapitalLoss& loss : shock.capital_losses) {
      if (loss.resource && loss.share && capital_lost(plan_, loss, 1) <= 0)
        report(loss.span,
               fmt::format("`{}` has no {} capital", country(loss.country), name(*loss.resource)));
      if (shock.rebuilding) check(*shock.rebuilding, loss);
    }
    for (const UseChange& change : shock.use_changes) {
      for (const ResourceId resource : change.resources) {
        if (!uses(change, resource))
          report(change.span, fmt::format("there is no final use of {} to change", name(resource)));
      }
    }
    const bool ends = shock.period.until || shock.period.duration;
    if (shock.rebuilding && !ends)
      report(
          shock.rebuilding->span,
          fmt::format("`{}` never ends, and what it destroys is rebuilt afterwards", shock.name));
    if (shock.recovery && !ends)
      report(world_.parameters[*shock.recovery].span,
             fmt::format("`{}` never ends, and so never recovers", shock.name));
  }

  void check(const ShippingRoute& route) {
    if (!route.taking) return;
    if (route.taking->value == 0) {
      report(route.taking->span, "goods that take no time arrive at once, as all others do");
      return;
    }
    for (const auto& [resource, buyer] : carried(world_, route)) {
      if (is_built(resource, route.supplier) ||
          baseline_flow(plan_, resource.index(), route.supplier.index(), buyer.index()) > 0)
        return;
    }
    report(route.taking->span, fmt::format("`{}` exports nothing there", country(route.supplier)));
  }

  void check(const Substitution& fact) {
    if (fact.up_to == 0) {
      report(fact.span, fmt::format("up to 0% of {} is none", name(fact.replaced)));
      return;
    }
    const auto sum = [&](const std::vector<double>& cells, ResourceId resource) {
      const auto first =
          cells.begin() + static_cast<std::ptrdiff_t>(plan_.cell(resource.index(), 0));
      return std::accumulate(first, first + static_cast<std::ptrdiff_t>(plan_.countries), 0.0);
    };
    bool made = sum(sums_.use, fact.substitute) > 0 || sum(plan_.capacity, fact.substitute) > 0;
    for (const CountryId id : world_.countries.ids()) made = made || is_built(fact.substitute, id);
    if (!made) report(fact.span, fmt::format("nobody makes {}", name(fact.substitute)));
    if (sum(sums_.use, fact.replaced) <= 0)
      report(fact.span, fmt::format("nobody uses {}", name(fact.replaced)));
  }

  void check(const Group& group) {
    for (const Member& member : group.members) {
      if (outside(member.period))
        report(member.span, fmt::format("`{}` is no member of `{}` while the script runs",
                                        country(member.country), group.name));
    }
  }

  void check(const Agreement& agreement) {
    for (const Member& member : agreement.members) {
      const Interval time = interval_of(world_, member, values_);
      const bool both = !outside(member.group_period) && !outside(member.period);
      if (both && member.group_period.span.valid() && time.until <= time.from)
        report(member.span,
               fmt::format("`{}` is no member of the group in that time", country(member.country)));
    }
    if (agreement.terms.empty())
      report(agreement.span, fmt::format("`{}` has members and no terms", agreement.name));
    if (outside(agreement.period)) {
      report(agreement.period.span,
             fmt::format("`{}` is never in force while the script runs", agreement.name));
      return;
    }
    std::vector<std::pair<Span, std::string>> idle;
    std::size_t idle_terms = 0;
    bool waived = false;
    for (const Term& term : agreement.terms) {
      // Controls may be waived before there are any: only an agreement of nothing else is idle.
      const auto* waiver = std::get_if<NoExportControlsTerm>(&term.node);
      const bool nothing_to_waive = waiver != nullptr && !is_controlled(agreement, *waiver);
      waived = waived || nothing_to_waive;
      if (find_idle(agreement, term, idle) || nothing_to_waive) ++idle_terms;
    }
    if (idle_terms == agreement.terms.size() && (idle.size() > 1 || waived)) {
      auto details = diagnostics_.report(
          agreement.span, without_effect,
          fmt::format("no term of `{}` has anything to act on", agreement.name));
      for (const auto& [span, why] : idle) details.label(span, why);
      if (waived) details.note("no scenario with it has export controls between its members");
      return;
    }
    for (const auto& [span, why] : idle) report(span, why);
  }

 private:
  void report(Span span, std::string why) { diagnostics_.report(span, without_effect, why); }
  const std::string& name(ResourceId id) const { return world_.resources[id].name; }
  const std::string& country(CountryId id) const { return world_.countries[id].name; }

  /// Adds why a term, or a part of it, cannot matter, as far as it is known without a run. True
  /// where all of it cannot.
  bool find_idle(const Agreement& agreement, const Term& term,
                 std::vector<std::pair<Span, std::string>>& idle) const {
    const std::size_t before = idle.size();
    if (const auto* shared = std::get_if<SharedReservesTerm>(&term.node)) {
      for (const ResourceId resource : shared->resources) {
        if (!held(agreement, resource))
          idle.emplace_back(term.span,
                            fmt::format("no member holds a reserve of {}", name(resource)));
      }
      return idle.size() - before == shared->resources.size();
    }
    const auto* build = std::get_if<BuildTerm>(&term.node);
    if (build == nullptr || !outside(build->period)) return false;
    idle.emplace_back(build->period.span,
                      fmt::format("`{}` does not stand while the script runs", term.name));
    return true;
  }

  /// True where a scenario with the agreement has a member that restricts exports to another; and
  /// where no scenario has it, since then nothing is known of what it stands against.
  bool is_controlled(const Agreement& agreement, const NoExportControlsTerm& waiver) const {
    const auto member = [&](CountryId id) {
      return std::any_of(agreement.members.begin(), agreement.members.end(),
                         [&](const Member& one) { return one.country == id; });
    };
    const auto hits = [&](const Restriction& restriction) {
      if (!member(restriction.supplier)) return false;
      const bool buys = restriction.buyers.empty() ||
                        std::any_of(restriction.buyers.begin(), restriction.buyers.end(), member);
      return buys &&
             std::any_of(restriction.resources.begin(), restriction.resources.end(),
                         [&](ResourceId id) {
                           return std::find(waiver.resources.begin(), waiver.resources.end(), id) !=
                                  waiver.resources.end();
                         });
    };
    bool part_of_one = false;
    for (const Scenario& scenario : world_.scenarios) {
      const bool has =
          std::any_of(scenario.agreements.begin(), scenario.agreements.end(),
                      [&](AgreementId id) { return &world_.agreements[id] == &agreement; });
      part_of_one = part_of_one || has;
      if (!has) continue;
      for (const ShockId shock : scenario.shocks) {
        const std::vector<Restriction>& all = world_.shocks[shock].restrictions;
        if (std::any_of(all.begin(), all.end(), hits)) return true;
      }
    }
    return !part_of_one;
  }

  /// Rebuilding is ordered where the one who rebuilds bought before: from nobody, then nothing.
  void check(const Rebuilding& rebuilding, const CapitalLoss& loss) {
    const std::size_t column = column_of(plan_, loss);
    for (const Rebuilding::Portion& portion : rebuilding.portions) {
      double bought = 0;
      for (std::size_t supplier = 0; supplier < plan_.countries; ++supplier)
        bought += plan_.flow[plan_.pair(portion.resource.index(), supplier, column)];
      if (bought > 0) continue;
      report(portion.span, fmt::format("`{}` of `{}` buys no {}, and has nobody to order it from",
                                       loss.resource ? name(*loss.resource)
                                                     : world_.categories[*loss.category].name,
                                       country(loss.country), name(portion.resource)));
    }
  }

  bool outside(const PeriodClause& period) const {
    const Interval time = interval(world_, period, values_);
    return time.from >= to_double(world_.horizon.months()) || time.until <= 0;
  }

  /// A plant of some agreement may give a country what it does not have at the start.
  bool is_built(ResourceId resource, CountryId place) const {
    return std::any_of(
        world_.agreements.begin(), world_.agreements.end(), [&](const Agreement& agreement) {
          return std::any_of(agreement.terms.begin(), agreement.terms.end(), [&](const Term& term) {
            const auto* build = std::get_if<BuildTerm>(&term.node);
            return build != nullptr && build->resource == resource && build->country == place;
          });
        });
  }

  bool exports(const Restriction& restriction, ResourceId resource) const {
    if (is_built(resource, restriction.supplier)) return true;
    for (const CountryId buyer : world_.countries.ids()) {
      const bool meant = restriction.buyers.empty() ||
                         std::find(restriction.buyers.begin(), restriction.buyers.end(), buyer) !=
                             restriction.buyers.end();
      if (meant && buyer != restriction.supplier &&
          baseline_flow(plan_, resource.index(), restriction.supplier.index(), buyer.index()) > 0)
        return true;
    }
    return false;
  }

  bool uses(const UseChange& change, ResourceId resource) const {
    const auto meant = [&](CountryId id) {
      return change.countries.empty() || std::find(change.countries.begin(), change.countries.end(),
                                                   id) != change.countries.end();
    };
    if (plan_.by_user) {
      for (const CountryId id : world_.countries.ids()) {
        const std::size_t cell = plan_.cell(resource.index(), id.index());
        if (meant(id) && sums_.use[cell] > sums_.industries[cell]) return true;
      }
      return false;
    }
    // What is left over goes to the rest of the world, said or not.
    const std::optional<CountryId> sink = rest_of_world(world_);
    if (sink && meant(*sink)) return true;
    return std::any_of(world_.uses.begin(), world_.uses.end(), [&](const Use& fact) {
      return fact.resource == resource && meant(fact.country) &&
             (fact.rest || fact.amount.value > 0);
    });
  }

  bool held(const Agreement& agreement, ResourceId resource) const {
    return std::any_of(world_.reserves.begin(), world_.reserves.end(), [&](const Reserve& fact) {
      const bool member =
          std::any_of(agreement.members.begin(), agreement.members.end(),
                      [&](const Member& one) { return one.country == fact.country; });
      return member && fact.resource == resource && fact.amount.value > 0;
    });
  }

  const World& world_;
  const engine::Plan& plan_;
  const BaselineSums& sums_;
  std::vector<std::variant<Rational, Date>> values_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_effects(const World& world, const engine::Plan& plan, const BaselineSums& sums,
                   Diagnostics& diagnostics) {
  EffectCheck check(world, plan, sums, diagnostics);
  for (const Shock& shock : world.shocks) check.check(shock);
  for (const Agreement& agreement : world.agreements) check.check(agreement);
  for (const ShippingRoute& route : world.routes) check.check(route);
  for (const Substitution& fact : world.substitutions) check.check(fact);
  for (const Group& group : world.groups) check.check(group);
}

}  // namespace entente
