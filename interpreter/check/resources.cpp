#include <algorithm>

#include "check/expressions.h"
#include "check/passes.h"
#include "check/resolve.h"
#include "check/statements.h"
#include "check/units.h"

namespace entente::check {

namespace {

constexpr Kind<std::string> input_named_twice{"E0431", Severity::error,
                                              "the recipe names `{}` twice"};
constexpr Kind<std::string> made_of_itself{"E0432", Severity::error, "`{}` is made from itself"};
constexpr Kind<std::string, std::string> recipe_dimension{
    "E0302", Severity::error, "expected an amount such as `2 {}`, found {}"};
constexpr Kind<std::string> recipe_without_unit{
    "E0305", Severity::error, "this number has no unit; expected an amount such as `2 {}`"};
constexpr Kind<> recipe_not_constant{"E0320", Severity::error,
                                     "expected a figure that is known before a run"};
constexpr Kind<> input_not_positive{"E0410", Severity::error,
                                    "a recipe needs more than nothing of an input"};
constexpr Kind<std::string> resource_unit_is_a_rate{
    "E0322", Severity::error, "a resource is counted in amounts, not in `{}`"};

void check_unit(Context& context, Resource& resource, const syntax::ResourceStatement& node) {
  const std::optional<Unit> unit = unit_of(context, node.unit);
  if (!unit) return;
  resource.unit = *unit;
  // MW is an amount of capacity although a watt has time in it; `kt/year` is not.
  if (unit->dimension.is_number() || node.unit.text.find('/') != std::string::npos) {
    context.diagnostics.report(node.unit.span, resource_unit_is_a_rate, node.unit.text)
        .help("name the unit of an amount, such as `t`; facts add `/year`");
  }
}

std::optional<Rational> input_amount(Context& context, const Resource& output,
                                     const Resource& input, syntax::ExprId expr) {
  const Span span = context.ast[expr].span;
  const Value value = Expressions(context).evaluate(expr);
  if (is_unknown(value)) return std::nullopt;
  const auto* quantity = std::get_if<ExactQuantity>(&value);
  if (quantity == nullptr) {
    context.diagnostics.report(span, recipe_not_constant)
        .here(fmt::format("this is {}", describe(value, context.world)));
    return std::nullopt;
  }
  const std::string expected = fmt::format("{}/{}", input.unit.name, output.unit.name);
  if (quantity->dimension != input.unit.dimension / output.unit.dimension) {
    if (quantity->dimension.is_number() && quantity->shown.name.empty()) {
      context.diagnostics.report(span, recipe_without_unit, expected);
    } else {
      context.diagnostics
          .report(span, recipe_dimension, expected,
                  context.world.units.bases().name(quantity->dimension))
          .note(fmt::format("how many {} of {} go into one {} of {}", input.unit.name, input.name,
                            output.unit.name, output.name));
    }
    return std::nullopt;
  }
  // Of one substance to another (t/t) a bare number has the right dimension, yet its writer should
  // say so.
  if (quantity->shown.name.empty()) {
    context.diagnostics.report(span, recipe_without_unit, expected);
    return std::nullopt;
  }
  if (quantity->value <= 0) {
    context.diagnostics.report(span, input_not_positive);
    return std::nullopt;
  }
  return quantity->value;
}

void check_recipe(Context& context, ResourceId id, const syntax::ResourceStatement& node) {
  for (const syntax::RecipeInput& written : node.recipe) {
    const std::optional<ResourceId> input = resource_of(context, written.resource);
    if (!input) continue;
    Resource& output = context.world.resources[id];
    if (*input == id) {
      context.diagnostics.report(written.resource.span, made_of_itself, output.name);
      continue;
    }
    const auto same =
        std::find_if(output.recipe.begin(), output.recipe.end(),
                     [&](const RecipeInput& other) { return other.resource == *input; });
    if (same != output.recipe.end()) {
      context.diagnostics.report(written.span, input_named_twice, written.resource.text)
          .label(same->span, "the first");
      continue;
    }
    const std::optional<Rational> amount =
        input_amount(context, output, context.world.resources[*input], written.amount);
    if (amount) context.world.resources[id].recipe.push_back({*input, *amount, written.span});
  }
}

}  // namespace

void check_resources(Context& context) {
  // Units first: recipes compare those of both sides.
  std::size_t index = 0;
  for_each_statement<syntax::ResourceStatement>(
      context, [&](const syntax::ResourceStatement& node, const auto&) {
        check_unit(context, context.world.resources[ResourceId(index++)], node);
      });
  index = 0;
  for_each_statement<syntax::ResourceStatement>(
      context, [&](const syntax::ResourceStatement& node, const auto&) {
        check_recipe(context, ResourceId(index++), node);
      });
}

}  // namespace entente::check
