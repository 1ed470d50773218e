#include <algorithm>

#include "check/parameters.h"
#include "check/passes.h"
#include "check/setting_reader.h"
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
constexpr Kind<std::string> nothing_to_rebuild{"E0540", Severity::error,
                                               "the shock `{}` rebuilds, but destroys no capital"};
constexpr Kind<std::string> portions_are_not_all{
    "E0541", Severity::error, "the portions of a rebuilding add up to {}, not to 100%"};
constexpr Kind<> portion_without_share{"E0541", Severity::error,
                                       "of several portions each says its share"};
constexpr Kind<> rebuilt_and_recovers{"E0542", Severity::error,
                                      "what is rebuilt does not recover by itself as well"};
constexpr Kind<std::string> nobody_rebuilds{
    "E0543", Severity::error, "the damage to `{}` has no effect unless it is rebuilt"};
constexpr Kind<std::string> share_of_category{"E0544", Severity::error,
                                              "the damage to `{}` is an amount of money"};
constexpr Kind<std::string> portion_twice{"E0545", Severity::error, "`{}` rebuilds twice"};
constexpr Kind<> no_time_at_all{"E0441", Severity::error, "this time must be longer than nothing"};
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
                     [&](const syntax::RebuiltClause& node) { rebuilt(node, clause.span); },
                     [&](const syntax::RecoversClause& node) {
                       if (shock_.recovery)
                         context_.diagnostics.report(clause.span, said_twice, "the recovery");
                       recovers_ = clause.span;
                       shock_.curve = curve_of(node);
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
    check_rebuilding();
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
    if (node.what.text == "capital") return loses_capital(node, span);
    if (node.what.text == "reserve") return loses_reserve(node, span);
    const std::optional<CountryId> country = country_of(context_, node.country);
    const std::optional<ResourceId> resource = resource_of(context_, node.resource);
    const std::optional<ParameterId> by =
        parameters_.figure("loses", "by", node.amount, Wanted::share);
    if (country && resource && by) shock_.losses.push_back({*country, *resource, *by, span});
  }

  /// A part of what is held, an amount, or a time of own use.
  void loses_reserve(const syntax::LosesClause& node, Span span) {
    const std::optional<CountryId> country = country_of(context_, node.country);
    const std::optional<ResourceId> resource = resource_of(context_, node.resource);
    const std::optional<ExactQuantity> amount =
        constant_of(context_, node.amount, Wanted::amount, resource.value_or(ResourceId(0)));
    if (!country || !resource || !amount) return;
    ReserveLoss loss{*country, *resource, {}, false, false, span};
    loss.share = amount->dimension.is_number() && !amount->shown.name.empty();
    loss.in_time = amount->dimension == Dimension(BaseDimensions::month) ||
                   amount->dimension == Dimension(BaseDimensions::day);
    const Wanted wanted = loss.share ? Wanted::share : loss.in_time ? Wanted::days : Wanted::amount;
    const std::optional<ParameterId> by =
        parameters_.figure("loses", "by", node.amount, wanted, *resource);
    if (!by) return;
    loss.by = *by;
    shock_.reserve_losses.push_back(loss);
  }

  /// Of an industry, as a part of its capital or as money; or of households, as money.
  void loses_capital(const syntax::LosesClause& node, Span span) {
    destroys_ = true;
    if (!want_economy(context_, "a loss of capital", node.what.span)) return;
    CapitalLoss loss;
    loss.span = span;
    const std::optional<CountryId> country = country_of(context_, node.country);
    const Symbol* symbol = context_.symbols.find(node.resource.text);
    if (symbol != nullptr && std::holds_alternative<CategoryId>(symbol->meaning)) {
      loss.category = std::get<CategoryId>(symbol->meaning);
    } else {
      loss.resource = resource_of(context_, node.resource);
      if (!loss.resource) return;
    }
    const std::optional<ExactQuantity> amount =
        constant_of(context_, node.amount, Wanted::amount, ResourceId(0));
    if (!country || !amount) return;
    loss.country = *country;
    loss.share = amount->dimension.is_number() && !amount->shown.name.empty();
    if (loss.share && loss.category) {
      context_.diagnostics.report(node.amount.span, share_of_category, node.resource.text)
          .note("the table does not say what capital belongs to it")
          .help(
              fmt::format("write an amount, such as `120 {}`", context_.world.economy->money.name));
      return;
    }
    // All resources of an economy are counted in its money.
    const std::optional<ParameterId> by = parameters_.figure(
        "loses", "by", node.amount, loss.share ? Wanted::share : Wanted::amount, ResourceId(0));
    if (!by) return;
    loss.by = *by;
    shock_.capital_losses.push_back(loss);
    if (loss.category) household_ = node.resource;
  }

  void rebuilt(const syntax::RebuiltClause& node, Span span) {
    if (rebuilt_) {
      context_.diagnostics.report(span, said_twice, "the rebuilding").label(*rebuilt_, "the first");
      return;
    }
    rebuilt_ = span;
    Rebuilding rebuilding;
    rebuilding.span = span;
    const std::optional<ParameterId> over =
        parameters_.figure("rebuilt", "over", node.over, Wanted::months);
    if (over && std::get<Rational>(context_.world.parameters[*over].value) == 0)
      context_.diagnostics.report(node.over.span, no_time_at_all);
    const std::optional<ParameterId> at =
        node.at ? parameters_.figure("rebuilt", "at", *node.at, Wanted::ratio)
                : parameters_.fixed("rebuilt", "at", 1, {"%", {}, Rational(1, 100)}, span);
    rebuilding.portions = portions(node);
    if (!over || !at || rebuilding.portions.empty()) return;
    rebuilding.over = *over;
    rebuilding.at = *at;
    shock_.rebuilding = std::move(rebuilding);
  }

  /// Who rebuilds, if they do all of it.
  std::vector<Rebuilding::Portion> portions(const syntax::RebuiltClause& node) {
    std::vector<Rebuilding::Portion> result;
    Rational sum = 0;
    bool sound = true;
    for (const auto& [name, written] : node.portions) {
      Rebuilding::Portion portion;
      portion.span = name.span;
      const std::optional<ResourceId> resource = resource_of(context_, name);
      if (written) {
        const std::optional<Figure> share = figure_of(context_, *written, Wanted::share);
        if (share) portion.share = share->value;
        sound = sound && share;
      } else if (node.portions.size() > 1) {
        context_.diagnostics.report(name.span, portion_without_share)
            .help(fmt::format("write for instance `{} 30%`", context_.sources.text(name.span)));
        sound = false;
      }
      sum += portion.share;
      if (!resource) {
        sound = false;
        continue;
      }
      portion.resource = *resource;
      const auto same = std::find_if(result.begin(), result.end(), [&](const auto& other) {
        return other.resource == *resource;
      });
      if (same != result.end()) {
        context_.diagnostics.report(name.span, portion_twice, name.text)
            .label(same->span, "the first");
        sound = false;
      }
      result.push_back(std::move(portion));
    }
    if (!sound) return {};
    if (sum == 1) return result;
    const Span whole{node.portions.front().first.span.source,
                     node.portions.front().first.span.begin,
                     node.portions.back().second ? node.portions.back().second->span.end
                                                 : node.portions.back().first.span.end};
    context_.diagnostics.report(whole, portions_are_not_all,
                                to_text(ExactQuantity{sum, {}, Unit{"%", {}, Rational(1, 100)}}));
    return {};
  }

  void check_rebuilding() {
    if (rebuilt_ && !destroys_) {
      context_.diagnostics.report(*rebuilt_, nothing_to_rebuild, shock_.name)
          .help("say what is destroyed: `… loses 30% of … capital`");
    }
    if (rebuilt_ && recovers_) {
      context_.diagnostics.report(*recovers_, rebuilt_and_recovers)
          .label(*rebuilt_, "rebuilt here")
          .help("keep one of them, or make two shocks of it");
    }
    if (!rebuilt_ && household_) {
      context_.diagnostics.report(household_->span, nobody_rebuilds, household_->text)
          .note("households make nothing: their capital matters only as a demand to rebuild it")
          .help("add `rebuilt over … by …`");
    }
  }

  static Curve curve_of(const syntax::RecoversClause& node) {
    if (!node.shape || node.shape->text == "linear") return Curve::linear;
    if (node.shape->text == "concave") return Curve::concave;
    return node.unscaled ? Curve::convex_unscaled : Curve::convex;
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
  bool destroys_ = false;  ///< some capital, whether or not its clause is sound
  std::optional<Span> rebuilt_;
  std::optional<Span> recovers_;
  std::optional<syntax::Name> household_;  ///< whose capital is destroyed
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
