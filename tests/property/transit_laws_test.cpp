// Laws of goods under way, substitutes, losses of reserves and overproduction by country, on seeded
// random economies.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/run.h"
#include "property/random_economy.h"
#include "property/random_table.h"

namespace entente::engine {
namespace {

constexpr std::uint64_t seeds = 40;

Recording everything() {
  Recording recording{true};
  for (const Quantity quantity :
       {Quantity::in_transit, Quantity::substituted, Quantity::reserve_lost})
    recording.quantities |= Recording::bit(quantity);
  return recording;
}

/// Goods under way for a part of a step up to nine, over links that may have no flow yet.
void add_transits(std::uint64_t seed, Plan& plan) {
  Random random(seed + 4000);
  for (int n = 0; n < 4; ++n) {
    const std::vector<std::size_t> ends = two_countries(random, plan);
    const double steps =
        random.chance(0.3) ? static_cast<double>(random.below(4)) : random.between(0.1, 9);
    plan.transits.push_back(
        {traded(random, plan), ends[0], ends[1], random.between(0.05, 0.25), steps, {}});
    if (random.chance(0.5)) plan.transits.back().chokepoints = {0};
  }
}

void add_substitute(std::uint64_t seed, Plan& plan) {
  Random random(seed + 5000);
  const std::size_t replaced = random.below(plan.resources - 1);
  const std::size_t substitute = (replaced + 1 + random.below(plan.resources - 1)) % plan.resources;
  std::vector<std::size_t> outputs;
  if (random.chance(0.5)) outputs = {plan.resources - 1};
  plan.substitutions.push_back({substitute, replaced, outputs, random.between(0.1, 1),
                                random.between(0.5, 2),
                                random.chance(0.5) ? 0 : random.between(0.1, 6)});
}

void add_overproduction(std::uint64_t seed, Plan& plan) {
  Random random(seed + 6000);
  for (std::size_t j = 0; j < plan.countries; ++j) {
    plan.overproduction_maximum.push_back(random.between(1, 2));
    plan.overproduction_months.push_back(random.between(0.1, 12));
  }
}

Plan random_world(std::uint64_t seed, std::size_t steps_per_month = 4, std::size_t months = 18) {
  Plan plan = random_plan(seed, steps_per_month, months);
  plan.settings = random_settings(seed);
  add_transits(seed, plan);
  add_substitute(seed, plan);
  add_overproduction(seed, plan);
  return plan;
}

Policy random_trouble(std::uint64_t seed, const Plan& plan) {
  Policy policy = random_agreements(seed, plan);
  add_shocks(seed, plan, 1, policy);
  Random random(seed + 7000);
  for (int n = 0; n < 3; ++n) {
    const bool share = random.chance(0.5);
    policy.reserve_losses.push_back({traded(random, plan), random.below(plan.countries),
                                     share ? random.unit() : random.between(0, 50), share,
                                     random.between(0, 6)});
  }
  return policy;
}

bool same_bits(const Trace& left, const Trace& right) {
  for (std::size_t q = 0; q < quantity_count; ++q) {
    if (left.columns[q] != right.columns[q]) return false;
  }
  return left.world_shortage == right.world_shortage && left.flows == right.flows;
}

void expect_constant(const Trace& trace, const std::string& what) {
  const std::size_t cells = trace.resources * trace.countries;
  for (std::size_t q = 0; q < quantity_count; ++q) {
    for (std::size_t at = cells; at < trace.columns[q].size(); ++at)
      ASSERT_EQ(trace.columns[q][at], trace.columns[q][at - cells]) << "quantity " << q << what;
  }
}

TEST(TransitLaw, CalmIsConstantToTheLastBit) {
  for (const std::size_t steps : {1u, 3u, 4u, 7u, 30u}) {
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
      const Plan plan = random_world(seed, steps, 6);
      const Trace trace = simulate(plan, random_agreements(seed, plan), everything());
      expect_constant(trace, ", seed " + std::to_string(seed));
      for (const Quantity quantity : {Quantity::shortage, Quantity::substituted}) {
        for (const double value : trace.columns[static_cast<std::size_t>(quantity)])
          ASSERT_EQ(value, 0);
      }
    }
  }
}

TEST(TransitLaw, NothingIsMadeOfNothing) {
  for (std::uint64_t seed = 0; seed < 5 * seeds; ++seed) {
    const Plan plan = random_world(seed);
    const Trace trace = simulate(plan, random_trouble(seed, plan));
    EXPECT_FALSE(trace.fault) << "seed " << seed;
    EXPECT_LT(trace.largest_imbalance, 1e-11) << "seed " << seed;
  }
}

TEST(TransitLaw, NoQuantityIsNegative) {
  for (std::uint64_t seed = 0; seed < 5 * seeds; ++seed) {
    const Plan plan = random_world(seed);
    const Trace trace = simulate(plan, random_trouble(seed, plan), everything());
    for (const std::vector<double>& column : trace.columns) {
      for (const double value : column) ASSERT_GE(value, 0) << "seed " << seed;
    }
    for (const double shortage : trace.world_shortage) ASSERT_LE(shortage, 1);
  }
}

TEST(TransitLaw, OfSizeZeroNothingChangesNotOneBit) {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    Plan plan = random_plan(seed, 4, 18);
    plan.settings = random_settings(seed);
    Policy policy = random_agreements(seed, plan);
    add_shocks(seed, plan, 1, policy);
    const Trace without = simulate(plan, policy, everything());
    add_transits(seed, plan);
    for (Transit& transit : plan.transits)
      (transit.share > 0.15 ? transit.steps : transit.share) = 0;
    add_substitute(seed, plan);
    plan.substitutions.back().up_to = 0;
    plan.overproduction_maximum.assign(plan.countries, plan.settings.overproduction_maximum);
    plan.overproduction_months.assign(plan.countries, plan.settings.overproduction_months);
    policy.reserve_losses = {{1, 0, 0, true, 2}, {1, 1, 0, false, 2}};
    EXPECT_TRUE(same_bits(without, simulate(plan, policy, everything()))) << "seed " << seed;
  }
}

