#include "check/expressions.h"

#include <algorithm>

#include "check/builtins.h"
#include "check/groups.h"
#include "support/overloaded.h"

namespace entente::check {

namespace {

constexpr Kind<std::string> not_a_value{
    "E0203", Severity::error, "`{}` is a function; it is called with its arguments in parentheses"};
constexpr Kind<std::string> category_as_value{
    "E0209", Severity::error,
    "`{}` is a category of final demand; it is named only by what its capital suffers"};
constexpr Kind<std::string> circular_value{"E0204", Severity::error, "`{}` is defined by itself"};
constexpr Kind<std::string> not_a_function{"E0206", Severity::error, "`{}` is no function"};
constexpr Kind<std::string, std::size_t, std::size_t> wrong_argument_count{
    "E0207", Severity::error, "`{}` takes {} arguments, not {}"};
constexpr Kind<std::string> later_function{"E0210", Severity::error,
                                           "`{}` is called before it is defined"};
constexpr Kind<std::string, std::string> unit_expected{"E0302", Severity::error,
                                                       "expected an amount in {}, found {}"};
constexpr Kind<std::string> unknown_unit{"E0303", Severity::error, "unknown unit `{}`"};
constexpr Kind<> number_too_long{"E0308", Severity::error,
                                 "this number has more than 1,000 digits"};
constexpr Kind<std::string> collection_expected{"E0314", Severity::error,
                                                "expected a set or a list, found {}"};
constexpr Kind<> mixed_set{"E0315", Severity::error,
                           "a set holds countries or resources, not both"};
constexpr Kind<std::string> no_element{"E0316", Severity::error,
                                       "a set holds countries or resources, not {}"};
constexpr Kind<std::string> series_expected{"E0317", Severity::error,
                                            "expected a series, one value a period, found {}"};
constexpr Kind<std::string_view> too_much{"E0903", Severity::error, "this unrolls to more than {}"};
constexpr Kind<std::size_t> too_deep{"E0904", Severity::error,
                                     "what this rests on is nested deeper than {} levels"};
constexpr Kind<std::string> no_such_date{"E0501", Severity::error, "there is no date `{}`"};
constexpr Kind<std::string> date_outside_horizon{"E0513", Severity::error,
                                                 "`{}` lies outside the time of the script"};

Rational scale_factor(const std::string& scale) {
  if (scale == "thousand") return 1'000;
  if (scale == "million") return 1'000'000;
  if (scale == "billion") return 1'000'000'000;
  if (scale == "trillion") return Rational("1000000000000");
  return 1;
}

std::optional<Relation> relation_of(syntax::BinaryOp op) {
  switch (op) {
    case syntax::BinaryOp::equal:
      return Relation::equal;
    case syntax::BinaryOp::not_equal:
      return Relation::not_equal;
    case syntax::BinaryOp::less:
      return Relation::less;
    case syntax::BinaryOp::less_equal:
      return Relation::less_equal;
    case syntax::BinaryOp::greater:
      return Relation::greater;
    case syntax::BinaryOp::greater_equal:
      return Relation::greater_equal;
    default:
      return std::nullopt;
  }
}

BinaryOperation operation_of(syntax::BinaryOp op) {
  switch (op) {
    case syntax::BinaryOp::power:
      return BinaryOperation::power;
    case syntax::BinaryOp::times:
      return BinaryOperation::multiply;
    case syntax::BinaryOp::divide:
      return BinaryOperation::divide;
    case syntax::BinaryOp::minus:
      return BinaryOperation::subtract;
    case syntax::BinaryOp::logical_and:
      return BinaryOperation::logical_and;
    case syntax::BinaryOp::logical_or:
      return BinaryOperation::logical_or;
    default:
      return BinaryOperation::add;
  }
}

template <typename Id>
void add_once(std::vector<Id>& all, Id id) {
  if (std::find(all.begin(), all.end(), id) == all.end()) all.push_back(id);
}

}  // namespace

std::optional<Unit> unit_of(Context& context, const syntax::UnitName& name) {
  Units::Unknown unknown;
  const std::optional<Unit> unit = context.world.units.resolve(name.text, unknown);
  if (unit) {
    context.use_units(name.text);
    return unit;
  }
  if (unknown.currency) {
    context.not_yet(name.span, fmt::format("money (`{}`)", unknown.part));
    return std::nullopt;
  }
  auto details = context.diagnostics.report(name.span, unknown_unit, unknown.part);
  if (unknown.suggestion) {
    std::string fixed = name.text;
    fixed.replace(fixed.find(unknown.part), unknown.part.size(), *unknown.suggestion);
    details.here(fmt::format("did you mean `{}`?", *unknown.suggestion))
        .fix(name.span, fixed, fmt::format("write `{}`", fixed));
  } else if (context.world.economy && name.text.find('.') != std::string::npos) {
    details.note(fmt::format("the money of this script is `{}`", context.world.economy->money.name))
        .help("no other letters of size stand before a currency");
  } else {
    details.help(fmt::format("declare it: `unit {} \"what it counts\"`", unknown.part));
  }
  return std::nullopt;
}

std::optional<Date> date_of(Context& context, const syntax::DateText& text) {
  const std::optional<Date> date = parse_date(text.text);
  if (!date) {
    context.diagnostics.report(text.span, no_such_date, text.text)
        .note(fmt::format("the calendar runs from {} to {}; months from 01 to 12, quarters Q1 to "
                          "Q4, weeks as in ISO 8601",
                          min_year, max_year));
  }
  return date;
}

Value Expressions::evaluate(syntax::ExprId expr, const Bindings& bindings) {
  if (!may_go_on(context_.ast[expr].span)) return Unknown{};
  ++context_.evaluation_depth;
  Value value = evaluate_node(expr, bindings);
  --context_.evaluation_depth;
  return value;
}

bool Expressions::may_go_on(Span span) {
  if (context_.exhausted) return false;
  ++context_.evaluations;
  const bool many_questions = context_.world.formulas.size() > max_formulas;
  if (many_questions || context_.evaluations > max_evaluations) {
    context_.diagnostics
        .report(span, too_much, many_questions ? "200,000 questions" : "2,000,000 steps")
        .help("ask about fewer countries or resources at once");
    context_.exhausted = true;
  } else if (context_.evaluation_depth >= max_evaluation_depth) {
    context_.diagnostics.report(span, too_deep, max_evaluation_depth)
        .help("let fewer values and functions rest on each other");
    context_.exhausted = true;
  }
  return !context_.exhausted;
}

Value Expressions::evaluate_node(syntax::ExprId expr, const Bindings& bindings) {
  const syntax::Expr& node = context_.ast[expr];
  const Span span = node.span;
  return std::visit(
      overloaded{
          [&](const syntax::Number& number_node) { return number(number_node, span); },
          [&](const syntax::DateText& date) -> Value {
            const std::optional<Date> value = date_of(context_, date);
            if (!value) return Unknown{};
            return *value;
          },
          [](const syntax::Text& text) -> Value { return text.text; },
          [](const syntax::Bool& truth) -> Value { return truth.value; },
          [&](const syntax::Hole&) -> Value {
            context_.not_yet(span, "a hole `?`");
            return Unknown{};
          },
          [&](const syntax::NameRef& reference) { return name(reference, bindings); },
          [&](const syntax::Unary& unary) -> Value {
            const Operand inner = operand(unary.operand, bindings);
            return unary.op == syntax::UnaryOp::minus
                       ? context_.arithmetic.negate(inner, span)
                       : context_.arithmetic.logical_not(inner, span);
          },
          [&](const syntax::Binary& node_binary) { return binary(node_binary, span, bindings); },
          [&](const syntax::As& as) -> Value {
            const Operand inner = operand(as.operand, bindings);
            const std::optional<Unit> unit = unit_of(context_, as.unit);
            if (!unit) return Unknown{};
            return context_.arithmetic.convert(inner, *unit, as.unit.span);
          },
          [&](const syntax::If& choice) -> Value {
            return context_.arithmetic.choose(operand(choice.condition, bindings),
                                              operand(choice.then, bindings),
                                              operand(choice.otherwise, bindings), span);
          },
          [&](const syntax::Call& node_call) { return call(node_call, span, bindings); },
          [&](const syntax::Member& member) -> Value {
            context_.not_yet(member.name.span,
                             fmt::format("reading `.{}` in an expression", member.name.text));
            return Unknown{};
          },
          [&](const syntax::Index& index) -> Value {
            context_.not_yet(context_.ast[index.index].span, "an index in an expression");
            return Unknown{};
          },
          [&](const syntax::AtDate& node_at) { return at_date(node_at, span, bindings); },
          [&](const syntax::Uncertain& uncertain) { return evaluate(uncertain.value, bindings); },
          [&](const syntax::Set& node_set) { return set(node_set, span, bindings); },
          [&](const syntax::List& node_list) { return list(node_list, span, bindings); },
          [](const syntax::Broken&) -> Value { return Unknown{}; },
      },
      node.node);
}

Value Expressions::evaluate(const syntax::Value& value, const Bindings& bindings) {
  if (value.spread) {
    context_.not_yet(value.span, "an uncertain value `~`");
    return Unknown{};
  }
  if (!value.centre || value.centre->high) {
    context_.not_yet(value.span, "an interval `lo to hi`");
    return Unknown{};
  }
  return evaluate(value.centre->low, bindings);
}

Value Expressions::number(const syntax::Number& node, Span span) {
  const std::optional<Rational> digits = parse_rational(node.digits);
  if (!digits) {
    context_.diagnostics.report(span, number_too_long);
    return Unknown{};
  }
  const Rational value = *digits * scale_factor(node.scale);
  if (!node.unit) return check::number(value);
  const std::optional<Unit> unit = unit_of(context_, *node.unit);
  if (!unit) return Unknown{};
  return ExactQuantity{value * unit->factor, unit->dimension, *unit};
}

Value Expressions::name(const syntax::NameRef& node, const Bindings& bindings) {
  return value_of(node.name, bindings);
}

Value Expressions::value_of(const syntax::Name& name, const Bindings& bindings) {
  for (auto binding = bindings.rbegin(); binding != bindings.rend(); ++binding) {
    if (binding->first == name.text) return binding->second;
  }
  const Symbol* symbol = context_.symbols.find(name.text);
  if (symbol == nullptr) {
    if (is_builtin(name.text)) {
      context_.diagnostics.report(name.span, not_a_value, name.text);
      return Unknown{};
    }
    std::vector<std::string> candidates =
        context_.symbols.names([](const Meaning&) { return true; });
    for (const auto& binding : bindings) candidates.push_back(binding.first);
    context_.symbols.report_unknown("name", name, candidates);
    return Unknown{};
  }
  return std::visit(overloaded{[&](LetId id) { return value_of(id, name.span); },
                               [&](FunctionId) -> Value {
                                 context_.diagnostics.report(name.span, not_a_value, name.text)
                                     .label(symbol->span, "defined here");
                                 return Unknown{};
                               },
                               [&](CategoryId) -> Value {
                                 context_.diagnostics
                                     .report(name.span, category_as_value, name.text)
                                     .help("write it in a shock: `… loses … of … capital`");
                                 return Unknown{};
                               },
                               [](auto id) -> Value { return id; }},
                    symbol->meaning);
}

Value Expressions::value_of(LetId id, Span span) {
  Context::Let& entry = context_.lets[id];
  if (entry.state == Context::Let::State::done) return entry.value;
  if (entry.state == Context::Let::State::in_work) {
    context_.diagnostics.report(span, circular_value, entry.name.text)
        .label(entry.name.span, "declared here");
    return Unknown{};
  }
  entry.state = Context::Let::State::in_work;
  context_.evaluation_depth += depth_of_call;
  Value value = entry.statement != nullptr ? evaluate(entry.statement->value)
                : entry.group->set         ? evaluate(*entry.group->set)
                                           : Value(read_group(context_, *entry.group));
  context_.evaluation_depth -= depth_of_call;
  if (entry.statement != nullptr && entry.statement->unit && !is_unknown(value)) {
    const std::optional<Unit> unit = unit_of(context_, *entry.statement->unit);
    const auto* quantity = std::get_if<ExactQuantity>(&value);
    if (unit && (quantity == nullptr || quantity->dimension != unit->dimension)) {
      context_.diagnostics
          .report(entry.statement->value.span, unit_expected, unit->name,
                  describe(value, context_.world))
          .label(entry.statement->unit->span, "promised here");
      value = Unknown{};
    }
  }
  Context::Let& settled = context_.lets[id];
  settled.state = Context::Let::State::done;
  settled.value = std::move(value);
  return settled.value;
}

Value Expressions::binary(const syntax::Binary& node, Span span, const Bindings& bindings) {
  const Operand left = operand(node.left, bindings);
  const Operand right = operand(node.right, bindings);
  if (const std::optional<Relation> relation = relation_of(node.op))
    return context_.arithmetic.compare(*relation, left, right, span, node.operator_span);
  if (node.op == syntax::BinaryOp::in)
    return context_.arithmetic.contains(left, right, node.operator_span);
  return context_.arithmetic.combine(operation_of(node.op), left, right, span, node.operator_span);
}

template <typename Visit>
void Expressions::generate(const std::vector<syntax::Generator>& generators, std::size_t from,
                           Bindings bindings, std::string label_so_far, Visit visit) {
  if (from == generators.size()) {
    visit(bindings, label_so_far);
    return;
  }
  const syntax::Generator& generator = generators[from];
  warn_of_hiding(generator.name, bindings);
  const Operand collection = operand(generator.set, bindings);
  // Of something unknown one unknown element, so that the names in the body are looked up all the
  // same.
  std::vector<Value> all =
      is_unknown(collection.value) ? std::vector<Value>{Unknown{}} : elements(collection);
  for (Value& element : all) {
    Bindings inner = bindings;
    const std::string own = label(element);
    inner.push_back({generator.name.text, std::move(element)});
    if (generator.condition) {
      const Operand condition = operand(*generator.condition, inner);
      const auto* truth = std::get_if<bool>(&condition.value);
      if (truth == nullptr && !is_unknown(condition.value)) {
        context_.not_yet(condition.span, "choosing by what a run answers");
        return;
      }
      if (truth != nullptr && !*truth) continue;
    }
    generate(generators, from + 1, std::move(inner),
             label_so_far.empty() ? own : label_so_far + ", " + own, visit);
  }
}

void Expressions::warn_of_hiding(const syntax::Name& name, const Bindings& around) {
  context_.symbols.warn_of_hiding(
      name, std::any_of(around.begin(), around.end(),
                        [&](const auto& binding) { return binding.first == name.text; }));
}

std::vector<Value> Expressions::elements(const Operand& collection) {
  std::vector<Value> result;
  if (const auto* countries = std::get_if<CountrySet>(&collection.value)) {
    for (const CountryId id : countries->countries) result.push_back(id);
  } else if (const auto* resources = std::get_if<ResourceSet>(&collection.value)) {
    for (const ResourceId id : resources->resources) result.push_back(id);
  } else if (const auto* list_value = std::get_if<List>(&collection.value)) {
    result = list_value->values;
  } else if (!is_unknown(collection.value)) {
    context_.diagnostics.report(collection.span, collection_expected,
                                describe(collection.value, context_.world));
  }
  return result;
}

std::string Expressions::label(const Value& value) const {
  return std::visit(overloaded{[&](CountryId id) { return context_.world.countries[id].name; },
                               [&](ResourceId id) { return context_.world.resources[id].name; },
                               [](const ExactQuantity& quantity) { return to_text(quantity); },
                               [](const Date& date) { return entente::to_text(date); },
                               [](const std::string& text) { return text; },
                               [](const auto&) { return std::string(); }},
                    value);
}

Value Expressions::call(const syntax::Call& node, Span span, const Bindings& bindings) {
  const auto* reference = std::get_if<syntax::NameRef>(&context_.ast[node.callee].node);
  if (reference == nullptr) {
    if (!std::holds_alternative<syntax::Broken>(context_.ast[node.callee].node)) {
      context_.diagnostics.report(
          context_.ast[node.callee].span, not_a_function,
          std::string(context_.sources.text(context_.ast[node.callee].span)));
    }
    return Unknown{};
  }
  const syntax::Name& callee = reference->name;
  const Symbol* symbol = context_.symbols.find(callee.text);
  if (symbol != nullptr) {
    if (const auto* function = std::get_if<FunctionId>(&symbol->meaning))
      return call_function(*function, node, span, bindings);
  }
  if (!is_builtin(callee.text)) {
    if (symbol != nullptr) {
      context_.diagnostics.report(callee.span, not_a_function, callee.text)
          .label(symbol->span, fmt::format("declared here as {}", describe(symbol->meaning)));
      return Unknown{};
    }
    std::vector<std::string> candidates = builtin_names();
    for (std::string& name : context_.symbols.names(
             [](const Meaning& meaning) { return std::holds_alternative<FunctionId>(meaning); })) {
      candidates.push_back(std::move(name));
    }
    context_.symbols.report_unknown("function", callee, candidates);
    return Unknown{};
  }
  std::vector<Argument> arguments;
  if (!node.generators.empty()) {
    // `sum(f(c) for c in set)`: one list.
    List list_value;
    const syntax::Value& body = node.arguments.front().value;
    generate(node.generators, 0, bindings, "", [&](const Bindings& inner, const std::string& own) {
      list_value.values.push_back(evaluate(body, inner));
      list_value.labels.push_back(own);
    });
    arguments.push_back({std::nullopt, {std::move(list_value), body.span}});
  } else {
    for (const syntax::Argument& argument : node.arguments) {
      arguments.push_back(
          {argument.label, {evaluate(argument.value, bindings), argument.value.span}});
    }
  }
  return call_builtin(context_, callee, arguments, span);
}

Value Expressions::call_function(FunctionId id, const syntax::Call& node, Span span,
                                 const Bindings& bindings) {
  const syntax::FunctionStatement& function = *context_.functions[id].statement;
  // A function sees earlier functions only, so that every script ends.
  if (!calls_.empty() && calls_.back() <= id) {
    context_.diagnostics.report(span, later_function, function.name.text)
        .label(function.name.span, "defined here")
        .note("a function calls only functions defined above it, so that every script ends");
    return Unknown{};
  }
  const std::size_t given = node.generators.empty() ? node.arguments.size() : 1;
  if (given != function.parameters.size() || !node.generators.empty()) {
    context_.diagnostics
        .report(span, wrong_argument_count, function.name.text, function.parameters.size(), given)
        .label(function.name.span, "defined here");
    return Unknown{};
  }
  Bindings inner;
  for (std::size_t i = 0; i < function.parameters.size(); ++i) {
    inner.push_back({function.parameters[i].text, evaluate(node.arguments[i].value, bindings)});
  }
  calls_.push_back(id);
  context_.evaluation_depth += depth_of_call;
  Value result = evaluate(function.body, inner);
  context_.evaluation_depth -= depth_of_call;
  calls_.pop_back();
  // What a report or a failed assertion points at is the call, not the body.
  if (const auto* formula = std::get_if<FormulaId>(&result))
    context_.world.formulas[*formula].span = span;
  return result;
}

void Expressions::check_body(FunctionId id) {
  const syntax::FunctionStatement& function = *context_.functions[id].statement;
  Bindings unknown;
  for (const syntax::Name& parameter : function.parameters) {
    warn_of_hiding(parameter, {});
    unknown.push_back({parameter.text, Unknown{}});
  }
  calls_.push_back(id);
  evaluate(function.body, unknown);
  calls_.pop_back();
}

Value Expressions::set(const syntax::Set& node, Span span, const Bindings& bindings) {
  CountrySet countries;
  ResourceSet resources;
  bool all_known = true;
  for (const syntax::ExprId element : node.elements) {
    const Operand value = operand(element, bindings);
    std::visit(overloaded{[&](CountryId id) { add_once(countries.countries, id); },
                          [&](ResourceId id) { add_once(resources.resources, id); },
                          [&](const CountrySet& inner) {
                            for (const CountryId id : inner.countries)
                              add_once(countries.countries, id);
                          },
                          [&](const ResourceSet& inner) {
                            for (const ResourceId id : inner.resources)
                              add_once(resources.resources, id);
                          },
                          [&](const Unknown&) { all_known = false; },
                          [&](const auto&) {
                            if (all_known)
                              context_.diagnostics.report(value.span, no_element,
                                                          describe(value.value, context_.world));
                            all_known = false;
                          }},
               value.value);
  }
  if (!countries.countries.empty() && !resources.resources.empty()) {
    context_.diagnostics.report(span, mixed_set);
    return Unknown{};
  }
  if (!all_known) return Unknown{};
  if (!resources.resources.empty()) return resources;
  return countries;
}

Value Expressions::list(const syntax::List& node, Span, const Bindings& bindings) {
  List result;
  if (node.generators.empty()) {
    for (const syntax::Value& element : node.elements) {
      result.values.push_back(evaluate(element, bindings));
      result.labels.push_back(std::string(context_.sources.text(element.span)));
    }
    return result;
  }
  generate(node.generators, 0, bindings, "", [&](const Bindings& inner, const std::string& own) {
    result.values.push_back(evaluate(node.elements.front(), inner));
    result.labels.push_back(own);
  });
  return result;
}

Value Expressions::at_date(const syntax::AtDate& node, Span span, const Bindings& bindings) {
  const Operand inner = operand(node.operand, bindings);
  const std::optional<Date> date = date_of(context_, node.date);
  if (!date || is_unknown(inner.value)) return Unknown{};
  const std::optional<long> period = context_.world.horizon.period_of(*date);
  if (!period) {
    const Horizon& horizon = context_.world.horizon;
    context_.diagnostics.report(node.date.span, date_outside_horizon, node.date.text)
        .note(fmt::format("the script runs from {} to {}", horizon.period_name(0),
                          horizon.period_name(horizon.periods - 1)));
    return Unknown{};
  }
  const auto* id = std::get_if<FormulaId>(&inner.value);
  const bool series = id != nullptr && (context_.world.formulas[*id].shape == Shape::series ||
                                        context_.world.formulas[*id].shape == Shape::truth_series);
  if (!series) {
    context_.diagnostics.report(inner.span, series_expected, describe(inner.value, context_.world));
    return Unknown{};
  }
  Formula formula = context_.world.formulas[*id];
  formula.node = AtPeriod{*id, *period};
  formula.shape = formula.shape == Shape::series ? Shape::number : Shape::truth;
  formula.span = span;
  return context_.arithmetic.add(std::move(formula));
}

}  // namespace entente::check
