// The syntax tree: what a script says, word for word, with a span on everything and no meaning yet. Nodes refer to
// expressions by id; results of later passes go beside the tree, never into it.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "diagnostics/source.h"

namespace entente::syntax {

using ExprId = Id<struct ExprTag>;

/// The deepest tree that is built; every later recursion is bounded by it.
inline constexpr std::size_t max_depth = 500;

struct Name {
  std::string text;  ///< without back-quotes
  Span span;
};
/// As written: `kt/year`, `M.EUR@2025/year`, `%`.
struct UnitName {
  std::string text;
  Span span;
};
struct Text {
  std::string text;  ///< unescaped
  Span span;
};
struct DateText {
  std::string text;
  Span span;
};

// ---- expressions
enum class UnaryOp { minus, logical_not };
enum class BinaryOp { power, times, divide, plus, minus, equal, not_equal, less, less_equal, greater, greater_equal, in, logical_and, logical_or };

/// `centre ~ spread`, `lo to hi`: any part may be missing.
struct Interval {
  ExprId low;
  std::optional<ExprId> high;
};
struct Value {
  std::optional<Interval> centre;
  std::optional<Interval> spread;
  Span span;
};

struct Number {
  std::string digits;              ///< as written: 1_200.5e3
  std::string scale;               ///< thousand, million, ... or empty
  std::optional<UnitName> unit;
};
struct Bool {
  bool value = false;
};
struct Hole {};
struct NameRef {
  Name name;
};
struct Unary {
  UnaryOp op = UnaryOp::minus;
  ExprId operand;
};
struct Binary {
  BinaryOp op = BinaryOp::plus;
  ExprId left;
  ExprId right;
  Span operator_span;
};
struct As {
  ExprId operand;
  UnitName unit;
};
struct If {
  ExprId condition;
  ExprId then;
  ExprId otherwise;
};
struct Argument {
  std::optional<Name> label;
  Value value;
};
/// `for name in set [if condition]`
struct Generator {
  Name name;
  ExprId set;
  std::optional<ExprId> condition;
};
struct Call {
  ExprId callee;
  std::vector<Argument> arguments;  ///< one where there are generators
  std::vector<Generator> generators;
};
struct Member {
  ExprId object;
  Name name;
};
struct Index {
  ExprId object;
  ExprId index;
};
struct AtDate {
  ExprId operand;
  DateText date;
};
/// `(value)` where the value is an interval or has a spread; plain parentheses leave no node.
struct Uncertain {
  Value value;
};
struct Set {
  std::vector<ExprId> elements;
};
struct List {
  std::vector<Value> elements;  ///< one where there are generators
  std::vector<Generator> generators;
};
/// Stands where something was reported.
struct Broken {};

struct Expr {
  using Node = std::variant<Number, DateText, Text, Bool, Hole, NameRef, Unary, Binary, As, If, Call, Member, Index, AtDate,
                            Uncertain, Set, List, Broken>;
  Span span;
  Node node;
};

// ---- parts of statements
struct Label {
  Text text;
  std::vector<std::pair<Name, Text>> translations;
};
struct Provenance {
  enum class Kind { source, assumed } kind = Kind::assumed;
  std::optional<Name> source;
  std::optional<Text> detail;
  Span span;
};
/// A date or an expression of one, with an uncertain spread perhaps.
struct Moment {
  ExprId value;
  std::optional<Interval> spread;
};
struct Period {
  std::optional<Moment> from;
  std::optional<Value> duration;
  std::optional<Moment> until;
  Span span;
};
/// `rest` or a value.
struct Amount {
  std::optional<Value> value;  ///< none: `rest`
  Span span;
};
struct Path {
  std::vector<std::variant<Name, ExprId>> steps;  ///< names, and expressions in brackets
  Span span;
};
struct Override {
  Path path;
  Value value;
  Span span;
};

// ---- statements
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
struct MembersClause {
  std::vector<Name> names;
  std::optional<Period> period;
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

// facts: `JP makes 12 kt/year of magnets`
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
  std::optional<Provenance> provenance;
  std::optional<Span> header_span;
  std::vector<Column> columns;  ///< after the first, which is `of`
  std::vector<Row> rows;
};

// settings of the engine
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
struct EngineSetting {
  Name name;
  ExprId value;
};
struct EngineStatement {
  Name name;
  std::vector<EngineSetting> settings;
};

// shocks
enum class Disposal { keeping, selling_elsewhere, cutting };
struct RestrictsClause {
  Name supplier;
  std::vector<Name> resources;
  std::vector<Name> buyers;  ///< empty: all
  Value by;
  Disposal disposal = Disposal::keeping;
};
struct LosesClause {
  Name country;
  Value amount;
  Name resource;
  Name what;  ///< capacity, reserve, capital
};
struct ClosesClause {
  std::vector<Name> chokepoints;
  std::optional<Value> by;
};
struct ChangesUseClause {
  bool raises = true;
  std::vector<Name> resources;
  std::vector<Name> countries;  ///< empty: everywhere
  Value by;
};
struct RebuiltClause {
  Value over;
  std::vector<std::pair<Name, std::optional<Value>>> portions;
};
struct RecoversClause {
  Value over;
  std::optional<Name> shape;  ///< linear, convex, concave
};
struct ShockClause {
  Span span;
  std::variant<RestrictsClause, LosesClause, ClosesClause, ChangesUseClause, RebuiltClause, RecoversClause, Period> node;
};
struct ShockStatement {
  Name name;
  std::optional<Label> label;
  std::vector<ShockClause> clauses;
};

// agreements
struct NoExportControlsClause {
  std::vector<Name> resources;
};
struct PriorityClause {
  Value share;
  std::vector<Name> resources;  ///< empty: all
  std::optional<ExprId> when;
};
struct ShareReservesClause {
  std::vector<Name> resources;
  std::optional<Value> above;
  std::optional<Value> up_to;
};
struct GuaranteeClause {
  Value amount;
  Name resource;
  Name supplier;
  Name buyer;
  std::optional<Provenance> provenance;
};
struct BuildClause {
  Name name;
  Value amount;
  Name resource;
  Name country;
  std::optional<Period> period;
  std::optional<Value> over;
  bool to_members = false;
  std::optional<Provenance> provenance;
};
struct AgreementClause {
  Span span;
  std::variant<MembersClause, Period, NoExportControlsClause, PriorityClause, ShareReservesClause, GuaranteeClause, BuildClause> node;
};
struct AgreementStatement {
  Name name;
  std::optional<Label> label;
  std::vector<AgreementClause> clauses;
};

// scenarios and questions
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
  using Node =
      std::variant<EditionStatement, TitleStatement, ProseStatement, UseStatement, ImportStatement, TimeStatement,
                   CalendarStatement, SourceStatement, UnitStatement, RateStatement, LetStatement, FunctionStatement,
                   CountryStatement, GroupStatement, ResourceStatement, EconomyStatement, FactStatement, TableStatement,
                   KeepStatement, OverproductionStatement, InputsStatement, ReroutingStatement, RefillStatement,
                   RestockingStatement, ReleaseStatement, RationingStatement, EngineStatement, ShockStatement,
                   AgreementStatement, ScenarioStatement, RunStatement, WhatIfStatement, AssertionStatement,
                   ReportStatement, TestStatement, Broken>;
  Span span;
  std::string documentation;  ///< of `## …` lines above
  Node node;
};

/// The tree of one file. Never hold a reference to an expression across add(): the arena moves.
class Ast {
 public:
  /// Children come before their parents, so depth is known here; beyond max_depth a Broken node is stored and
  /// `too_deep` set to the place.
  ExprId add(Expr expr);
  const Expr& operator[](ExprId id) const { return exprs_[id]; }
  std::size_t size() const { return exprs_.size(); }

  std::vector<Statement> statements;
  std::optional<Span> too_deep;

 private:
  Table<ExprId, Expr> exprs_;
  Table<ExprId, std::uint32_t> depths_;
};

}  // namespace entente::syntax
