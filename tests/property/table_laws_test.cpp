// Laws of economies from tables: calm is exact, books close, and neither units, order, company nor
// threads change what happens.
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "engine/run.h"
#include "property/random_table.h"

namespace entente::engine {
namespace {

constexpr std::uint64_t seeds = 20;

Recording everything() {
  Recording recording;
  recording.quantities = (std::uint32_t{1} << quantity_count) - 1;
  // Trade needs links, which would hide the other representation.
  recording.quantities &= ~(Recording::bit(Quantity::imports) | Recording::bit(Quantity::exports));
  recording.final_unmet = true;
  recording.input_stocks = true;
  return recording;
}

void expect_same_bits(const Trace& a, const Trace& b, const std::string& what) {
  for (std::size_t q = 0; q < quantity_count; ++q) {
    ASSERT_EQ(a.columns[q], b.columns[q]) << what << ", quantity " << q;
  }
  ASSERT_EQ(a.final_unmet, b.final_unmet) << what;
  ASSERT_EQ(a.input_stocks, b.input_stocks) << what;
}

/// Every series of a quantity agrees to `tolerance` of the quantity's largest value.
void expect_close(const Trace& a, const Trace& b, double factor, double tolerance,
                  const std::vector<Quantity>& quantities, const std::string& what) {
  for (const Quantity quantity : quantities) {
    const auto& left = a.columns[static_cast<std::size_t>(quantity)];
    const auto& right = b.columns[static_cast<std::size_t>(quantity)];
    ASSERT_EQ(left.size(), right.size()) << what << ", quantity " << static_cast<int>(quantity);
    double largest = 0;
    for (const double value : left) largest = std::max(largest, std::fabs(value));
    for (std::size_t at = 0; at < left.size(); ++at) {
      ASSERT_NEAR(left[at] * factor, right[at], tolerance * largest * factor)
          << what << ", quantity " << static_cast<int>(quantity) << " at " << at;
    }
  }
}

const std::vector<Quantity> main_quantities = {
    Quantity::production, Quantity::capacity, Quantity::demand,    Quantity::available,
    Quantity::shortage,   Quantity::stock,    Quantity::final_use, Quantity::overproduction};

TEST(TableLaw, CalmIsConstantToTheLastBit) {
  const Plan plan = plan_of(bench::synthetic_table(40, 50, 1, 1, 7), 1000);
  Recording recording;
  for (const Quantity quantity : main_quantities) recording.quantities |= Recording::bit(quantity);
  recording.quantities &= ~(Recording::bit(Quantity::imports) | Recording::bit(Quantity::exports));
  recording.final_unmet = true;
  const Trace trace = simulate(plan, {}, recording);
  const std::size_t cells = plan.resources * plan.countries;
  for (std::size_t q = 0; q < quantity_count; ++q) {
    const std::vector<double>& column = trace.columns[q];
    for (std::size_t at = cells; at < column.size(); ++at) {
      ASSERT_EQ(column[at], column[at - cells]) << "quantity " << q << " at " << at;
    }
  }
  for (const double unmet : trace.final_unmet) ASSERT_EQ(unmet, 0);
  EXPECT_GT(trace.at(Quantity::production, 0, 0, 0), 0);
}

TEST(TableLaw, CalmWithLinksIsConstantToTheLastBit) {
  const Plan plan = small_table_plan(3, 200);
  Recording recording = everything();
  recording.flows = true;
  const Trace trace = simulate(plan, {}, recording);
  const std::size_t cells = plan.resources * plan.countries;
  for (std::size_t q = 0; q < quantity_count; ++q) {
    const std::vector<double>& column = trace.columns[q];
    for (std::size_t at = cells; at < column.size(); ++at)
      ASSERT_EQ(column[at], column[at - cells]) << "quantity " << q << " at " << at;
  }
}

/// Under the published rules a sum of flows misses an output by a bit, so calm is calm to rounding.
TEST(TableLaw, CalmOfThePublishedRulesIsConstantToRounding) {
  const Plan plan = published(small_table_plan(5, 400));
  const Trace trace = simulate(plan, {}, everything());
  const std::size_t cells = plan.resources * plan.countries;
  const auto& made = trace.columns[static_cast<std::size_t>(Quantity::production)];
  for (std::size_t at = 0; at < made.size(); ++at)
    ASSERT_NEAR(made[at], made[at % cells], 1e-12 * made[at % cells]);
}

TEST(TableLaw, FactoredAndLinkedResourcesDoTheSame) {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    Plan plan = small_table_plan(seed);
    if (seed % 3 == 1) plan.settings.input_rule = InputRule::cautious;
    if (seed % 3 == 2) plan.settings.new_suppliers = false;
    const Policy policy = table_shocks(seed, plan);
    Recording linked = everything();
    linked.flows = true;
    const Trace factored = simulate(plan, policy, everything());
    const Trace with_links = simulate(plan, policy, linked);
    expect_close(with_links, factored, 1, 1e-10, main_quantities, "seed " + std::to_string(seed));
    ASSERT_GT(
        std::accumulate(factored.columns[static_cast<std::size_t>(Quantity::shortage)].begin(),
                        factored.columns[static_cast<std::size_t>(Quantity::shortage)].end(), 0.0),
        0)
        << "seed " << seed << " shows nothing";
  }
}

TEST(TableLaw, BooksClose) {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    const Plan plan = small_table_plan(seed);
    const Trace trace = simulate(plan, table_shocks(seed, plan), everything());
    EXPECT_FALSE(trace.fault) << "seed " << seed;
    EXPECT_LT(trace.largest_imbalance, 1e-11) << "seed " << seed;
  }
}