/// The users of a table order apart, and its resources have no links until something tells them
/// apart.
Plan table_world(std::uint64_t seed) {
  Plan plan = small_table_plan(seed);
  add_transits(seed, plan);
  add_substitute(seed, plan);
  return plan;
}

TEST(TransitLaw, HoldsOfTablesToo) {
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const Plan plan = table_world(seed);
    expect_constant(simulate(plan, {}, everything()), ", seed " + std::to_string(seed));
    Policy policy;
    policy.losses = {{plan.substitutions[0].replaced, 0, 0.9, {0.2, 1}}};
    policy.closures = {{0, 0.5, {0.5, 1}}};
    const Trace trace = simulate(plan, policy, everything());
    EXPECT_LT(trace.largest_imbalance, 1e-11) << "seed " << seed;
  }
}

TEST(TransitLaw, ThreadsAndOtherRunsOfABatchChangeNotOneBit) {
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    for (const Plan& plan : {table_world(seed), random_world(seed)}) {
      std::vector<Policy> policies(3);
      policies[1].losses = {{plan.substitutions[0].replaced, 0, 0.9, {0.2, 1}}};
      policies[2].losses = {{plan.substitutions[0].replaced, 1, 1, {0.1, 2}}};
      std::vector<Job> jobs;
      for (const Policy& policy : policies) jobs.push_back({&policy, everything()});
      const std::vector<Trace> one = simulate_all(plan, jobs, 1);
      const std::vector<Trace> four = simulate_all(plan, jobs, 4);
      for (std::size_t job = 0; job < jobs.size(); ++job) {
        EXPECT_TRUE(same_bits(one[job], four[job])) << "seed " << seed;
        EXPECT_TRUE(same_bits(one[job], simulate(plan, policies[job], everything())));
      }
    }
  }
}

TEST(TransitLaw, DoubleAgreesWithDecimals) {
  for (std::uint64_t seed = 0; seed < 3; ++seed) {
    const Plan plan = random_world(seed, 2, 9);
    const Policy policy = random_trouble(seed, plan);
    const Trace trace = simulate(plan, policy, everything());
    const Trace exact = simulate_all_in_decimals(plan, {{&policy, everything()}}, 1).front();
    for (std::size_t q = 0; q < quantity_count; ++q) {
      for (std::size_t at = 0; at < trace.columns[q].size(); ++at) {
        if (trace.columns[q][at] == unlimited) continue;
        ASSERT_NEAR(trace.columns[q][at], exact.columns[q][at], 1e-8) << "quantity " << q;
      }
    }
  }
}

