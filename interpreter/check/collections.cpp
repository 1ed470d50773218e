// Sets, lists and comprehensions.
#include <algorithm>
#include <numeric>

#include "check/expressions.h"
#include "support/overloaded.h"

namespace entente::check {

namespace {

constexpr Kind<std::string> collection_expected{"E0314", Severity::error,
                                                "expected a set or a list, found {}"};
constexpr Kind<> mixed_set{"E0315", Severity::error,
                           "a set holds countries or resources, not both"};
constexpr Kind<std::string> no_element{"E0316", Severity::error,
                                       "a set holds countries or resources, not {}"};
constexpr Kind<> known_before_a_run{"E0320", Severity::error,
                                    "which elements this has is known only after a run"};
constexpr Kind<std::string> not_indexed{"E0324", Severity::error,
                                        "{} has no elements to choose from"};
constexpr Kind<std::string> no_such_element{"E0325", Severity::error, "there is no element `{}`"};
constexpr Kind<std::string> condition_expected{"E0311", Severity::error,
                                               "expected a condition, found {}"};

template <typename Id>
void add_once(std::vector<Id>& all, Id id) {
  if (std::find(all.begin(), all.end(), id) == all.end()) all.push_back(id);
}

/// It, or of a list all that is in it.
std::size_t elements_in(const Value& value) {
  const auto* list = std::get_if<List>(&value);
  if (list == nullptr) return 1;
  return std::accumulate(
      list->values.begin(), list->values.end(), std::size_t{1},
      [](std::size_t sum, const Value& element) { return sum + elements_in(element); });
}

}  // namespace

void Expressions::generate(const std::vector<syntax::Generator>& generators, std::size_t from,
                           const Bindings& bindings, const Chosen& so_far, const Visit& visit) {
  if (from == generators.size()) {
    visit(bindings, so_far);
    return;
  }
  const syntax::Generator& generator = generators[from];
  warn_of_hiding(generator.name, bindings);
  for (Value& element : elements(operand(generator.set, bindings))) {
    if (context_.exhausted) return;
    Bindings inner = bindings;
    Chosen chosen = so_far;
    const std::string own = label(element);
    chosen.label += (chosen.label.empty() ? "" : ", ") + own;
    inner.push_back({generator.name.text, std::move(element)});
    if (generator.condition && !let_through(*generator.condition, inner, chosen)) continue;
    generate(generators, from + 1, inner, chosen, visit);
  }
}

bool Expressions::let_through(syntax::ExprId expr, const Bindings& bindings, Chosen& chosen) {
  const Operand condition = operand(expr, bindings);
  if (is_unknown(condition.value)) return true;
  if (const std::optional<bool> truth = context_.arithmetic.known_truth(condition.value))
    return *truth;
  const auto* id = std::get_if<FormulaId>(&condition.value);
  const bool asked = id != nullptr && (context_.world.formulas[*id].shape == Shape::truth ||
                                       context_.world.formulas[*id].shape == Shape::truth_series);
  if (!asked) {
    if (const auto* hole = std::get_if<Hole>(&condition.value)) {
      context_.holes.settle(*hole, "a condition");
    } else {
      context_.diagnostics.report(condition.span, condition_expected,
                                  describe(condition.value, context_.world));
    }
    return true;
  }
  chosen.condition = !chosen.condition
                         ? *id
                         : std::get<FormulaId>(context_.arithmetic.combine(
                               BinaryOperation::logical_and, {*chosen.condition, condition.span},
                               condition, condition.span));
  return true;
}

std::vector<Value> Expressions::elements(const Operand& collection) {
  // Of something unknown one unknown element, so that the names in the body are looked up all the
  // same.
  std::vector<Value> result;
  if (is_unknown(collection.value)) return {Unknown{}};
  if (const auto* countries = std::get_if<CountrySet>(&collection.value)) {
    for (const CountryId id : countries->countries) result.push_back(id);
  } else if (const auto* resources = std::get_if<ResourceSet>(&collection.value)) {
    for (const ResourceId id : resources->resources) result.push_back(id);
  } else if (const auto* list_value = std::get_if<List>(&collection.value)) {
    if (chosen_by_a_run(*list_value)) {
      context_.diagnostics.report(collection.span, known_before_a_run)
          .help("choose where the elements are used: `sum(… for x in … if …)`");
      return {Unknown{}};
    }
    result = list_value->values;
  } else {
    if (const auto* hole = std::get_if<Hole>(&collection.value)) {
      context_.holes.settle(*hole, "a set or a list");
    } else {
      context_.diagnostics.report(collection.span, collection_expected,
                                  describe(collection.value, context_.world));
    }
    return {Unknown{}};
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
                          [&](const Hole& hole) {
                            context_.holes.settle(hole, "a country or a resource");
                            all_known = false;
                          },
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
  return comprehension(node.elements.front(), node.generators, bindings);
}

List Expressions::comprehension(const syntax::Value& body,
                                const std::vector<syntax::Generator>& generators,
                                const Bindings& bindings) {
  List result;
  std::size_t size = 0;
  generate(generators, 0, bindings, {}, [&](const Bindings& inner, const Chosen& chosen) {
    result.values.push_back(evaluate(body, inner));
    result.labels.push_back(chosen.label);
    result.conditions.push_back(chosen.condition);
    size += elements_in(result.values.back());
    if (size > max_elements && !context_.exhausted) exhaust(body.span, "200,000 elements");
  });
  return result;
}

Value Expressions::index(const syntax::Index& node, Span span, const Bindings& bindings) {
  const Operand collection = operand(node.object, bindings);
  // `x[2027-06]` is `x @ 2027-06`.
  if (const auto* date = std::get_if<syntax::DateText>(&context_.ast[node.index].node))
    return at_date(collection, *date, span);
  if (is_unknown(collection.value)) return Unknown{};
  const bool indexed = std::holds_alternative<List>(collection.value) ||
                       std::holds_alternative<CountrySet>(collection.value) ||
                       std::holds_alternative<ResourceSet>(collection.value);
  if (!indexed) {
    context_.diagnostics
        .report(collection.span, not_indexed, describe(collection.value, context_.world))
        .help("an element is taken from a list or a set, a period from a series: `x @ 2027-06`");
    return Unknown{};
  }
  const Operand which = operand(node.index, bindings);
  if (is_unknown(which.value)) return Unknown{};
  std::vector<Value> all = elements(collection);
  if (all.size() == 1 && is_unknown(all.front())) return Unknown{};
  std::vector<std::string> labels;
  if (const auto* list_value = std::get_if<List>(&collection.value)) {
    labels = list_value->labels;
  } else {
    for (const Value& element : all) labels.push_back(label(element));
  }
  if (const auto* quantity = std::get_if<ExactQuantity>(&which.value)) {
    const Rational& place = quantity->value;
    if (quantity->dimension.is_number() && is_integer(place) && place >= 1 && place <= all.size())
      return std::move(all[static_cast<std::size_t>(to_double(place)) - 1]);
  } else if (std::holds_alternative<Hole>(which.value)) {
    context_.holes.settle(std::get<Hole>(which.value), "the number or the name of an element");
    return Unknown{};
  } else {
    const auto place = std::find(labels.begin(), labels.end(), label(which.value));
    if (place != labels.end() && !place->empty())
      return std::move(all[static_cast<std::size_t>(place - labels.begin())]);
  }
  auto details = context_.diagnostics.report(which.span, no_such_element,
                                             std::string(context_.sources.text(which.span)));
  if (all.empty()) {
    details.note("it has no elements");
  } else {
    constexpr std::size_t most_named = 12;
    const std::size_t named = std::min(labels.size(), most_named);
    details.note(fmt::format(
        "it has {} elements, counted from 1: `{}`{}", all.size(),
        fmt::join(labels.begin(), labels.begin() + static_cast<std::ptrdiff_t>(named), "`, `"),
        named < labels.size() ? ", …" : ""));
  }
  return Unknown{};
}

}  // namespace entente::check