/// production = used + final use + rebuilding + what stocks gained, where no gate leaves stocks
/// alone.
TEST(TableLaw, BooksOfThePublishedRulesCloseWithoutGates) {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    const Plan plan = published(small_table_plan(seed), false);
    const Trace trace = simulate(plan, table_shocks(seed, plan), everything());
    const std::size_t industries = plan.countries * plan.resources;
    for (std::size_t r = 0; r < plan.resources; ++r) {
      for (std::size_t step = 0; step + 1 < trace.steps; ++step) {
        double balance = 0;
        double made = 0;
        for (std::size_t i = 0; i < plan.countries; ++i) {
          made += trace.at(Quantity::production, step, r, i);
          balance -= trace.at(Quantity::final_use, step, r, i);
          balance -= trace.at(Quantity::rebuilding_sold, step, r, i);
        }
        balance += made;
        for (std::size_t industry = 0; industry < industries; ++industry) {
          const std::size_t j = industry / plan.resources;
          const std::size_t s = industry % plan.resources;
          double need = 0;
          for (std::size_t i = 0; i < plan.countries; ++i)
            need += plan.flow[plan.pair(r, i, industry)];
          const double output = plan.output[plan.cell(s, j)];
          balance -= need / output * trace.at(Quantity::production, step, s, j);
          const std::size_t at = (step * plan.resources + r) * industries + industry;
          const std::size_t next = at + plan.resources * industries;
          balance -= trace.input_stocks[next] - trace.input_stocks[at];
        }
        ASSERT_NEAR(balance, 0, 1e-10 * made) << "seed " << seed << " step " << step;
      }
    }
  }
}

TEST(TableLaw, MoneyHasNoUnitOfItsOwn) {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    for (const bool clean : {true, false}) {
      Plan plan = small_table_plan(seed);
      // The gates of the published program hold an amount of money: 1e-8.
      if (!clean) plan = published(plan, false);
      plan.capital_decimals = 12;
      Plan thousands = plan;
      for (std::vector<double>* money :
           {&thousands.flow, &thousands.output, &thousands.capacity, &thousands.capital}) {
        for (double& amount : *money) amount *= 1000;
      }
      thousands.capital_decimals = 9;
      const Trace one = simulate(plan, table_shocks(seed, plan), everything());
      const Trace other = simulate(thousands, table_shocks(seed, thousands), everything());
      std::vector<Quantity> quantities = main_quantities;
      quantities.pop_back();  // overproduction is no money
      expect_close(one, other, 1000, 1e-8, quantities, "seed " + std::to_string(seed));
    }
  }
}

