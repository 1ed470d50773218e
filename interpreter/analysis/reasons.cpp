#include "analysis/reasons.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>

#include "support/overloaded.h"

namespace entente {

namespace {

using engine::Quantity;

/// Calls `visit` for the formulas that one rests on directly.
template <typename Visit>
void for_each_operand(const Formula& formula, Visit visit) {
  std::visit(overloaded{
                 [&](const UnaryFormula& node) { visit(node.operand); },
                 [&](const BinaryFormula& node) {
                   visit(node.left);
                   visit(node.right);
                 },
                 [&](const Comparison& node) {
                   visit(node.left);
                   visit(node.right);
                 },
                 [&](const Choice& node) {
                   visit(node.condition);
                   visit(node.then);
                   visit(node.otherwise);
                 },
                 [&](const Fold& node) {
                   for (const FormulaId operand : node.operands) visit(operand);
                   for (const auto& condition : node.conditions) {
                     if (condition) visit(*condition);
                   }
                 },
                 [&](const Aggregate& node) { visit(node.operand); },
                 [&](const AtPeriod& node) { visit(node.operand); },
                 [&](const InScenario& node) { visit(node.operand); },
                 [&](const Contribution& node) { visit(node.operand); },
                 [&](const Criticality& node) { visit(node.operand); },
                 [](const auto&) {},
             },
             formula.node);
}

/// Asks of what an industry makes, and not of what a country gets.
bool about_output(Question question) {
  switch (question) {
    case Question::production:
    case Question::capacity:
    case Question::exports:
    case Question::lost_output:
    case Question::concentration:
      return true;
    case Question::demand:
    case Question::available:
    case Question::shortage:
    case Question::imports:
    case Question::stock:
    case Question::reserve:
    case Question::world_shortage:
    case Question::import_reliance:
    case Question::days_of_cover:
      return false;
  }
  return false;
}

/// What is in force when in a scenario, in periods.
class Times {
 public:
  Times(const World& world, const Scenario& scenario)
      : world_(world), values_(parameter_values(world, scenario)) {}

  /// True of a shock in the period; what is still coming back counts.
  bool touch(const Shock& shock, std::size_t period) const {
    Interval time = interval(world_, shock.period, values_);
    if (shock.recovery) time.until += months_of(world_, values_, *shock.recovery);
    if (shock.rebuilding) time.until += months_of(world_, values_, shock.rebuilding->over);
    const double length = to_double(world_.horizon.months_per_period());
    const auto begin = static_cast<double>(period) * length;
    return time.from < begin + length && time.until > begin;
  }

  /// True where nothing of the period lies outside the time.
  bool fills(const Interval& time, std::size_t period) const {
    const double length = to_double(world_.horizon.months_per_period());
    const auto begin = static_cast<double>(period) * length;
    // Dates become months by division, and may miss the beginning of a period by a bit.
    const double slack = 1e-9 * length;
    return time.from <= begin + slack && time.until >= begin + length - slack;
  }

  const ParameterValues& values() const { return values_; }

