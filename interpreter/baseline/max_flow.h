// Who can supply whom: the most that flows from suppliers to buyers over open links (max-flow on a
// bipartite graph), the buyers that stay short (min cut), and the links that no solution can use.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace entente::baseline {

/// Matrices of links are dense: [supplier * countries + buyer].
struct Market {
  std::vector<double> supply;
  std::vector<double> need;
  std::vector<char> open;
  double rounding = 0;  // amounts up to this one are nothing

  std::size_t countries() const { return supply.size(); }
  std::size_t link(std::size_t supplier, std::size_t buyer) const {
    return supplier * countries() + buyer;
  }
};

/// Buyers whose need together exceeds what all suppliers open to any of them have: 1 for each.
using ShortBuyers = std::vector<char>;

/// Adds to `flow`, which keeps within both margins, until every need is met; diverts earlier flows
/// where it must. Stops at the first buyer it cannot serve and returns the short set around it.
std::optional<ShortBuyers> route(const Market& market, std::vector<double>& flow);

/// A short set without a short part: the smallest that can be left of the given one.
ShortBuyers smallest_short_part(Market market, ShortBuyers buyers);

/// Closes the links that are zero in *every* flow that meets both margins, of which `flow` is one.
/// Scaling approaches such zeros only as 1/sweeps, so the fit must not be left to find them.
void close_unusable(Market& market, const std::vector<double>& flow);

}  // namespace entente::baseline
