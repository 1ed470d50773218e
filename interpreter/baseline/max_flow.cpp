#include "baseline/max_flow.h"

#include <algorithm>

namespace entente::baseline {
namespace {

constexpr std::size_t nobody = static_cast<std::size_t>(-1);

/// Breadth-first search for goods: a buyer may turn to any supplier open to it, and a supplier that
/// has nothing left may divert what it sends to another buyer, who then has to look further.
class Search {
 public:
  Search(const Market& market, const std::vector<double>& flow, const std::vector<double>& left)
      : market_(market), flow_(flow), left_(left) {}

  /// The nearest supplier with goods left that can be made to serve `buyer`, or nobody.
  std::size_t run(std::size_t buyer) {
    const std::size_t n = market_.countries();
    serves_.assign(n, nobody);
    diverted_from_.assign(n, nobody);
    reached_.assign(n, 0);
    reached_[buyer] = 1;
    queue_.assign(1, buyer);
    for (std::size_t head = 0; head < queue_.size(); ++head) {
      const std::size_t seeker = queue_[head];
      // Goods that are left come before goods that would have to be diverted.
      for (std::size_t supplier = 0; supplier < n; ++supplier) {
        if (!(left_[supplier] > 0) || !market_.open[market_.link(supplier, seeker)]) continue;
        serves_[supplier] = seeker;
        return supplier;
      }
      for (std::size_t supplier = 0; supplier < n; ++supplier) {
        if (serves_[supplier] != nobody || !market_.open[market_.link(supplier, seeker)]) continue;
        serves_[supplier] = seeker;
        for (std::size_t other = 0; other < n; ++other) {
          if (reached_[other] || !(flow_[market_.link(supplier, other)] > 0)) continue;
          reached_[other] = 1;
          diverted_from_[other] = supplier;
          queue_.push_back(other);
        }
      }
    }
    return nobody;
  }

  std::size_t serves(std::size_t supplier) const { return serves_[supplier]; }
  std::size_t diverted_from(std::size_t buyer) const { return diverted_from_[buyer]; }
  const std::vector<char>& reached() const { return reached_; }

 private:
  const Market& market_;
  const std::vector<double>& flow_;
  const std::vector<double>& left_;
  std::vector<std::size_t> serves_, diverted_from_, queue_;
  std::vector<char> reached_;
};

}  // namespace

std::optional<ShortBuyers> route(const Market& market, std::vector<double>& flow) {
  const std::size_t n = market.countries();
  std::vector<double> left = market.supply;
  std::vector<double> lacking = market.need;
  for (std::size_t supplier = 0; supplier < n; ++supplier) {
    for (std::size_t buyer = 0; buyer < n; ++buyer) {
      left[supplier] -= flow[market.link(supplier, buyer)];
      lacking[buyer] -= flow[market.link(supplier, buyer)];
    }
  }
  Search search(market, flow, left);
  for (std::size_t buyer = 0; buyer < n; ++buyer) {
    while (lacking[buyer] > market.rounding) {
      const std::size_t found = search.run(buyer);
      if (found == nobody) return search.reached();
      double amount = std::min(left[found], lacking[buyer]);
      for (std::size_t b = search.serves(found); b != buyer;) {
        const std::size_t supplier = search.diverted_from(b);
        amount = std::min(amount, flow[market.link(supplier, b)]);
        b = search.serves(supplier);
      }
      left[found] -= amount;
      lacking[buyer] -= amount;
      std::size_t supplier = found;
      for (;;) {
        const std::size_t served = search.serves(supplier);
        flow[market.link(supplier, served)] += amount;
        if (served == buyer) break;
        supplier = search.diverted_from(served);
        flow[market.link(supplier, served)] -= amount;
      }
    }
  }
  return std::nullopt;
}

ShortBuyers smallest_short_part(Market market, ShortBuyers buyers) {
  const std::size_t n = market.countries();
  const std::vector<double> need = market.need;
  // A buyer that cannot be spared stays so in every smaller set: one pass is enough.
  for (std::size_t spared = 0; spared < n; ++spared) {
    if (!buyers[spared]) continue;
    for (std::size_t buyer = 0; buyer < n; ++buyer) {
      market.need[buyer] = buyers[buyer] && buyer != spared ? need[buyer] : 0;
    }
    std::vector<double> flow(n * n, 0);
    if (std::optional<ShortBuyers> part = route(market, flow)) buyers = *std::move(part);
  }
  return buyers;
}

void close_unusable(Market& market, const std::vector<double>& flow) {
  const std::size_t n = market.countries();
  const std::vector<char> open = market.open;
  std::vector<std::size_t> queue;
  for (std::size_t buyer = 0; buyer < n; ++buyer) {
    // What a link to this buyer adds must leave by its other flows, and come round to the supplier.
    std::vector<char> supplier_reached(n, 0), buyer_reached(n, 0);
    buyer_reached[buyer] = 1;
    queue.assign(1, buyer);
    for (std::size_t head = 0; head < queue.size(); ++head) {
      for (std::size_t supplier = 0; supplier < n; ++supplier) {
        if (supplier_reached[supplier] ||
            flow[market.link(supplier, queue[head])] <= market.rounding) {
          continue;
        }
        supplier_reached[supplier] = 1;
        for (std::size_t other = 0; other < n; ++other) {
          if (buyer_reached[other] || !open[market.link(supplier, other)]) continue;
          buyer_reached[other] = 1;
          queue.push_back(other);
        }
      }
    }
    for (std::size_t supplier = 0; supplier < n; ++supplier) {
      if (!supplier_reached[supplier]) market.open[market.link(supplier, buyer)] = 0;
    }
  }
}

}  // namespace entente::baseline
