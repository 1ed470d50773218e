#include "baseline/balance.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "baseline/estimate.h"
#include "baseline/max_flow.h"
#include "support/assert.h"

namespace entente::baseline {
namespace {

constexpr double rounding = 1e-13;   // of production: differences up to this one are arithmetic
constexpr double tolerance = 1e-12;  // of production: what a margin may be missed by

/// A sheet on its way to flows; each step below takes it further, or says why it cannot.
struct Draft {
  const Sheet& sheet;
  double total = 0;  // of production, and from close_totals on of use
  std::vector<double> use;
  Market market;  // what declared shares leave of both margins, and the links they leave open
  Flows flows;
};
using Step = std::optional<Failure> (*)(Draft&);

double sum(const std::vector<double>& amounts) {
  return std::accumulate(amounts.begin(), amounts.end(), 0.0);
}

bool amounts(const std::vector<double>& values, std::size_t countries) {
  return values.size() == countries && std::all_of(values.begin(), values.end(), [](double value) {
           return value >= 0 && std::isfinite(value);
         });
}

std::optional<Failure> close_totals(Draft& draft) {
  draft.use = draft.sheet.use;
  draft.total = sum(draft.sheet.production);
  const double use = sum(draft.use);
  const double surplus = draft.total - use;
  if (std::abs(surplus) <= rounding * draft.total) {
    for (double& amount : draft.use) amount *= use > 0 ? draft.total / use : 0;
    return std::nullopt;
  }
  if (surplus < 0) return Deficit{draft.total, use};
  if (!draft.sheet.rest_of_world) return SurplusWithoutSink{draft.total, use};
  draft.use[*draft.sheet.rest_of_world] += surplus;
  draft.flows.surplus = surplus;
  return std::nullopt;
}

std::optional<Failure> check_capacity(Draft& draft) {
  const Sheet& sheet = draft.sheet;
  for (std::size_t country = 0; country < sheet.countries; ++country) {
    if (sheet.capacity[country] < sheet.production[country] * (1 - rounding)) {
      return CapacityBelowProduction{country, sheet.capacity[country], sheet.production[country]};
    }
  }
  return std::nullopt;
}

/// Declared shares become flows; what they leave is the market.
std::optional<Failure> place_shares(Draft& draft) {
  const Sheet& sheet = draft.sheet;
  const std::size_t n = sheet.countries;
  draft.market = {sheet.production, draft.use, std::vector<char>(n * n, 1), rounding * draft.total};
  std::vector<double> declared(n, 0.0);
  for (const Sheet::Share& share : sheet.shares) declared[share.buyer] += share.share;
  for (std::size_t buyer = 0; buyer < n; ++buyer) {
    if (declared[buyer] > 1 + rounding) return SharesAboveOne{buyer, declared[buyer]};
    const bool all = declared[buyer] >= 1 - rounding;
    draft.market.need[buyer] = all ? 0 : draft.use[buyer] * (1 - declared[buyer]);
  }
  for (const Sheet::Share& share : sheet.shares) {
    const std::size_t link = draft.market.link(share.supplier, share.buyer);
    ENTENTE_ASSERT(draft.market.open[link]);  // one share a pair
    draft.market.open[link] = 0;
    draft.flows.estimated[link] = 0;
    draft.flows.flow[link] = share.share * draft.use[share.buyer];
  }
  return std::nullopt;
}

std::optional<Failure> check_sales(Draft& draft) {
  const Sheet& sheet = draft.sheet;
  for (std::size_t supplier = 0; supplier < sheet.countries; ++supplier) {
    const double production = sheet.production[supplier];
    double sold = 0;
    std::vector<std::size_t> buyers;
    for (std::size_t buyer = 0; buyer < sheet.countries; ++buyer) {
      const double flow = draft.flows.flow[draft.market.link(supplier, buyer)];
      sold += flow;
      if (flow > 0) buyers.push_back(buyer);
    }
    if (sold > production + draft.market.rounding) {
      return SalesAboveProduction{supplier, sold, production, std::move(buyers)};
    }
    if (sold > 0) {
      draft.market.supply[supplier] = sold < production * (1 - rounding) ? production - sold : 0;
    }
  }
  return std::nullopt;
}

std::optional<Failure> check_supply(Draft& draft) {
  const Market& market = draft.market;
  std::vector<double> flow(market.open.size(), 0.0);
  std::optional<ShortBuyers> found = route(market, flow);
  if (!found) return std::nullopt;

  const ShortBuyers shortest = smallest_short_part(market, *std::move(found));
  Infeasible failure;
  for (std::size_t buyer = 0; buyer < market.countries(); ++buyer) {
    if (!shortest[buyer]) continue;
    failure.buyers.push_back(buyer);
    failure.need += market.need[buyer];
  }
  for (std::size_t supplier = 0; supplier < market.countries(); ++supplier) {
    const bool open_to_one = std::any_of(
        failure.buyers.begin(), failure.buyers.end(),
        [&](std::size_t buyer) { return market.open[market.link(supplier, buyer)] != 0; });
    if (!open_to_one || !(market.supply[supplier] > 0)) continue;
    failure.suppliers.push_back(supplier);
    failure.supply += market.supply[supplier];
  }
  return failure;
}

std::optional<Failure> fill_the_rest(Draft& draft) {
  const Estimate rest = estimate(draft.market);
  for (std::size_t link = 0; link < rest.flow.size(); ++link) {
    draft.flows.flow[link] += rest.flow[link];
  }
  draft.flows.sweeps = rest.sweeps;
  draft.flows.faint_links = rest.faint_links;
  draft.flows.faint_used = rest.faint_used;
  return std::nullopt;
}

std::optional<Failure> define_margins(Draft& draft) {
  Flows& flows = draft.flows;
  const std::size_t n = draft.sheet.countries;
  for (std::size_t supplier = 0; supplier < n; ++supplier) {
    for (std::size_t buyer = 0; buyer < n; ++buyer) {
      flows.production[supplier] += flows.flow[supplier * n + buyer];
      flows.use[buyer] += flows.flow[supplier * n + buyer];
    }
  }
  double missed = 0;
  for (std::size_t country = 0; country < n; ++country) {
    missed =
        std::max({missed, std::abs(flows.production[country] - draft.sheet.production[country]),
                  std::abs(flows.use[country] - draft.use[country])});
  }
  if (missed > tolerance * draft.total) return NotConverged{missed / draft.total};
  return std::nullopt;
}

std::optional<Failure> keep_at_home(Draft& draft) {
  const Sheet& sheet = draft.sheet;
  for (const Sheet::Share& share : sheet.shares) {
    if (share.supplier != share.buyer && share.share > 0) {
      return LocalBoughtAbroad{share.buyer, share.supplier};
    }
  }
  draft.flows.estimated.assign(draft.flows.estimated.size(), 0);
  const bool declared = sum(sheet.production) > 0;
  for (std::size_t country = 0; country < sheet.countries; ++country) {
    const double use = sheet.use[country];
    const double production = declared ? sheet.production[country] : use;
    if (std::abs(production - use) > tolerance * std::max(production, use)) {
      return LocalMismatch{country, production, use};
    }
    if (sheet.capacity[country] < use * (1 - tolerance)) {
      return CapacityBelowProduction{country, sheet.capacity[country], production};
    }
    draft.flows.flow[country * sheet.countries + country] = use;
    draft.flows.production[country] = use;
    draft.flows.use[country] = use;
  }
  return std::nullopt;
}

}  // namespace

std::variant<Flows, Failure> balance(const Sheet& sheet) {
  const std::size_t n = sheet.countries;
  ENTENTE_ASSERT(amounts(sheet.production, n) && amounts(sheet.use, n));
  ENTENTE_ASSERT(sheet.capacity.size() == n && (!sheet.rest_of_world || *sheet.rest_of_world < n));
  for (const Sheet::Share& share : sheet.shares) {
    ENTENTE_ASSERT(share.buyer < n && share.supplier < n && share.share >= 0);
  }

  Draft draft{sheet, 0, {}, {}, {}};
  draft.flows.flow.assign(n * n, 0.0);
  draft.flows.estimated.assign(n * n, 1);
  draft.flows.production.assign(n, 0.0);
  draft.flows.use.assign(n, 0.0);

  const std::vector<Step> steps =
      sheet.local ? std::vector<Step>{keep_at_home}
                  : std::vector<Step>{close_totals, check_capacity, place_shares,  check_sales,
                                      check_supply, fill_the_rest,  define_margins};
  for (const Step step : steps) {
    if (std::optional<Failure> failure = step(draft)) return *std::move(failure);
  }
  return std::move(draft.flows);
}

}  // namespace entente::baseline
