#include "compile/balance_report.h"

#include <algorithm>

#include "support/overloaded.h"

namespace entente {

namespace {

constexpr Kind<std::string, std::string, std::string> uses_above_production{
    "E0413", Severity::error, "more {0} is used than made: uses {1}, production {2}"};
constexpr Kind<std::string, std::string, std::string, std::string> capacity_below_production{
    "E0414", Severity::error, "`{0}` makes {2} of {1}, above its capacity of {3}"};
constexpr Kind<std::string, std::string, std::string> import_shares_above_all{
    "E0415", Severity::error, "the import shares of {1} of `{0}` add up to {2}"};
constexpr Kind<std::string, std::string, std::string, std::string> sales_above_production{
    "E0416", Severity::error, "`{0}` is said to sell {2} of {1}, but makes {3}"};
constexpr Kind<std::string, std::string, std::string, std::string> need_without_supplier{
    "E0417", Severity::error,
    "the need for {1} of {0} is {2}, but the suppliers open to it have {3} left"};
constexpr Kind<std::string, std::string> surplus_without_taker{
    "E0421", Severity::error, "more {0} is made than used: {1} are left over"};
constexpr Kind<std::string, std::string, std::string, std::string> local_mismatch{
    "E0422", Severity::error, "{1} is local, but `{0}` makes {2} and uses {3}"};
constexpr Kind<std::string, std::string> local_bought_abroad{
    "E0424", Severity::error, "{0} is local and cannot be bought from `{1}`"};
constexpr Kind<std::string, double> baseline_not_found{
    "E0425", Severity::error,
    "no balanced flows were found for {0} (a margin is missed by {1:.3g} of production); this is a "
    "fault of Entente, please report it"};

class Report {
 public:
  Report(const World& world, ResourceId resource, const baseline::Sheet& sheet,
         Diagnostics& diagnostics)
      : world_(world),
        resource_(resource),
        own_(world.resources[resource]),
        sheet_(sheet),
        diagnostics_(diagnostics) {}

  void operator()(const baseline::Deficit& failure) {
    auto details = diagnostics_.report(own_.span, uses_above_production, own_.name,
                                       amount(failure.use), amount(failure.production));
    for (std::size_t j = 0; j < sheet_.countries; ++j) {
      if (sheet_.production[j] == 0 && sheet_.use[j] == 0) continue;
      details.note(fmt::format("{}: makes {}, uses {}", country(j), amount(sheet_.production[j]),
                               amount(sheet_.use[j])));
    }
    details.help("raise what is made, or lower a use or a recipe");
    label_facts(details);
  }
  void operator()(const baseline::SurplusWithoutSink& failure) {
    diagnostics_
        .report(own_.span, surplus_without_taker, own_.name,
                amount(failure.production - failure.use))
        .note(
            fmt::format("production {}, uses {}", amount(failure.production), amount(failure.use)))
        .help(fmt::format(
            "declare `country ROW`, which takes what is left, or say who `uses rest of {}`",
            own_.name));
  }
  void operator()(const baseline::CapacityBelowProduction& failure) {
    const auto fact = find(world_.capacities,
                           [&](const Capacity& c) { return c.country.index() == failure.country; });
    const auto made = find(world_.production, [&](const Production& p) {
      return p.country.index() == failure.country;
    });
    auto details =
        diagnostics_.report(fact, capacity_below_production, country(failure.country), own_.name,
                            amount(failure.production), amount(failure.capacity));
    details.here("the capacity").label(made, "the production");
  }
  void operator()(const baseline::SharesAboveOne& failure) {
    auto details = diagnostics_.report(last_share_of(failure.buyer), import_shares_above_all,
                                       country(failure.buyer), own_.name, per_cent(failure.total));
    for (const ImportShare& fact : world_.import_shares) {
      if (fact.resource != resource_ || fact.buyer.index() != failure.buyer) continue;
      details.label(fact.share.span, per_cent(to_double(fact.share.value)));
    }
  }
  void operator()(const baseline::SalesAboveProduction& failure) {
    Span first;
    for (const ImportShare& fact : world_.import_shares) {
      if (fact.resource == resource_ && fact.supplier.index() == failure.supplier && !first.valid())
        first = fact.share.span;
    }
    auto details = diagnostics_.report(first, sales_above_production, country(failure.supplier),
                                       own_.name, amount(failure.sold), amount(failure.production));
    for (const std::size_t buyer : failure.buyers) {
      details.note(fmt::format("{} uses {}", country(buyer), amount(sheet_.use[buyer])));
    }
    details.help("lower a share, a use, or raise the production");
  }
  void operator()(const baseline::Infeasible& failure) {
    auto details = diagnostics_.report(own_.span, need_without_supplier, list(failure.buyers),
                                       own_.name, amount(failure.need), amount(failure.supply));
    details.note(failure.suppliers.empty()
                     ? std::string("no supplier is open to them beyond the declared shares")
                     : fmt::format("suppliers open to them beyond the declared shares: {}",
                                   list(failure.suppliers)));
    for (const ImportShare& fact : world_.import_shares) {
      if (fact.resource != resource_ || std::find(failure.buyers.begin(), failure.buyers.end(),
                                                  fact.buyer.index()) == failure.buyers.end())
        continue;
      details.label(fact.share.span,
                    fmt::format("{} from {}", per_cent(to_double(fact.share.value)),
                                world_.countries[fact.supplier].name));
    }
    details.help("change a declared import share, or add production");
  }
  void operator()(const baseline::LocalMismatch& failure) {
    const auto made = find(world_.production, [&](const Production& p) {
      return p.country.index() == failure.country;
    });
    const auto used =
        find(world_.uses, [&](const Use& u) { return u.country.index() == failure.country; });
    auto details = diagnostics_.report(made.valid() ? made : own_.span, local_mismatch,
                                       country(failure.country), own_.name,
                                       amount(failure.production), amount(failure.use));
    details.label(used, "its final use");
    if (needs_itself()) {
      details.note("it needs itself, by way of other local resources: its use follows from it")
          .help("change one of the two until they agree, or leave a need in that circle out");
    } else {
      details.help("leave its production out: it is then made as it is used");
    }
  }
  void operator()(const baseline::LocalBoughtAbroad& failure) {
    diagnostics_
        .report(last_share_of(failure.buyer), local_bought_abroad, own_.name,
                country(failure.supplier))
        .label(own_.span, "declared `local` here");
  }
  void operator()(const baseline::NotConverged& failure) {
    diagnostics_.report(own_.span, baseline_not_found, own_.name, failure.residual);
  }

