// A step takes no memory: after the first ones everything it needs is there. What counts here
// stands in the place of the program's own operators, which sanitizers have theirs for: they see
// other builds.
#ifndef ENTENTE_SANITIZED

#include <gtest/gtest.h>

#include <cstdlib>
#include <new>

#include "engine/simulation.inl"
#include "property/random_economy.h"
#include "property/random_table.h"

namespace {

std::size_t allocations = 0;

void* counted(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t size) { return counted(size); }
void* operator new[](std::size_t size) { return counted(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(size);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace entente::engine {
namespace {

std::size_t allocations_of_steps(const Plan& plan, const Policy& policy, bool links) {
  const Parameters<double> p = prepare<double>(plan, policy, nullptr, links);
  State<double> state = opening_state(p, policy);
  Workspace<double> w = make_workspace(p, policy);
  const std::vector<Member<double>> alone = {{&p, &policy, &state, &w}};
  BatchScratch<double> batch = make_batch(alone, 1);
  // The first refusals, too, may find their arrays.
  const std::size_t warm = plan.steps() / 2;
  for (std::size_t index = 0; index < warm; ++index) step(alone, index, batch);
  const std::size_t before = allocations;
  for (std::size_t index = warm; index < plan.steps(); ++index) step(alone, index, batch);
  return allocations - before;
}

TEST(StepMemory, StepsOfATableTakeNone) {
  const Plan clean = small_table_plan(2);
  const Policy policy = table_shocks(2, clean);
  for (const bool links : {false, true}) EXPECT_EQ(allocations_of_steps(clean, policy, links), 0U);
  EXPECT_EQ(allocations_of_steps(published(clean), policy, false), 0U);
}

TEST(StepMemory, StepsOfFactsTakeNone) {
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    const Plan plan = random_plan(seed, 4, 24);
    Policy policy = random_agreements(seed, plan);
    add_shocks(seed, plan, 1, policy);
    EXPECT_EQ(allocations_of_steps(plan, policy, false), 0U);
  }
}

}  // namespace
}  // namespace entente::engine

#endif
