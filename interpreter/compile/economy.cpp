#include "compile/economy.h"

#include <algorithm>

#include "baseline/balance.h"
#include "compile/balance_report.h"
#include "compile/open_economy.h"

namespace entente {

namespace {

constexpr Kind<std::string> local_circle{"E0423", Severity::error,
                                         "the local resources {} need each other in a circle"};
constexpr Kind<std::string, std::string> surplus_given_away{
    "W0802", Severity::warning, "more {0} is made than used: {1} go to the final use of ROW"};

class Balancer {
 public:
  Balancer(const World& world, Diagnostics& diagnostics)
      : world_(world),
        diagnostics_(diagnostics),
        countries_(world.countries.size()),
        cells_(world.resources.size() * countries_) {}

  /// Nothing where there is no order in which resources could be balanced.
  std::optional<OpenEconomy> balance() {
    economy_.flow.assign(cells_ * countries_, 0);
    economy_.estimated.assign(cells_ * countries_, 0);
    economy_.use.assign(cells_, 0);
    economy_.intermediate_use.assign(cells_, 0);
    economy_.surplus.assign(world_.resources.size(), 0);
    economy_.faint_links.assign(world_.resources.size(), 0);
    declared_.assign(cells_, 0);
    economy_.production.assign(cells_, 0);
    for (const Production& fact : world_.production) {
      declared_[cell(fact.resource, fact.country)] += to_double(fact.amount.value);
    }
    const std::optional<std::vector<ResourceId>> order = outputs_before_inputs();
    if (!order) return std::nullopt;
    std::vector<char> open(world_.resources.size(), 0);
    for (const ResourceId resource : *order) open[resource.index()] = !close(resource);
    return OpenEconomy{std::move(economy_), std::move(open)};
  }

 private:
  std::size_t cell(ResourceId resource, CountryId country) const {
    return resource.index() * countries_ + country.index();
  }

  /// What a local resource is made of can be balanced only once its production, which is its use,
  /// is known; so users come before what they use. Traded resources declare their production and
  /// could stand in any order.
  std::optional<std::vector<ResourceId>> outputs_before_inputs() {
    const std::size_t count = world_.resources.size();
    std::vector<std::vector<ResourceId>> users(count);
    for (const ResourceId output : world_.resources.ids()) {
      if (!derived(output)) continue;
      for (const RecipeInput& input : world_.resources[output].recipe) {
        users[input.resource.index()].push_back(output);
      }
    }
    std::vector<ResourceId> order;
    std::vector<char> placed(count, 0);
    while (order.size() < count) {
      const std::size_t before = order.size();
      for (const ResourceId resource : world_.resources.ids()) {
        const auto& waiting_for = users[resource.index()];
        const bool ready = std::all_of(waiting_for.begin(), waiting_for.end(),
                                       [&](ResourceId user) { return placed[user.index()] != 0; });
        if (placed[resource.index()] != 0 || !ready) continue;
        placed[resource.index()] = 1;
        order.push_back(resource);
      }
      if (order.size() > before) continue;
      std::vector<std::string> names;
      Span span;
      for (const ResourceId resource : world_.resources.ids()) {
        if (placed[resource.index()] != 0 || !derived(resource)) continue;
        names.push_back(fmt::format("`{}`", world_.resources[resource].name));
        if (!span.valid()) span = world_.resources[resource].span;
      }
      diagnostics_.report(span, local_circle, fmt::format("{}", fmt::join(names, ", ")))
          .note("the production of a local resource is its use, which here has no beginning")
          .help("say what is made of one of them, as much as is used of it; or leave a need out");
      return std::nullopt;
    }
    return order;
  }

  /// A local resource of which nobody declares production: it is made as it is used.
  bool derived(ResourceId resource) const {
    if (!world_.resources[resource].local) return false;
    return std::none_of(world_.production.begin(), world_.production.end(),
                        [&](const Production& fact) { return fact.resource == resource; });
  }