 private:
  const World& world_;
  ParameterValues values_;
};

template <typename Value>
bool holds(const std::vector<Value>& values, const Value& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

/// Looks into one period of a run.
class Investigation {
 public:
  Investigation(const World& world, const Runs& runs, ScenarioId scenario, std::size_t period)
      : world_(world),
        plan_(runs.plan),
        calm_(runs.of(ScenarioId(0))),
        trace_(runs.of(scenario)),
        scenario_(world.scenarios[scenario]),
        period_(period),
        times_(world, scenario_) {
    for (const ShockId shock : scenario_.shocks) {
      if (times_.touch(world.shocks[shock], period)) in_force_.push_back(shock);
    }
  }

  std::vector<Reason> follow(const std::vector<SeriesQuestion>& questions) {
    begin_with(questions);
    std::vector<Reason> result;
    while (!waiting_.empty() && result.size() < most_reasons) {
      const Subject subject = waiting_.front();
      waiting_.pop_front();
      if (subject.output)
        result.push_back(output(subject.resource, subject.country));
      else
        result.push_back(shortage(subject.resource, subject.country));
    }
    return result;
  }

 private:
  struct Subject {
    bool output = false;
    ResourceId resource;
    CountryId country;
    friend bool operator==(const Subject&, const Subject&) = default;
  };

  void wait(const Subject& subject) {
    if (holds(seen_, subject)) return;
    seen_.push_back(subject);
    waiting_.push_back(subject);
  }

  /// Of every resource the countries asked of that miss most, or whose industries lose most.
  void begin_with(const std::vector<SeriesQuestion>& questions) {
    std::vector<std::pair<double, Subject>> candidates;
    for (const SeriesQuestion& question : questions) {
      const bool output = about_output(question.question);
      std::vector<CountryId> countries = question.countries;
      if (countries.empty()) {
        for (const CountryId country : world_.countries.ids()) countries.push_back(country);
      }
      for (const CountryId country : countries) {
        const double size = output ? change(Quantity::production, question.resource, country).loss()
                                   : now(Quantity::shortage, question.resource, country);
        candidates.push_back({size, {output, question.resource, country}});
      }
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& candidate : candidates) {
      const auto size = candidate.first;
      const Subject& subject = candidate.second;
      const auto alike = std::count_if(seen_.begin(), seen_.end(), [&](const Subject& other) {
        return other.output == subject.output && other.resource == subject.resource;
      });
      if (alike < most_countries && (size > 0 || alike == 0)) wait(subject);
    }
  }

  template <typename Value>
  double over_period(Value value) const {
    double sum = 0;
    for (std::size_t k = 0; k < plan_.steps_per_period; ++k)
      sum += value(period_ * plan_.steps_per_period + k);
    return sum;
  }
  double sum(const engine::Trace& trace, Quantity quantity, ResourceId resource,
             CountryId country) const {
    return over_period([&](std::size_t step) {
      return trace.at(quantity, step, resource.index(), country.index());
    });
  }
  double now(Quantity quantity, ResourceId resource, CountryId country) const {
    return sum(trace_, quantity, resource, country);
  }
  Change change(Quantity quantity, ResourceId resource, CountryId country) const {
    return {sum(calm_, quantity, resource, country), sum(trace_, quantity, resource, country)};
  }
  Change delivered(ResourceId resource, CountryId supplier, CountryId buyer) const {
    const auto sum_of = [&](const engine::Trace& trace) {
      return over_period([&](std::size_t step) {
        return trace.flow(step, resource.index(), supplier.index(), buyer.index());
      });
    };
    return {sum_of(calm_), sum_of(trace_)};
  }

  ShortageReason shortage(ResourceId resource, CountryId country) {
    ShortageReason reason;
    reason.resource = resource;
    reason.country = country;
    reason.demand = change(Quantity::demand, resource, country);
    reason.shortage = now(Quantity::shortage, resource, country);
    reason.released = now(Quantity::released, resource, country);
    reason.received = now(Quantity::received, resource, country);
    for (const ShockId shock : in_force_) {
      for (const UseChange& raise : world_.shocks[shock].use_changes) {
        const bool here = raise.countries.empty() || holds(raise.countries, country);
        if (raise.raises && here && holds(raise.resources, resource))
          reason.raised_by.push_back(shock);
      }
    }
    if (trace_.flows.empty()) return reason;
    for (const CountryId supplier : world_.countries.ids()) {
      SupplyChange supply{supplier, delivered(resource, supplier, country), {}};
      if (std::fabs(supply.delivered.loss()) < smallest_cause * reason.demand.usual) continue;
      if (supply.delivered.loss() > 0) supply.causes = supply_causes(resource, supplier, country);
      reason.supplies.push_back(std::move(supply));
    }
    std::stable_sort(reason.supplies.begin(), reason.supplies.end(),
                     [](const SupplyChange& a, const SupplyChange& b) {
                       return a.delivered.loss() > b.delivered.loss();
                     });
    return reason;
  }

  OutputReason output(ResourceId resource, CountryId country) {
    OutputReason reason;
    reason.resource = resource;
    reason.country = country;
    reason.output = change(Quantity::production, resource, country);
    reason.built = now(Quantity::built, resource, country);
    reason.causes = output_causes(resource, country);
    return reason;
  }

  std::vector<Cause> supply_causes(ResourceId resource, CountryId supplier, CountryId buyer) {
    std::vector<Cause> causes;
    if (supplier != buyer) {
      for (const ShockId shock : in_force_) {
        if (withholds(world_.shocks[shock], resource, supplier, buyer))
          causes.push_back({Cause::Kind::control, shock, {}});
        if (closes(world_.shocks[shock], resource, supplier, buyer))
          causes.push_back({Cause::Kind::passage, shock, {}});
      }
    }
    const Change made = change(Quantity::production, resource, supplier);
    if (made.loss() > smallest_cause * made.usual) {
      for (const Cause& cause : output_causes(resource, supplier)) causes.push_back(cause);
      wait({true, resource, supplier});
    }
    if (causes.empty()) causes.push_back({Cause::Kind::shared_out, {}, {}});
    return causes;
  }

  bool withholds(const Shock& shock, ResourceId resource, CountryId supplier,
                 CountryId buyer) const {
    if (waived(resource, supplier, buyer)) return false;
    return std::any_of(
        shock.restrictions.begin(), shock.restrictions.end(), [&](const Restriction& control) {
          return control.supplier == supplier && holds(control.resources, resource) &&
                 (control.buyers.empty() || holds(control.buyers, buyer));
        });
  }

  /// Among members that have promised each other no controls, all through the period.
  bool waived(ResourceId resource, CountryId supplier, CountryId buyer) const {
    for (const AgreementId id : scenario_.agreements) {
      const Agreement& agreement = world_.agreements[id];
      if (!times_.fills(interval(world_, agreement.period, times_.values()), period_)) continue;
      const auto is_member = [&](CountryId country) {
        return std::any_of(
            agreement.members.begin(), agreement.members.end(), [&](const Member& member) {
              return member.country == country &&
                     times_.fills(interval_of(world_, member, times_.values()), period_);
            });
      };
      for (const Term& term : agreement.terms) {
        const auto* waiver = std::get_if<NoExportControlsTerm>(&term.node);
        if (waiver != nullptr && holds(waiver->resources, resource) && is_member(supplier) &&
            is_member(buyer))
          return true;
      }
    }
    return false;
  }

  bool closes(const Shock& shock, ResourceId resource, CountryId supplier, CountryId buyer) const {
    const auto passes = [&](ChokepointId chokepoint) {
      return std::any_of(
          world_.routes.begin(), world_.routes.end(), [&](const ShippingRoute& route) {
            return route.supplier == supplier && holds(route.chokepoints, chokepoint) &&
                   holds(carried(world_, route), std::pair(resource, buyer));
          });
    };
    return std::any_of(
        shock.closures.begin(), shock.closures.end(), [&](const ChokepointClosure& closure) {
          return std::any_of(closure.chokepoints.begin(), closure.chokepoints.end(), passes);
        });
  }

  std::vector<Cause> output_causes(ResourceId resource, CountryId country) {
    std::vector<Cause> causes;
    for (const ShockId shock : in_force_) {
      const auto here = [&](const auto& loss) {
        return loss.country == country && loss.resource == resource;
      };
      const Shock& node = world_.shocks[shock];
      if (std::any_of(node.losses.begin(), node.losses.end(), here) ||
          std::any_of(node.capital_losses.begin(), node.capital_losses.end(), here))
        causes.push_back({Cause::Kind::capacity, shock, {}});
    }
    if (const std::optional<ResourceId> input = limiting_input(resource, country)) {
      causes.push_back({Cause::Kind::input, {}, *input});
      wait({false, *input, country});
    }
    return causes;
  }

  /// The input for want of which most output was lost.
  std::optional<ResourceId> limiting_input(ResourceId resource, CountryId country) const {
    std::map<int, double> lost;
    for (std::size_t k = 0; k < plan_.steps_per_period; ++k) {
      const std::size_t step = period_ * plan_.steps_per_period + k;
      const std::size_t at = (step * trace_.resources + resource.index()) * trace_.countries;
      const int input = trace_.limiting_input[at + country.index()];
      if (input >= 0)
        lost[input] += trace_.at(Quantity::lost_output, step, resource.index(), country.index());
    }
    std::optional<ResourceId> result;
    double most = 0;
    for (const auto& [input, amount] : lost) {
      if (amount <= most) continue;
      most = amount;
      result = ResourceId(static_cast<std::size_t>(input));
    }
    return result;
  }

  const World& world_;
  const engine::Plan& plan_;
  const engine::Trace& calm_;
  const engine::Trace& trace_;
  const Scenario& scenario_;
  std::size_t period_;
  Times times_;
  std::vector<ShockId> in_force_;
  std::deque<Subject> waiting_;
  std::vector<Subject> seen_;
};

void collect(const World& world, FormulaId id, std::vector<SeriesQuestion>& result) {
  const Formula& formula = world.formulas[id];
  if (const auto* node = std::get_if<SeriesQuestion>(&formula.node)) {
    if (!holds(result, *node)) result.push_back(*node);
  } else if (const auto* measured = std::get_if<MeasureQuestion>(&formula.node)) {
    result.push_back({Question::shortage, measured->resource, measured->countries, std::nullopt});
  }
  for_each_operand(formula, [&](FormulaId operand) { collect(world, operand, result); });
}

/// The operand is a series: the aggregate's period is where it is highest or lowest.
std::size_t extreme(const std::vector<double>& values, bool highest) {
  const auto place = highest ? std::max_element(values.begin(), values.end())
                             : std::min_element(values.begin(), values.end());
  return static_cast<std::size_t>(place - values.begin());
}

/// Where the run asked of is furthest from calm.
std::size_t furthest(const std::vector<double>& values, const std::vector<double>& calm) {
  std::size_t result = 0;
  double most = 0;
  for (std::size_t period = 0; period < values.size(); ++period) {
    const double distance = std::fabs(values[period] - calm[std::min(period, calm.size() - 1)]);
    if (!(distance > most)) continue;
    most = distance;
    result = period;
  }
  return result;
}

}  // namespace

std::pair<FormulaId, ScenarioId> asked_in(const World& world, FormulaId formula,
                                          ScenarioId scenario) {
  while (const auto* inside = std::get_if<InScenario>(&world.formulas[formula].node)) {
    formula = inside->operand;
    scenario = inside->scenario;
  }
  return {formula, scenario};
}

std::vector<SeriesQuestion> questions_of(const World& world, FormulaId formula) {
  std::vector<SeriesQuestion> result;
  collect(world, formula, result);
  return result;
}

engine::Recording recording_for_reasons(const engine::Plan& plan) {
  constexpr std::size_t most_flows = 64'000'000;
  engine::Recording recording;
  recording.flows = plan.steps() * plan.resources * plan.countries * plan.countries <= most_flows;
  return recording;
}

std::size_t telling_period(const World& world, const Runs& runs, FormulaId formula,
                           ScenarioId scenario) {
  const Formula& asked = world.formulas[formula];
  const ScenarioId baseline(0);
  if (const auto* fixed = std::get_if<AtPeriod>(&asked.node))
    return static_cast<std::size_t>(fixed->period);
  if (std::holds_alternative<InScenario>(asked.node)) {
    const auto [inside, own] = asked_in(world, formula, scenario);
    return telling_period(world, runs, inside, own);
  }
  if (const auto* aggregate = std::get_if<Aggregate>(&asked.node)) {
    const Answer operand = evaluate(world, runs, aggregate->operand, scenario);
    if (!operand.is_series()) return telling_period(world, runs, aggregate->operand, scenario);
    if (aggregate->aggregation == Aggregation::peak) return extreme(operand.values, true);
    if (aggregate->aggregation == Aggregation::lowest) return extreme(operand.values, false);
    return furthest(operand.values, evaluate(world, runs, aggregate->operand, baseline).values);
  }
  const Answer answer = evaluate(world, runs, formula, scenario);
  if (answer.is_series())
    return furthest(answer.values, evaluate(world, runs, formula, baseline).values);
  // A number made of numbers: the first part that has a period of its own decides; a measure, the
  // worst of its gap.
  std::optional<std::size_t> found;
  for_each_operand(asked, [&](FormulaId operand) {
    if (!found && !questions_of(world, operand).empty())
      found = telling_period(world, runs, operand, scenario);
  });
  if (found) return *found;
  const std::vector<SeriesQuestion> questions = questions_of(world, formula);
  if (questions.empty()) return 0;
  return extreme(series(runs.plan, runs.sums, runs.of(scenario), questions.front()), true);
}

std::vector<Reason> reasons(const World& world, const Runs& runs, FormulaId formula,
                            ScenarioId scenario, std::size_t period) {
  return Investigation(world, runs, scenario, period).follow(questions_of(world, formula));
}

}  // namespace entente
