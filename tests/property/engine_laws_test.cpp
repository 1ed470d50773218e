// Laws that hold for every economy and every policy, tried on seeded random ones.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "engine/run.h"
#include "engine/simulation.inl"
#include "random_economy.h"

namespace entente::engine {
namespace {

constexpr std::uint64_t seeds = 40;

Plan shocked_plan(std::uint64_t seed, std::size_t steps_per_month = 4) {
  Plan plan = random_plan(seed, steps_per_month, 18);
  plan.settings = random_settings(seed);
  return plan;
}

Policy shocked_policy(std::uint64_t seed, const Plan& plan) {
  Policy policy = random_agreements(seed, plan);
  add_shocks(seed, plan, 1, policy);
  return policy;
}

bool same_bits(const Trace& left, const Trace& right) {
  for (std::size_t q = 0; q < quantity_count; ++q) {
    if (left.columns[q] != right.columns[q]) return false;
  }
  return left.world_shortage == right.world_shortage && left.flows == right.flows;
}

TEST(EngineLaw, CalmIsConstantToTheLastBit) {
  for (const std::size_t steps : {1u, 3u, 4u, 7u, 30u}) {
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
      Plan plan = random_plan(seed, steps, 6);
      plan.settings = random_settings(seed);
      const Trace trace = simulate(plan, random_agreements(seed, plan), {true});
      const std::size_t cells = plan.resources * plan.countries;
      for (std::size_t q = 0; q < quantity_count; ++q) {
        for (std::size_t at = cells; at < trace.columns[q].size(); ++at) {
          ASSERT_EQ(trace.columns[q][at], trace.columns[q][at - cells])
              << "quantity " << q << ", seed " << seed << ", " << steps << " steps a month";
        }
      }
      for (std::size_t at = 0; at < trace.flows.size(); ++at) {
        ASSERT_EQ(trace.flows[at], plan.flow[at % plan.flow.size()]);
      }
      for (const double shortage : trace.columns[static_cast<std::size_t>(Quantity::shortage)]) {
        ASSERT_EQ(shortage, 0);
      }
    }
  }
}

TEST(EngineLaw, NothingIsMadeOfNothing) {
  for (std::uint64_t seed = 0; seed < 5 * seeds; ++seed) {
    const Plan plan = shocked_plan(seed);
    const Trace trace = simulate(plan, shocked_policy(seed, plan));
    EXPECT_FALSE(trace.fault) << "seed " << seed;
    EXPECT_LT(trace.largest_imbalance, 1e-11) << "seed " << seed;
  }
}

TEST(EngineLaw, NoQuantityIsNegativeAndNoShortageExceedsDemand) {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    const Plan plan = shocked_plan(seed);
    const Trace trace = simulate(plan, shocked_policy(seed, plan), {true});
    for (const std::vector<double>& column : trace.columns) {
      for (const double value : column) ASSERT_GE(value, 0) << "seed " << seed;
    }
    for (const double flow : trace.flows) ASSERT_GE(flow, 0) << "seed " << seed;
    for (const double shortage : trace.world_shortage) ASSERT_LE(shortage, 1);
  }
}

/// The sum over suppliers of what buyer j gets from `pairs`.
double column_sum(const Parameters<double>& p, const std::vector<double>& pairs, std::size_t r,
                  std::size_t j) {
  double total = 0;
  for (std::size_t i = 0; i < p.countries; ++i) total += pairs[p.pair(r, i, j)];
  return total;
}

TEST(EngineLaw, OrdersOfABuyerSumToItsNeed) {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    const Plan plan = shocked_plan(seed);
    Policy policy = shocked_policy(seed, plan);
    policy.controls.clear();  // a ceiling cuts orders afterwards
    policy.routes.clear();
    const Parameters<double> p = prepare<double>(plan, policy);
    State<double> state = opening_state(p, policy);
    Workspace<double> w = make_workspace(p, policy);
    for (std::size_t index = 0; index < plan.steps(); ++index) {
      follow_policy(p, policy, index, w);
      follow_capital(p, policy, index, state, w);
      find_capacity(p, state, w);
      find_potential(p, state, w);
      place_orders(p, policy, index, state, w);
      for (std::size_t cell = 0; cell < p.cells(); ++cell) {
        const double orders = column_sum(p, w.flows, cell / p.countries, cell % p.countries);
        ASSERT_NEAR(orders, w.wanted[cell], 1e-11 * (1 + w.wanted[cell])) << "seed " << seed;
      }
      step(p, policy, index, state, w);
    }
  }
}

