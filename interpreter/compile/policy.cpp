#include <algorithm>
#include <cmath>

#include "compile/compile.h"
#include "engine/window.h"
#include "support/overloaded.h"

namespace entente {

namespace {

using Values = std::vector<std::variant<Rational, Date>>;

double number_of(const Values& values, ParameterId id) {
  return to_double(std::get<Rational>(values[id.index()]));
}

double days_of(const World& world, const Values& values, ParameterId id) {
  const double value = number_of(values, id);
  return world.parameters[id].dimension == Dimension(BaseDimensions::day)
             ? value
             : value * engine::days_per_month;
}

template <typename Id>
std::vector<std::size_t> indices(const std::vector<Id>& ids) {
  std::vector<std::size_t> result;
  for (const Id id : ids) result.push_back(id.index());
  return result;
}

engine::Disposal compile_disposal(Disposal disposal) {
  switch (disposal) {
    case Disposal::keeping:
      return engine::Disposal::keeping;
    case Disposal::selling_elsewhere:
      return engine::Disposal::selling_elsewhere;
    case Disposal::cutting:
      return engine::Disposal::cutting;
  }
  return engine::Disposal::keeping;
}

engine::Curve compile_curve(Curve curve) {
  switch (curve) {
    case Curve::linear:
      return engine::Curve::linear;
    case Curve::convex:
      return engine::Curve::convex;
    case Curve::convex_unscaled:
      return engine::Curve::convex_unscaled;
    case Curve::concave:
      return engine::Curve::concave;
  }
  return engine::Curve::linear;
}

/// Fills one Policy from the components of one scenario.
class PolicyBuilder {
 public:
  PolicyBuilder(const World& world, const engine::Plan& plan, const Values& values)
      : world_(world), plan_(plan), values_(values) {}

  engine::Policy build(const std::vector<Component>& chosen) {
    for (const Component& component : chosen) {
      if (component.shock) {
        add_shock(world_.shocks[*component.shock]);
      } else {
        const Agreement& agreement = world_.agreements[component.agreement];
        add_term(agreement, agreement.terms[component.term]);
      }
    }
    // Routes matter where a chokepoint is closed, and nowhere else.
    if (!policy_.closures.empty()) {
      for (const ShippingRoute& route : world_.routes) add_route(route);
    }
    return std::move(policy_);
  }

 private:
  double share(ParameterId id) const { return number_of(values_, id); }

  engine::Window window(const Shock& shock) const {
    const Interval time = interval(world_, shock.period, values_);
    return {time.from, time.until, shock.recovery ? months_of(world_, values_, *shock.recovery) : 0,
            compile_curve(shock.curve)};
  }

  engine::Scope scope(const Agreement& agreement) const {
    const Interval time = interval(world_, agreement.period, values_);
    engine::Scope result;
    result.from = time.from;
    result.until = time.until;
    for (const Member& member : agreement.members) {
      const Interval membership = interval_of(world_, member, values_);
      if (membership.until > membership.from)
        result.members.push_back({member.country.index(), membership.from, membership.until});
    }
    return result;
  }

  void add_route(const ShippingRoute& route) {
    for (const auto& [resource, buyer] : carried(world_, route)) {
      policy_.routes.push_back({resource.index(), route.supplier.index(), buyer.index(),
                                to_double(route.share.value), indices(route.chokepoints)});
    }
  }

  /// What the country uses in the time of the loss.
  double used_in(const ReserveLoss& loss) const {
    double use = 0;
    for (std::size_t supplier = 0; supplier < plan_.countries; ++supplier)
      use += baseline_flow(plan_, loss.resource.index(), supplier, loss.country.index());
    return days_of(world_, values_, loss.by) / engine::days_per_month * use / plan_.months_per_step;
  }

  void add_shock(const Shock& shock) {
    const engine::Window time = window(shock);
    for (const Restriction& restriction : shock.restrictions) {
      for (const ResourceId resource : restriction.resources) {
        engine::ExportControl control{resource.index(),
                                      restriction.supplier.index(),
                                      indices(restriction.buyers),
                                      share(restriction.by),
                                      compile_disposal(restriction.disposal),
                                      time};
        if (restriction.buyers.empty()) {
          for (std::size_t buyer = 0; buyer < plan_.countries; ++buyer)
            control.buyers.push_back(buyer);
        }
        std::erase(control.buyers, control.supplier);
        policy_.controls.push_back(std::move(control));
      }
    }
    for (const CapacityLoss& loss : shock.losses) {
      policy_.losses.push_back({loss.resource.index(), loss.country.index(), share(loss.by), time});
    }
    for (const ReserveLoss& loss : shock.reserve_losses) {
      const double by = loss.in_time ? used_in(loss) : share(loss.by);
      policy_.reserve_losses.push_back(
          {loss.resource.index(), loss.country.index(), by, loss.share, time.from});
    }
    add_capital_losses(shock, time);
    for (const ChokepointClosure& closure : shock.closures) {
      for (const ChokepointId chokepoint : closure.chokepoints) {
        policy_.closures.push_back({chokepoint.index(), share(closure.by), time});
      }
    }
    for (const UseChange& change : shock.use_changes) {
      for (const ResourceId resource : change.resources) {
        for (std::size_t country = 0; country < plan_.countries; ++country) {
          const bool chosen = change.countries.empty() ||
                              std::find(change.countries.begin(), change.countries.end(),
                                        CountryId(country)) != change.countries.end();
          if (!chosen) continue;
          policy_.demand_changes.push_back(
              {resource.index(), country, (change.raises ? 1 : -1) * share(change.by), time});
        }
      }
    }
  }

