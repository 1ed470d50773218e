#include <algorithm>
#include <map>
#include <set>

#include "check/overrides.h"
#include "check/passes.h"
#include "check/resolve.h"
#include "check/statements.h"
#include "support/overloaded.h"
#include "support/suggest.h"

namespace entente::check {

namespace {

constexpr Kind<std::string, std::string_view> not_a_component{
    "E0209", Severity::error, "`{}` is {}; a scenario is made of shocks, agreements and scenarios"};
constexpr Kind<std::string> unknown_component{"E0201", Severity::error,
                                              "unknown shock, agreement or scenario `{}`"};
constexpr Kind<std::string> overrides_disagree{"E0603", Severity::error,
                                               "two parts of the scenario set `{}` differently"};
constexpr Kind<std::string> scenario_in_circle{"E0604", Severity::error,
                                               "the scenario `{}` is made of itself"};
constexpr Kind<std::size_t> too_deep{"E0904", Severity::error,
                                     "what this rests on is nested deeper than {} levels"};

constexpr std::size_t max_depth = 200;

class ScenarioReader {
 public:
  explicit ScenarioReader(Context& context) : context_(context) {
    for_each_statement<syntax::ScenarioStatement>(
        context,
        [&](const syntax::ScenarioStatement& node, const auto&) { statements_.push_back(&node); });
    done_.assign(context.world.scenarios.size(), 0);
    done_[0] = 2;  // the baseline
  }

  void read_all() {
    for (std::size_t i = 0; i < statements_.size(); ++i)
      settle(ScenarioId(i + 1), statements_[i]->name.span);
  }

 private:
  struct Setting {
    std::variant<Rational, Date> value;
    Span span;
  };
  /// Two parts that set a figure differently.
  struct Conflict {
    ParameterId parameter;
    Span at;  ///< of the second part
    Span first;
    Span second;
  };

  /// Scenarios may stand in any order; one that is in work when it is asked for is made of itself.
  bool settle(ScenarioId id, Span asked_at) {
    char& state = done_[id.index()];
    if (state == 2) return true;
    if (state == 1) {
      context_.diagnostics.report(asked_at, scenario_in_circle, context_.world.scenarios[id].name)
          .label(context_.world.scenarios[id].span, "declared here");
      return false;
    }
    if (depth_ >= max_depth) {
      if (!context_.exhausted)
        context_.diagnostics.report(asked_at, too_deep, max_depth)
            .help("let fewer scenarios rest on each other");
      context_.exhausted = true;
      return false;
    }
    state = 1;
    ++depth_;
    compose(id, *statements_[id.index() - 1]);
    --depth_;
    done_[id.index()] = 2;
    return true;
  }

  void compose(ScenarioId id, const syntax::ScenarioStatement& node) {
    std::set<ShockId> shocks;
    std::set<AgreementId> agreements;
    std::map<ParameterId, Setting> settings;
    std::vector<Conflict> conflicts;
    for (const syntax::Name& name : node.components) {
      const Symbol* symbol = context_.symbols.find(name.text);
      if (symbol == nullptr) {
        report_unknown(name);
        continue;
      }
      std::visit(
          overloaded{[&](ShockId shock) { shocks.insert(shock); },
                     [&](AgreementId agreement) { agreements.insert(agreement); },
                     [&](ScenarioId part) {
                       if (!settle(part, name.span)) return;
                       const Scenario& scenario = context_.world.scenarios[part];
                       shocks.insert(scenario.shocks.begin(), scenario.shocks.end());
                       agreements.insert(scenario.agreements.begin(), scenario.agreements.end());
                       inherit(scenario, name.span, settings, conflicts);
                     },
                     [&](auto) {
                       context_.diagnostics
                           .report(name.span, not_a_component, name.text, describe(symbol->meaning))
                           .label(symbol->span, "declared here");
                     }},
          symbol->meaning);
    }
    Scenario& scenario = context_.world.scenarios[id];
    scenario.shocks.assign(shocks.begin(), shocks.end());
    scenario.agreements.assign(agreements.begin(), agreements.end());
    std::map<ParameterId, Span> said;
    for (const syntax::Override& change : node.overrides) set(scenario, change, settings, said);
    for (const Conflict& conflict : conflicts) {
      if (!said.contains(conflict.parameter)) report(conflict);
    }
    for (const auto& [parameter, setting] : settings)
      context_.world.scenarios[id].overrides.push_back({parameter, setting.value, setting.span});
  }

