#include "check/builtins.h"
#include "check/expressions.h"
#include "check/passes.h"
#include "check/resolve.h"
#include "check/statements.h"
#include "support/overloaded.h"

namespace entente::check {

namespace {

constexpr Kind<std::string> reserved_name{"E0213", Severity::error,
                                          "`{}` has a meaning of its own and cannot be declared"};

constexpr Kind<std::string> parameter_twice{"E0202", Severity::error, "`{}` is declared twice"};

bool reserve(Context& context, const syntax::Name& name) {
  if (name.text != "world" && name.text != "baseline") return false;
  context.diagnostics.report(name.span, reserved_name, name.text)
      .note(name.text == "world" ? "`world` stands for all countries together"
                                 : "`baseline` is the scenario in which nothing happens");
  return true;
}

void declare(Context& context, const syntax::Name& name, Meaning meaning) {
  if (!reserve(context, name)) context.symbols.declare(name, meaning);
}

/// A function may not hide a question, nor one of its parameters another.
void declare_function(Context& context, const syntax::FunctionStatement& node) {
  if (is_builtin(node.name.text)) {
    context.diagnostics.report(node.name.span, reserved_name, node.name.text)
        .note("it is a question that every script can ask");
    return;
  }
  for (std::size_t b = 0; b < node.parameters.size(); ++b) {
    for (std::size_t a = 0; a < b; ++a) {
      if (node.parameters[a].text != node.parameters[b].text) continue;
      context.diagnostics.report(node.parameters[b].span, parameter_twice, node.parameters[b].text)
          .label(node.parameters[a].span, "the first");
    }
  }
  declare(context, node.name, context.functions.add({&node}));
}

/// Shocks and agreements say nothing of chokepoints before `closes`; a route makes one known.
void declare_chokepoints(Context& context) {
  for_each_statement<syntax::FactStatement>(
      context, [&](const syntax::FactStatement& fact, const auto&) {
        const auto* ships = std::get_if<syntax::Ships>(&fact.predicate);
        if (ships == nullptr) return;
        for (const syntax::Name& name : ships->chokepoints) {
          if (context.chokepoints.contains(name.text)) continue;
          context.chokepoints[name.text] = context.world.chokepoints.add({name.text, name.span});
        }
      });
}

}  // namespace

void declare_names(Context& context) {
  World& world = context.world;
  const syntax::Name baseline{"baseline", {}};
  context.symbols.declare(baseline, world.scenarios.add({"baseline", {}, {}, {}, {}, {}}));
  for (const syntax::Statement& statement : context.ast.statements) {
    std::visit(
        overloaded{
            [&](const syntax::CountryStatement& node) {
              declare(context, node.name,
                      world.countries.add({node.name.text, label_of(node.label), node.name.span}));
            },
            [&](const syntax::ResourceStatement& node) {
              Resource resource;
              resource.name = node.name.text;
              resource.label = label_of(node.label);
              resource.local = node.local;
              resource.span = node.name.span;
              declare(context, node.name, world.resources.add(std::move(resource)));
            },
            [&](const syntax::ShockStatement& node) {
              Shock shock;
              shock.name = node.name.text;
              shock.label = label_of(node.label);
              shock.span = node.name.span;
              declare(context, node.name, world.shocks.add(std::move(shock)));
            },
            [&](const syntax::AgreementStatement& node) {
              Agreement agreement;
              agreement.name = node.name.text;
              agreement.label = label_of(node.label);
              agreement.span = node.name.span;
              declare(context, node.name, world.agreements.add(std::move(agreement)));
            },
            [&](const syntax::ScenarioStatement& node) {
              declare(context, node.name,
                      world.scenarios.add(
                          {node.name.text, label_of(node.label), node.name.span, {}, {}, {}}));
            },
            [&](const syntax::LetStatement& node) {
              declare(context, node.name,
                      context.lets.add(
                          {node.name, &node, nullptr, Context::Let::State::waiting, Unknown{}}));
            },
            [&](const syntax::GroupStatement& node) {
              declare(context, node.name,
                      context.lets.add(
                          {node.name, nullptr, &node, Context::Let::State::waiting, Unknown{}}));
            },
            [&](const syntax::FunctionStatement& node) { declare_function(context, node); },
            [](const auto&) {},
        },
        statement.node);
  }
  declare_chokepoints(context);
}

void check_lets(Context& context) {
  const auto has_its_name = [&](LetId id) {
    const auto place = context.symbols.all().find(context.lets[id].name.text);
    return place != context.symbols.all().end() && place->second.meaning == Meaning(id);
  };
  // Values stand before settings in the lists of a report, as they do in most scripts.
  std::vector<Figure> figures;
  // By id, not by name: that a value is worked out here is no use of it.
  for (const LetId id : context.lets.ids()) {
    const syntax::LetStatement* node = context.lets[id].statement;
    if (node == nullptr || !has_its_name(id)) continue;
    const Value value = Expressions(context).value_of(id, node->name.span);
    const auto* quantity = std::get_if<ExactQuantity>(&value);
    if (quantity == nullptr) continue;
    const Provenance provenance = provenance_of(context, node->provenance);
    const bool is_figure = node->provenance || std::holds_alternative<syntax::Number>(
                                                   context.ast[node->value.centre->low].node);
    if (!is_figure) continue;
    want_provenance(context, provenance, node->value.span);
    figures.push_back({quantity->value, quantity->shown, provenance, node->value.span});
  }
  std::vector<Figure>& all = context.world.other_figures;
  all.insert(all.begin(), figures.begin(), figures.end());
  for (const LetId id : context.lets.ids()) {
    if (context.lets[id].group != nullptr && has_its_name(id))
      Expressions(context).value_of(id, context.lets[id].name.span);
  }
  for (const FunctionId id : context.functions.ids()) Expressions(context).check_body(id);
}

}  // namespace entente::check