TEST(TableLaw, TheOrderOfRegionsChangesNothing) {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    for (const bool clean : {true, false}) {
      Plan plan = small_table_plan(seed);
      if (!clean) plan = published(plan);
      const Policy policy = table_shocks(seed, plan);
      // Region i becomes region n - 1 - i.
      const auto other = [&](std::size_t i) { return plan.countries - 1 - i; };
      const auto other_buyer = [&](std::size_t b) {
        const std::size_t industries = plan.countries * plan.resources;
        if (b < industries) return other(b / plan.resources) * plan.resources + b % plan.resources;
        const std::size_t f = b - industries;
        return industries + other(f / plan.categories) * plan.categories + f % plan.categories;
      };
      Plan turned = plan;
      Policy turned_policy = policy;
      for (std::size_t r = 0; r < plan.resources; ++r) {
        for (std::size_t i = 0; i < plan.countries; ++i) {
          const std::size_t from = plan.cell(r, i);
          const std::size_t to = plan.cell(r, other(i));
          turned.output[to] = plan.output[from];
          turned.capacity[to] = plan.capacity[from];
          turned.capital[to] = plan.capital[from];
          for (std::size_t b = 0; b < plan.buyers(); ++b)
            turned.flow[plan.pair(r, other(i), other_buyer(b))] = plan.flow[plan.pair(r, i, b)];
        }
      }
      for (CapacityLoss& loss : turned_policy.losses) loss.country = other(loss.country);
      for (CapitalLoss& loss : turned_policy.capital_losses) loss.country = other(loss.country);
      for (DemandChange& change : turned_policy.demand_changes)
        change.country = other(change.country);
      for (Rebuilding& rebuilding : turned_policy.rebuildings) {
        for (Rebuilding::Damage& damage : rebuilding.damages)
          damage.buyer = other_buyer(damage.buyer);
      }
      const Trace one = simulate(plan, policy, everything());
      const Trace two = simulate(turned, turned_policy, everything());
      for (std::size_t step = 0; step < one.steps; ++step) {
        for (std::size_t r = 0; r < plan.resources; ++r) {
          for (std::size_t i = 0; i < plan.countries; ++i) {
            const double made = one.at(Quantity::production, step, r, i);
            ASSERT_NEAR(made, two.at(Quantity::production, step, r, other(i)), 1e-9 * (1 + made))
                << "seed " << seed << " step " << step;
          }
        }
      }
    }
  }
}

TEST(TableLaw, AShockOfSizeZeroChangesNotOneBit) {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    for (const bool clean : {true, false}) {
      Plan plan = small_table_plan(seed);
      if (!clean) plan = published(plan);
      const Trace none = simulate(plan, {}, everything());
      const Trace nothing = simulate(plan, table_shocks(seed, plan, 0), everything());
      expect_same_bits(none, nothing, "seed " + std::to_string(seed));
    }
  }
}

TEST(TableLaw, CompanyAndThreadsChangeNotOneBit) {
  for (const bool clean : {true, false}) {
    Plan plan = plan_of(bench::synthetic_table(5, 7, 1, 0.8, 11), 40);
    if (!clean) plan = published(plan);
    std::vector<Policy> policies;
    for (std::uint64_t seed = 0; seed < 7; ++seed) policies.push_back(table_shocks(seed, plan));
    std::vector<Job> jobs;
    for (const Policy& policy : policies) jobs.push_back({&policy, everything()});
    for (const std::size_t threads : {1U, 2U, 3U}) {
      const std::vector<Trace> together = simulate_all(plan, jobs, threads);
      for (std::size_t k = 0; k < jobs.size(); ++k) {
        expect_same_bits(simulate(plan, policies[k], everything()), together[k],
                         "member " + std::to_string(k) + " of " + std::to_string(threads));
      }
    }
  }
}