  /// `a + b` has no order: what both set must be set alike, or once more by the scenario itself.
  static void inherit(const Scenario& part, Span at, std::map<ParameterId, Setting>& settings,
                      std::vector<Conflict>& conflicts) {
    for (const Override& change : part.overrides) {
      const auto [place, added] = settings.insert({change.parameter, {change.value, change.span}});
      if (added || place->second.value == change.value) continue;
      conflicts.push_back({change.parameter, at, place->second.span, change.span});
    }
  }

  void report(const Conflict& conflict) {
    context_.diagnostics
        .report(conflict.at, overrides_disagree, context_.world.parameters[conflict.parameter].path)
        .label(conflict.first, "set here")
        .label(conflict.second, "and here, differently")
        .help("set it once more after `with`, which decides");
  }

  void report_unknown(const syntax::Name& name) {
    const auto candidates = context_.symbols.names([](const Meaning& meaning) {
      return std::holds_alternative<ShockId>(meaning) ||
             std::holds_alternative<AgreementId>(meaning) ||
             std::holds_alternative<ScenarioId>(meaning);
    });
    auto details = context_.diagnostics.report(name.span, unknown_component, name.text);
    if (const auto suggestion = nearest(name.text, candidates)) {
      details.here(fmt::format("did you mean `{}`?", *suggestion))
          .fix(name.span, *suggestion, fmt::format("write `{}`", *suggestion));
    }
  }

  void set(const Scenario& scenario, const syntax::Override& change,
           std::map<ParameterId, Setting>& settings, std::map<ParameterId, Span>& said) {
    const std::optional<ParameterId> parameter = parameter_once(context_, change, said);
    if (!parameter) return;
    if (!has_figure(context_.world, scenario, *parameter)) {
      report_not_in_scenario(context_, change, scenario, *parameter)
          .help(fmt::format("add it: `… + {} with {{ … }}`",
                            owner_of(context_, context_.world.parameters[*parameter])));
      return;
    }
    if (const auto value = value_for(context_, *parameter, change.value))
      settings.insert_or_assign(*parameter, Setting{*value, change.span});
  }

  Context& context_;
  std::vector<const syntax::ScenarioStatement*> statements_;
  std::vector<char> done_;
  std::size_t depth_ = 0;
};

/// A script without scenarios runs everything that it declares.
void add_scenario_of_everything(World& world) {
  if (world.scenarios.size() > 1) return;
  if (world.shocks.empty() && world.agreements.empty()) return;
  Scenario everything;
  everything.name = "everything";
  everything.label.text = "Every shock and agreement of the script";
  for (const ShockId id : world.shocks.ids()) everything.shocks.push_back(id);
  for (const AgreementId id : world.agreements.ids()) everything.agreements.push_back(id);
  world.scenarios.add(std::move(everything));
}

}  // namespace

void check_scenarios_and_runs(Context& context) {
  ScenarioReader(context).read_all();
  World& world = context.world;
  add_scenario_of_everything(world);
  for_each_statement<syntax::RunStatement>(
      context, [&](const syntax::RunStatement& node, const auto&) {
        for (const ScenarioId id : scenarios_of(context, node.scenarios)) {
          if (std::find(world.run.begin(), world.run.end(), id) == world.run.end())
            world.run.push_back(id);
        }
      });
  if (!world.run.empty()) return;
  for (const ScenarioId id : world.scenarios.ids()) {
    if (id.index() > 0 || world.scenarios.size() == 1) world.run.push_back(id);
  }
}

void use_what_runs(Context& context) {
  const World& world = context.world;
  for (const ScenarioId id : world.run) {
    const Scenario& scenario = world.scenarios[id];
    context.uses.add(scenario.span);
    // Of a script without scenarios everything runs, named or not.
    for (const ShockId shock : scenario.shocks) context.uses.add(world.shocks[shock].span);
    for (const AgreementId agreement : scenario.agreements)
      context.uses.add(world.agreements[agreement].span);
  }
  // It takes what is left over.
  if (const std::optional<CountryId> rest = rest_of_world(world))
    context.uses.add(world.countries[*rest].span);
}

}  // namespace entente::check