  bool close(ResourceId resource) {
    const baseline::Sheet sheet = sheet_of(resource);
    const auto result = baseline::balance(sheet);
    if (const auto* failure = std::get_if<baseline::Failure>(&result)) {
      report_imbalance(world_, resource, sheet, *failure, diagnostics_);
      // Go on with what was declared, so that one resource that does not close hides no other.
      std::copy(sheet.use.begin(), sheet.use.end(), economy_.use.begin() + offset(resource, 1));
      enter(resource, sheet.production);
      return false;
    }
    const auto& flows = std::get<baseline::Flows>(result);
    std::copy(flows.flow.begin(), flows.flow.end(),
              economy_.flow.begin() + offset(resource, countries_));
    std::copy(flows.estimated.begin(), flows.estimated.end(),
              economy_.estimated.begin() + offset(resource, countries_));
    std::copy(flows.use.begin(), flows.use.end(), economy_.use.begin() + offset(resource, 1));
    economy_.faint_links[resource.index()] = flows.faint_links;
    enter(resource, flows.production);
    note_surplus(resource, flows.surplus);
    return true;
  }

  std::ptrdiff_t offset(ResourceId resource, std::size_t width) const {
    return static_cast<std::ptrdiff_t>(resource.index() * countries_ * width);
  }

  /// Sets the production of a resource, and with it what its recipe uses.
  void enter(ResourceId resource, const std::vector<double>& production) {
    for (std::size_t country = 0; country < countries_; ++country) {
      economy_.production[resource.index() * countries_ + country] = production[country];
    }
  }

  baseline::Sheet sheet_of(ResourceId resource) {
    baseline::Sheet sheet;
    sheet.countries = countries_;
    sheet.local = world_.resources[resource].local;
    const auto begin = declared_.begin() + offset(resource, 1);
    sheet.production.assign(begin, begin + static_cast<std::ptrdiff_t>(countries_));
    sheet.use.assign(countries_, 0);
    sheet.capacity.assign(countries_, std::numeric_limits<double>::infinity());
    for (const ResourceId output : world_.resources.ids()) {
      for (const RecipeInput& input : world_.resources[output].recipe) {
        if (input.resource != resource) continue;
        for (const CountryId country : world_.countries.ids()) {
          const double made = derived(output) ? economy_.production[cell(output, country)]
                                              : declared_[cell(output, country)];
          const double used = to_double(input.amount) * made;
          sheet.use[country.index()] += used;
          economy_.intermediate_use[cell(resource, country)] += used;
        }
      }
    }
    for (const Use& fact : world_.uses) {
      if (fact.resource != resource) continue;
      if (fact.rest) {
        sheet.rest_of_world = fact.country.index();
      } else {
        sheet.use[fact.country.index()] += to_double(fact.amount.value);
      }
    }
    if (!sheet.rest_of_world) {
      if (const std::optional<CountryId> row = rest_of_world(world_))
        sheet.rest_of_world = row->index();
    }
    for (const Capacity& fact : world_.capacities) {
      if (fact.resource == resource)
        sheet.capacity[fact.country.index()] = to_double(fact.amount.value);
    }
    for (const ImportShare& fact : world_.import_shares) {
      if (fact.resource == resource) {
        sheet.shares.push_back(
            {fact.buyer.index(), fact.supplier.index(), to_double(fact.share.value)});
      }
    }
    return sheet;
  }

  /// A surplus that the script did not give to anybody with `uses rest` is worth a word.
  void note_surplus(ResourceId resource, double surplus) {
    const bool asked = std::any_of(world_.uses.begin(), world_.uses.end(), [&](const Use& fact) {
      return fact.resource == resource && fact.rest;
    });
    if (asked || surplus <= 0) return;
    economy_.surplus[resource.index()] = surplus;
    const Resource& own = world_.resources[resource];
    diagnostics_
        .report(own.span, surplus_given_away, own.name, yearly_amount(world_, resource, surplus))
        .help(fmt::format("say who uses it, or `ROW uses rest of {}`", own.name));
  }

  const World& world_;
  Diagnostics& diagnostics_;
  std::size_t countries_;
  std::size_t cells_;
  std::vector<double> declared_;
  Economy economy_;
};

}  // namespace

std::optional<Economy> balance_economy(const World& world, Diagnostics& diagnostics) {
  if (world.economy) return economy_of_table(*world.economy->table);
  std::optional<OpenEconomy> found = Balancer(world, diagnostics).balance();
  if (!found || std::count(found->open.begin(), found->open.end(), 0) !=
                    static_cast<std::ptrdiff_t>(found->open.size()))
    return std::nullopt;
  return std::move(found->economy);
}

std::optional<OpenEconomy> open_economy(const World& world) {
  Diagnostics told_already;
  return Balancer(world, told_already).balance();
}

}  // namespace entente
