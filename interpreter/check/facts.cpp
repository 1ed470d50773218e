#include <algorithm>
#include <map>
#include <tuple>

#include "check/expressions.h"
#include "check/fact_sheet.h"
#include "check/passes.h"
#include "check/resolve.h"
#include "check/setting_reader.h"
#include "check/statements.h"
#include "check/substitutes.h"
#include "support/overloaded.h"

namespace entente::check {

namespace {

constexpr Kind<std::string> world_cannot{"E0439", Severity::error,
                                         "`world` makes and uses; it does not {}"};
constexpr Kind<std::string> local_not_traded{"E0520", Severity::error,
                                             "`{}` is local: it is not traded"};
constexpr Kind<std::string> routes_above_all{"E0440", Severity::error,
                                             "more than 100% of what goes from `{}` is routed"};
constexpr Kind<> no_utilisation_of_nothing{"E0411", Severity::error,
                                           "utilisation lies above 0% and up to 100%"};

class FactReader {
 public:
  FactReader(Context& context, std::vector<Fact>& facts) : context_(context), facts_(facts) {}

  void read(const syntax::FactStatement& statement) {
    const Provenance provenance = provenance_of(context_, statement.provenance);
    const syntax::Name& subject = statement.subject;
    std::visit(overloaded{
                   [&](const syntax::Produces& node) { produces(subject, node, provenance); },
                   [&](const syntax::CanProduce& node) {
                     if (subject.text == "world") {
                       context_.diagnostics.report(subject.span, world_cannot,
                                                   std::string("have a capacity"));
                       return;
                     }
                     say(subject, FactKind::capacity, "can " + node.verb.text, node.amount,
                         node.amount.span, node.resource, provenance, std::nullopt);
                   },
                   [&](const syntax::Uses& node) {
                     say(subject, FactKind::use, "uses", node.amount.value, node.amount.span,
                         node.resource, provenance, std::nullopt);
                   },
                   [&](const syntax::Holds& node) {
                     if (subject.text == "world") {
                       context_.diagnostics.report(subject.span, world_cannot,
                                                   std::string("hold reserves"));
                       return;
                     }
                     if (node.capital &&
                         !want_economy(context_, "the capital of an industry", node.amount.span))
                       return;
                     say(subject, node.capital ? FactKind::capital : FactKind::reserve, "holds",
                         node.amount, node.amount.span, node.resource, provenance, std::nullopt);
                   },
                   [&](const syntax::Buys& node) { buys(subject, node, provenance); },
                   [&](const syntax::Ships& node) { ships(subject, node, provenance); },
                   [&](const syntax::Replaces& node) {
                     read_substitute(context_, subject, node, provenance);
                   },
               },
               statement.predicate);
  }

  /// Routes of one supplier to one buyer cannot carry more than everything.
  void check_routes() {
    std::map<std::tuple<CountryId, std::optional<ResourceId>, CountryId>, Rational> sums;
    for (const ShippingRoute& route : context_.world.routes) {
      std::vector<std::string> full;
      for (const CountryId buyer : route.buyers) {
        Rational& sum = sums[{route.supplier, route.resource, buyer}];
        const bool fitted = sum <= 1;
        sum += route.share.value;
        if (fitted && sum > 1) full.push_back(context_.world.countries[buyer].name);
      }
      if (full.empty()) continue;
      context_.diagnostics
          .report(route.share.span, routes_above_all, context_.world.countries[route.supplier].name)
          .note(fmt::format("to {}, in all its routes together", fmt::join(full, ", ")))
          .help("a part that passes two chokepoints is one route: `via one, other`");
    }
  }

 private:
  void produces(const syntax::Name& subject, const syntax::Produces& node,
                const Provenance& provenance) {
    std::optional<Figure> utilisation;
    if (node.utilisation) {
      utilisation = figure_of(context_, *node.utilisation, Wanted::share);
      if (utilisation && utilisation->value == 0) {
        context_.diagnostics.report(node.utilisation->span, no_utilisation_of_nothing);
        utilisation.reset();
      }
      if (utilisation) utilisation->provenance = provenance;
    }
    say(subject, FactKind::production, node.verb.text, node.amount.value, node.amount.span,
        node.resource, provenance, utilisation);
  }

