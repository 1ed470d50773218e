// Plans and shocks for benchmarks of the engine, over synthetic tables.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/plan.h"
#include "engine/policy.h"

namespace entente::bench {

struct Size {
  std::size_t regions = 0;
  std::size_t sectors = 0;
  double density = 1;

  friend bool operator==(const Size&, const Size&) = default;
};

enum class Rules { boario, boario_gates, clean };

/// A year by day over a table of this size. The table is kept until another size is asked for: that
/// of 49 x 163 takes seconds to make.
engine::Plan& year_of(const Size& size, Rules rules);

/// Losses of capacity from the first step to the last, in some industries of a third of the
/// regions, so that no step is calm; another share for each `member`.
engine::Policy shock_of(const engine::Plan& plan, std::size_t member);

}  // namespace entente::bench
