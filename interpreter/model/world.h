// The world that a script describes, checked and resolved: everything below refers by id, all
// amounts are exact and in kept units, and nothing knows the syntax any more. Tests may build one
// by hand.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "model/calendar.h"
#include "model/exchange.h"
#include "model/formula.h"
#include "model/ids.h"
#include "model/units.h"
#include "mrio/table.h"

namespace entente {

/// A label in English and in other languages: `"Japan" ar "اليابان"`.
struct Label {
  std::string text;
  std::vector<std::pair<std::string, std::string>> translations;
};

struct Citation {
  std::string name;
  std::string title;
  std::string url;
  Span span;
};

/// Where a figure comes from.
struct Provenance {
  enum class Kind { none, sourced, assumed } kind = Kind::none;
  CitationId citation;  ///< with `sourced`
  std::string detail;   ///< where in the source, or why assumed
};

struct Figure {
  Rational value = 0;
  Unit shown;
  Provenance provenance;
  Span span;
};

struct Country {
  std::string name;
  Label label;
  Span span;
};

struct RecipeInput {
  ResourceId resource;
  Rational amount = 0;  ///< kept units of the input per kept unit of the output
  Span span;
};

struct Resource {
  std::string name;
  Label label;
  Unit unit;
  bool local = false;
  std::vector<RecipeInput> recipe;
  Span span;
};

struct Chokepoint {
  std::string name;
  Span span;
};

/// An economy that an input-output table describes, in place of facts: its regions are the
/// countries of the world and its sectors the resources, each at the place that it has in the
/// table.
struct TableEconomy {
  std::string name;
  Label label;
  std::string folder;         ///< as written
  Unit money;                 ///< that the table is counted in; amounts of it are kept as they are
  Rational money_factor = 1;  ///< of the currency: a million where the money is M.EUR
  Provenance provenance;
  Span span;
  /// Shared, since half a gigabyte is neither copied nor changed. Compiling a plan takes the flows
  /// out of it.
  std::shared_ptr<mrio::Table> table;
};

/// Of final demand, in an economy from a table.
struct Category {
  std::string name;
  Span span;
};

// ---- facts; amounts are a month
struct Production {
  ResourceId resource;
  CountryId country;
  std::string verb;  ///< mines, refines or makes, kept for reports
  Figure amount;
  bool rest = false;
  std::optional<Figure> utilisation;
};
struct Capacity {
  ResourceId resource;
  CountryId country;
  Figure amount;
};
struct Use {
  ResourceId resource;
  CountryId country;
  Figure amount;
  bool rest = false;
};
struct Reserve {
  ResourceId resource;
  CountryId country;
  Figure amount;         ///< of the resource, or a time of own use
  bool in_time = false;  ///< then the value is in days
};
/// Productive capital of an industry of a table, instead of what the capital ratio says.
struct CapitalStock {
  ResourceId resource;
  CountryId country;
  Figure amount;  ///< in the table's money
};
struct ImportShare {
  ResourceId resource;
  CountryId buyer;
  CountryId supplier;
  Figure share;
};
struct ShippingRoute {
  CountryId supplier;
  std::optional<ResourceId> resource;  ///< none: all exports
  std::vector<CountryId> buyers;
  std::vector<ChokepointId> chokepoints;
  Figure share;
  std::optional<Figure> taking = {};  ///< months under way
};
/// Users of `replaced` that lack it can use the substitute.
struct Substitution {
  ResourceId substitute;
  ResourceId replaced;
  std::vector<ResourceId> outputs;  ///< whose industries can; empty: all users
  Rational up_to = 1;               ///< of what they need
  Rational ratio = 1;               ///< kept units of the substitute for a kept unit
  Rational months = 0;
  Span span;
};

// ---- settings of the engine, each with the place that set it, or a default
struct KeepSetting {
  std::optional<std::vector<CountryId>> countries;
  std::optional<std::vector<ResourceId>> inputs;
  Rational days = 30;
  bool unlimited = false;  ///< in place of days
  Figure figure;
};
struct RestockingSetting {
  std::vector<ResourceId> inputs;
  Rational days = 60;
  Figure figure;
};
/// How far the industries of some countries exceed their capacity.
struct OverproductionSetting {
  std::vector<CountryId> countries;
  Rational share = Rational(1, 4);
  Rational months = 12;
  Span span;
};
/// Productive capital over yearly value added.
struct CapitalRatio {
  std::vector<ResourceId> resources;
  Rational ratio = 4;
  Figure figure;
};
struct EngineSettings {
  enum class Rule { clean, boario } rule = Rule::clean;
  bool gates = false;
  long lag = 0;                  ///< steps
  bool capacity_weights = true;  ///< of orders
  enum class Overproduction {
    boario,
    documented,
    tolerant
  } overproduction = Overproduction::boario;
  Rational overproduction_base = 1;
  Rational capital_ratio = 4;
  std::vector<CapitalRatio> capital_ratios;
  std::vector<RestockingSetting> restocking;  ///< of single inputs
  std::vector<KeepSetting> keep;              ///< in order of rank: general first
  Rational default_keep_days = 30;
  Rational restocking_days = 60;
  Rational refill_months = 12;
  Rational overproduction_share = Rational(1, 4);
  Rational overproduction_months = 12;
  std::vector<OverproductionSetting> overproduction_in;  ///< instead of it, by country
  Rational release_months = 12;
  Rational rerouting_months = 0;
  std::optional<Rational> cautious_below;
  enum class Rationing {
    pro_rata,
    industries_first,
    final_use_first
  } rationing = Rationing::pro_rata;
};

// ---- what may go wrong, and what may be agreed. Every figure in them is a parameter with an
// address, so that a scenario can set it.
struct Parameter {
  std::string path;  ///< china_controls.restricts.by
  std::variant<Rational, Date> value = Rational(0);
  Dimension dimension;  ///< of a number
  Unit shown;
  Provenance provenance;
  Span span;

