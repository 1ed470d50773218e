#include "check/builtins.h"

#include <algorithm>

#include "check/builtin_table.h"
#include "support/overloaded.h"
#include "support/suggest.h"

namespace entente::check {

namespace {

constexpr Kind<std::string, std::string> argument_expected{"E0316", Severity::error,
                                                           "`{}` wants {} here"};
constexpr Kind<std::string, std::string> missing_argument{"E0207", Severity::error,
                                                          "`{}` wants {}"};
constexpr Kind<std::string> extra_argument{"E0207", Severity::error, "`{}` takes fewer arguments"};
constexpr Kind<std::string, std::string> unknown_label{"E0208", Severity::error,
                                                       "`{}` has no argument `{}`"};
constexpr Kind<std::string> series_wanted{"E0317", Severity::error,
                                          "expected a series, one value a period, found {}"};
constexpr Kind<std::string, std::string> no_flow{"E0318", Severity::error,
                                                 "a total adds up amounts a {}; this is {}"};
constexpr Kind<> empty_list{"E0319", Severity::error,
                            "there is nothing to choose from: the list is empty"};

const Dimension months{BaseDimensions::month};
const Dimension days{BaseDimensions::day};

const Builtin* find(const std::string& name) {
  const auto all = all_builtins();
  const auto place = std::find_if(all.begin(), all.end(),
                                  [&](const Builtin& builtin) { return builtin.name == name; });
  return place == all.end() ? nullptr : &*place;
}

/// One call: takes the arguments one by one, by place or by label.
class Call {
 public:
  Call(Context& context, const syntax::Name& name, const std::vector<Argument>& arguments,
       Span span)
      : context_(context),
        name_(name),
        arguments_(arguments),
        span_(span),
        taken_(arguments.size(), 0) {}

  Value apply(const Builtin& builtin) {
    for (const Argument& argument : arguments_) {
      if (is_unknown(argument.operand.value)) return Unknown{};
    }
    switch (builtin.group) {
      case Builtin::Group::question:
        return ask(static_cast<Question>(builtin.code));
      case Builtin::Group::measure:
        return measure(static_cast<Measure>(builtin.code));
      case Builtin::Group::aggregation:
        return aggregate(static_cast<Aggregation>(builtin.code));
      case Builtin::Group::folding:
        return fold(static_cast<Folding>(builtin.code));
      case Builtin::Group::supply_risk:
        return supply_risk();
      case Builtin::Group::contribution:
        return contribution();
      case Builtin::Group::criticality:
        return criticality();
    }
    return Unknown{};
  }

 private:
  /// The next argument without a label; reports where there is none.
  const Operand* take(std::string_view what) {
    for (std::size_t i = 0; i < arguments_.size(); ++i) {
      if (taken_[i] != 0 || arguments_[i].label) continue;
      taken_[i] = 1;
      return &arguments_[i].operand;
    }
    context_.diagnostics.report(span_, missing_argument, name_.text, std::string(what));
    return nullptr;
  }
  bool has_more() const {
    for (std::size_t i = 0; i < arguments_.size(); ++i) {
      if (taken_[i] == 0 && !arguments_[i].label) return true;
    }
    return false;
  }
  const Operand* labelled(std::string_view label) {
    offered_.emplace_back(label);
    for (std::size_t i = 0; i < arguments_.size(); ++i) {
      if (taken_[i] != 0 || !arguments_[i].label || arguments_[i].label->text != label) continue;
      taken_[i] = 1;
      return &arguments_[i].operand;
    }
    return nullptr;
  }
  /// True where every argument was taken; reports the first that was not.
  bool all_taken() {
    for (std::size_t i = 0; i < arguments_.size(); ++i) {
      if (taken_[i] != 0) continue;
      if (arguments_[i].label) {
        auto details = context_.diagnostics.report(arguments_[i].label->span, unknown_label,
                                                   name_.text, arguments_[i].label->text);
        if (const auto suggestion = nearest(arguments_[i].label->text, offered_)) {
          details.here(fmt::format("did you mean `{}`?", *suggestion))
              .fix(arguments_[i].label->span, *suggestion, fmt::format("write `{}`", *suggestion));
        } else if (!offered_.empty()) {
          details.note(fmt::format("it has `{}:`", fmt::join(offered_, ":`, `")));
        }
      } else {
        context_.diagnostics.report(arguments_[i].operand.span, extra_argument, name_.text);
      }
      return false;
    }
    return true;
  }
  void wrong(const Operand& operand, std::string what) {
    if (const auto* hole = std::get_if<Hole>(&operand.value))
      return context_.holes.settle(*hole, std::move(what));
    context_.diagnostics.report(operand.span, argument_expected, name_.text, std::move(what))
        .here(fmt::format("this is {}", describe(operand.value, context_.world)));
  }