  /// What is rebuilt is missing until then; the rest comes back by itself.
  void add_capital_losses(const Shock& shock, const engine::Window& time) {
    if (!shock.rebuilding) {
      for (const CapitalLoss& loss : shock.capital_losses) {
        policy_.capital_losses.push_back({loss.resource->index(), loss.country.index(),
                                          capital_lost(plan_, loss, number_of(values_, loss.by)),
                                          time});
      }
      return;
    }
    engine::Rebuilding rebuilding;
    for (const CapitalLoss& loss : shock.capital_losses)
      rebuilding.damages.push_back(
          {column_of(plan_, loss), capital_lost(plan_, loss, number_of(values_, loss.by))});
    for (const Rebuilding::Portion& portion : shock.rebuilding->portions)
      rebuilding.builders.push_back({portion.resource.index(), to_double(portion.share)});
    rebuilding.from = time.from;
    rebuilding.until = time.until;
    rebuilding.months = months_of(world_, values_, shock.rebuilding->over);
    rebuilding.factor = share(shock.rebuilding->at);
    policy_.rebuildings.push_back(std::move(rebuilding));
  }

  std::vector<std::size_t> traded(const std::vector<ResourceId>& named) const {
    if (!named.empty()) return indices(named);
    std::vector<std::size_t> result;
    for (std::size_t resource = 0; resource < plan_.resources; ++resource) {
      if (plan_.local[resource] == 0) result.push_back(resource);
    }
    return result;
  }

  void add_term(const Agreement& agreement, const Term& term) {
    std::visit(overloaded{
                   [&](const NoExportControlsTerm& node) {
                     policy_.no_controls.push_back({scope(agreement), indices(node.resources)});
                   },
                   [&](const PriorityTerm& node) {
                     engine::Priority priority{scope(agreement), traded(node.resources),
                                               share(node.share), std::nullopt};
                     if (node.trigger) priority.trigger = share(*node.trigger);
                     policy_.priorities.push_back(std::move(priority));
                   },
                   [&](const SharedReservesTerm& node) {
                     engine::SharedReserves shared{scope(agreement), indices(node.resources), 0, 1};
                     if (node.above) shared.above_days = days_of(world_, values_, *node.above);
                     if (node.up_to) shared.up_to = share(*node.up_to);
                     policy_.shared_reserves.push_back(std::move(shared));
                   },
                   [&](const GuaranteeTerm& node) {
                     policy_.guarantees.push_back({scope(agreement), node.resource.index(),
                                                   node.supplier.index(), node.buyer.index(),
                                                   number_of(values_, node.amount)});
                   },
                   [&](const BuildTerm& node) { add_plant(agreement, node); },
               },
               term.node);
  }

  void add_plant(const Agreement& agreement, const BuildTerm& term) {
    engine::Plant plant;
    plant.resource = term.resource.index();
    plant.country = term.country.index();
    plant.amount = number_of(values_, term.amount);
    // Without a period of its own a plant is begun when the agreement is.
    const PeriodClause& period = term.period.from ? term.period : agreement.period;
    const Interval time = interval(world_, period, values_);
    plant.from = std::max(time.from, -12.0 * (max_year - min_year));
    plant.until = term.period.from || term.period.until
                      ? interval(world_, term.period, values_).until
                      : engine::unlimited;
    plant.over = term.over ? months_of(world_, values_, *term.over) : 0;
    if (term.to_members) {
      for (const Member& member : agreement.members)
        plant.members_only.push_back(member.country.index());
    }
    policy_.plants.push_back(std::move(plant));
  }

  const World& world_;
  const engine::Plan& plan_;
  const Values& values_;
  engine::Policy policy_;
};

}  // namespace

double capital_lost(const engine::Plan& plan, const CapitalLoss& loss, double value) {
  if (!loss.share) return value;
  return value * plan.capital[plan.cell(loss.resource->index(), loss.country.index())];
}

std::size_t column_of(const engine::Plan& plan, const CapitalLoss& loss) {
  if (loss.resource) return loss.country.index() * plan.resources + loss.resource->index();
  return plan.countries * plan.resources + loss.country.index() * plan.categories +
         loss.category->index();
}

std::vector<Component> components(const World& world, const Scenario& scenario) {
  std::vector<Component> result;
  for (const ShockId shock : scenario.shocks) result.push_back({shock, {}, 0});
  for (const AgreementId agreement : scenario.agreements) {
    for (std::size_t term = 0; term < world.agreements[agreement].terms.size(); ++term) {
      result.push_back({std::nullopt, agreement, term});
    }
  }
  return result;
}

std::string name(const World& world, const Component& component) {
  if (component.shock) return world.shocks[*component.shock].name;
  return world.agreements[component.agreement].terms[component.term].name;
}

Values parameter_values(const World& world, const Scenario& scenario) {
  Values values;
  for (const Parameter& parameter : world.parameters) values.push_back(parameter.value);
  for (const Override& change : scenario.overrides) values[change.parameter.index()] = change.value;
  return values;
}

Interval interval_of(const World& world, const Member& member, const Values& values) {
  const Interval own = interval(world, member.period, values);
  const Interval group = interval(world, member.group_period, values);
  return {std::max(own.from, group.from), std::min(own.until, group.until)};
}

std::size_t step_at(const engine::Plan& plan, double months) {
  return engine::step_in(months, plan.months_per_step);
}

engine::Policy compile_policy(const World& world, const engine::Plan& plan,
                              const Scenario& scenario, const std::vector<Component>& chosen) {
  const Values values = parameter_values(world, scenario);
  return PolicyBuilder(world, plan, values).build(chosen);
}

}  // namespace entente