  bool is_date() const { return std::holds_alternative<Date>(value); }
};

struct PeriodClause {
  std::optional<ParameterId> from;
  std::optional<ParameterId> until;     ///< a date ...
  std::optional<ParameterId> duration;  ///< ... or a time from `from` on
  Span span;
};

enum class Disposal { keeping, selling_elsewhere, cutting };

struct Restriction {
  CountryId supplier;
  std::vector<ResourceId> resources;
  std::vector<CountryId> buyers;  ///< empty: all other countries
  ParameterId by;
  Disposal disposal = Disposal::keeping;
  Span span;
};
struct CapacityLoss {
  CountryId country;
  ResourceId resource;
  ParameterId by;
  Span span;
};
/// Of a strategic reserve: a part of what it holds then, or an amount.
struct ReserveLoss {
  CountryId country;
  ResourceId resource;
  ParameterId by;
  bool share = true;     ///< else an amount, or
  bool in_time = false;  ///< a time of own use
  Span span;
};
/// Of an industry, or of what belongs to a category of final demand; a part of it or money.
struct CapitalLoss {
  CountryId country;
  std::optional<ResourceId> resource;
  std::optional<CategoryId> category;
  ParameterId by;
  bool share = true;
  Span span;
};
struct Rebuilding {
  struct Portion {
    ResourceId resource;
    Rational share = 1;
    Span span;
  };
  ParameterId over;
  ParameterId at;
  std::vector<Portion> portions;
  Span span;
};
struct ChokepointClosure {
  std::vector<ChokepointId> chokepoints;
  ParameterId by;
  Span span;
};
struct UseChange {
  bool raises = true;
  std::vector<ResourceId> resources;
  std::vector<CountryId> countries;  ///< empty: everywhere
  ParameterId by;
  Span span;
};

/// How what was lost comes back.
enum class Curve { linear, convex, convex_unscaled, concave };

struct Shock {
  std::string name;
  Label label;
  Span span;
  std::vector<Restriction> restrictions;
  std::vector<CapacityLoss> losses;
  std::vector<ReserveLoss> reserve_losses;
  std::vector<CapitalLoss> capital_losses;
  std::vector<ChokepointClosure> closures;
  std::vector<UseChange> use_changes;
  PeriodClause period;
  std::optional<ParameterId> recovery;
  Curve curve = Curve::linear;
  std::optional<Rebuilding> rebuilding;  ///< of the capital lost
};

struct Member {
  CountryId country;
  PeriodClause period;
  Span span;
  PeriodClause group_period = {};  ///< of the group through which it is one: within both
};
/// A group whose members change.
struct Group {
  std::string name;
  std::vector<Member> members;  ///< a country may leave and come back
  Span span;
};
struct NoExportControlsTerm {
  std::vector<ResourceId> resources;
};
struct PriorityTerm {
  std::vector<ResourceId> resources;  ///< empty: every traded resource
  ParameterId share;
  std::optional<ParameterId> trigger;
};
struct SharedReservesTerm {
  std::vector<ResourceId> resources;
  std::optional<ParameterId> above;  ///< in days
  std::optional<ParameterId> up_to;
};
struct GuaranteeTerm {
  ResourceId resource;
  CountryId supplier;
  CountryId buyer;
  ParameterId amount;  ///< a month
};
struct BuildTerm {
  std::string name;
  ResourceId resource;
  CountryId country;
  ParameterId amount;  ///< a month
  PeriodClause period;
  std::optional<ParameterId> over;
  bool to_members = false;
};
struct Term {
  std::string name;  ///< pact.priority, pact.au_separation: its address
  std::variant<NoExportControlsTerm, PriorityTerm, SharedReservesTerm, GuaranteeTerm, BuildTerm>
      node;
  Span span;
};
struct Agreement {
  std::string name;
  Label label;
  Span span;
  std::vector<Member> members;
  PeriodClause period;
  std::vector<Term> terms;
};

struct Override {
  ParameterId parameter;
  std::variant<Rational, Date> value;
  Span span;
};
struct Scenario {
  std::string name;
  Label label;
  Span span;
  std::vector<ShockId> shocks;          ///< in the order of declaration of the shocks
  std::vector<AgreementId> agreements;  ///< likewise
  std::vector<Override> overrides;
  bool variant = false;  ///< of a `what if`: nothing in the script refers to it
};

// ---- what is asked
/// A scenario once more, with some figures set otherwise.
struct WhatIf {
  ScenarioId before;
  ScenarioId after;               ///< a variant
  std::vector<Override> changes;  ///< from the one to the other
};
struct Assertion {
  bool expectation = false;           ///< `expect`: a warning where it fails
  std::vector<ScenarioId> scenarios;  ///< empty: all that run
  FormulaId condition;
  std::string binding;  ///< "r = magnets, c = JP" of `for all`
  std::string because;
  Span span;  ///< of the statement
  Span condition_span;
};

struct LabelledFormula {
  std::string label;
  FormulaId formula;
  std::optional<FormulaId> condition = {};  ///< a row of the report only where it holds
};
struct CompareItem {
  std::vector<ScenarioId> scenarios;
};
struct ShowItem {
  Label title;
  std::string expression;  ///< as written
  std::vector<LabelledFormula> rows;
};
struct ChartItem {
  Label title;
  std::string expression;
  std::vector<LabelledFormula> rows;
};
struct TextItem {
  std::vector<std::variant<std::string, FormulaId>> parts;
};
struct RequestedReport {
  Label title;
  std::vector<std::variant<CompareItem, ShowItem, ChartItem, TextItem>> items;
  Span span;
};

struct World {
  std::string name;  ///< of the script
  Label title;
  std::vector<std::string> prose;
  Horizon horizon;
  Units units;
  Exchange exchange;
  Table<CitationId, Citation> citations;
  Table<CountryId, Country> countries;
  Table<ResourceId, Resource> resources;
  Table<ChokepointId, Chokepoint> chokepoints;
  std::optional<TableEconomy> economy;  ///< then there are no facts of production, use or imports
  Table<CategoryId, Category> categories;