  std::optional<ResourceId> resource() {
    const Operand* operand = take("a resource");
    if (operand == nullptr) return std::nullopt;
    if (const auto* id = std::get_if<ResourceId>(&operand->value)) return *id;
    wrong(*operand, "a resource");
    return std::nullopt;
  }
  std::optional<std::vector<CountryId>> countries_in(const Operand& operand) {
    if (const auto* id = std::get_if<CountryId>(&operand.value)) return std::vector{*id};
    if (const auto* set = std::get_if<CountrySet>(&operand.value)) return set->countries;
    wrong(operand, "a country or a set of countries");
    return std::nullopt;
  }
  std::optional<std::vector<CountryId>> countries() {
    const Operand* operand = take("a country or a set of countries");
    if (operand == nullptr) return std::nullopt;
    return countries_in(*operand);
  }
  std::vector<CountryId> all_countries() const {
    std::vector<CountryId> all;
    for (const CountryId id : context_.world.countries.ids()) all.push_back(id);
    return all;
  }

  Value ask(Question asked) {
    const std::optional<ResourceId> about = resource();
    if (!about) return Unknown{};
    SeriesQuestion node{asked, *about, {}, std::nullopt};
    const bool world_only = asked == Question::world_shortage;
    const bool world_too = asked == Question::concentration;
    if (!world_only && (!world_too || has_more())) {
      const auto where = countries();
      if (!where) return Unknown{};
      node.countries = *where;
    }
    if (asked == Question::imports || asked == Question::exports) {
      const Operand* partners = labelled(asked == Question::imports ? "from" : "to");
      if (partners != nullptr) {
        node.partners = countries_in(*partners);
        if (!node.partners) return Unknown{};
      }
    }
    Formula formula;
    formula.shape = Shape::series;
    formula.span = span_;
    formula.substance = about;
    set_unit(formula, asked, *about);
    formula.node = std::move(node);
    return finish(std::move(formula));
  }

  void set_unit(Formula& formula, Question asked, ResourceId about) {
    const Unit& unit = context_.world.resources[about].unit;
    switch (asked) {
      case Question::stock:
      case Question::reserve:
        formula.dimension = unit.dimension;
        formula.shown = unit;
        break;
      case Question::world_shortage:
      case Question::import_reliance:
        formula.shown = {"%", {}, Rational(1, 100)};
        break;
      case Question::concentration:
        formula.substance.reset();
        break;
      case Question::days_of_cover:
        formula.dimension = context_.world.units.calendar_averaged() ? months : days;
        formula.shown = context_.world.units.calendar_averaged()
                            ? Unit{"days", months, Rational(12, 365)}
                            : Unit{"days", days, 1};
        break;
      default:
        formula.dimension = unit.dimension / answered_time(context_.world);
        formula.shown = {fmt::format("{}/{}", unit.name, period()), formula.dimension,
                         unit.factor / period_length(context_.world)};
        break;
    }
  }

  Value measure(Measure asked) {
    const std::optional<ResourceId> about = resource();
    if (!about) return Unknown{};
    std::optional<std::vector<CountryId>> where = has_more() ? countries() : all_countries();
    if (!where) return Unknown{};
    Formula formula{MeasureQuestion{asked, *about, std::move(*where)},
                    Shape::number,
                    answered_time(context_.world),
                    shown_time(context_.world),
                    std::nullopt,
                    span_};
    if (asked == Measure::resilience_loss) formula.substance = about;
    return finish(std::move(formula));
  }

  /// `peak(x, during: shock, in: scenario)`. Over a list, `mean` is the mean of its elements.
  Value aggregate(Aggregation aggregation) {
    const Operand* operand = take("a series");
    if (operand == nullptr) return Unknown{};
    if (aggregation == Aggregation::mean && is_list(*operand))
      return folded(Folding::mean, {*operand});
    const auto* id = std::get_if<FormulaId>(&operand->value);
    const bool truth =
        id != nullptr && (shape(*id) == Shape::truth || shape(*id) == Shape::truth_series);
    if (const auto* hole = std::get_if<Hole>(&operand->value)) {
      context_.holes.settle(*hole, "a series");
      return Unknown{};
    }
    if (id == nullptr || truth || shape(*id) != Shape::series) {
      context_.diagnostics.report(operand->span, series_wanted,
                                  describe(operand->value, context_.world));
      return Unknown{};
    }
    Aggregate node{aggregation, *id, std::nullopt};
    if (const Operand* during = labelled("during")) {
      const auto* shock = std::get_if<ShockId>(&during->value);
      if (shock == nullptr) {
        wrong(*during, "a shock");
        return Unknown{};
      }
      node.during = *shock;
    }
    Formula formula = context_.world.formulas[*id];
    formula.node = node;
    formula.shape = Shape::number;
    formula.span = span_;
    if (aggregation == Aggregation::total && !make_total(formula, *operand)) return Unknown{};
    const FormulaId aggregated = context_.arithmetic.add(std::move(formula));
    return in_scenario(aggregated);
  }

