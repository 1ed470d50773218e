#include "baseline/estimate.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "baseline/biproportional.h"

namespace entente::baseline {
namespace {

constexpr std::size_t sweeps_at_first = 2'000;
constexpr std::size_t sweeps_with_faint_links = 20'000;
constexpr double faint = 1e-9;  // of the proportional flow

double sum(const std::vector<double>& amounts) {
  return std::accumulate(amounts.begin(), amounts.end(), 0.0);
}

/// What home production leaves of either margin: nothing of one of them, where its link is open.
struct HomeFirst {
  std::vector<double> home;
  Market rest;
};

HomeFirst serve_home(const Market& market) {
  HomeFirst result{std::vector<double>(market.countries(), 0.0), market};
  for (std::size_t country = 0; country < market.countries(); ++country) {
    char& open = result.rest.open[market.link(country, country)];
    if (!open) continue;
    open = 0;
    double& supply = result.rest.supply[country];
    double& need = result.rest.need[country];
    const double home = std::min(supply, need);
    // a - b where a and b are the same number computed in two ways is no trade
    const double crumb = 1e-14 * std::max(supply, need);
    result.home[country] = home;
    supply = supply - home > crumb ? supply - home : 0;
    need = need - home > crumb ? need - home : 0;
  }
  return result;
}

/// supply_i * need_j / total over open links.
std::vector<double> proportional(const Market& market) {
  const std::size_t n = market.countries();
  const double total = sum(market.need);
  std::vector<double> flow(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      const std::size_t link = market.link(i, j);
      if (market.open[link] && total > 0) flow[link] = market.supply[i] * (market.need[j] / total);
    }
  }
  return flow;
}

/// Rows that are too large shrink to their margin; what their buyers then lack is routed anew.
void settle(const Market& market, std::vector<double>& flow) {
  const std::size_t n = market.countries();
  for (std::size_t i = 0; i < n; ++i) {
    double sold = 0;
    for (std::size_t j = 0; j < n; ++j) sold += flow[market.link(i, j)];
    if (sold <= market.supply[i]) continue;
    for (std::size_t j = 0; j < n; ++j) flow[market.link(i, j)] *= market.supply[i] / sold;
  }
  route(market, flow);
}

/// Leaves in `seed` the links that flows meeting both margins can use; false if there are none.
bool keep_usable(Market& market, std::vector<double>& seed) {
  const double supply = sum(market.supply);
  const double need = sum(market.need);
  if (supply > 0) {
    for (double& amount : market.supply) amount *= need / supply;  // the rounding home-first left
  }
  for (std::size_t link = 0; link < seed.size(); ++link) market.open[link] = seed[link] > 0;
  std::vector<double> possible(seed.size(), 0.0);
  if (route(market, possible)) return false;
  close_unusable(market, possible);
  for (std::size_t link = 0; link < seed.size(); ++link) {
    if (!market.open[link]) seed[link] = 0;
  }
  return true;
}

struct Closed {
  std::vector<double> flow;
  std::size_t sweeps = 0;
};

/// The flow nearest to `seed` (in relative entropy) that meets both margins, or nothing where no
/// flow over the links of the seed does.
std::optional<Closed> close(Market market, std::vector<double> seed, std::size_t most_sweeps) {
  if (!keep_usable(market, seed)) return std::nullopt;
  const Fit fit = fit_biproportional(seed, market.supply, market.need, most_sweeps);
  // Near the edge of what is possible scaling slows down without end: then routing does the rest.
  if (!fit.met) settle(market, seed);
  return Closed{std::move(seed), fit.sweeps};
}

/// Home use yields to buyers without another supplier, but no further: faint links resist.
Estimate with_faint_links(Market market, const std::vector<double>& home_first) {
  const std::vector<double> reference = proportional(market);
  std::vector<double> flow = home_first;
  for (std::size_t link = 0; link < flow.size(); ++link) {
    if (!(flow[link] > 0)) flow[link] = faint * reference[link];
  }
  keep_usable(market, flow);
  const Fit rough = fit_biproportional(flow, market.supply, market.need, sweeps_at_first);

  // Then without the dust on faint links that nobody needs: as few of them as can close the market.
  std::optional<Closed> closed;
  for (const double dust : {1e-2, 1e-4, 1e-6, 0.0}) {
    if (closed) break;
    std::vector<double> kept = flow;
    for (std::size_t link = 0; link < kept.size(); ++link) {
      if (!(home_first[link] > 0) && kept[link] < dust * reference[link]) kept[link] = 0;
    }
    closed = close(market, std::move(kept), sweeps_with_faint_links);
  }
  Estimate result{std::move(flow), rough.sweeps, true, 0};
  if (closed) {
    result.flow = std::move(closed->flow);
    result.sweeps += closed->sweeps;
  }
  for (std::size_t link = 0; link < result.flow.size(); ++link) {
    if (result.flow[link] > 0 && !(home_first[link] > 0)) ++result.faint_used;
  }
  return result;
}

}  // namespace

Estimate estimate(const Market& market) {
  const HomeFirst first = serve_home(market);
  const std::vector<double> exports = proportional(first.rest);
  std::optional<Closed> closed = close(first.rest, exports, sweeps_at_first);

  std::vector<double> flow = closed ? std::move(closed->flow) : exports;
  for (std::size_t country = 0; country < market.countries(); ++country) {
    flow[market.link(country, country)] += first.home[country];
  }
  if (!closed) return with_faint_links(market, flow);
  return {std::move(flow), closed->sweeps, false, 0};
}

}  // namespace entente::baseline
