// The links that no share fixes: home first, the surplus in proportion to need, then fitted to both
// margins.
#pragma once

#include <cstddef>
#include <vector>

#include "baseline/max_flow.h"

namespace entente::baseline {

struct Estimate {
  std::vector<double> flow;
  std::size_t sweeps = 0;
  bool faint_links = false;
  std::size_t faint_used = 0;
};

/// Of a market that can be served (route says so); its totals agree up to rounding.
Estimate estimate(const Market& market);

}  // namespace entente::baseline