  /// The total of an amount a month is an amount.
  bool make_total(Formula& formula, const Operand& operand) {
    const Dimension time = answered_time(context_.world);
    const BaseDimensionId base = time == days ? BaseDimensions::day : BaseDimensions::month;
    if (formula.dimension.power_of(base) != -1) {
      const std::string_view told = name(time_unit(context_.world.horizon.unit));
      context_.diagnostics
          .report(operand.span, no_flow, std::string(told), describe(operand.value, context_.world))
          .help(fmt::format("take `mean(…)`, or `resilience_loss(…)` for {}s of normal use", told));
      return false;
    }
    formula.dimension = formula.dimension * time;
    const std::string suffix = "/" + period();
    std::string& shown = formula.shown.name;
    if (shown.ends_with(suffix)) {
      shown.resize(shown.size() - suffix.size());
      formula.shown.factor *= period_length(context_.world);
    } else {
      shown = context_.world.units.bases().unit(formula.dimension);
      formula.shown.factor = 1;
    }
    formula.shown.dimension = formula.dimension;
    return true;
  }

  Value in_scenario(FormulaId id) {
    const Operand* scenario = labelled("in");
    if (scenario == nullptr) return all_taken() ? Value(id) : Value(Unknown{});
    const auto* chosen = std::get_if<ScenarioId>(&scenario->value);
    if (chosen == nullptr) {
      wrong(*scenario, "a scenario");
      return Unknown{};
    }
    Formula formula = context_.world.formulas[id];
    formula.node = InScenario{id, *chosen};
    return finish(std::move(formula));
  }

  Value finish(Formula formula) {
    // Every question may name its scenario.
    if (!std::holds_alternative<InScenario>(formula.node))
      return in_scenario(context_.arithmetic.add(std::move(formula)));
    return all_taken() ? Value(context_.arithmetic.add(std::move(formula))) : Value(Unknown{});
  }

  std::string period() const { return std::string(name(context_.world.horizon.unit)); }
  static bool is_list(const Operand& operand) {
    return std::holds_alternative<List>(operand.value);
  }
  Shape shape(FormulaId id) const { return context_.world.formulas[id].shape; }

  Value fold(Folding folding) {
    std::vector<Operand> operands;
    do {
      const Operand* operand = take("amounts, or a list of them");
      if (operand == nullptr) return Unknown{};
      operands.push_back(*operand);
    } while (has_more());
    return all_taken() ? folded(folding, operands) : Value(Unknown{});
  }

  Value folded(Folding folding, const std::vector<Operand>& given) {
    std::vector<Operand> operands;
    for (const Operand& operand : given) {
      if (const auto* list = std::get_if<List>(&operand.value)) {
        for (std::size_t i = 0; i < list->values.size(); ++i) {
          operands.push_back({list->values[i], operand.span});
          if (!list->conditions.empty()) operands.back().condition = list->conditions[i];
        }
      } else {
        operands.push_back(operand);
      }
    }
    if (operands.empty() && folding != Folding::sum) {
      context_.diagnostics.report(span_, empty_list);
      return Unknown{};
    }
    return context_.arithmetic.fold(folding, operands, span_);
  }