TEST(EngineLaw, SharesOfABuyerWhoOrdersSumToOne) {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    const Plan plan = shocked_plan(seed);
    const Policy policy = shocked_policy(seed, plan);
    const Parameters<double> p = prepare<double>(plan, policy);
    State<double> state = opening_state(p, policy);
    Workspace<double> w = make_workspace(p, policy);
    for (std::size_t index = 0; index < plan.steps(); ++index) {
      step(p, policy, index, state, w);
      for (std::size_t cell = 0; cell < p.cells(); ++cell) {
        if (!(w.use_ordered[cell] + w.restock_ordered[cell] > 0)) continue;
        const double sum = column_sum(p, state.shares, cell / p.countries, cell % p.countries);
        ASSERT_NEAR(sum, 1, 1e-11) << "seed " << seed << " step " << index << " cell " << cell;
      }
    }
  }
}

TEST(EngineLaw, AShockOfSizeZeroChangesNotOneBit) {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    const Plan plan = shocked_plan(seed);
    Policy policy = shocked_policy(seed, plan);
    const Trace without = simulate(plan, policy, {true});
    add_shocks(seed + 1, plan, 0, policy);
    EXPECT_TRUE(same_bits(without, simulate(plan, policy, {true}))) << "seed " << seed;
  }
}

TEST(EngineLaw, ScalingAllAmountsByAPowerOfTwoScalesTheResults) {
  constexpr double factor = 64;
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    Plan plan = shocked_plan(seed);
    Policy policy = shocked_policy(seed, plan);
    const Trace small = simulate(plan, policy);
    for (std::vector<double>* amounts : {&plan.flow, &plan.capacity, &plan.reserve}) {
      for (double& amount : *amounts) amount *= factor;
    }
    for (Guarantee& guarantee : policy.guarantees) guarantee.amount *= factor;
    for (Plant& plant : policy.plants) plant.amount *= factor;
    const Trace large = simulate(plan, policy);
    for (std::size_t q = 0; q < quantity_count; ++q) {
      for (std::size_t at = 0; at < small.columns[q].size(); ++at) {
        ASSERT_EQ(small.columns[q][at] * factor, large.columns[q][at]) << "seed " << seed;
      }
    }
    EXPECT_EQ(small.world_shortage, large.world_shortage);
  }
}

/// The same world with country i called order[i].
std::pair<Plan, Policy> renamed(const Plan& plan, const Policy& policy,
                                const std::vector<std::size_t>& order) {
  std::pair<Plan, Policy> result(plan, policy);
  auto& [to, terms] = result;
  for (std::size_t r = 0; r < plan.resources; ++r) {
    for (std::size_t i = 0; i < plan.countries; ++i) {
      to.capacity[plan.cell(r, order[i])] = plan.capacity[plan.cell(r, i)];
      to.reserve[plan.cell(r, order[i])] = plan.reserve[plan.cell(r, i)];
      for (std::size_t j = 0; j < plan.countries; ++j) {
        to.flow[plan.pair(r, order[i], order[j])] = plan.flow[plan.pair(r, i, j)];
      }
    }
  }
  const auto rename_scope = [&](Scope& scope) {
    for (Membership& member : scope.members) member.country = order[member.country];
  };
  for (ExportControl& control : terms.controls) {
    control.supplier = order[control.supplier];
    for (std::size_t& buyer : control.buyers) buyer = order[buyer];
  }
  for (CapacityLoss& loss : terms.losses) loss.country = order[loss.country];
  for (DemandChange& change : terms.demand_changes) change.country = order[change.country];
  for (Route& route : terms.routes) {
    route.supplier = order[route.supplier];
    route.buyer = order[route.buyer];
  }
  for (NoExportControls& term : terms.no_controls) rename_scope(term.scope);
  for (Priority& term : terms.priorities) rename_scope(term.scope);
  for (SharedReserves& term : terms.shared_reserves) rename_scope(term.scope);
  for (Guarantee& guarantee : terms.guarantees) {
    guarantee.supplier = order[guarantee.supplier];
    guarantee.buyer = order[guarantee.buyer];
  }
  for (Plant& plant : terms.plants) plant.country = order[plant.country];
  return result;
}

