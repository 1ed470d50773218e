// What an expression is worth while a script is checked: an exact constant, an entity, a
// collection, or a formula that only a run can answer.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "model/world.h"

namespace entente::check {

/// Stands where a diagnostic was given already, and stays silent.
struct Unknown {};

struct CountrySet {
  std::vector<CountryId> countries;  ///< as written, each once
};
struct ResourceSet {
  std::vector<ResourceId> resources;
};
struct List {
  std::vector<struct Value> values;
  std::vector<std::string>
      labels;  ///< what a comprehension's names stood for, one an element, or empty
};

struct Value
    : std::variant<Unknown, ExactQuantity, bool, Date, std::string, CountryId, ResourceId, ShockId,
                   AgreementId, ScenarioId, CountrySet, ResourceSet, List, FormulaId> {
  using variant::variant;
};

inline bool is_unknown(const Value& value) { return std::holds_alternative<Unknown>(value); }

/// With its article, for messages: "a country", "an amount in t/month", "a set of resources".
std::string describe(const Value& value, const World& world);

/// A plain number.
ExactQuantity number(const Rational& value);

/// "12 kt/year": in the unit of its writer, at most six digits.
std::string to_text(const ExactQuantity& quantity);

}  // namespace entente::check