  /// EU method of 2017 to 2023: [HHI(world) x IR/2 + HHI(own) x (1 - IR/2)] x (1 - EoL RIR) x SI,
  /// all plain numbers.
  Value supply_risk() {
    std::vector<Operand> parts;
    for (const std::string_view label : {"world", "own", "reliance", "recycling", "substitution"}) {
      const Operand* operand = labelled(label);
      if (operand == nullptr) {
        context_.diagnostics
            .report(span_, missing_argument, name_.text, fmt::format("`{}: …`", label))
            .note(
                "supply_risk(world: HHI, own: HHI, reliance: IR, recycling: EoL-RIR, substitution: "
                "SI)");
        return Unknown{};
      }
      parts.push_back(*operand);
    }
    if (!all_taken()) return Unknown{};
    Arithmetic& calculate = context_.arithmetic;
    const auto combine = [&](BinaryOperation operation, const Operand& left, const Operand& right) {
      return Operand{calculate.combine(operation, left, right, span_), span_};
    };
    const Operand one{number(1), span_};
    const Operand half = combine(BinaryOperation::divide, parts[2], {number(2), span_});
    const Operand abroad = combine(BinaryOperation::multiply, parts[0], half);
    const Operand home =
        combine(BinaryOperation::multiply, parts[1], combine(BinaryOperation::subtract, one, half));
    const Operand exposed =
        combine(BinaryOperation::multiply, combine(BinaryOperation::add, abroad, home),
                combine(BinaryOperation::subtract, one, parts[3]));
    return combine(BinaryOperation::multiply, exposed, parts[4]).value;
  }

  /// A number that a run answers: what contribution and criticality vary.
  std::optional<FormulaId> varied() {
    const Operand* operand = take("a number that a run answers");
    if (operand == nullptr) return std::nullopt;
    const auto* id = std::get_if<FormulaId>(&operand->value);
    if (id != nullptr && shape(*id) == Shape::number) return *id;
    wrong(*operand, "a number that a run answers, such as `peak(…)`");
    return std::nullopt;
  }

  /// A row for every shock and every term of the script.
  Value contribution() {
    const std::optional<FormulaId> operand = varied();
    if (!operand || !all_taken()) return Unknown{};
    List rows;
    const auto add = [&](Contribution node, const std::string& label) {
      Formula formula = context_.world.formulas[*operand];
      formula.node = node;
      formula.span = span_;
      rows.values.push_back(context_.arithmetic.add(std::move(formula)));
      rows.labels.push_back(label);
    };
    for (const ShockId id : context_.world.shocks.ids())
      add({*operand, id, {}, 0}, context_.world.shocks[id].name);
    for (const AgreementId id : context_.world.agreements.ids()) {
      const std::vector<Term>& terms = context_.world.agreements[id].terms;
      for (std::size_t term = 0; term < terms.size(); ++term)
        add({*operand, std::nullopt, id, term}, terms[term].name);
    }
    return rows;
  }

  /// A row for every industry that produces.
  Value criticality() {
    const std::optional<FormulaId> operand = varied();
    const Operand* time = labelled("for");
    if (!operand) return Unknown{};
    if (time == nullptr) {
      context_.diagnostics.report(span_, missing_argument, name_.text,
                                  std::string("`for: 3 months`, how long each industry stops"));
      return Unknown{};
    }
    const auto* quantity = std::get_if<ExactQuantity>(&time->value);
    if (quantity == nullptr || (quantity->dimension != months && quantity->dimension != days) ||
        quantity->value <= 0) {
      wrong(*time, "a time, such as `3 months`");
      return Unknown{};
    }
    if (!all_taken()) return Unknown{};
    const double stop =
        to_double(quantity->value) * (quantity->dimension == days ? 12.0 / 365.0 : 1.0);
    List rows;
    const auto add = [&](ResourceId resource, CountryId country) {
      Formula formula = context_.world.formulas[*operand];
      formula.node = Criticality{*operand, resource, country, stop};
      formula.span = span_;
      rows.values.push_back(context_.arithmetic.add(std::move(formula)));
      rows.labels.push_back(fmt::format("{} of {}", context_.world.resources[resource].name,
                                        context_.world.countries[country].name));
    };
    for (const Production& fact : context_.world.production) add(fact.resource, fact.country);
    if (const std::optional<TableEconomy>& economy = context_.world.economy) {
      for (const ResourceId resource : context_.world.resources.ids()) {
        for (const CountryId country : context_.world.countries.ids()) {
          if (economy->table->output[economy->table->row(resource.index(), country.index())] > 0)
            add(resource, country);
        }
      }
    }
    return rows;
  }

  Context& context_;
  const syntax::Name& name_;
  const std::vector<Argument>& arguments_;
  Span span_;
  std::vector<char> taken_;
  std::vector<std::string> offered_;  ///< the labels that were asked for
};

}  // namespace

bool is_builtin(const std::string& name) { return find(name) != nullptr; }

std::vector<std::string> builtin_names() {
  std::vector<std::string> names;
  for (const Builtin& builtin : all_builtins()) names.emplace_back(builtin.name);
  return names;
}

Value call_builtin(Context& context, const syntax::Name& name,
                   const std::vector<Argument>& arguments, Span span) {
  return Call(context, name, arguments, span).apply(*find(name.text));
}

}  // namespace entente::check
