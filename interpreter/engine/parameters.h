// The numbers of one run, converted once to its number type, and the lists that keep the phases'
// loops short: who supplies what, which recipe entries there are, which terms concern a resource.
// Immutable after `prepare`.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/plan.h"
#include "engine/policy.h"
#include "engine/shared_column.h"
#include "engine/table_block.h"

namespace entente::engine {

/// A country that makes, or may come to make, a resource. Its links are `pairs + b` in the plan's
/// flows and `links + b` in arrays of links, for buyers b in [first, last): all of them, or the
/// country itself where the resource is local.
struct Supplier {
  std::size_t cell = 0;
  std::size_t country = 0;
  std::size_t pairs = 0;
  std::size_t links = 0;
  std::size_t first = 0;
  std::size_t last = 0;
};

/// Industries that use `input`, one a buyer: those that make `output` where all users of a country
/// order as one, all of them where they order apart. Entry e has `width` places, [e * width + k];
/// place k is buyer k's.
struct Entry {
  std::size_t input = 0;
  std::size_t output = 0;  ///< read where users order as one
};

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Goods that are under way for some time from a supplier to the users of a country.
template <typename Real>
struct TransitLine {
  std::size_t resource = 0;
  std::size_t supplier = 0;         ///< its country
  std::size_t country = 0;          ///< of the buyers
  std::vector<std::size_t> buyers;  ///< b
  std::size_t pairs = 0;            ///< as in Supplier
  std::size_t links = 0;
  std::size_t whole = 0;  ///< steps under way, of what is not later
  std::size_t slots = 0;  ///< where its goods begin in State::under_way
  Real share{};           ///< of the link
  Real later{};           ///< part of it that arrives a step later than the rest
  Real delay{};           ///< steps, whole + later
  std::vector<std::size_t> chokepoints;

  /// One for each step that goods may be under way, and for the one in which they arrive.
  std::size_t slot_count() const { return whole + 2; }
};

/// A user of a resource that can use a substitute of it.
template <typename Real>
struct StandIn {
  std::size_t replaced_cell = 0;      ///< [r,j]
  std::size_t substitute_cell = 0;    ///< [r,j]
  std::size_t replaced_column = 0;    ///< [r,b]
  std::size_t substitute_column = 0;  ///< [r,b]
  bool final = false;                 ///< a final user, or else
  std::size_t place = 0;              ///< of the industry's entry [e,k]
  std::size_t maker = 0;              ///< its place in what makers() gives
  std::size_t entry = 0;
  Real limit{};     ///< the part of a need that can be replaced at the most
  Real ratio{};     ///< substitute for one of the replaced
  Real learning{};  ///< part of the way there in a step of shortage
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
  std::size_t capital_losses = 0;
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
  std::size_t buyers = 0;      ///< B
  std::size_t categories = 0;  ///< of final use, where users order apart
  std::size_t width = 0;       ///< places of an entry: countries, or industries
  std::size_t steps_per_period = 1;
  double months_per_step = 0;
  bool by_user = false;
  bool reserves_order = false;

  Rule rule = Rule::clean;
  Overproduction overproduction = Overproduction::boario;
  bool gates = false;
  std::size_t lag = 0;
  bool capacity_weights = true;
  InputRule input_rule = InputRule::until_exhausted;
  Rationing rationing = Rationing::pro_rata;
  bool new_suppliers = true;
  bool slow_rerouting = false;  ///< shares need longer than a step to follow
  Real step{};                  ///< h, months
  Real days{};                  ///< d, days of a step
  Real refill{};                ///< part of a reserve refilled each step
  Real release{};               ///< part of the withheld stock that leaves each step
  Real rerouting{};             ///< part of the way to the wanted shares taken each step
  Real overproduction_base{};
  Real cautious_below{};
  Real unwinding{};          ///< part of what is too much that lowers the orders of a step
  Real capital_precision{};  ///< 10^decimals to which lost capital is rounded

  std::vector<Real> overproduction_maximum;  ///< [j]
  std::vector<Real> adaptation;              ///< [j] part of the way to it taken each step

  std::vector<TransitLine<Real>> lines;  ///< by resource
  std::vector<Range> lines_of;           ///< [r] into lines; empty where there are none
  std::size_t slot_count = 0;            ///< places in State::under_way
  std::vector<StandIn<Real>> stand_ins;
  std::vector<char> replaceable;  ///< [e] some of its industries have a substitute; or empty