/// Ore of country 0 becomes metal in country 1, which uses it all; clay, of which little is used,
/// can replace ore.
Plan chain(double up_to) {
  Plan plan;
  plan.countries = 2;
  plan.resources = 3;
  plan.steps_per_period = 4;
  plan.months_per_step = 0.25;
  plan.periods = 24;
  plan.local = {0, 0, 0};
  plan.recipe = {{}, {}, {{0, 0.5}}};
  plan.flow.assign(12, 0);
  plan.flow[plan.pair(0, 0, 1)] = 5;
  plan.flow[plan.pair(1, 0, 1)] = 1;
  plan.flow[plan.pair(2, 1, 1)] = 10;
  plan.capacity = {6, 0, 40, 0, 0, 12};
  plan.reserve.assign(6, 0);
  plan.keep_days = {{}, {}, {30, 30}};
  plan.substitutions = {{1, 0, {2}, up_to, 1.5, 3}};
  return plan;
}

double total(const Plan& plan, const Policy& policy, Quantity quantity, std::size_t resource) {
  const Trace trace = simulate(plan, policy, everything());
  double sum = 0;
  for (std::size_t step = 0; step < trace.steps; ++step) {
    for (std::size_t j = 0; j < trace.countries; ++j) sum += trace.at(quantity, step, resource, j);
  }
  return sum;
}

TEST(TransitLaw, MoreSubstitutionNeverHurtsASimpleChain) {
  Policy policy;
  for (const double loss : {0.3, 0.7, 1.0}) {
    policy.losses = {{0, 0, loss, {3, 12}}};
    double before = total(chain(0), policy, Quantity::shortage, 2);
    EXPECT_GT(before, 0);
    for (const double up_to : {0.1, 0.25, 0.5, 0.9, 1.0}) {
      const double now = total(chain(up_to), policy, Quantity::shortage, 2);
      EXPECT_LE(now, before * (1 + 1e-12)) << "up to " << up_to << " at a loss of " << loss;
      before = now;
    }
    EXPECT_EQ(total(chain(0.5), policy, Quantity::shortage, 1), 0);
  }
}

/// What a ban withholds shows so much later as goods are under way.
TEST(TransitLaw, AShortageComesLaterByTheTimeUnderWay) {
  Plan plan = chain(0);
  plan.recipe = {{}, {}, {}};
  plan.keep_days = {{}, {}, {}};
  Policy policy;
  policy.controls = {{0, 0, {1}, 1, Disposal::cutting, {3}}};
  for (const std::size_t steps : {0u, 1u, 5u, 20u}) {
    plan.transits = {{0, 0, 1, 1, static_cast<double>(steps), {}}};
    const Trace trace = simulate(plan, policy, everything());
    for (std::size_t step = 0; step < trace.steps; ++step) {
      EXPECT_EQ(trace.at(Quantity::shortage, step, 0, 1), step < 12 + steps ? 0 : 5) << step;
    }
  }
}

/// A time between two steps is split, so that the mean is kept: what is missed until the end is the
/// same at any step.
TEST(TransitLaw, TheTimeUnderWayDoesNotDependOnTheStep) {
  for (const std::size_t steps : {1u, 2u, 4u, 7u, 30u}) {
    Plan plan = chain(0);
    plan.recipe = {{}, {}, {}};
    plan.keep_days = {{}, {}, {}};
    plan.steps_per_period = steps;
    plan.months_per_step = 1.0 / static_cast<double>(steps);
    for (std::vector<double>* amounts : {&plan.flow, &plan.capacity}) {
      for (double& amount : *amounts) amount *= 4 * plan.months_per_step;  // chain() is by quarters
    }
    plan.transits = {{0, 0, 1, 1, 1.3 * static_cast<double>(steps), {}}};
    Policy policy;
    policy.controls = {{0, 0, {1}, 1, Disposal::cutting, {3}}};
    EXPECT_NEAR(total(plan, policy, Quantity::shortage, 0), 20 * (24 - 3 - 1.3), 1e-9) << steps;
  }
}

/// Stocks must not swing because what was ordered is ordered again until it arrives.
TEST(TransitLaw, StocksDoNotSwingAfterAnInterruption) {
  Plan plan = chain(0);
  plan.capacity[0] = 20;
  plan.periods = 60;
  plan.transits = {{0, 0, 1, 1, 16, {}}};
  Policy policy;
  policy.controls = {{0, 0, {1}, 1, Disposal::cutting, {3, 4}}};
  const Trace trace = simulate(plan, policy, everything());
  const double target = trace.at(Quantity::stock, 0, 0, 1);
  for (std::size_t step = 0; step < trace.steps; ++step)
    EXPECT_LE(trace.at(Quantity::stock, step, 0, 1), target * (1 + 1e-9)) << step;
  EXPECT_NEAR(trace.at(Quantity::stock, trace.steps - 1, 0, 1), target, 1e-3 * target);
}

}  // namespace
}  // namespace entente::engine
