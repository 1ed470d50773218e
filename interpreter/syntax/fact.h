// Facts, as sentences and as tables: `JP makes 12 kt/year of magnets`.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "syntax/parts.h"

namespace entente::syntax {

struct Produces {
  Name verb;  ///< mines, refines, makes
  Amount amount;
  Name resource;
  std::optional<Value> utilisation;
};
struct CanProduce {
  Name verb;  ///< mine, refine, make
  Value amount;
  Name resource;
};
struct Uses {
  Amount amount;
  Name resource;
};
struct Holds {
  Value amount;
  Name resource;
  bool capital = false;  ///< of its industry, not a reserve
};
struct Buys {
  Value share;
  Name resource;
  Name supplier;
};
struct Ships {
  Value share;
  Name goods;  ///< `exports`, or a resource
  std::vector<Name> buyers;
  std::vector<Name> chokepoints;
  std::optional<Value> taking;
};
struct Replaces {
  Name resource;
  std::vector<Name> uses;
  std::optional<Value> up_to;
  std::optional<Value> at;
  std::optional<Value> after;
};
struct FactStatement {
  Name subject;
  std::variant<Produces, CanProduce, Uses, Holds, Buys, Ships, Replaces> predicate;
  std::optional<Provenance> provenance;
};

struct Column {
  std::optional<Name> name;  ///< none: `rest`
  std::optional<UnitName> unit;
  Span span;
};
struct Cell {
  bool rest = false;
  std::optional<Value> value;  ///< none and not rest: empty
  Span span;
};
struct Row {
  std::vector<Cell> cells;  ///< the first names the resource
  Span span;
};
struct TableStatement {
  Name verb;  ///< mines, refines, makes, uses, holds, buys, or mine, refine, make after `can`
  bool can = false;
  std::optional<Text> file;
  std::string space;  ///< of a file imported as `eu`: where names in `file` are looked up, `eu`
  std::optional<Provenance> provenance;
  std::optional<Span> header_span;
  std::vector<Column> columns;  ///< after the first, which is `of`
  std::vector<Row> rows;
};

}  // namespace entente::syntax
