#include "check/resolve.h"

#include <algorithm>

#include "check/expressions.h"
#include "support/overloaded.h"

namespace entente::check {

namespace {

constexpr Kind<std::string, std::string_view, std::string_view> wrong_kind{
    "E0209", Severity::error, "`{}` is {}; here {} is wanted"};
constexpr Kind<std::string, std::string> amount_expected{"E0302", Severity::error,
                                                         "expected {}, found {}"};
constexpr Kind<> calendar_clash{"E0304", Severity::error,
                                "days and months meet here: a month has no fixed number of days"};
constexpr Kind<std::string> missing_unit{"E0305", Severity::error,
                                         "this number has no unit; expected {}"};
constexpr Kind<> constant_expected{"E0320", Severity::error,
                                   "expected a figure that is known before a run"};
constexpr Kind<> share_out_of_range{"E0411", Severity::error, "a share lies between 0% and 100%"};
constexpr Kind<> negative_amount{"E0410", Severity::error, "an amount cannot be negative"};
constexpr Kind<> no_provenance{"W0801", Severity::warning, "this figure has no source"};

template <typename Id>
std::optional<Id> entity_of(Context& context, const syntax::Name& name, std::string_view kind,
                            std::string_view with_article) {
  const Symbol* symbol = context.symbols.find(name.text);
  if (symbol == nullptr) {
    context.symbols.report_unknown(kind, name, context.symbols.names([](const Meaning& meaning) {
      return std::holds_alternative<Id>(meaning);
    }));
    return std::nullopt;
  }
  if (const auto* id = std::get_if<Id>(&symbol->meaning)) return *id;
  context.diagnostics
      .report(name.span, wrong_kind, name.text, describe(symbol->meaning), with_article)
      .label(symbol->span, "declared here");
  return std::nullopt;
}

/// Opens sets: adds every entity that a name stands for.
template <typename Id, typename Set, typename Elements>
std::vector<Id> entities_of(Context& context, const std::vector<syntax::Name>& names,
                            std::string_view kind, std::string_view with_article,
                            Elements elements) {
  std::vector<Id> result;
  const auto add = [&](Id id) {
    if (std::find(result.begin(), result.end(), id) == result.end()) result.push_back(id);
  };
  for (const syntax::Name& name : names) {
    const Symbol* symbol = context.symbols.find(name.text);
    if (symbol == nullptr) {
      context.symbols.report_unknown(kind, name, context.symbols.names([](const Meaning& meaning) {
        return std::holds_alternative<Id>(meaning) || std::holds_alternative<LetId>(meaning);
      }));
      continue;
    }
    const Value value = std::holds_alternative<FunctionId>(symbol->meaning)
                            ? Value(Unknown{})
                            : Expressions(context).value_of(name);
    if (const auto* id = std::get_if<Id>(&value)) {
      add(*id);
    } else if (const auto* set = std::get_if<Set>(&value)) {
      for (const Id element : elements(*set)) add(element);
    } else if (!is_unknown(value) || std::holds_alternative<FunctionId>(symbol->meaning)) {
      context.diagnostics
          .report(name.span, wrong_kind, name.text, describe(symbol->meaning), with_article)
          .label(symbol->span, "declared here");
    }
  }
  return result;
}

std::string wanted_text(const Context& context, Wanted wanted, ResourceId resource) {
  const auto unit = [&] { return context.world.resources[resource].unit.name; };
  switch (wanted) {
    case Wanted::share:
    case Wanted::ratio:
      return "a share, such as `30%`";
    case Wanted::amount_a_month:
      return fmt::format("an amount a time, such as `12 {}/year`", unit());
    case Wanted::amount:
      return fmt::format("an amount, such as `12 {}`", unit());
    case Wanted::months:
      return "a time, such as `6 months`";
    case Wanted::days:
      return "a time, such as `30 days`";
  }
  return {};
}

Dimension dimension_of(const Context& context, Wanted wanted, ResourceId resource) {
  const Dimension month(BaseDimensions::month);
  const Dimension substance =
      resource.valid() ? context.world.resources[resource].unit.dimension : Dimension();
  switch (wanted) {
    case Wanted::share:
    case Wanted::ratio:
      return {};
    case Wanted::amount:
      return substance;
    case Wanted::amount_a_month:
      return substance / month;
    case Wanted::months:
    case Wanted::days:
      return month;
  }
  return {};
}

}  // namespace

std::optional<CountryId> country_of(Context& context, const syntax::Name& name) {
  return entity_of<CountryId>(context, name, "country", "a country");
}
std::optional<ResourceId> resource_of(Context& context, const syntax::Name& name) {
  return entity_of<ResourceId>(context, name, "resource", "a resource");
}
std::optional<ScenarioId> scenario_of(Context& context, const syntax::Name& name) {
  return entity_of<ScenarioId>(context, name, "scenario", "a scenario");
}

std::vector<CountryId> countries_of(Context& context, const std::vector<syntax::Name>& names) {
  return entities_of<CountryId, CountrySet>(context, names, "country",
                                            "a country or a set of countries",
                                            [](const CountrySet& set) { return set.countries; });
}

std::vector<ResourceId> resources_of(Context& context, const std::vector<syntax::Name>& names) {
  return entities_of<ResourceId, ResourceSet>(context, names, "resource",
                                              "a resource or a set of resources",
                                              [](const ResourceSet& set) { return set.resources; });
}

std::vector<ScenarioId> scenarios_of(Context& context, const std::vector<syntax::Name>& names) {
  std::vector<ScenarioId> result;
  for (const syntax::Name& name : names) {
    const std::optional<ScenarioId> id = scenario_of(context, name);
    if (id && std::find(result.begin(), result.end(), *id) == result.end()) result.push_back(*id);
  }
  return result;
}

Label label_of(const syntax::Label& label) {
  Label result{label.text.text, {}};
  for (const auto& [language, text] : label.translations)
    result.translations.push_back({language.text, text.text});
  return result;
}

Label label_of(const std::optional<syntax::Label>& label) {
  return label ? label_of(*label) : Label{};
}

Provenance provenance_of(Context& context, const std::optional<syntax::Provenance>& provenance) {
  Provenance result;
  if (!provenance) return result;
  if (provenance->detail) result.detail = provenance->detail->text;
  if (provenance->kind == syntax::Provenance::Kind::assumed) {
    result.kind = Provenance::Kind::assumed;
    return result;
  }
  const auto place = context.citations.find(provenance->source->text);
  if (place == context.citations.end()) {
    std::vector<std::string> names;
    for (const auto& [name, id] : context.citations) names.push_back(name);
    context.symbols.report_unknown("source", *provenance->source, names);
    // Something was named: one message is enough.
    result.kind = Provenance::Kind::assumed;
    return result;
  }
  result.kind = Provenance::Kind::sourced;
  result.citation = place->second;
  context.uses.add(context.world.citations[place->second].span);
  return result;
}

void want_provenance(Context& context, const Provenance& provenance, Span span) {
  if (provenance.kind != Provenance::Kind::none) return;
  context.diagnostics.report(span, no_provenance)
      .help("end the line with `source NAME \"where\"`, or with `assumed \"why\"`");
}

std::optional<ExactQuantity> constant_of(Context& context, const syntax::Value& value,
                                         const Dimension& expected, const std::string& words) {
  const Value result = Expressions(context).evaluate(value);
  if (is_unknown(result)) return std::nullopt;
  if (const auto* hole = std::get_if<Hole>(&result)) {
    const bool alone = hole->factor.is_number() && !hole->divides;
    if (alone && !words.empty()) {
      context.holes.settle(*hole, words);
    } else {
      context.holes.settle(*hole, expected);
    }
    return std::nullopt;
  }
  if (std::holds_alternative<EmptySum>(result)) {
    const Unit shown{context.world.units.bases().unit(expected), expected, 1};
    return ExactQuantity{0, expected, expected.is_number() ? Unit{} : shown};
  }
  if (const auto* quantity = std::get_if<ExactQuantity>(&result)) return *quantity;
  context.diagnostics.report(value.span, constant_expected)
      .here(fmt::format("this is {}", describe(result, context.world)));
  return std::nullopt;
}

std::optional<ExactQuantity> constant_of(Context& context, const syntax::Value& value,
                                         Wanted wanted, ResourceId resource) {
  return constant_of(context, value, dimension_of(context, wanted, resource),
                     wanted_text(context, wanted, resource));
}

std::optional<Figure> figure_of(Context& context, const syntax::Value& value, Wanted wanted,
                                ResourceId resource) {
  const std::optional<ExactQuantity> quantity = constant_of(context, value, wanted, resource);
  if (!quantity) return std::nullopt;
  return figure_of(context, *quantity, value.span, wanted, resource);
}

std::optional<Figure> figure_of(Context& context, const ExactQuantity& quantity, Span span,
                                Wanted wanted, ResourceId resource) {
  const Dimension month(BaseDimensions::month);
  const Dimension day(BaseDimensions::day);
  const Dimension expected = dimension_of(context, wanted, resource);
  Figure figure{quantity.value, quantity.shown, {}, span};
  const bool is_time = wanted == Wanted::months || wanted == Wanted::days;
  if (is_time && (quantity.dimension == month || quantity.dimension == day)) {
    // A year of 365 days; only here do months and days meet without `calendar average`.
    const bool in_days = quantity.dimension == day;
    if (wanted == Wanted::months && in_days) figure.value *= Rational(12, 365);
    if (wanted == Wanted::days && !in_days) figure.value *= Rational(365, 12);
  } else if (quantity.dimension != expected) {
    if (quantity.dimension.is_number()) {
      auto details =
          context.diagnostics.report(span, missing_unit, wanted_text(context, wanted, resource));
      if (quantity.shown.name == "%") details.note("a share needs the whole that it is a share of");
    } else if (differ_in_calendar_only(quantity.dimension, expected)) {
      context.diagnostics.report(span, calendar_clash)
          .help(
              "say `calendar average` in the script to count 365/12 days to a month, or give the "
              "rate by month or year");
    } else {
      auto details = context.diagnostics.report(
          span, amount_expected, wanted_text(context, wanted, resource),
          fmt::format("{}, in {}", context.world.units.bases().name(quantity.dimension),
                      quantity.shown.name));
      if (wanted == Wanted::amount_a_month && quantity.dimension == expected * month) {
        details.note("what is made or used is a rate: an amount a time")
            .fix({span.source, span.end, span.end}, "/year", "write it a year");
      }
    }
    return std::nullopt;
  }
  if (wanted == Wanted::share && (figure.value < 0 || figure.value > 1)) {
    auto details = context.diagnostics.report(span, share_out_of_range);
    details.here(fmt::format(
        "this is {}", to_text(ExactQuantity{quantity.value, {}, Unit{"%", {}, Rational(1, 100)}})));
    if (quantity.shown.name.empty()) details.help("write a share with `%`");
    return std::nullopt;
  }
  if (figure.value < 0) {
    context.diagnostics.report(span, negative_amount);
    return std::nullopt;
  }
  return figure;
}

}  // namespace entente::check