 private:
  /// Through recipes of local resources: then its production cannot be left out (E0423).
  bool needs_itself() const {
    std::vector<ResourceId> needed{resource_};
    for (std::size_t at = 0; at < needed.size(); ++at) {
      for (const RecipeInput& input : world_.resources[needed[at]].recipe) {
        if (input.resource == resource_) return true;
        const bool known = std::find(needed.begin(), needed.end(), input.resource) != needed.end();
        if (world_.resources[input.resource].local && !known) needed.push_back(input.resource);
      }
    }
    return false;
  }

  std::string country(std::size_t index) const { return world_.countries[CountryId(index)].name; }
  std::string amount(double a_month) const { return yearly_amount(world_, resource_, a_month); }
  static std::string per_cent(double share) { return to_text(100 * share, 4) + "%"; }
  std::string list(const std::vector<std::size_t>& indices) const {
    std::vector<std::string> names;
    for (const std::size_t index : indices) names.push_back(country(index));
    return fmt::format("{}", fmt::join(names, ", "));
  }
  template <typename Facts, typename Match>
  Span find(const Facts& facts, Match match) const {
    for (const auto& fact : facts) {
      if (fact.resource == resource_ && match(fact)) return fact.amount.span;
    }
    return {};
  }
  /// The facts that a balance is made of, where a reader can still take them in.
  void label_facts(Diagnostics::Details& details) const {
    constexpr std::size_t most_labels = 6;
    std::vector<std::pair<Span, std::string>> labels;
    for (const Production& fact : world_.production) {
      if (fact.resource == resource_)
        labels.emplace_back(fact.amount.span,
                            fmt::format("{} {}", world_.countries[fact.country].name, fact.verb));
    }
    for (const Use& fact : world_.uses) {
      if (fact.resource == resource_)
        labels.emplace_back(fact.amount.span,
                            fmt::format("{} uses", world_.countries[fact.country].name));
    }
    if (labels.size() > most_labels) return;
    for (const auto& [span, text] : labels) details.label(span, text);
  }
  Span last_share_of(std::size_t buyer) const {
    Span span;
    for (const ImportShare& fact : world_.import_shares) {
      if (fact.resource == resource_ && fact.buyer.index() == buyer) span = fact.share.span;
    }
    return span;
  }

  const World& world_;
  ResourceId resource_;
  const Resource& own_;
  const baseline::Sheet& sheet_;
  Diagnostics& diagnostics_;
};

}  // namespace

void report_imbalance(const World& world, ResourceId resource, const baseline::Sheet& sheet,
                      const baseline::Failure& failure, Diagnostics& diagnostics) {
  std::visit(Report(world, resource, sheet, diagnostics), failure);
}

std::string yearly_amount(const World& world, ResourceId resource, double amount_a_month) {
  const Unit& unit = world.resources[resource].unit;
  return fmt::format("{} {}/year", to_text(12 * amount_a_month / to_double(unit.factor), 5),
                     unit.name);
}

}  // namespace entente
