#include "check/value.h"

#include <fmt/format.h>

#include <algorithm>

#include "support/overloaded.h"

namespace entente::check {

std::string describe(const Value& value, const World& world) {
  const BaseDimensions& bases = world.units.bases();
  const auto amount = [&](const Dimension& dimension) {
    return dimension.is_number() ? std::string("a plain number")
                                 : fmt::format("an amount in {}", bases.unit(dimension));
  };
  return std::visit(overloaded{
                        [](const Unknown&) { return std::string("something unknown"); },
                        [](const EmptySum&) { return std::string("a sum of nothing"); },
                        [](const Hole&) { return std::string("a hole"); },
                        [&](const ExactQuantity& quantity) {
                          if (quantity.shown.name.empty()) return amount(quantity.dimension);
                          return quantity.dimension.is_number()
                                     ? std::string("a share")
                                     : fmt::format("an amount in {}", quantity.shown.name);
                        },
                        [](bool) { return std::string("a condition"); },
                        [](const Date&) { return std::string("a date"); },
                        [](const std::string&) { return std::string("a text"); },
                        [](CountryId) { return std::string("a country"); },
                        [](ResourceId) { return std::string("a resource"); },
                        [](ShockId) { return std::string("a shock"); },
                        [](AgreementId) { return std::string("an agreement"); },
                        [](ScenarioId) { return std::string("a scenario"); },
                        [](const CountrySet&) { return std::string("a set of countries"); },
                        [](const ResourceSet&) { return std::string("a set of resources"); },
                        [](const List&) { return std::string("a list"); },
                        [&](FormulaId id) {
                          const Formula& formula = world.formulas[id];
                          if (formula.shape == Shape::truth || formula.shape == Shape::truth_series)
                            return std::string("a condition");
                          return formula.shape == Shape::series
                                     ? fmt::format("a series, {}", amount(formula.dimension))
                                     : amount(formula.dimension);
                        },
                    },
                    value);
}

bool chosen_by_a_run(const List& list) {
  return std::any_of(
      list.conditions.begin(), list.conditions.end(),
      [](const std::optional<FormulaId>& condition) { return condition.has_value(); });
}

ExactQuantity number(const Rational& value) { return {value, {}, {}}; }

std::string to_text(const ExactQuantity& quantity) {
  const std::string digits = entente::to_text(Rational(quantity.value / quantity.shown.factor), 6);
  if (quantity.shown.name.empty()) return digits;
  return quantity.shown.name == "%" ? digits + "%"
                                    : fmt::format("{} {}", digits, quantity.shown.name);
}

}  // namespace entente::check
