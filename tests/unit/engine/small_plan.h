// A hand-made economy small enough to compute by hand, and a rig that runs the phases of a step one
// by one.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/simulation.inl"

namespace entente::engine {

/// Three countries; ore, and metal that takes half a unit of ore. All in units per step of a
/// quarter of a month.
///
///   ore from a: a 10, b 20, c 30   from b: b 10, c 10         metal from b: b 30, c 10   from c: c
///   20 ore made: a 60, b 20           needed: a 10, b 30, c 40    metal made: b 40, c 20 needed: b
///   30, c 30 ore for metal: b 20, c 10      final use of ore: a 10, b 10, c 30 capacity =
///   production / 0.8    working stocks: two steps of use (one declared and one's own)
struct SmallPlan {
  static constexpr std::size_t a = 0, b = 1, c = 2;
  static constexpr std::size_t ore = 0, metal = 1;

  static Plan make(std::size_t periods = 12) {
    Plan plan;
    plan.countries = 3;
    plan.resources = 2;
    plan.months_per_step = 0.25;
    plan.steps_per_period = 4;
    plan.periods = periods;
    plan.local = {0, 0};
    plan.recipe = {{}, {{ore, 0.5}}};
    plan.flow.assign(18, 0.0);
    plan.flow[plan.pair(ore, a, a)] = 10;
    plan.flow[plan.pair(ore, a, b)] = 20;
    plan.flow[plan.pair(ore, a, c)] = 30;
    plan.flow[plan.pair(ore, b, b)] = 10;
    plan.flow[plan.pair(ore, b, c)] = 10;
    plan.flow[plan.pair(metal, b, b)] = 30;
    plan.flow[plan.pair(metal, b, c)] = 10;
    plan.flow[plan.pair(metal, c, c)] = 20;
    plan.capacity = {75, 25, 0, 0, 50, 25};
    plan.reserve.assign(6, 0.0);
    const double step_days = days_per_month * plan.months_per_step;
    plan.keep_days = {{}, {step_days, step_days, step_days}};
    return plan;
  }
};

/// One step at a time, one phase at a time.
struct Rig : SmallPlan {
  Plan plan;
  Policy policy;
  Parameters<double> p;
  State<double> state;
  Workspace<double> w;

  explicit Rig(const Policy& with = {}, const Plan& on = SmallPlan::make())
      : plan(on),
        policy(with),
        p(prepare<double>(plan, policy)),
        state(opening_state(p, policy)),
        w(make_workspace(p, policy)) {}

  std::size_t cell(std::size_t r, std::size_t i) const { return p.cell(r, i); }
  double& flow(std::size_t i, std::size_t j, std::size_t r = ore) {
    return w.flows[p.pair(r, i, j)];
  }

  void potential(std::size_t index = 0) {
    follow_policy(p, policy, index, w);
    follow_capital(p, policy, index, state, w);
    find_capacity(p, state, w);
    find_potential(p, state, w);
  }
  void orders(std::size_t index = 0) {
    potential(index);
    place_orders(p, policy, index, state, w);
    if (p.input_rule == InputRule::cautious) be_cautious(p, state, w);
  }
  void use_served(std::size_t index = 0) {
    orders(index);
    serve_use(p, policy, state, w);
  }
  void refused_served(std::size_t index = 0) {
    use_served(index);
    serve_refused(p, state, w);
  }
  void served(std::size_t index = 0) {
    refused_served(index);
    serve_restocking(p, state, w);
  }
  void produced(std::size_t index = 0) {
    served(index);
    produce(p, state, w);
  }
  void delivered(std::size_t index = 0) {
    produced(index);
    deliver(p, state, w);
  }
  void used(std::size_t index = 0) {
    delivered(index);
    draw_reserves(p, state, w);
    use(p, state, w);
  }
  void ordered(std::size_t index = 0) {
    used(index);
    order_inputs(p, state, w);
  }
  void shared(std::size_t index = 0) {
    ordered(index);
    follow_shares(p, policy, state, w);
  }
  void stepped(std::size_t index = 0) { step(p, policy, index, state, w); }
};

inline Scope members(std::vector<std::size_t> countries) {
  Scope scope;
  for (const std::size_t country : countries) scope.members.push_back({country});
  return scope;
}

}  // namespace entente::engine
