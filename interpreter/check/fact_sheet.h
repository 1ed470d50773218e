// Facts from sentences, pipe tables and CSV files in one form, and what is said of each resource
// resolved from them: shares to amounts, `rest` to the remainder, duplicates and sums over 100%
// reported.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "check/context.h"
#include "check/resolve.h"

namespace entente::check {

enum class FactKind { production, capacity, use, reserve, capital, imports };

/// Whom a fact is about: a country, the world, or several countries together.
struct FactSubject {
  std::optional<CountryId> country;
  std::string group;               ///< its name, where there are ...
  std::vector<CountryId> members;  ///< ... members

  bool is_world() const { return !country && members.empty(); }
  friend bool operator==(const FactSubject&, const FactSubject&) = default;
};

/// One figure said of a country, a group or the world, and a resource.
struct Fact {
  FactKind kind = FactKind::production;
  std::string verb;  ///< as written
  FactSubject who;
  ResourceId resource;
  std::optional<ExactQuantity> amount;  ///< none: `rest`
  /// Few facts have one, and tables have a hundred thousand facts.
  std::shared_ptr<const Figure> utilisation;
  Provenance provenance;
  Span span;                               ///< of the figure
  std::optional<CountryId> supplier = {};  ///< of imports
};

/// Reads the name of a country, of a group or set of countries, or `world`; reports anything else.
std::optional<FactSubject> fact_subject(Context& context, const syntax::Name& name);

/// What the figure of such a fact is, and is not: for the message of a hole.
Wanted wanted_of(FactKind kind);

/// What a sentence or table is about: mines, refines, makes; can mine, ...; uses; holds; buys.
std::optional<FactKind> fact_kind(std::string_view verb, bool can);

/// Adds the facts of one table statement, its rows or its file.
void read_table(Context& context, const syntax::TableStatement& table, std::vector<Fact>& facts);

/// Fills World::production, capacities, uses, reserves, capital and import_shares.
void resolve_facts(Context& context, const std::vector<Fact>& facts);

}  // namespace entente::check
