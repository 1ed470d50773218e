// What a run recorded: one column per quantity, [step][cell], amounts per step and closing stocks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace entente::engine {

/// The quantities that `--record`, questions and reports can ask for.
enum class Quantity {
  production,
  capacity,
  demand,
  available,
  shortage,
  imports,
  exports,
  stock,      ///< closing working stocks of the resource, summed over the industries of the country
  reserve,    ///< closing strategic reserve
  withheld,   ///< closing stock of goods that a control keeps
  final_use,  ///< final use met
  lost_output,  ///< plan - production
  released,     ///< from the country's own reserve
  lent,         ///< from its reserve to other members
  received,     ///< from other members' reserves
  built,        ///< capacity of plants in the step
  // Asked for by `--record` and by few others.
  overproduction,      ///< the factor on capacity
  orders,              ///< that industries place with the supplier for the step
  final_wanted,        ///< final use that the supplier is asked for
  undistributed,       ///< of that, what it does not deliver
  rebuilding_ordered,  ///< to rebuild what was destroyed
  rebuilding_sold,     ///< of that, what was delivered
  capital_lost,        ///< capital of the industry that is missing
  limiting_inputs,     ///< how many inputs hold the industry back
  in_transit,          ///< under way to the country, or arrived there and not yet wanted
  substituted,         ///< need of the resource that a substitute stood in for
  reserve_lost,        ///< destroyed of the reserve
};
inline constexpr std::size_t quantity_count = 27;

/// What questions and reports read.
inline constexpr std::uint32_t every_quantity = (std::uint32_t{1} << 16U) - 1;
/// A run whose books miss by more than this part of a resource's baseline production is our own
/// fault.
inline constexpr double conservation_tolerance = 1e-9;

struct Recording {
  bool flows = false;  ///< also record every bilateral flow: memory R x N x N x steps
  /// One bit a quantity. Many runs that are asked one question need not hold all sixteen columns of
  /// each.
  std::uint32_t quantities = every_quantity;
  bool limiting_input = true;
  bool final_unmet = false;   ///< by country and category of final use; with by_user
  bool input_stocks = false;  ///< of every industry: memory R x R x N x steps; with by_user

  static constexpr std::uint32_t bit(Quantity quantity) {
    return std::uint32_t{1} << static_cast<std::uint32_t>(quantity);
  }
  bool has(Quantity quantity) const { return (quantities & bit(quantity)) != 0; }
};

struct ConservationFault {
  std::size_t resource = 0;
  std::size_t step = 0;
  double imbalance = 0;  ///< relative to the resource's baseline production
};

/// Shocks that overlap destroy more capital than an industry has.
struct CapitalFault {
  std::size_t resource = 0;
  std::size_t country = 0;
  std::size_t step = 0;
};

struct Trace {
  std::size_t countries = 0;
  std::size_t resources = 0;
  std::size_t categories = 0;  ///< of final use, where users order apart
  std::size_t steps = 0;
  std::vector<double> columns[quantity_count];  ///< [step * R * N + r * N + i]
  std::vector<int>
      limiting_input;  ///< [step, cell]: the input resource that limited output, -1: none
  std::vector<double> world_shortage;  ///< [period * R + r]
  std::vector<double>
      flows;  ///< [step, r, i, j]: i's deliveries to j, home included; empty unless recorded
  std::vector<double> final_unmet;   ///< [step, j, c]
  std::vector<double> input_stocks;  ///< [step, r, industry], as the step opens
  double largest_imbalance = 0;
  std::optional<CapitalFault> capital_fault;
  std::optional<ConservationFault> fault;  ///< the first step whose books do not close to 1e-9

  double at(Quantity quantity, std::size_t step, std::size_t resource, std::size_t country) const {
    return columns[static_cast<std::size_t>(quantity)]
                  [(step * resources + resource) * countries + country];
  }
  double flow(std::size_t step, std::size_t resource, std::size_t supplier,
              std::size_t buyer) const {
    return flows[((step * resources + resource) * countries + supplier) * countries + buyer];
  }
};

}  // namespace entente::engine
