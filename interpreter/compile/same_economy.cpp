#include "compile/same_economy.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace entente {

// Structs are taken apart by name, so that a field that is added does not compile here until
// somebody says whether it matters.
namespace {

struct EconomyComparison {
  static bool same(const Figure& a, const Figure& b) { return a.value == b.value; }

  template <typename T>
  static bool same(const std::optional<T>& a, const std::optional<T>& b) {
    return a.has_value() == b.has_value() && (!a || same(*a, *b));
  }

  template <typename Rows>
  static bool same_rows(const Rows& a, const Rows& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const auto& one, const auto& other) { return same(one, other); });
  }

  static bool same(const Country& a, const Country& b) {
    const auto& [name, label, span] = a;
    return name == b.name;
  }

  static bool same(const RecipeInput& a, const RecipeInput& b) {
    const auto& [resource, amount, span] = a;
    return resource == b.resource && amount == b.amount;
  }

  static bool same(const Resource& a, const Resource& b) {
    const auto& [name, label, unit, local, recipe, span] = a;
    return name == b.name && local == b.local && unit.dimension == b.unit.dimension &&
           same_rows(recipe, b.recipe);
  }

  static bool same(const Production& a, const Production& b) {
    const auto& [resource, country, verb, amount, rest, utilisation] = a;
    return resource == b.resource && country == b.country && same(amount, b.amount) &&
           rest == b.rest && same(utilisation, b.utilisation);
  }

  static bool same(const Capacity& a, const Capacity& b) {
    const auto& [resource, country, amount] = a;
    return resource == b.resource && country == b.country && same(amount, b.amount);
  }

  static bool same(const Use& a, const Use& b) {
    const auto& [resource, country, amount, rest] = a;
    return resource == b.resource && country == b.country && same(amount, b.amount) &&
           rest == b.rest;
  }

  static bool same(const Reserve& a, const Reserve& b) {
    const auto& [resource, country, amount, in_time] = a;
    return resource == b.resource && country == b.country && same(amount, b.amount) &&
           in_time == b.in_time;
  }

  static bool same(const CapitalStock& a, const CapitalStock& b) {
    const auto& [resource, country, amount] = a;
    return resource == b.resource && country == b.country && same(amount, b.amount);
  }

  static bool same(const ImportShare& a, const ImportShare& b) {
    const auto& [resource, buyer, supplier, share] = a;
    return resource == b.resource && buyer == b.buyer && supplier == b.supplier &&
           same(share, b.share);
  }

  static bool same(const ShippingRoute& a, const ShippingRoute& b) {
    const auto& [supplier, resource, buyers, chokepoints, share, taking] = a;
    return supplier == b.supplier && resource == b.resource && buyers == b.buyers &&
           chokepoints == b.chokepoints && same(share, b.share) && same(taking, b.taking);
  }

  static bool same(const Substitution& a, const Substitution& b) {
    const auto& [substitute, replaced, outputs, up_to, ratio, months, span] = a;
    return substitute == b.substitute && replaced == b.replaced && outputs == b.outputs &&
           up_to == b.up_to && ratio == b.ratio && months == b.months;
  }

  static bool same(const KeepSetting& a, const KeepSetting& b) {
    const auto& [countries, inputs, days, unlimited, figure] = a;
    return countries == b.countries && inputs == b.inputs && days == b.days &&
           unlimited == b.unlimited;
  }

  static bool same(const RestockingSetting& a, const RestockingSetting& b) {
    const auto& [inputs, days, figure] = a;
    return inputs == b.inputs && days == b.days;
  }

  static bool same(const OverproductionSetting& a, const OverproductionSetting& b) {
    const auto& [countries, share, months, span] = a;
    return countries == b.countries && share == b.share && months == b.months;
  }

  static bool same(const CapitalRatio& a, const CapitalRatio& b) {
    const auto& [resources, ratio, figure] = a;
    return resources == b.resources && ratio == b.ratio;
  }

  static bool same(const EngineSettings& a, const EngineSettings& b) {
    const auto& [rule, gates, lag, capacity_weights, overproduction, overproduction_base,
                 capital_ratio, capital_ratios, restocking, keep, default_keep_days,
                 restocking_days, refill_months, overproduction_share, overproduction_months,
                 overproduction_in, release_months, rerouting_months, cautious_below, rationing] =
        a;
    return rule == b.rule && gates == b.gates && lag == b.lag &&
           capacity_weights == b.capacity_weights && overproduction == b.overproduction &&
           overproduction_base == b.overproduction_base && capital_ratio == b.capital_ratio &&
           same_rows(capital_ratios, b.capital_ratios) && same_rows(restocking, b.restocking) &&
           same_rows(keep, b.keep) && default_keep_days == b.default_keep_days &&
           restocking_days == b.restocking_days && refill_months == b.refill_months &&
           overproduction_share == b.overproduction_share &&
           overproduction_months == b.overproduction_months &&
           same_rows(overproduction_in, b.overproduction_in) &&
           release_months == b.release_months && rerouting_months == b.rerouting_months &&
           cautious_below == b.cautious_below && rationing == b.rationing;
  }

  static bool same(const TableEconomy& a, const TableEconomy& b) {
    const auto& [name, label, folder, money, money_factor, provenance, span, table] = a;
    return table == b.table && money.dimension == b.money.dimension &&
           money_factor == b.money_factor;
  }

  static bool same(const Horizon& a, const Horizon& b) {
    const auto& [start, periods, steps_per_period, unit] = a;
    return start == b.start && periods == b.periods && steps_per_period == b.steps_per_period &&
           unit == b.unit;
  }
};

}  // namespace

bool same_economy(const World& first, const World& second) {
  return EconomyComparison::same(first.horizon, second.horizon) &&
         EconomyComparison::same(first.economy, second.economy) &&
         EconomyComparison::same_rows(first.countries, second.countries) &&
         EconomyComparison::same_rows(first.resources, second.resources) &&
         EconomyComparison::same_rows(first.production, second.production) &&
         EconomyComparison::same_rows(first.capacities, second.capacities) &&
         EconomyComparison::same_rows(first.uses, second.uses) &&
         EconomyComparison::same_rows(first.reserves, second.reserves) &&
         EconomyComparison::same_rows(first.capital, second.capital) &&
         EconomyComparison::same_rows(first.import_shares, second.import_shares) &&
         EconomyComparison::same_rows(first.routes, second.routes) &&
         EconomyComparison::same_rows(first.substitutions, second.substitutions) &&
         EconomyComparison::same(first.settings, second.settings);
}

}  // namespace entente
