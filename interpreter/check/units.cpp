#include "check/units.h"

#include <algorithm>

#include "check/expressions.h"
#include "check/statements.h"
#include "model/currencies.h"

namespace entente::check {

namespace {

constexpr Kind<std::string> unknown_unit{"E0303", Severity::error, "unknown unit `{}`"};
constexpr Kind<> unit_too_long{"E0308", Severity::error,
                               "the factor of this unit has more than 1,000 digits"};
constexpr Kind<std::string> unit_redeclared{"E0309", Severity::error,
                                            "the unit `{}` exists already"};
constexpr Kind<> unit_power_too_high{"E0313", Severity::error,
                                     "a unit stands here to a power of more than 1,000"};
constexpr Kind<> unit_is_no_amount{"E0321", Severity::error,
                                   "a unit is defined by an amount above zero, such as `25 wafer`"};
constexpr Kind<std::string> money_without_year{"E0326", Severity::error,
                                               "`{}` does not say of which year the money is"};
constexpr Kind<std::string> year_of_no_money{"E0327", Severity::error,
                                             "only money has a year, and `{}` is none"};
constexpr Kind<std::string> unknown_currency{"E0328", Severity::error, "`{}` is no currency"};
constexpr Kind<std::string> size_of_money{"E0329", Severity::error,
                                          "letters of size do not stand on money, as in `{}`"};
constexpr Kind<std::string> year_outside{"E0330", Severity::error,
                                         "the year of `{}` lies outside the calendar"};
constexpr Kind<std::string> unit_circle{"E0335", Severity::error,
                                        "the unit `{}` is defined by itself"};

/// Money with its year: that of the economy, or that in which the script begins.
std::string dated(const World& world, const std::string& money) {
  if (money.find('@') != std::string::npos || world.units.contains(money)) return money;
  if (world.economy) {
    const std::string& name = world.economy->money.name;
    const std::string own = name.substr(name.find('.') + 1);
    if (own.starts_with(money + "@")) return own;
  }
  constexpr int year_without_time = 2025;
  const Horizon& horizon = world.horizon;
  return fmt::format("{}@{}", money, horizon.periods > 0 ? horizon.start.year : year_without_time);
}

/// Says what is wrong with the part of the name that is no unit, and what to write instead.
void report(Context& context, const syntax::UnitName& name, const Units::Unknown& unknown,
            const syntax::Number* number) {
  const World& world = context.world;
  const std::string meant = unknown.mistake == Units::Mistake::no_unit || !unknown.suggestion
                                ? unknown.suggestion.value_or("")
                                : dated(world, *unknown.suggestion);
  const auto replace_by = [&](Diagnostics::Details& details, const std::string& part) {
    std::string fixed = name.text;
    fixed.replace(unknown.at, unknown.part.size(), part);
    details.fix(name.span, fixed, fmt::format("write `{}`", fixed));
  };
  const auto suggest = [&](Diagnostics::Details& details) {
    details.here(fmt::format("did you mean `{}`?", meant));
    replace_by(details, meant);
  };
  const auto name_own_money = [&](Diagnostics::Details& details) {
    if (world.economy)
      details.note(
          fmt::format("the money of this script's economy is `{}`", world.economy->money.name));
  };
  switch (unknown.mistake) {
    case Units::Mistake::no_unit: {
      auto details = context.diagnostics.report(name.span, unknown_unit, unknown.part);
      if (unknown.suggestion) return suggest(details);
      if (world.economy && name.text.find('.') != std::string::npos) name_own_money(details);
      details.help(fmt::format("declare it: `unit {} \"what it counts\"`", unknown.part));
      return;
    }
    case Units::Mistake::no_year: {
      auto details = context.diagnostics.report(name.span, money_without_year, unknown.part);
      details.here("of which year?").note("prices rise: money of each year is a unit of its own");
      name_own_money(details);
      replace_by(details, meant);
      return;
    }
    case Units::Mistake::year_of_no_money: {
      auto details = context.diagnostics.report(name.span, year_of_no_money, *unknown.suggestion);
      replace_by(details, *unknown.suggestion);
      return;
    }
    case Units::Mistake::no_currency: {
      auto details = context.diagnostics.report(name.span, unknown_currency, unknown.part);
      if (unknown.suggestion) return suggest(details);
      details.help("currencies have the codes of ISO 4217, such as `USD@2025`");
      return;
    }
    case Units::Mistake::size_of_money: {
      auto details = context.diagnostics.report(name.span, size_of_money, unknown.part);
      name_own_money(details);
      const bool first = unknown.at == 0;
      // Where the letters make another number, only a word before the unit says the same.
      if (number == nullptr)
        replace_by(details, meant);
      else if (first && number->scale.empty())
        replace_by(details, fmt::format("{} {}", unknown.scale, meant));
      else
        details.help(fmt::format("write `{}`, and the size in the number", meant));
      return;
    }
    case Units::Mistake::year_outside:
      context.diagnostics.report(name.span, year_outside, unknown.part)
          .note(fmt::format("it runs from {} to {}", min_year, max_year));
      return;
  }
}

/// Reports the units that are defined by each other, from the first of them.
void report_circle(Context& context, const syntax::UnitStatement& first) {
  const auto& all = context.units_in_work;
  const auto begin = std::find(all.begin(), all.end(), &first);
  auto details = context.diagnostics.report(first.name.span, unit_circle, first.name.text);
  std::string chain = fmt::format("`{}`", first.name.text);
  for (auto one = begin + 1; one != all.end(); ++one) {
    details.label((*one)->name.span, "in the same circle");
    chain += fmt::format(" needs `{}`, which", (*one)->name.text);
  }
  details.note(fmt::format("{} needs `{}`", chain, first.name.text))
      .help("define one of them by another unit, or count things with it: without a definition");
}

/// Works out a unit that is defined by others, which may stand below it. False where that was
/// reported to be impossible.
bool settle(Context& context, const std::string& name) {
  const auto place = context.units.find(name);
  if (place == context.units.end()) return true;
  const syntax::UnitStatement& node = *place->second.statement;
  if (place->second.state == Context::Let::State::done) return context.world.units.contains(name);
  if (place->second.state == Context::Let::State::in_work) {
    report_circle(context, node);
    return false;
  }
  place->second.state = Context::Let::State::in_work;
  context.units_in_work.push_back(&node);
  context.evaluation_depth += depth_of_call;
  const Value value = Expressions(context).evaluate(*node.definition);
  context.evaluation_depth -= depth_of_call;
  context.units_in_work.pop_back();
  place->second.state = Context::Let::State::done;
  if (is_unknown(value)) return false;
  const auto* quantity = std::get_if<ExactQuantity>(&value);
  if (quantity == nullptr || quantity->value <= 0) {
    context.diagnostics.report(context.ast[*node.definition].span, unit_is_no_amount);
    return false;
  }
  context.world.units.add({name, quantity->dimension, quantity->value});
  return true;
}

/// Every part of `lot/crate`.
bool settle_parts(Context& context, const std::string& name) {
  if (context.units.empty()) return true;
  std::size_t begin = 0;
  while (begin <= name.size()) {
    const std::size_t end = std::min(name.find_first_of("/.", begin), name.size());
    if (!settle(context, name.substr(begin, end - begin))) return false;
    begin = end + 1;
  }
  return true;
}

}  // namespace

std::optional<Unit> unit_of(Context& context, const syntax::UnitName& name,
                            const syntax::Number* number) {
  if (!settle_parts(context, name.text)) return std::nullopt;
  Units::Unknown unknown;
  std::optional<Unit> unit = context.world.units.resolve(name.text, unknown);
  if (!unit) {
    report(context, name, unknown, number);
    return std::nullopt;
  }
  if (too_long(unit->factor)) {
    context.diagnostics.report(name.span, unit_too_long);
    return std::nullopt;
  }
  if (unit->dimension.largest_power() > Dimension::max_power) {
    context.diagnostics.report(name.span, unit_power_too_high);
    return std::nullopt;
  }
  context.use_units(name.text);
  return unit;
}

void declare_units(Context& context) {
  Units& units = context.world.units;
  for_each_statement<syntax::UnitStatement>(
      context, [&](const syntax::UnitStatement& node, const auto&) {
        const std::string& name = node.name.text;
        if (units.contains(name) || context.units.contains(name) || is_currency(name)) {
          auto details = context.diagnostics.report(node.name.span, unit_redeclared, name);
          if (is_currency(name))
            details.note(fmt::format("it is a currency: `12 {}`", dated(context.world, name)));
        } else if (node.definition) {
          context.declared_units[name] = node.name.span;
          context.units[name] = {&node, Context::Let::State::waiting};
        } else {
          context.declared_units[name] = node.name.span;
          units.add_base(name);
        }
      });
}

void settle_units(Context& context) {
  for_each_statement<syntax::UnitStatement>(
      context, [&](const syntax::UnitStatement& node, const auto&) {
        const auto place = context.units.find(node.name.text);
        if (place != context.units.end() && place->second.state == Context::Let::State::waiting)
          settle(context, node.name.text);
      });
}

}  // namespace entente::check
