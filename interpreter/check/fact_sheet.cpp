#include "check/fact_sheet.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "check/expressions.h"
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
constexpr Kind<std::string> group_takes_rest{
    "E0442", Severity::error, "`{}` is several countries, and the rest is taken by one"};
constexpr Kind<std::string, std::string, std::string, std::string> group_and_members_differ{
    "E0443", Severity::error, "`{}` has {} of {}, but its members add up to {}"};
constexpr Kind<std::string, std::string, std::string> member_of_two{
    "E0444", Severity::error, "`{}` is in two groups that both speak of {}: `{}`"};
constexpr Kind<std::string> empty_subject{"E0445", Severity::error, "there is no country in `{}`"};
constexpr Kind<std::string, std::string> share_said_twice{
    "E0401", Severity::error, "two different figures for what `{}` buys from `{}`"};
constexpr Kind<std::string> buys_at_home{"E0438", Severity::error,
                                         "`{}` cannot import from itself"};
constexpr Kind<std::string, std::string, std::size_t> divided_evenly{
    "W0806", Severity::warning, "{} of `{}` is divided evenly among {} countries"};
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
    case FactKind::imports:
      return "imports";
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
      if (fact->who.country && fact->amount) place(*fact);
    }
    for (const Fact* fact : facts_) {
      if (!fact->who.members.empty()) place_group(*fact);
    }
    place_rest();
    check_sum();
  }

 private:
  std::string what() const {
    return fmt::format("{} of {}", noun(kind_), context_.world.resources[resource_].name);
  }

  const std::string& name_of(CountryId country) const {
    return context_.world.countries[country].name;
  }

  std::string owner(const Fact& fact) const {
    if (!fact.who.group.empty()) return fact.who.group;
    return fact.who.country ? name_of(*fact.who.country) : "world";
  }

  /// The same figure twice is one fact; two different ones are a contradiction.
  void drop_duplicates() {
    std::map<std::pair<std::optional<CountryId>, std::string>, const Fact*> first;
    std::vector<const Fact*> kept;
    for (const Fact* fact : facts_) {
      const auto [place, added] =
          first.emplace(std::pair(fact->who.country, fact->who.group), fact);
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
      if (!fact->who.is_world()) continue;
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
    const std::optional<Figure> figure = figure_for(fact);
    if (!figure) return;
    if (whole_ && whole_->value > 0) allocated_share_ += figure->value / whole_->value;
    placed_[*fact.who.country] = figure->value;
    enter(fact, *fact.who.country, *figure, false);
  }

  /// A share as its part of the whole; everything in kept units, with its provenance.
  std::optional<Figure> figure_for(const Fact& fact) {
    std::optional<Figure> figure;
    const bool share = fact.amount->dimension.is_number() && fact.amount->shown.name == "%";
    if (kind_ == FactKind::reserve || kind_ == FactKind::capital) {
      const Wanted wanted = in_time(fact) ? Wanted::days : Wanted::amount;
      figure = figure_of(context_, *fact.amount, fact.span, wanted, resource_);
    } else if (!share) {
      figure = figure_of(context_, *fact.amount, fact.span, Wanted::amount_a_month, resource_);
      if (!figure) incomplete_ = true;
    } else if (kind_ == FactKind::capacity) {
      context_.diagnostics.report(fact.span, share_not_meaningful, what())
          .help("say what is made of it, `at 85% utilisation`, or give the amount");
    } else {
      figure = figure_of(context_, *fact.amount, fact.span, Wanted::share);
      if (figure && !whole_) {
        report_missing_whole(fact);
        return std::nullopt;
      }
      if (figure) {
        figure->value *= whole_->value;
        figure->shown = whole_->shown;
      }
    }
    if (figure) figure->provenance = fact.provenance;
    return figure;
  }

  bool in_time(const Fact& fact) const {
    const Dimension& dimension = fact.amount->dimension;
    return kind_ == FactKind::reserve && (dimension == Dimension(BaseDimensions::month) ||
                                          dimension == Dimension(BaseDimensions::day));
  }

  /// What a group has beyond what its members say of themselves is divided evenly among those that
  /// say nothing; a time of own use holds for each.
  void place_group(const Fact& fact) {
    if (!fact.amount) {
      context_.diagnostics.report(fact.span, group_takes_rest, fact.who.group)
          .help("name the country that takes it, or give the group an amount");
      has_rest_ = true;
      return;
    }
    const std::optional<Figure> total = figure_for(fact);
    if (!total) return;
    Rational said = 0;
    std::vector<CountryId> silent;
    for (const CountryId member : fact.who.members) {
      const auto own = placed_.find(member);
      if (own != placed_.end()) said += own->second;
      const bool speaks = std::any_of(facts_.begin(), facts_.end(), [&](const Fact* other) {
        return other->who.country == member;
      });
      if (speaks) continue;
      if (report_other_group(fact, member)) return;
      silent.push_back(member);
    }
    Figure each = *total;
    if (!in_time(fact)) {
      each.value -= said;
      if (each.value < 0 || (silent.empty() && each.value > 0))
        return report_difference(fact, *total, said);
      if (silent.empty()) return;
      if (whole_ && whole_->value > 0) allocated_share_ += each.value / whole_->value;
      if (silent.size() > 1)
        context_.diagnostics
            .report(fact.span, divided_evenly, amount_text(each), fact.who.group, silent.size())
            .note("nothing says who of them has how much")
            .help("give figures for the members that matter; the others share what is left");
      each.value /= static_cast<unsigned long>(silent.size());
    }
    for (const CountryId member : silent) enter(fact, member, each, false);
  }

  std::string amount_text(const Figure& figure) const {
    return to_text(ExactQuantity{figure.value, {}, figure.shown});
  }

  void report_difference(const Fact& fact, const Figure& total, const Rational& said) {
    Figure sum = total;
    sum.value = said;
    auto details = context_.diagnostics.report(fact.span, group_and_members_differ, fact.who.group,
                                               amount_text(total), what(), amount_text(sum));
    for (const Fact* other : facts_) {
      const auto& members = fact.who.members;
      if (other->who.country && other->amount &&
          std::find(members.begin(), members.end(), *other->who.country) != members.end())
        details.label(other->span, to_text(*other->amount));
    }
    details.help("the figure of a group is that of all its members together");
  }

  /// True where another group that the country is in speaks for it too: told at the later one.
  bool report_other_group(const Fact& fact, CountryId member) {
    bool later = false;
    for (const Fact* other : facts_) {
      const auto& members = other->who.members;
      if (other == &fact) later = true;
      if (other == &fact || std::find(members.begin(), members.end(), member) == members.end())
        continue;
      if (later) return true;
      context_.diagnostics
          .report(fact.span, member_of_two, name_of(member), what(),
                  fmt::format("{}` and `{}", other->who.group, fact.who.group))
          .label(other->span, other->who.group)
          .help(fmt::format("give the figure of `{}` itself", name_of(member)));
      return true;
    }
    return false;
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

  void place_rest() {
    const Fact* taker = nullptr;
    for (const Fact* fact : facts_) {
      if (!fact->who.country || fact->amount) continue;
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
      enter(*taker, *taker->who.country, figure, false);
    } else if (kind_ == FactKind::use) {
      // Of a use without a whole, `rest` is what is made and nobody else uses.
      enter(*taker, *taker->who.country, figure, true);
    } else if (!whole_broken_) {
      context_.diagnostics.report(taker->span, share_of_nothing, what())
          .here("the rest of what?")
          .help(
              "give the world's amount in a sentence beginning with `world`, or in the column "
              "`world` of a table");
    }
  }

  void enter(const Fact& fact, CountryId country, const Figure& figure, bool rest) {
    World& world = context_.world;
    switch (kind_) {
      case FactKind::production:
        world.production.push_back({resource_, country, fact.verb, figure, rest, {}});
        if (fact.utilisation) world.production.back().utilisation = *fact.utilisation;
        break;
      case FactKind::capacity:
        world.capacities.push_back({resource_, country, figure});
        break;
      case FactKind::use:
        world.uses.push_back({resource_, country, figure, rest});
        break;
      case FactKind::reserve:
        world.reserves.push_back({resource_, country, figure, in_time(fact)});
        break;
      case FactKind::capital:
        world.capital.push_back({resource_, country, figure});
        break;
      case FactKind::imports:
        break;
    }
  }

  void check_sum() {
    if (!whole_ || incomplete_) return;
    if (allocated_share_ > 1) {
      const Fact* last = nullptr;
      for (const Fact* fact : facts_) {
        if (!fact->who.is_world() && fact->amount) last = fact;
      }
      auto details = context_.diagnostics.report(last->span, shares_above_all,
                                                 fmt::format("the shares in {}", what()),
                                                 share_text(allocated_share_));
      details.here(to_text(*last->amount));
      for (const Fact* fact : facts_) {
        if (!fact->who.is_world() && fact->amount && fact != last)
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
  std::map<CountryId, Rational> placed_;  ///< what countries say of themselves
};

/// `JP buys 58% of oxides from CN`. What is said of a group holds for each member that does not say
/// itself how much it buys from there.
class ImportResolver {
 public:
  explicit ImportResolver(Context& context) : context_(context) {}

  void resolve(const std::vector<const Fact*>& facts) {
    for (const Fact* fact : facts) {
      if (fact->who.country) enter(*fact, *fact->who.country, false);
    }
    const std::size_t own = context_.world.import_shares.size();
    for (const Fact* fact : facts) {
      for (const CountryId member : fact->who.members) {
        if (member != *fact->supplier && !says_itself(*fact, member, own))
          enter(*fact, member, true);
      }
    }
  }

 private:
  bool says_itself(const Fact& fact, CountryId member, std::size_t own) const {
    const auto& shares = context_.world.import_shares;
    return std::any_of(shares.begin(), shares.begin() + static_cast<std::ptrdiff_t>(own),
                       [&](const ImportShare& share) { return same(share, fact, member); });
  }

  static bool same(const ImportShare& share, const Fact& fact, CountryId buyer) {
    return share.buyer == buyer && share.supplier == *fact.supplier &&
           share.resource == fact.resource;
  }

  void enter(const Fact& fact, CountryId buyer, bool of_group) {
    std::optional<Figure> share = figure_of(context_, *fact.amount, fact.span, Wanted::share);
    if (!share) return;
    const std::string& name = context_.world.countries[buyer].name;
    if (buyer == *fact.supplier) {
      context_.diagnostics.report(fact.span, buys_at_home, name)
          .note("home production serves home use first");
      return;
    }
    share->provenance = fact.provenance;
    for (const ImportShare& other : context_.world.import_shares) {
      if (!same(other, fact, buyer)) continue;
      if (other.share.value != share->value) {
        auto details = context_.diagnostics.report(share->span, share_said_twice, name,
                                                   context_.world.countries[*fact.supplier].name);
        details.here(share_text(share->value))
            .label(other.share.span, share_text(other.share.value));
        if (of_group) details.note(fmt::format("`{}` is in both groups", name));
      }
      return;
    }
    context_.world.import_shares.push_back({fact.resource, buyer, *fact.supplier, *share});
  }

  Context& context_;
};

}  // namespace

std::optional<FactKind> fact_kind(std::string_view verb, bool can) {
  if (can) return FactKind::capacity;
  if (verb == "uses") return FactKind::use;
  if (verb == "holds") return FactKind::reserve;
  if (verb == "buys") return FactKind::imports;
  if (verb == "mines" || verb == "refines" || verb == "makes") return FactKind::production;
  return std::nullopt;
}

std::optional<FactSubject> fact_subject(Context& context, const syntax::Name& name) {
  if (name.text == "world") return FactSubject{};
  const Symbol* symbol = context.symbols.find(name.text);
  if (symbol != nullptr && std::holds_alternative<LetId>(symbol->meaning)) {
    const Value value = Expressions(context).value_of(name);
    if (const auto* set = std::get_if<CountrySet>(&value)) {
      if (!set->countries.empty()) return FactSubject{std::nullopt, name.text, set->countries};
      context.diagnostics.report(name.span, empty_subject, name.text)
          .label(symbol->span, "declared here");
      return std::nullopt;
    }
  }
  const std::optional<CountryId> country = country_of(context, name);
  if (!country) return std::nullopt;
  return FactSubject{country, "", {}};
}

Wanted wanted_of(FactKind kind) {
  switch (kind) {
    case FactKind::production:
    case FactKind::capacity:
    case FactKind::use:
      return Wanted::amount_a_month;
    case FactKind::reserve:
    case FactKind::capital:
      return Wanted::amount;
    case FactKind::imports:
      return Wanted::share;
  }
  return Wanted::amount;
}

void resolve_facts(Context& context, const std::vector<Fact>& facts) {
  std::map<std::pair<FactKind, ResourceId>, std::vector<const Fact*>> groups;
  for (const Fact& fact : facts) groups[{fact.kind, fact.resource}].push_back(&fact);
  for (const auto& [key, members] : groups) {
    if (key.first == FactKind::imports) {
      ImportResolver(context).resolve(members);
    } else {
      Resolver(context, key.first, key.second, members).resolve();
    }
  }
}

}  // namespace entente::check