  std::vector<char> local;                         ///< [r]
  std::vector<char> with_reserves;                 ///< [r] somebody holds a reserve
  std::vector<Supplier> suppliers;                 ///< by resource, then by country
  std::vector<Range> suppliers_of;                 ///< [r] into suppliers
  std::vector<Entry> entries;                      ///< by output, then by input
  std::vector<Range> entries_of;                   ///< [s] into entries; where users order as one
  std::vector<std::vector<std::size_t>> users_of;  ///< [r] the entries that use it
  std::vector<Terms> terms;                        ///< [r]
  std::vector<std::size_t> country_of;             ///< [b]
  LevelLayout level;
  std::vector<std::size_t> unlimited_cells;

  /// [r] No term or setting tells its links apart but by supplier and by buyer, so that they need
  /// no arrays of their own: an order is baseline flow x supplier's weight x buyer's rate.
  std::vector<char> factored;
  SharedColumn<TableBlock<Real>> blocks;  ///< [r] its rows of the table, where users order apart
  SharedColumn<TableBlock<Real>> final_blocks;  ///< [r] the same, of final uses
  std::vector<std::size_t> column_offset;  ///< [r] of columns; of resources that are not factored
  std::size_t columns = 0;                 ///< places in arrays [r,b]
  std::size_t link_count = 0;              ///< places in arrays [r,i,b]

  const Real* flow = nullptr;          ///< [r,i,b] F0, over all resources
  SharedColumn<Real> converted_flow;   ///< what `flow` points to where the plan's are not Real
  std::vector<Real> share;             ///< [r,i,b] W0 = F0 / N0
  std::vector<Real> share_of_need;     ///< [r,i,b] W0 N0: F0 but for a bit, which must cancel
  std::vector<Real> production;        ///< [r,i] x0
  std::vector<Real> baseline_output;   ///< [r,i] what capacity and orders are weighed by: x0, or
                                       ///< the output that the table gives
  SharedColumn<Real> final_flow;       ///< [r,i,j] to final users of j, of a table
  SharedColumn<Real> industry_flow;    ///< [r,i] to all industries, of a table
  SharedColumn<Real> table_need;       ///< [r,b] N0, over all resources: r * B + b
  std::vector<Real> need;              ///< [r,b] N0
  std::vector<Real> country_need;      ///< [r,j] N0 of all buyers of j
  std::vector<Real> final_use;         ///< [r,b] y0
  std::vector<Real> capacity;          ///< [r,i] c0
  std::vector<Real> reserve;           ///< [r,j] G0
  std::vector<Real> world_production;  ///< [r]
  std::vector<Real> capital;           ///< [r,i]
  SharedColumn<Real> amount;           ///< [e,k] a: input per unit of output
  SharedColumn<Real> input_use;        ///< [e,k] z0 = a x0
  SharedColumn<Real> cover;            ///< [e,k] n: working stock in steps of use, that of the step
                                       ///< included; infinite where it never binds
  std::vector<Real> restocking;        ///< [e] part of a gap reordered each step
  SharedColumn<Real> cautious_cover;  ///< [e,k] boario: psi n where the stock can hold the industry
                                      ///< back, else 0
  SharedColumn<Real> stock_divisor;  ///< [e,k] output allowed by a stock = stock / divisor x factor
  SharedColumn<Real> stock_factor;   ///< [e,k]

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
  /// Of two countries.
  std::size_t pair(std::size_t resource, std::size_t supplier, std::size_t buyer) const {
    return (resource * countries + supplier) * countries + buyer;
  }
  std::size_t column(std::size_t resource, std::size_t buyer) const {
    return column_offset[resource] + buyer;
  }
  std::size_t industries() const { return by_user ? countries * resources : countries; }
};

/// `like` are the parameters of another policy on the same plan: what hangs on the plan is shared.
/// With `links_wanted` no resource is factored whose deliveries by link could not be told
/// afterwards.
template <typename Real>
Parameters<Real> prepare(const Plan& plan, const Policy& policy,
                         const Parameters<Real>* like = nullptr, bool links_wanted = false);

}  // namespace entente::engine
