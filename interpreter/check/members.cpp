// `x.y` in an expression: a name of a namespace, or a figure of a declaration as the scenario sets
// it.
#include <algorithm>

#include "check/expressions.h"
#include "check/overrides.h"

namespace entente::check {

namespace {

constexpr Kind<std::string> no_member{"E0226", Severity::error, "{} has no figures"};
constexpr Kind<std::string> amount_wanted{"E0312", Severity::error,
                                          "`{}` is a date, and no amount to calculate with"};
constexpr Kind<std::string> known_too_late{
    "E0320", Severity::error, "`{}` is a figure that scenarios set: it is not known before a run"};

bool has_figures(const Context& context, const Meaning& meaning) {
  if (const auto* let = std::get_if<LetId>(&meaning)) return context.lets[*let].group != nullptr;
  return std::holds_alternative<ShockId>(meaning) || std::holds_alternative<AgreementId>(meaning);
}

}  // namespace

Value Expressions::member(const syntax::Member& node, Span span, const Bindings& bindings) {
  std::vector<syntax::Name> names{node.name};
  syntax::ExprId object = node.object;
  while (const auto* inner = std::get_if<syntax::Member>(&context_.ast[object].node)) {
    names.push_back(inner->name);
    object = inner->object;
  }
  std::reverse(names.begin(), names.end());
  std::vector<std::string> path;
  const auto* reference = std::get_if<syntax::NameRef>(&context_.ast[object].node);
  const bool bound =
      reference == nullptr || std::any_of(bindings.begin(), bindings.end(), [&](const auto& one) {
        return one.first == reference->name.text;
      });
  if (bound) {
    const Operand owner = operand(object, bindings);
    if (is_unknown(owner.value)) return Unknown{};
    if (const auto* shock = std::get_if<ShockId>(&owner.value)) {
      path.push_back(context_.world.shocks[*shock].name);
    } else if (const auto* agreement = std::get_if<AgreementId>(&owner.value)) {
      path.push_back(context_.world.agreements[*agreement].name);
    } else {
      context_.diagnostics.report(owner.span, no_member, describe(owner.value, context_.world))
          .help("figures are read of shocks, agreements and groups: `ban.by`");
      return Unknown{};
    }
  } else {
    path.push_back(reference->name.text);
  }
  for (const syntax::Name& name : names) path.push_back(name.text);
  const std::string text = fmt::format("{}", fmt::join(path, "."));
  if (context_.symbols.find(text) != nullptr) return value_of({text, span}, bindings);
  if (const Symbol* symbol = context_.symbols.find(path.front());
      symbol != nullptr && !has_figures(context_, symbol->meaning)) {
    context_.diagnostics
        .report(context_.ast[object].span, no_member, std::string(describe(symbol->meaning)))
        .label(symbol->span, "declared here")
        .help("figures are read of shocks, agreements and groups: `ban.by`");
    return Unknown{};
  }
  if (!context_.figures_declared) {
    context_.diagnostics.report(span, known_too_late, text)
        .help("give the figure a name, `let strength = 80%`, and use the name in both places");
    return Unknown{};
  }
  const std::optional<ParameterId> figure = parameter_at(context_, path, span);
  if (!figure) return Unknown{};
  const Parameter& parameter = context_.world.parameters[*figure];
  if (parameter.is_date()) {
    context_.diagnostics.report(span, amount_wanted, text).label(parameter.span, "declared here");
    return Unknown{};
  }
  return context_.arithmetic.add({DeclaredFigure{*figure}, Shape::number, parameter.dimension,
                                  parameter.shown, std::nullopt, span});
}

}  // namespace entente::check
