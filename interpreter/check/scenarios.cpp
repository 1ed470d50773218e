#include <algorithm>
#include <map>
#include <set>

#include "check/expressions.h"
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
constexpr Kind<std::string> unknown_path{"E0601", Severity::error, "there is no figure at `{}`"};
constexpr Kind<std::string> ambiguous_path{"E0602", Severity::error,
                                           "`{}` may mean more than one figure"};
constexpr Kind<std::string> overrides_disagree{"E0603", Severity::error,
                                               "two parts of the scenario set `{}` differently"};
constexpr Kind<std::string> scenario_in_circle{"E0604", Severity::error,
                                               "the scenario `{}` is made of itself"};
constexpr Kind<std::string, std::string> override_dimension{"E0605", Severity::error,
                                                            "expected {}, found {}"};
constexpr Kind<std::string, std::string> not_in_scenario{"E0606", Severity::error,
                                                         "`{}` is not part of the scenario `{}`"};
constexpr Kind<std::string> said_twice{"E0211", Severity::error, "`{}` is said twice"};
constexpr Kind<std::size_t> too_deep{"E0904", Severity::error,
                                     "what this rests on is nested deeper than {} levels"};
constexpr Kind<> share_out_of_range{"E0411", Severity::error, "a share lies between 0% and 100%"};
constexpr Kind<> negative_amount{"E0410", Severity::error, "an amount cannot be negative"};

