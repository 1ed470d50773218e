// The statements of a script, word for word: one struct for each kind.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "syntax/clause.h"
#include "syntax/fact.h"

namespace entente::syntax {

// ---- the head of a script, and names
struct EditionStatement {
  std::string number;
};
struct TitleStatement {
  Label label;
};
struct ProseStatement {
  Text text;
};
struct UseStatement {
  std::vector<Name> path;
  std::vector<Name> names;
};
struct ImportStatement {
  Text file;
  std::optional<Name> alias;
};
struct TimeStatement {
  DateText from;
  DateText to;
  Name period;
  std::optional<Number> steps;
  Span steps_span;
};
struct CalendarStatement {};
struct SourceStatement {
  Name name;
  Text title;
  std::optional<Text> url;
};
struct UnitStatement {
  Name name;
  std::optional<Label> label;
  std::optional<ExprId> definition;
};
struct RateStatement {
  ExprId one;
  Value value;
  std::optional<Provenance> provenance;
};
struct LetStatement {
  Name name;
  std::optional<UnitName> unit;
  Value value;
  std::optional<Provenance> provenance;
};
struct FunctionStatement {
  Name name;
  std::vector<Name> parameters;
  ExprId body;
};
struct CountryStatement {
  Name name;
  std::optional<Label> label;
};
struct GroupStatement {
  Name name;
  std::optional<Label> label;
  std::optional<ExprId> set;           ///< `= set` ...
  std::vector<MembersClause> members;  ///< ... or a block
};
struct RecipeInput {
  ExprId amount;
  Name resource;
  Span span;
};
struct ResourceStatement {
  Name name;
  std::optional<Label> label;
  UnitName unit;
  bool local = false;
  std::vector<RecipeInput> recipe;
};
struct EconomyStatement {
  Name name;
  std::optional<Label> label;
  Text folder;
  UnitName unit;
  std::optional<Provenance> provenance;
};

// ---- how the engine is to work
struct KeepStatement {
  std::vector<Name> countries;
  Value time;
  std::vector<Name> inputs;  ///< `inputs`, or resources
  std::optional<Provenance> provenance;
};
struct OverproductionStatement {
  std::vector<Name> countries;
  Value share;
  Value within;
  std::optional<Provenance> provenance;
};
struct InputsStatement {
  std::optional<Value> cautiously_below;  ///< none: until exhausted
  std::optional<Provenance> provenance;
};
struct ReroutingStatement {
  Value over;
  std::optional<Provenance> provenance;
};
struct RefillStatement {
  Value over;
  std::optional<Provenance> provenance;
};
struct RestockingStatement {
  std::vector<Name> inputs;  ///< empty: all
  Value over;
  std::optional<Provenance> provenance;
};
struct ReleaseStatement {
  Value over;
  std::optional<Provenance> provenance;
};
enum class Rationing { pro_rata, industries_first, final_use_first };
struct RationingStatement {
  Rationing rule = Rationing::pro_rata;
  std::optional<Provenance> provenance;
};
/// `psi = 80%`, `inventory[S001] = 3 days`
struct EngineSetting {
  Path path;
  Value value;
  std::optional<Provenance> provenance;
};
struct EngineStatement {
  Name name;
  std::vector<EngineSetting> settings;
  std::optional<Provenance> provenance;  ///< of all settings that have none of their own
};

// ---- scenarios and questions
struct ScenarioStatement {
  Name name;
  std::optional<Label> label;
  std::vector<Name> components;
  std::vector<Override> overrides;
};
struct RunStatement {
  std::vector<Name> scenarios;
  std::optional<Number> draws;
  std::optional<Number> seed;
  Span draws_span;
  Span seed_span;
};
struct WhatIfStatement {
  std::vector<Name> scenarios;
  std::vector<Override> overrides;
};
/// `for all name in set:`
struct ForAll {
  Name name;
  ExprId set;
};
struct AssertionStatement {
  bool expectation = false;  ///< `expect`
  std::vector<Name> scenarios;
  std::vector<ForAll> for_all;
  ExprId condition;
  std::optional<ExprId> probability;
  std::optional<Text> because;
};
struct CompareItem {
  std::vector<Name> scenarios;
};
struct ShowItem {
  ExprId expr;
  std::optional<Label> title;
};
struct ChartItem {
  ExprId expr;
  std::optional<Label> title;
};
/// `{…}` in the text are expressions; the parser has taken them out.
struct TextItem {
  std::vector<std::variant<std::string, ExprId>> parts;
};
struct ReportItem {
  Span span;
  std::variant<CompareItem, ShowItem, ChartItem, TextItem> node;
};
struct ReportStatement {
  Label label;
  std::vector<ReportItem> items;
};
struct Statement;
struct TestStatement {
  Label label;
  std::vector<Statement> statements;
};

struct Statement {
  using Node = std::variant<
      EditionStatement, TitleStatement, ProseStatement, UseStatement, ImportStatement,
      TimeStatement, CalendarStatement, SourceStatement, UnitStatement, RateStatement, LetStatement,
      FunctionStatement, CountryStatement, GroupStatement, ResourceStatement, EconomyStatement,
      FactStatement, TableStatement, KeepStatement, OverproductionStatement, InputsStatement,
      ReroutingStatement, RefillStatement, RestockingStatement, ReleaseStatement,
      RationingStatement, EngineStatement, ShockStatement, AgreementStatement, ScenarioStatement,
      RunStatement, WhatIfStatement, AssertionStatement, ReportStatement, TestStatement, Broken>;
  Span span;
  std::string documentation;  ///< of `## …` lines above
  Node node;
};

}  // namespace entente::syntax
