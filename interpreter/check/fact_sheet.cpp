#include "check/fact_sheet.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "check/resolve.h"

namespace entente::check {

namespace {

constexpr Kind<std::string, std::string> duplicate_fact{"E0401", Severity::error,
                                                        "two different figures for {} of `{}`"};
constexpr Kind<std::string> share_of_nothing{"E0402", Severity::error,
                                             "a share of {} needs the whole"};
constexpr Kind<std::string> two_rests{"E0403", Severity::error,
                                      "two countries take the rest of {}"};
constexpr Kind<std::string, std::string> shares_above_all{"E0412", Severity::error,
                                                          "{} add up to {}"};
constexpr Kind<> rest_of_the_world_total{"E0404", Severity::error,
                                         "the world's amount cannot be `rest`: it is the whole"};
constexpr Kind<std::string> share_not_meaningful{"E0433", Severity::error,
                                                 "{} is given as an amount, not as a share"};
constexpr Kind<std::string, std::string> remainder_unallocated{"W0803", Severity::warning,
                                                               "{} of {} are given to nobody"};

std::string_view noun(FactKind kind) {
  switch (kind) {
    case FactKind::production:
      return "production";
    case FactKind::capacity:
      return "capacity";
    case FactKind::use:
      return "final use";
    case FactKind::reserve:
      return "the reserve";
    case FactKind::capital:
      return "the capital";
  }
  return "";
}

std::string share_text(const Rational& share) {
  return to_text(ExactQuantity{share, {}, Unit{"%", {}, Rational(1, 100)}});
}

/// All facts of one kind about one resource.
class Resolver {
 public:
  Resolver(Context& context, FactKind kind, ResourceId resource, std::vector<const Fact*> facts)
      : context_(context), kind_(kind), resource_(resource), facts_(std::move(facts)) {}

  void resolve() {
    drop_duplicates();
    find_whole();
    for (const Fact* fact : facts_) {
      if (fact->country && fact->amount) place(*fact);
    }
    place_rest();
    check_sum();
  }

 private:
  std::string what() const {
    return fmt::format("{} of {}", noun(kind_), context_.world.resources[resource_].name);
  }

  std::string owner(const Fact& fact) const {
    return fact.country ? context_.world.countries[*fact.country].name : "world";
  }

  /// The same figure twice is one fact; two different ones are a contradiction.
  void drop_duplicates() {
    std::map<std::optional<CountryId>, const Fact*> first;
    std::vector<const Fact*> kept;
    for (const Fact* fact : facts_) {
      const auto [place, added] = first.emplace(fact->country, fact);
      if (added) {
        kept.push_back(fact);
        continue;
      }
      const Fact* same = place->second;
      const bool equal = same->amount.has_value() == fact->amount.has_value() &&
                         (!fact->amount || (same->amount->value == fact->amount->value &&
                                            same->amount->dimension == fact->amount->dimension));
      if (equal) continue;
      const auto figure = [](const Fact& one) {
        return one.amount ? to_text(*one.amount) : std::string("rest");
      };
      context_.diagnostics.report(fact->span, duplicate_fact, what(), owner(*fact))
          .here(figure(*fact))
          .label(same->span, figure(*same))
          .help("keep the one that you trust; a sentence and a table cell are the same fact");
    }
    facts_ = std::move(kept);
  }

  void find_whole() {
    for (const Fact* fact : facts_) {
      if (fact->country) continue;
      if (!fact->amount) {
        context_.diagnostics.report(fact->span, rest_of_the_world_total);
        whole_broken_ = true;
        continue;
      }
      whole_ = figure_of(context_, *fact->amount, fact->span, Wanted::amount_a_month, resource_);
      if (whole_) whole_->provenance = fact->provenance;
      whole_broken_ = !whole_;
    }
  }

  void place(const Fact& fact) {
    if (kind_ == FactKind::reserve) return place_reserve(fact);
    if (kind_ == FactKind::capital) return place_capital(fact);
    std::optional<Figure> figure;
    const bool share = fact.amount->dimension.is_number() && fact.amount->shown.name == "%";
    if (share && kind_ == FactKind::capacity) {
      context_.diagnostics.report(fact.span, share_not_meaningful, what())
          .help("say what is made of it, `at 85% utilisation`, or give the amount");
      return;
    }
    if (share) {
      figure = figure_of(context_, *fact.amount, fact.span, Wanted::share);
      if (!figure) return;
      if (!whole_) return report_missing_whole(fact);
      allocated_share_ += figure->value;
      figure->value *= whole_->value;
      figure->shown = whole_->shown;
    } else {
      figure = figure_of(context_, *fact.amount, fact.span, Wanted::amount_a_month, resource_);
      if (!figure) {
        incomplete_ = true;
        return;
      }
      if (whole_ && whole_->value > 0) allocated_share_ += figure->value / whole_->value;
    }
    figure->provenance = fact.provenance;
    enter(fact, *figure, false);
  }

