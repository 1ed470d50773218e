#include "check/parameters.h"

#include <algorithm>

#include "check/expressions.h"

namespace entente::check {

namespace {

constexpr Kind<std::string> date_expected{"E0517", Severity::error,
                                          "expected a date such as `2027-03`, found {}"};

}  // namespace

ParameterId ParameterAdder::add(std::string_view clause, std::string_view name,
                                Parameter parameter) {
  parameter.path = clause.empty() ? fmt::format("{}.{}", owner_, name)
                                  : fmt::format("{}.{}.{}", owner_, clause, name);
  // A second clause of the same kind is told apart by its number: `strait.closes_2.by`.
  if (context_.parameters.contains(parameter.path) && !clause.empty()) {
    int& number = last_numbers_[parameter.path];
    std::string numbered;
    do {
      ++number;
      numbered = fmt::format("{}.{}_{}.{}", owner_, clause, number + 1, name);
    } while (context_.parameters.contains(numbered));
    parameter.path = std::move(numbered);
  }
  const std::string path = parameter.path;
  const ParameterId id = context_.world.parameters.add(std::move(parameter));
  if (context_.parameters.emplace(path, id).second) context_.parameters_of[owner_].push_back(id);
  return id;
}

std::optional<ParameterId> ParameterAdder::figure(std::string_view clause, std::string_view name,
                                                  const syntax::Value& value, Wanted wanted,
                                                  ResourceId resource,
                                                  const Provenance& provenance) {
  const std::optional<ExactQuantity> quantity = constant_of(context_, value, wanted, resource);
  if (!quantity || !figure_of(context_, *quantity, value.span, wanted, resource))
    return std::nullopt;
  Parameter parameter;
  // Times keep the unit of their writer; the rest is in kept units already.
  parameter.value = quantity->value;
  parameter.dimension = quantity->dimension;
  parameter.shown = quantity->shown;
  parameter.provenance = provenance;
  parameter.span = value.span;
  return add(clause, name, std::move(parameter));
}

ParameterId ParameterAdder::fixed(std::string_view clause, std::string_view name,
                                  const Rational& value, const Unit& shown, Span span) {
  return add(clause, name, {"", value, shown.dimension, shown, {}, span});
}

std::optional<ParameterId> ParameterAdder::date(std::string_view clause, std::string_view name,
                                                const syntax::Moment& moment) {
  const Span span = context_.ast[moment.value].span;
  if (moment.spread && !Expressions(context_).check_date_spread(*moment.spread))
    return std::nullopt;
  const Value value = Expressions(context_).evaluate(moment.value);
  if (is_unknown(value)) return std::nullopt;
  if (const auto* hole = std::get_if<Hole>(&value)) {
    context_.holes.settle(*hole, "a date, such as `2027-03`");
    return std::nullopt;
  }
  const auto* date = std::get_if<Date>(&value);
  if (date == nullptr) {
    context_.diagnostics.report(span, date_expected, describe(value, context_.world))
        .help("write year-month or year-month-day: `2027-03`, `2027-03-15`");
    return std::nullopt;
  }
  Parameter parameter;
  parameter.value = *date;
  parameter.span = span;
  return add(clause, name, std::move(parameter));
}

PeriodClause ParameterAdder::period(std::string_view clause, const syntax::Period& period) {
  PeriodClause result;
  result.span = period.span;
  if (period.from) result.from = date(clause, "from", *period.from);
  if (period.duration) result.duration = figure(clause, "for", *period.duration, Wanted::months);
  if (period.until) result.until = date(clause, "until", *period.until);
  return result;
}

}  // namespace entente::check