  std::vector<Production> production;
  std::vector<Capacity> capacities;
  std::vector<Use> uses;
  std::vector<Reserve> reserves;
  std::vector<CapitalStock> capital;
  std::vector<ImportShare> import_shares;
  std::vector<ShippingRoute> routes;
  std::vector<Substitution> substitutions;
  std::vector<Figure> other_figures;  ///< of lets and settings: for provenance only
  std::vector<Span> uncertain;        ///< values with a spread, of which a run uses the centre
  EngineSettings settings;

  Table<ParameterId, Parameter> parameters;
  std::vector<Group> groups;
  Table<ShockId, Shock> shocks;
  Table<AgreementId, Agreement> agreements;
  Table<ScenarioId, Scenario> scenarios;  ///< 0 is `baseline`; variants stand at the end
  std::vector<ScenarioId> run;            ///< in the order of the report

  Table<FormulaId, Formula> formulas;
  std::vector<WhatIf> what_ifs;
  std::vector<Assertion> assertions;
  std::vector<RequestedReport> reports;
};

/// What answers of a run count time in: days where periods are days or weeks, months else and where
/// the script says `calendar average`.
Dimension answered_time(const World& world);
/// A period in that time, exact.
Rational period_length(const World& world);
/// The unit that times are shown in: days, weeks, months.
Unit shown_time(const World& world);

/// The country whose final use takes what nobody else uses: the one called ROW.
std::optional<CountryId> rest_of_world(const World& world);

}  // namespace entente
