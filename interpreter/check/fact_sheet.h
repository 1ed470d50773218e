// Facts from sentences, pipe tables and CSV files in one form, and what is said of each resource
// resolved from them: shares to amounts, `rest` to the remainder, duplicates and sums over 100%
// reported.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/context.h"

namespace entente::check {

enum class FactKind { production, capacity, use, reserve, capital };

/// One figure said of a country (or of the world) and a resource.
struct Fact {
  FactKind kind = FactKind::production;
  std::string verb;                  ///< as written
  std::optional<CountryId> country;  ///< none: `world`
  ResourceId resource;
  std::optional<ExactQuantity> amount;  ///< none: `rest`
  std::optional<Figure> utilisation;
  Provenance provenance;
  Span span;  ///< of the figure
};

/// What a sentence or table is about: mines, refines, makes; can mine, ...; uses; holds.
std::optional<FactKind> fact_kind(std::string_view verb, bool can);

/// Adds the facts of one table statement, its rows or its file.
void read_table(Context& context, const syntax::TableStatement& table, std::vector<Fact>& facts);

/// Fills World::production, capacities, uses, reserves and capital.
void resolve_facts(Context& context, const std::vector<Fact>& facts);

}  // namespace entente::check
