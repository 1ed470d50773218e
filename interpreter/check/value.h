// What an expression is worth while a script is checked: an exact constant, an entity, a
// collection, or a formula that only a run can answer.
#pragma once

#include <optional>
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
  std::vector<std::optional<FormulaId>>
      conditions;  ///< under which a run has the element; or empty
};
/// A sum of no amounts: 0 of whatever it is added to or compared with.
struct EmptySum {};
/// `?`, perhaps multiplied or divided: what stands there is in the dimension of the whole divided
/// by `factor`, or, where it divides, in `factor` divided by that of the whole.
struct Hole {
  Span span;
  Dimension factor;
  bool divides = false;
};

struct Value : std::variant<Unknown, EmptySum, Hole, ExactQuantity, bool, Date, std::string,
                            CountryId, ResourceId, ShockId, AgreementId, ScenarioId, CountrySet,
                            ResourceSet, List, FormulaId> {
  using variant::variant;
};

/// True where only a run knows which elements the list has.
bool chosen_by_a_run(const List& list);

inline bool is_unknown(const Value& value) { return std::holds_alternative<Unknown>(value); }

/// With its article, for messages: "a country", "an amount in t/month", "a set of resources".
std::string describe(const Value& value, const World& world);

/// A plain number.
ExactQuantity number(const Rational& value);

/// "12 kt/year": in the unit of its writer, at most six digits.
std::string to_text(const ExactQuantity& quantity);

}  // namespace entente::check