std::vector<std::string> split(const std::string& path) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (begin <= path.size()) {
    const std::size_t end = std::min(path.find('.', begin), path.size());
    parts.push_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

/// The word of a clause may be left out of a path, with its number: `controls.by` is
/// `controls.restricts.by`.
bool may_be_left_out(const std::string& part) {
  static const std::set<std::string> words = {"restricts", "loses",    "closes",   "raises",
                                              "lowers",    "recovers", "priority", "share",
                                              "guarantee", "members",  "rebuilt"};
  const std::size_t number = part.find_last_not_of("0123456789") + 1;
  const bool numbered = number < part.size() && part[number - 1] == '_';
  return words.contains(numbered ? part.substr(0, number - 1) : part);
}

/// True where `written` is `full` with nothing but clause words left out.
bool abbreviates(const std::vector<std::string>& written, const std::vector<std::string>& full) {
  std::size_t at = 0;
  for (const std::string& part : full) {
    if (at < written.size() && written[at] == part) {
      ++at;
    } else if (!may_be_left_out(part)) {
      return false;
    }
  }
  return at == written.size();
}

/// The shortest form: without every word that may be left out.
std::string abbreviation(const std::string& full) {
  std::vector<std::string> parts = split(full);
  std::erase_if(parts, may_be_left_out);
  return fmt::format("{}", fmt::join(parts, "."));
}

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
    const std::optional<ParameterId> parameter = parameter_at(change.path);
    if (!parameter) return;
    const auto [first, added] = said.insert({*parameter, change.span});
    if (!added) {
      context_.diagnostics
          .report(change.span, said_twice, context_.world.parameters[*parameter].path)
          .label(first->second, "the first");
      return;
    }
    const std::string owner = split(context_.world.parameters[*parameter].path).front();
    const auto named = [&](const auto& ids, const auto& table) {
      return std::any_of(ids.begin(), ids.end(), [&](auto id) { return table[id].name == owner; });
    };
    if (!named(scenario.shocks, context_.world.shocks) &&
        !named(scenario.agreements, context_.world.agreements) &&
        !dates_a_member(scenario, *parameter)) {
      context_.diagnostics.report(change.path.span, not_in_scenario, owner, scenario.name)
          .help(fmt::format("add it: `… + {} with {{ … }}`", owner));
      return;
    }
    if (const auto value = value_for(context_.world.parameters[*parameter], change.value))
      settings.insert_or_assign(*parameter, Setting{*value, change.span});
  }

  /// Of a group through which an agreement of the scenario has its members.
  bool dates_a_member(const Scenario& scenario, ParameterId parameter) const {
    return std::any_of(scenario.agreements.begin(), scenario.agreements.end(), [&](AgreementId id) {
      const std::vector<Member>& members = context_.world.agreements[id].members;
      return std::any_of(members.begin(), members.end(), [&](const Member& member) {
        const PeriodClause& period = member.group_period;
        return period.from == parameter || period.until == parameter ||
               period.duration == parameter;
      });
    });
  }

  std::optional<ParameterId> parameter_at(const syntax::Path& path) {
    std::vector<std::string> written;
    for (const auto& step : path.steps) {
      const auto* name = std::get_if<syntax::Name>(&step);
      if (name == nullptr) {
        context_.not_yet(path.span, "an index in a path");
        return std::nullopt;
      }
      written.push_back(name->text);
    }
    const std::string text = fmt::format("{}", fmt::join(written, "."));
    std::vector<ParameterId> found;
    std::vector<std::string> all;
    for (const ParameterId id : context_.world.parameters.ids()) {
      const std::string& full = context_.world.parameters[id].path;
      all.push_back(full);
      if (full == text) return id;
      if (abbreviates(written, split(full))) found.push_back(id);
    }
    if (found.size() == 1) return found.front();
    if (found.empty()) {
      report_unknown_path(path, text, written.front(), all);
    } else {
      auto details = context_.diagnostics.report(path.span, ambiguous_path, text);
      for (const ParameterId id : found)
        details.label(context_.world.parameters[id].span, context_.world.parameters[id].path);
      details.help("write one of the longer paths");
    }
    return std::nullopt;
  }

  void report_unknown_path(const syntax::Path& path, const std::string& text,
                           const std::string& owner, const std::vector<std::string>& all) {
    auto details = context_.diagnostics.report(path.span, unknown_path, text);
    // A short path is misspelt as easily as a whole one.
    std::vector<std::string> candidates = all;
    std::map<std::string, int> shortened;
    for (const std::string& full : all) ++shortened[abbreviation(full)];
    for (const auto& [path_text, count] : shortened) {
      if (count == 1) candidates.push_back(path_text);
    }
    if (const auto suggestion = nearest(text, candidates)) {
      details.here(fmt::format("did you mean `{}`?", *suggestion))
          .fix(path.span, *suggestion, fmt::format("write `{}`", *suggestion));
    }
    std::vector<std::string> own;
    for (const std::string& full : all) {
      if (full.starts_with(owner + ".")) own.push_back("`" + full + "`");
    }
    if (!own.empty()) {
      details.note(fmt::format("`{}` has {}", owner, fmt::join(own, ", ")));
    } else {
      details.note("a path begins with the name of a shock or an agreement");
    }
  }

  /// The new value, of the parameter's own kind: a date, a share, a time, an amount a month.
  std::optional<std::variant<Rational, Date>> value_for(const Parameter& parameter,
                                                        const syntax::Value& written) {
    const Value value = Expressions(context_).evaluate(written);
    if (is_unknown(value)) return std::nullopt;
    if (const auto* date = std::get_if<Date>(&value); date != nullptr && parameter.is_date())
      return *date;
    const auto* quantity = std::get_if<ExactQuantity>(&value);
    const auto mismatch = [&](std::string expected) {
      context_.diagnostics
          .report(written.span, override_dimension, std::move(expected),
                  describe(value, context_.world))
          .label(parameter.span, "declared here");
      return std::nullopt;
    };
    if (parameter.is_date()) return mismatch("a date");
    const auto amount_such_as = [&] {
      return fmt::format("an amount such as `{}`",
                         to_text(ExactQuantity{std::get<Rational>(parameter.value),
                                               parameter.dimension, parameter.shown}));
    };
    if (quantity == nullptr) return mismatch(amount_such_as());
    const Dimension month(BaseDimensions::month);
    const Dimension day(BaseDimensions::day);
    Rational result = quantity->value;
    if (parameter.dimension == month && quantity->dimension == day) {
      result *= Rational(12, 365);
    } else if (parameter.dimension == day && quantity->dimension == month) {
      result *= Rational(365, 12);
    } else if (quantity->dimension != parameter.dimension) {
      return mismatch(amount_such_as());
    }
    if (result < 0) {
      context_.diagnostics.report(written.span, negative_amount);
      return std::nullopt;
    }
    // Uses may more than double, and rebuilding may cost more than what was destroyed.
    const bool is_share = parameter.dimension.is_number() &&
                          parameter.path.find(".raises.") == std::string::npos &&
                          parameter.path.find(".rebuilt.") == std::string::npos;
    if (is_share && result > 1) {
      context_.diagnostics.report(written.span, share_out_of_range);
      return std::nullopt;
    }
    return result;
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

}  // namespace entente::check