  void say(const syntax::Name& subject, FactKind kind, const std::string& verb,
           const std::optional<syntax::Value>& value, Span span, const syntax::Name& resource_name,
           const Provenance& provenance, const std::optional<Figure>& utilisation) {
    const std::optional<FactSubject> who = fact_subject(context_, subject);
    const std::optional<ResourceId> resource = resource_of(context_, resource_name);
    std::optional<ExactQuantity> amount;
    if (value && resource) {
      amount = constant_of(context_, *value, wanted_of(kind), *resource);
      if (!amount) return;
    }
    if (value) want_provenance(context_, provenance, span);
    if (!who || !resource) return;
    facts_.push_back({kind, verb, *who, *resource, amount, nullptr, provenance, span});
    if (utilisation) facts_.back().utilisation = std::make_shared<const Figure>(*utilisation);
  }

  void buys(const syntax::Name& subject, const syntax::Buys& node, const Provenance& provenance) {
    if (subject.text == "world") {
      context_.diagnostics.report(subject.span, world_cannot, std::string("buy"));
      return;
    }
    const std::optional<FactSubject> buyer = fact_subject(context_, subject);
    const std::optional<CountryId> supplier = country_of(context_, node.supplier);
    const std::optional<ResourceId> resource = resource_of(context_, node.resource);
    const std::optional<ExactQuantity> share = constant_of(context_, node.share, Wanted::share);
    want_provenance(context_, provenance, node.share.span);
    if (!buyer || !supplier || !resource || !share) return;
    facts_.push_back({FactKind::imports, "buys", *buyer, *resource, *share, nullptr, provenance,
                      node.share.span, supplier});
  }

  void ships(const syntax::Name& subject, const syntax::Ships& node, const Provenance& provenance) {
    if (subject.text == "world") {
      context_.diagnostics.report(subject.span, world_cannot, std::string("ship"));
      return;
    }
    const std::optional<FactSubject> supplier = fact_subject(context_, subject);
    ShippingRoute route;
    if (node.goods.text != "exports") {
      route.resource = resource_of(context_, node.goods);
      if (!route.resource) return;
      if (context_.world.resources[*route.resource].local) {
        context_.diagnostics.report(node.goods.span, local_not_traded, node.goods.text)
            .label(context_.world.resources[*route.resource].span, "declared `local` here");
        return;
      }
    }
    const std::optional<Figure> share = figure_of(context_, node.share, Wanted::share);
    want_provenance(context_, provenance, node.share.span);
    route.buyers = countries_of(context_, node.buyers);
    for (const syntax::Name& chokepoint : node.chokepoints)
      route.chokepoints.push_back(context_.chokepoints.at(chokepoint.text));
    if (node.taking) {
      route.taking = figure_of(context_, *node.taking, Wanted::months);
      if (!route.taking) return;
      route.taking->provenance = provenance;
      context_.world.other_figures.push_back(*route.taking);
    }
    if (!supplier || !share) return;
    route.share = *share;
    route.share.provenance = provenance;
    // What is said of a group holds for each of its members.
    for (const CountryId country :
         supplier->country ? std::vector{*supplier->country} : supplier->members) {
      ShippingRoute own = route;
      own.supplier = country;
      std::erase(own.buyers, country);
      context_.world.routes.push_back(std::move(own));
    }
  }

  Context& context_;
  std::vector<Fact>& facts_;
};

}  // namespace

void check_facts(Context& context) {
  std::vector<Fact> facts;
  FactReader reader(context, facts);
  for (const syntax::Statement& statement : context.ast.statements) {
    if (const auto* fact = std::get_if<syntax::FactStatement>(&statement.node)) reader.read(*fact);
    if (const auto* table = std::get_if<syntax::TableStatement>(&statement.node))
      read_table(context, *table, facts);
  }
  resolve_facts(context, facts);
  reader.check_routes();
  check_substitutes(context);
}

}  // namespace entente::check