TEST(EngineLaw, TheOrderOfCountriesDoesNotMatter) {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    const Plan plan = shocked_plan(seed);
    const Policy policy = shocked_policy(seed, plan);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < plan.countries; ++i) order.push_back((2 * i + 1) % plan.countries);
    if (plan.countries % 2 == 0) {
      for (std::size_t i = 0; i < plan.countries; ++i) order[i] = plan.countries - 1 - i;
    }
    const auto [other_plan, other_policy] = renamed(plan, policy, order);
    const Trace trace = simulate(plan, policy);
    const Trace other = simulate(other_plan, other_policy);
    for (const Quantity quantity : {Quantity::production, Quantity::demand, Quantity::available}) {
      for (std::size_t r = 0; r < plan.resources; ++r) {
        double scale = 0;
        double error = 0;
        for (std::size_t step = 0; step < trace.steps; ++step) {
          for (std::size_t i = 0; i < plan.countries; ++i) {
            const double value = trace.at(quantity, step, r, i);
            scale = std::max(scale, value);
            error = std::max(error, std::abs(value - other.at(quantity, step, r, order[i])));
          }
        }
        EXPECT_LE(error, 1e-9 * scale) << "seed " << seed << " resource " << r;
      }
    }
  }
}

/// Ore of country 0 becomes metal in country 1, which uses it all: no other supplier, no way round.
Plan chain(std::size_t steps_per_month, double keep_days, double utilisation) {
  Plan plan;
  plan.countries = 2;
  plan.resources = 2;
  plan.steps_per_period = steps_per_month;
  plan.months_per_step = 1.0 / static_cast<double>(steps_per_month);
  plan.periods = 36;
  plan.local = {0, 0};
  plan.recipe = {{}, {{0, 0.5}}};
  const double metal = 40 * plan.months_per_step;
  plan.flow = {0, metal / 2, 0, 0, 0, 0, 0, metal};
  plan.capacity = {metal / 2 / utilisation, 0, 0, metal / utilisation};
  plan.reserve.assign(4, 0);
  plan.keep_days = {{}, {keep_days, keep_days}};
  return plan;
}

double total_shortage(const Plan& plan, const Policy& policy, std::size_t resource) {
  const Trace trace = simulate(plan, policy);
  double total = 0;
  for (std::size_t step = 0; step < trace.steps; ++step) {
    for (std::size_t j = 0; j < trace.countries; ++j) {
      total += trace.at(Quantity::shortage, step, resource, j);
    }
  }
  return total;
}

/// Where stocks last at least a step and nobody reroutes: each stage of a chain, and each change of
/// supplier, takes a step, so that elsewhere results are good to one step.
TEST(EngineLaw, ShortagesDoNotDependOnTheStep) {
  for (const double utilisation : {0.85, 1.0}) {
    for (const double loss : {0.5, 0.8, 1.0}) {
      Policy policy;
      policy.losses = {{0, 0, loss, {3, 12, 0}}};
      for (std::size_t r = 0; r < 2; ++r) {
        const double coarse = total_shortage(chain(1, 30, utilisation), policy, r);
        const double fine = total_shortage(chain(8, 30, utilisation), policy, r);
        EXPECT_GT(fine, 0);
        EXPECT_NEAR(coarse, fine, 0.01 * fine)
            << "utilisation " << utilisation << ", loss " << loss;
      }
    }
  }
}

}  // namespace
}  // namespace entente::engine
