#include "check/overrides.h"

#include <algorithm>
#include <set>

#include "check/expressions.h"
#include "support/suggest.h"

namespace entente::check {

namespace {

constexpr Kind<std::string> unknown_path{"E0601", Severity::error, "there is no figure at `{}`"};
constexpr Kind<std::string> ambiguous_path{"E0602", Severity::error,
                                           "`{}` may mean more than one figure"};
constexpr Kind<> known_before_a_run{"E0320", Severity::error,
                                    "what a scenario sets is known before a run"};
constexpr Kind<std::string> no_such_clause{"E0610", Severity::error,
                                           "a clause is chosen by its number, not by {}"};
constexpr Kind<std::string, std::string> override_dimension{"E0605", Severity::error,
                                                            "expected {}, found {}"};
constexpr Kind<std::string, std::string> not_in_scenario{"E0606", Severity::error,
                                                         "`{}` is not part of the scenario `{}`"};
constexpr Kind<std::string> said_twice{"E0211", Severity::error, "`{}` is said twice"};
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

/// Of a group through which an agreement of the scenario has its members.
bool dates_a_member(const World& world, const Scenario& scenario, ParameterId parameter) {
  return std::any_of(scenario.agreements.begin(), scenario.agreements.end(), [&](AgreementId id) {
    const std::vector<Member>& members = world.agreements[id].members;
    return std::any_of(members.begin(), members.end(), [&](const Member& member) {
      const PeriodClause& period = member.group_period;
      return period.from == parameter || period.until == parameter || period.duration == parameter;
    });
  });
}

/// What a misspelt path may have meant. A short path is misspelt as easily as a whole one.
std::vector<std::string> similar_to(const std::vector<std::string>& paths) {
  std::vector<std::string> result = paths;
  std::map<std::string, int> shortened;
  for (const std::string& full : paths) ++shortened[abbreviation(full)];
  for (const auto& [text, count] : shortened) {
    if (count == 1) result.push_back(text);
  }
  return result;
}

void report_unknown_path(Context& context, Span span, const std::string& text,
                         const std::string& owner) {
  auto details = context.diagnostics.report(span, unknown_path, text);
  const auto own = context.parameters_of.find(owner);
  const bool known = own != context.parameters_of.end();
  std::vector<std::string> paths;
  if (known) {
    for (const ParameterId id : own->second) paths.push_back(context.world.parameters[id].path);
  } else {
    for (const Parameter& parameter : context.world.parameters) paths.push_back(parameter.path);
  }
  const std::optional<std::string> suggestion = nearest(text, similar_to(paths));
  // What is spelt right makes nothing alike: `cut.share` is no misspelt `cut.for`.
  const std::size_t misspelt = text.size() - (known ? std::min(owner.size() + 1, text.size()) : 0);
  if (suggestion && edit_distance(text, *suggestion) <= std::max<std::size_t>(1, misspelt / 3)) {
    details.here(fmt::format("did you mean `{}`?", *suggestion))
        .fix(span, *suggestion, fmt::format("write `{}`", *suggestion));
  }
  if (known) {
    details.note(fmt::format("`{}` has `{}`", owner, fmt::join(paths, "`, `")));
  } else {
    details.note("a path begins with the name of a shock or an agreement");
  }
}

/// What the figure belongs to: its name may have dots, where it was imported as another.
std::string owner_in(const Context& context, const std::vector<std::string>& written) {
  std::string owner;
  for (const std::string& step : written) {
    owner += (owner.empty() ? "" : ".") + step;
    if (context.parameters_of.contains(owner)) return owner;
  }
  return written.front();
}

/// `members[2]` is `members_2`: the second clause of its kind.
std::optional<std::vector<std::string>> steps_of(Context& context, const syntax::Path& path) {
  std::vector<std::string> steps;
  for (const auto& step : path.steps) {
    if (const auto* name = std::get_if<syntax::Name>(&step)) {
      steps.push_back(name->text);
      continue;
    }
    const syntax::ExprId expr = std::get<syntax::ExprId>(step);
    const Value value = Expressions(context).evaluate(expr);
    if (is_unknown(value)) return std::nullopt;
    const auto* place = std::get_if<ExactQuantity>(&value);
    if (place == nullptr || !place->dimension.is_number() || !is_integer(place->value) ||
        place->value < 1) {
      context.diagnostics
          .report(context.ast[expr].span, no_such_clause, describe(value, context.world))
          .help("clauses of one kind are counted from 1: `pact.members[2].from`");
      return std::nullopt;
    }
    if (place->value > 1) steps.back() += fmt::format("_{}", to_text(*place));
  }
  return steps;
}

}  // namespace

std::optional<ParameterId> parameter_at(Context& context, const std::vector<std::string>& written,
                                        Span span) {
  const std::string text = fmt::format("{}", fmt::join(written, "."));
  const auto exact = context.parameters.find(text);
  if (exact != context.parameters.end()) return exact->second;
  std::vector<ParameterId> found;
  const std::string owner = owner_in(context, written);
  const auto own = context.parameters_of.find(owner);
  if (own != context.parameters_of.end()) {
    for (const ParameterId id : own->second) {
      if (abbreviates(split(text), split(context.world.parameters[id].path))) found.push_back(id);
    }
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    report_unknown_path(context, span, text, owner);
  } else {
    auto details = context.diagnostics.report(span, ambiguous_path, text);
    for (const ParameterId id : found)
      details.label(context.world.parameters[id].span, context.world.parameters[id].path);
    details.help("write one of the longer paths");
  }
  return std::nullopt;
}

std::optional<ParameterId> parameter_once(Context& context, const syntax::Override& change,
                                          std::map<ParameterId, Span>& said) {
  const auto steps = steps_of(context, change.path);
  if (!steps) return std::nullopt;
  const std::optional<ParameterId> parameter = parameter_at(context, *steps, change.path.span);
  if (!parameter) return std::nullopt;
  const auto [first, added] = said.insert({*parameter, change.span});
  if (added) return parameter;
  context.diagnostics.report(change.span, said_twice, context.world.parameters[*parameter].path)
      .label(first->second, "the first");
  return std::nullopt;
}

std::string owner_of(const Context& context, const Parameter& parameter) {
  // A name may have dots of its own, where it comes from a script that is imported `as` one.
  std::size_t end = parameter.path.find('.');
  while (end != std::string::npos && context.symbols.find(parameter.path.substr(0, end)) == nullptr)
    end = parameter.path.find('.', end + 1);
  return parameter.path.substr(0, end);
}

bool has_figure(const World& world, const Scenario& scenario, ParameterId parameter) {
  const std::string& path = world.parameters[parameter].path;
  const auto named = [&](const auto& ids, const auto& table) {
    return std::any_of(ids.begin(), ids.end(),
                       [&](auto id) { return path.starts_with(table[id].name + "."); });
  };
  return named(scenario.shocks, world.shocks) || named(scenario.agreements, world.agreements) ||
         dates_a_member(world, scenario, parameter);
}

Diagnostics::Details report_not_in_scenario(Context& context, const syntax::Override& change,
                                            const Scenario& scenario, ParameterId parameter) {
  return context.diagnostics.report(change.path.span, not_in_scenario,
                                    owner_of(context, context.world.parameters[parameter]),
                                    scenario.name);
}

std::optional<std::variant<Rational, Date>> value_for(Context& context, ParameterId id,
                                                      const syntax::Value& written) {
  const Parameter& parameter = context.world.parameters[id];
  const Value value = Expressions(context).evaluate(written);
  if (is_unknown(value)) return std::nullopt;
  if (const auto* date = std::get_if<Date>(&value); date != nullptr && parameter.is_date())
    return *date;
  const auto* quantity = std::get_if<ExactQuantity>(&value);
  const auto mismatch = [&](std::string expected) {
    context.diagnostics
        .report(written.span, override_dimension, std::move(expected),
                describe(value, context.world))
        .label(parameter.span, "declared here");
    return std::nullopt;
  };
  if (parameter.is_date() && std::holds_alternative<Hole>(value)) {
    context.holes.settle(std::get<Hole>(value), "a date, such as `2027-03`");
    return std::nullopt;
  }
  if (parameter.is_date()) return mismatch("a date");
  const auto amount_such_as = [&] {
    return fmt::format("an amount such as `{}`",
                       to_text(ExactQuantity{std::get<Rational>(parameter.value),
                                             parameter.dimension, parameter.shown}));
  };
  if (const auto* hole = std::get_if<Hole>(&value)) {
    context.holes.settle(*hole, amount_such_as());
    return std::nullopt;
  }
  if (std::holds_alternative<FormulaId>(value)) {
    context.diagnostics.report(written.span, known_before_a_run)
        .help("calculate with constants: `let strength = 80%`");
    return std::nullopt;
  }
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
    context.diagnostics.report(written.span, negative_amount);
    return std::nullopt;
  }
  // Uses may more than double, and rebuilding may cost more than what was destroyed.
  const bool is_share = parameter.dimension.is_number() &&
                        parameter.path.find(".raises.") == std::string::npos &&
                        parameter.path.find(".rebuilt.") == std::string::npos;
  if (is_share && result > 1) {
    context.diagnostics.report(written.span, share_out_of_range);
    return std::nullopt;
  }
  return result;
}

}  // namespace entente::check