  void report_missing_whole(const Fact& fact) {
    incomplete_ = true;
    if (whole_broken_) return;
    whole_broken_ = true;
    const std::string& name = context_.world.resources[resource_].name;
    const std::string& unit = context_.world.resources[resource_].unit.name;
    context_.diagnostics.report(fact.span, share_of_nothing, what())
        .here(fmt::format("{} of what?", to_text(*fact.amount)))
        .help(fmt::format("say it: `world {} 100 {}/year of {}`", fact.verb, unit, name));
  }

  void place_reserve(const Fact& fact) {
    Reserve reserve{resource_, *fact.country, {}, false};
    const Dimension& dimension = fact.amount->dimension;
    reserve.in_time = dimension == Dimension(BaseDimensions::month) ||
                      dimension == Dimension(BaseDimensions::day);
    const std::optional<Figure> figure =
        figure_of(context_, *fact.amount, fact.span,
                  reserve.in_time ? Wanted::days : Wanted::amount, resource_);
    if (!figure) return;
    reserve.amount = *figure;
    reserve.amount.provenance = fact.provenance;
    context_.world.reserves.push_back(std::move(reserve));
  }

  void place_capital(const Fact& fact) {
    const std::optional<Figure> figure =
        figure_of(context_, *fact.amount, fact.span, Wanted::amount, resource_);
    if (!figure) return;
    context_.world.capital.push_back({resource_, *fact.country, *figure});
    context_.world.capital.back().amount.provenance = fact.provenance;
  }

  void place_rest() {
    const Fact* taker = nullptr;
    for (const Fact* fact : facts_) {
      if (!fact->country || fact->amount) continue;
      if (taker != nullptr) {
        context_.diagnostics.report(fact->span, two_rests, what()).label(taker->span, "the first");
        has_rest_ = true;
        return;
      }
      taker = fact;
    }
    has_rest_ = taker != nullptr;
    if (taker == nullptr) return;
    Figure figure{0, {"%", {}, Rational(1, 100)}, taker->provenance, taker->span};
    if (whole_) {
      figure.shown = whole_->shown;
      figure.value =
          allocated_share_ < 1 ? Rational(whole_->value * (1 - allocated_share_)) : Rational(0);
      if (figure.provenance.kind == Provenance::Kind::none) figure.provenance = whole_->provenance;
      enter(*taker, figure, false);
    } else if (kind_ == FactKind::use) {
      // Of a use without a whole, `rest` is what is made and nobody else uses.
      enter(*taker, figure, true);
    } else if (!whole_broken_) {
      context_.diagnostics.report(taker->span, share_of_nothing, what())
          .here("the rest of what?")
          .help(
              "give the world's amount in a sentence beginning with `world`, or in the column "
              "`world` of a table");
    }
  }

  void enter(const Fact& fact, const Figure& figure, bool rest) {
    World& world = context_.world;
    switch (kind_) {
      case FactKind::production:
        world.production.push_back(
            {resource_, *fact.country, fact.verb, figure, rest, fact.utilisation});
        break;
      case FactKind::capacity:
        world.capacities.push_back({resource_, *fact.country, figure});
        break;
      case FactKind::use:
        world.uses.push_back({resource_, *fact.country, figure, rest});
        break;
      case FactKind::reserve:
      case FactKind::capital:
        break;
    }
  }

  void check_sum() {
    if (!whole_ || incomplete_) return;
    if (allocated_share_ > 1) {
      const Fact* last = nullptr;
      for (const Fact* fact : facts_) {
        if (fact->country && fact->amount) last = fact;
      }
      auto details = context_.diagnostics.report(last->span, shares_above_all,
                                                 fmt::format("the shares in {}", what()),
                                                 share_text(allocated_share_));
      details.here(to_text(*last->amount));
      for (const Fact* fact : facts_) {
        if (fact->country && fact->amount && fact != last)
          details.label(fact->span, to_text(*fact->amount));
      }
      if (!has_rest_) details.help("replace one of them by `rest` to let it take the remainder");
    } else if (allocated_share_ < 1 && !has_rest_ && !facts_.empty()) {
      context_.diagnostics
          .report(whole_->span, remainder_unallocated, share_text(1 - allocated_share_), what())
          .help("give one country `rest`, or lower the world's amount");
    }
  }

  Context& context_;
  FactKind kind_;
  ResourceId resource_;
  std::vector<const Fact*> facts_;
  std::optional<Figure> whole_;
  bool whole_broken_ = false;
  bool incomplete_ = false;
  bool has_rest_ = false;
  Rational allocated_share_ = 0;
};

}  // namespace

std::optional<FactKind> fact_kind(std::string_view verb, bool can) {
  if (can) return FactKind::capacity;
  if (verb == "uses") return FactKind::use;
  if (verb == "holds") return FactKind::reserve;
  if (verb == "mines" || verb == "refines" || verb == "makes") return FactKind::production;
  return std::nullopt;
}

void resolve_facts(Context& context, const std::vector<Fact>& facts) {
  std::map<std::pair<FactKind, ResourceId>, std::vector<const Fact*>> groups;
  for (const Fact& fact : facts) groups[{fact.kind, fact.resource}].push_back(&fact);
  for (const auto& [key, members] : groups)
    Resolver(context, key.first, key.second, members).resolve();
}

}  // namespace entente::check