TEST(TableLaw, ControlsActOnTables) {
  for (const bool clean : {true, false}) {
    Plan plan = small_table_plan(2);
    if (!clean) plan = published(plan);
    Policy policy;
    policy.controls.push_back({1, 0, {1, 2, 3}, 0.5, Disposal::cutting, {2 * 12.0 / 365}});
    Recording recording = everything();
    recording.flows = true;
    const Trace trace = simulate(plan, policy, recording);
    for (std::size_t j = 1; j < plan.countries; ++j) {
      double baseline = 0;
      for (std::size_t b = 0; b < plan.buyers(); ++b) {
        if (plan.country_of(b) == j) baseline += plan.flow[plan.pair(1, 0, b)];
      }
      EXPECT_LE(trace.flow(trace.steps - 1, 1, 0, j), 0.5 * baseline * (1 + 1e-12));
      EXPECT_NEAR(trace.flow(0, 1, 0, j), baseline, 1e-9 * baseline);
    }
  }
}

TEST(TableLaw, ReservesOfTablesFillGapsAndAreRefilled) {
  Plan plan = small_table_plan(4, 300);
  const std::size_t industries = plan.countries * plan.resources;
  const std::size_t before = plan.buyers();
  plan.reserves_order = true;
  std::vector<double> widened;
  for (std::size_t row = 0; row < plan.resources * plan.countries; ++row) {
    for (std::size_t b = 0; b < plan.buyers(); ++b)
      widened.push_back(b < before ? plan.flow[row * before + b] : 0);
  }
  plan.flow = widened;
  double use = 0;
  for (std::size_t i = 0; i < plan.countries; ++i) {
    for (std::size_t b = 0; b < before; ++b) {
      if (plan.country_of(b) == 1) use += plan.flow[plan.pair(0, i, b)];
    }
  }
  ASSERT_GT(industries, 0U);
  plan.reserve[plan.cell(0, 1)] = 30 * use;
  Policy policy;
  for (std::size_t i = 0; i < plan.countries; ++i)
    policy.losses.push_back({0, i, 0.5, {2 * 12.0 / 365, 32 * 12.0 / 365}});
  const Trace trace = simulate(plan, policy, everything());
  EXPECT_FALSE(trace.fault);
  double lowest = 30 * use;
  for (std::size_t step = 0; step < trace.steps; ++step)
    lowest = std::min(lowest, trace.at(Quantity::reserve, step, 0, 1));
  EXPECT_LT(lowest, 25 * use);
  EXPECT_GT(trace.at(Quantity::reserve, trace.steps - 1, 0, 1), lowest + use);
}

/// Along a chain with one supplier a stage, whoever keeps more loses no more.
TEST(TableLaw, InventoriesNeverHurtAlongAChain) {
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    Random random(seed);
    Plan plan;
    plan.countries = 1;
    plan.resources = 4;
    plan.periods = 24;
    plan.local.assign(4, 0);
    plan.recipe = {{}, {{0, 0.5}}, {{1, 0.8}}, {{2, 1.1}}};
    double output = 10;
    plan.flow.assign(4, 0);
    for (std::size_t r = 4; r-- > 0;) {
      plan.flow[r] = output;
      if (r > 0) output *= plan.recipe[r][0].amount;
    }
    plan.capacity = plan.flow;
    plan.reserve.assign(4, 0);
    Policy policy;
    policy.losses.push_back({0, 0, 0.2 + 0.7 * random.unit(), {1, 2 + 4 * random.unit(), 2}});
    double least = unlimited;
    for (const double days : {5.0, 15.0, 30.0, 60.0, 120.0}) {
      plan.keep_days = {{}, {days}, {days}, {days}};
      const Trace trace = simulate(plan, policy);
      double loss = 0;
      for (std::size_t step = 0; step < trace.steps; ++step)
        loss += trace.at(Quantity::shortage, step, 3, 0);
      EXPECT_LE(loss, least * (1 + 1e-9) + 1e-9) << "seed " << seed << ", " << days << " days";
      least = loss;
    }
  }
}

}  // namespace
}  // namespace entente::engine
