// The numbers of one run, converted once to its number type, and the lists that keep the phases'
// loops short: who supplies what, which recipe entries there are, which terms concern a resource.
// Immutable after `prepare`.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/plan.h"
#include "engine/policy.h"

namespace entente::engine {

/// A country that makes, or may come to make, a resource. Its links are `pairs + j` for buyers j in
/// [first, last): all countries, or itself alone where the resource is local.
struct Supplier {
  std::size_t cell = 0;
  std::size_t country = 0;
  std::size_t pairs = 0;
  std::size_t first = 0;
  std::size_t last = 0;
};

/// `amount` of `input` per unit of `output`: entry e has one column of countries, [e * N + j].
template <typename Real>
struct Entry {
  std::size_t input = 0;
  std::size_t output = 0;
  Real amount{};
};

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The positions in the policy's lists of the terms that concern a resource.
struct Terms {
  std::vector<std::size_t> controls;
  std::vector<std::size_t> routes;
  std::vector<std::size_t> no_controls;
  std::vector<std::size_t> priorities;
  std::vector<std::size_t> guarantees;
  std::vector<std::size_t> shared_reserves;
  std::vector<std::size_t> plants;         ///< that make it
  std::vector<std::size_t> hungry_plants;  ///< that use it as an input, though it is traded
};

/// Where each list of terms begins in Workspace::levels, after the controls; terms with members
/// have one level a country.
struct LevelLayout {
  std::size_t losses = 0;
  std::size_t demand_changes = 0;
  std::size_t closures = 0;
  std::size_t plants = 0;
  std::size_t guarantees = 0;
  std::size_t no_controls = 0;
  std::size_t priorities = 0;
  std::size_t shared_reserves = 0;
  std::size_t count = 0;
};

template <typename Real>
struct Parameters {
  std::size_t countries = 0;
  std::size_t resources = 0;
  std::size_t steps_per_period = 1;
  double months_per_step = 0;

  InputRule input_rule = InputRule::until_exhausted;
  Rationing rationing = Rationing::pro_rata;
  bool new_suppliers = true;
  bool slow_rerouting = false;  ///< shares need longer than a step to follow
  Real step{};                  ///< h, months
  Real days{};                  ///< d, days of a step
  Real restocking{};            ///< part of a gap reordered each step
  Real refill{};                ///< part of a reserve refilled each step
  Real release{};               ///< part of the withheld stock that leaves each step
  Real adaptation{};            ///< part of the way to the largest overproduction taken each step
  Real rerouting{};             ///< part of the way to the wanted shares taken each step
  Real overproduction_maximum{};
  Real cautious_below{};

  std::vector<char> local;                         ///< [r]
  std::vector<char> with_reserves;                 ///< [r] somebody holds a reserve
  std::vector<Supplier> suppliers;                 ///< by resource, then by country
  std::vector<Range> suppliers_of;                 ///< [r] into suppliers
  std::vector<Entry<Real>> entries;                ///< by output, then by input
  std::vector<Range> entries_of;                   ///< [s] into entries
  std::vector<std::vector<std::size_t>> users_of;  ///< [r] the entries that use it
  std::vector<Terms> terms;                        ///< [r]
  LevelLayout level;
  std::vector<std::size_t> unlimited_cells;

  std::vector<Real> flow;              ///< [r,i,j] F0
  std::vector<Real> share;             ///< [r,i,j] W0 = F0 / N0
  std::vector<Real> share_of_need;     ///< [r,i,j] W0 N0: F0 but for a bit, which must cancel
  std::vector<Real> production;        ///< [r,i] x0
  std::vector<Real> need;              ///< [r,j] N0
  std::vector<Real> final_use;         ///< [r,j] y0
  std::vector<Real> capacity;          ///< [r,i] c0
  std::vector<Real> reserve;           ///< [r,j] G0
  std::vector<Real> world_production;  ///< [r]
  std::vector<Real> input_use;         ///< [e,j] z0 = a x0
  std::vector<Real> cover;  ///< [e,j] n: working stock in steps of use, that of the step included
  std::vector<Real> stock_divisor;  ///< [e,j] output allowed by a stock = stock / divisor x factor
  std::vector<Real> stock_factor;   ///< [e,j]

  std::vector<Real> control_share;   ///< by control
  std::vector<Real> guaranteed;      ///< by guarantee, amount a step
  std::vector<Real> priority_share;  ///< by priority
  std::vector<Real> lendable_share;  ///< by sharing of reserves
  std::vector<Real> kept_back_days;  ///< by sharing of reserves
  std::vector<Real> plant_capacity;  ///< by plant, amount a step when complete
  std::vector<std::vector<Real>>
      attraction;  ///< by plant: how it draws buyers' orders; sums to 1 or 0

  std::size_t cells() const { return resources * countries; }
  std::size_t cell(std::size_t resource, std::size_t country) const {
    return resource * countries + country;
  }
  std::size_t pair(std::size_t resource, std::size_t supplier, std::size_t buyer) const {
    return (resource * countries + supplier) * countries + buyer;
  }
};

template <typename Real>
Parameters<Real> prepare(const Plan& plan, const Policy& policy);

}  // namespace entente::engine
