#include <algorithm>

#include "check/parameters.h"
#include "check/passes.h"
#include "check/statements.h"
#include "support/overloaded.h"

namespace entente::check {

namespace {

constexpr Kind<std::string> no_period{"E0518", Severity::error,
                                      "the shock `{}` does not say when it begins"};
constexpr Kind<std::string> no_effect{"E0519", Severity::error, "the shock `{}` does nothing"};
constexpr Kind<std::string_view> said_twice{"E0211", Severity::error, "{} is said twice"};
constexpr Kind<std::string> control_of_itself{"E0507", Severity::error,
                                              "`{}` cannot withhold exports from itself"};
constexpr Kind<std::string> local_not_traded{"E0520", Severity::error,
                                             "`{}` is local: it is not traded"};

class ShockReader {
 public:
  ShockReader(Context& context, ShockId id)
      : context_(context), shock_(context.world.shocks[id]), parameters_(context, shock_.name) {}

  void read(const syntax::ShockStatement& statement) {
    for (const syntax::ShockClause& clause : statement.clauses) {
      std::visit(overloaded{
                     [&](const syntax::RestrictsClause& node) { restricts(node, clause.span); },
                     [&](const syntax::LosesClause& node) { loses(node, clause.span); },
                     [&](const syntax::ClosesClause& node) { closes(node, clause.span); },
                     [&](const syntax::ChangesUseClause& node) { changes(node, clause.span); },
                     [](const syntax::RebuiltClause&) {},
                     [&](const syntax::RecoversClause& node) {
                       if (shock_.recovery)
                         context_.diagnostics.report(clause.span, said_twice, "the recovery");
                       shock_.recovery =
                           parameters_.figure("recovers", "over", node.over, Wanted::months);
                     },
                     [&](const syntax::Period& node) {
                       if (has_period_) {
                         context_.diagnostics.report(clause.span, said_twice, "the period")
                             .label(shock_.period.span, "the first");
                         return;
                       }
                       has_period_ = true;
                       has_start_ = node.from.has_value();
                       shock_.period = parameters_.period("", node);
                     },
                 },
                 clause.node);
    }
    if (!has_start_) {
      context_.diagnostics.report(statement.name.span, no_period, shock_.name)
          .help("add a clause such as `from 2027-03 for 6 months`");
    }
    const bool acts = std::any_of(
        statement.clauses.begin(), statement.clauses.end(), [](const syntax::ShockClause& clause) {
          return !std::holds_alternative<syntax::Period>(clause.node) &&
                 !std::holds_alternative<syntax::RecoversClause>(clause.node);
        });
    if (!acts) {
      context_.diagnostics.report(statement.name.span, no_effect, shock_.name)
          .help(
              "say what goes wrong: `… restricts exports of …`, `… loses … of … capacity`, `closes "
              "…`, `raises uses of …`");
    }
  }

 private:
  std::vector<ResourceId> traded(const std::vector<syntax::Name>& names) {
    std::vector<ResourceId> result;
    for (const syntax::Name& name : names) {
      for (const ResourceId id : resources_of(context_, {name})) {
        if (context_.world.resources[id].local) {
          context_.diagnostics
              .report(name.span, local_not_traded, context_.world.resources[id].name)
              .label(context_.world.resources[id].span, "declared `local` here");
          continue;
        }
        result.push_back(id);
      }
    }
    return result;
  }

  void restricts(const syntax::RestrictsClause& node, Span span) {
    const std::optional<CountryId> supplier = country_of(context_, node.supplier);
    Restriction restriction;
    restriction.resources = traded(node.resources);
    restriction.span = span;
    if (!node.buyers.empty()) {
      restriction.buyers = countries_of(context_, node.buyers);
      const std::size_t named = restriction.buyers.size();
      if (supplier) std::erase(restriction.buyers, *supplier);
      if (named > 0 && restriction.buyers.empty()) {
        context_.diagnostics.report(node.buyers.front().span, control_of_itself,
                                    node.supplier.text);
        return;
      }
    }
    switch (node.disposal) {
      case syntax::Disposal::keeping:
        restriction.disposal = Disposal::keeping;
        break;
      case syntax::Disposal::selling_elsewhere:
        restriction.disposal = Disposal::selling_elsewhere;
        break;
      case syntax::Disposal::cutting:
        restriction.disposal = Disposal::cutting;
        break;
    }
    const std::optional<ParameterId> by =
        parameters_.figure("restricts", "by", node.by, Wanted::share);
    if (!supplier || !by || restriction.resources.empty()) return;
    restriction.supplier = *supplier;
    restriction.by = *by;
    shock_.restrictions.push_back(std::move(restriction));
  }

  void loses(const syntax::LosesClause& node, Span span) {
    if (node.what.text != "capacity") return;
    const std::optional<CountryId> country = country_of(context_, node.country);
    const std::optional<ResourceId> resource = resource_of(context_, node.resource);
    const std::optional<ParameterId> by =
        parameters_.figure("loses", "by", node.amount, Wanted::share);
    if (country && resource && by) shock_.losses.push_back({*country, *resource, *by, span});
  }

  void closes(const syntax::ClosesClause& node, Span span) {
    ChokepointClosure closure;
    closure.span = span;
    for (const syntax::Name& name : node.chokepoints) {
      const auto place = context_.chokepoints.find(name.text);
      if (place != context_.chokepoints.end()) {
        closure.chokepoints.push_back(place->second);
        continue;
      }
      std::vector<std::string> known;
      for (const auto& [chokepoint, id] : context_.chokepoints) known.push_back(chokepoint);
      context_.symbols.report_unknown("chokepoint", name, known);
    }
    const std::optional<ParameterId> by =
        node.by ? parameters_.figure("closes", "by", *node.by, Wanted::share)
                : parameters_.fixed("closes", "by", 1, {"%", {}, Rational(1, 100)}, span);
    if (!by || closure.chokepoints.empty()) return;
    closure.by = *by;
    shock_.closures.push_back(std::move(closure));
  }

  void changes(const syntax::ChangesUseClause& node, Span span) {
    UseChange change;
    change.raises = node.raises;
    change.span = span;
    change.resources = resources_of(context_, node.resources);
    change.countries = countries_of(context_, node.countries);
    // Uses may more than double, so a rise is not a share; a fall is.
    const std::string_view clause = node.raises ? "raises" : "lowers";
    const std::optional<ParameterId> by =
        parameters_.figure(clause, "by", node.by, node.raises ? Wanted::ratio : Wanted::share);
    if (!by || change.resources.empty() || (change.countries.empty() && !node.countries.empty()))
      return;
    change.by = *by;
    shock_.use_changes.push_back(std::move(change));
  }

  Context& context_;
  Shock& shock_;
  ParameterAdder parameters_;
  bool has_period_ = false;
  bool has_start_ = false;
};

}  // namespace

void check_shocks(Context& context) {
  std::size_t index = 0;
  for_each_statement<syntax::ShockStatement>(context,
                                             [&](const syntax::ShockStatement& node, const auto&) {
                                               ShockReader(context, ShockId(index++)).read(node);
                                             });
}

}  // namespace entente::check
