#include "analysis/questions.h"

#include <algorithm>
#include <cmath>

namespace entente {

namespace {

using engine::Quantity;

constexpr double fill_rate_that_counts = 0.99;

std::vector<std::size_t> indices(const std::vector<CountryId>& countries) {
  std::vector<std::size_t> result;
  for (const CountryId id : countries) result.push_back(id.index());
  return result;
}

/// Reads one trace by periods.
class Reader {
 public:
  Reader(const engine::Plan& plan, const BaselineSums& sums, const SeriesQuestion& question,
         const engine::Trace& trace)
      : plan_(plan),
        sums_(sums),
        question_(question),
        trace_(trace),
        resource_(question.resource.index()),
        countries_(indices(question.countries)) {}

  std::vector<double> answer() {
    switch (question_.question) {
      case Question::production:
        return flow(Quantity::production);
      case Question::capacity:
        return flow(Quantity::capacity);
      case Question::demand:
        return flow(Quantity::demand);
      case Question::available:
        return flow(Quantity::available);
      case Question::shortage:
        return flow(Quantity::shortage);
      case Question::imports:
        return question_.partners ? traded(true) : flow(Quantity::imports);
      case Question::exports:
        return question_.partners ? traded(false) : flow(Quantity::exports);
      case Question::stock:
        return closing(Quantity::stock);
      case Question::reserve:
        return closing(Quantity::reserve);
      case Question::lost_output:
        return flow(Quantity::lost_output);
      case Question::world_shortage:
        return world_shortage();
      case Question::concentration:
        return countries_.empty() ? concentration_of_production() : concentration_of_supply();
      case Question::import_reliance:
        return import_reliance();
      case Question::days_of_cover:
        return days_of_cover();
    }
    return {};
  }

 private:
  template <typename Value>
  std::vector<double> by_period(Value value) const {
    std::vector<double> result(plan_.periods);
    for (std::size_t period = 0; period < plan_.periods; ++period) result[period] = value(period);
    return result;
  }

  double sum_over(Quantity quantity, std::size_t period, std::size_t country) const {
    double sum = 0;
    for (std::size_t k = 0; k < plan_.steps_per_period; ++k) {
      sum += trace_.at(quantity, period * plan_.steps_per_period + k, resource_, country);
    }
    return sum;
  }
  double at_close(Quantity quantity, std::size_t period, std::size_t country) const {
    return trace_.at(quantity, (period + 1) * plan_.steps_per_period - 1, resource_, country);
  }

  std::vector<double> flow(Quantity quantity) const {
    return by_period([&](std::size_t period) {
      double sum = 0;
      for (const std::size_t country : countries_) sum += sum_over(quantity, period, country);
      return sum;
    });
  }
  std::vector<double> closing(Quantity quantity) const {
    return by_period([&](std::size_t period) {
      double sum = 0;
      for (const std::size_t country : countries_) sum += at_close(quantity, period, country);
      return sum;
    });
  }

  double delivered(std::size_t period, std::size_t supplier, std::size_t buyer) const {
    double sum = 0;
    for (std::size_t k = 0; k < plan_.steps_per_period; ++k) {
      sum += trace_.flow(period * plan_.steps_per_period + k, resource_, supplier, buyer);
    }
    return sum;
  }

  /// Imports of the countries from the partners, or their exports to them; what stays at home is
  /// neither.
  std::vector<double> traded(bool imports) const {
    const std::vector<std::size_t> partners = indices(*question_.partners);
    return by_period([&](std::size_t period) {
      double sum = 0;
      for (const std::size_t own : countries_) {
        for (const std::size_t partner : partners) {
          if (own == partner) continue;
          sum += imports ? delivered(period, partner, own) : delivered(period, own, partner);
        }
      }
      return sum;
    });
  }

  std::vector<double> world_shortage() const {
    return by_period([&](std::size_t period) {
      return trace_.world_shortage[period * plan_.resources + resource_];
    });
  }

  /// Herfindahl-Hirschman index: the sum of squared shares in per cent, 0 to 10,000.
  static double concentration(const std::vector<double>& amounts) {
    double total = 0;
    for (const double amount : amounts) total += amount;
    double index = 0;
    if (total > 0) {
      for (const double amount : amounts) index += (100 * amount / total) * (100 * amount / total);
    }
    return index;
  }
  std::vector<double> concentration_of_production() const {
    return by_period([&](std::size_t period) {
      std::vector<double> amounts(plan_.countries);
      for (std::size_t country = 0; country < plan_.countries; ++country)
        amounts[country] = sum_over(Quantity::production, period, country);
      return concentration(amounts);
    });
  }
  std::vector<double> concentration_of_supply() const {
    return by_period([&](std::size_t period) {
      std::vector<double> amounts(plan_.countries);
      for (std::size_t supplier = 0; supplier < plan_.countries; ++supplier) {
        for (const std::size_t buyer : countries_)
          amounts[supplier] += delivered(period, supplier, buyer);
      }
      return concentration(amounts);
    });
  }

  double stocks(std::size_t period, std::size_t country) const {
    return at_close(Quantity::stock, period, country) +
           at_close(Quantity::reserve, period, country) +
           at_close(Quantity::withheld, period, country) +
           at_close(Quantity::in_transit, period, country);
  }

  /// Net imports and what was drawn from stocks, over apparent consumption (USGS), within 0 and 1.
  std::vector<double> import_reliance() const {
    return by_period([&](std::size_t period) {
      double net = 0;
      double produced = 0;
      for (const std::size_t country : countries_) {
        const std::size_t cell = plan_.cell(resource_, country);
        const double before = period > 0 ? stocks(period - 1, country)
                                         : sums_.opening_stock[cell] + plan_.reserve[cell] +
                                               sums_.opening_transit[cell];
        // What was destroyed is drawn from stocks and used by nobody.
        net +=
            sum_over(Quantity::imports, period, country) -
            sum_over(Quantity::exports, period, country) +
            (before - stocks(period, country) - sum_over(Quantity::reserve_lost, period, country));
        produced += sum_over(Quantity::production, period, country);
      }
      const double consumption = produced + net;
      return consumption > 0 ? std::clamp(net / consumption, 0.0, 1.0) : 0.0;
    });
  }

  /// The reserve and the declared part of the working stocks (all but one step's use) over the
  /// baseline use of a day.
  std::vector<double> days_of_cover() const {
    const double days_per_step = plan_.months_per_step * engine::days_per_month;
    return by_period([&](std::size_t period) {
      double held = 0;
      double use = 0;
      for (const std::size_t country : countries_) {
        const std::size_t cell = plan_.cell(resource_, country);
        use += sums_.use[cell];
        // The published program counts no use of the step itself into its stocks.
        const double own =
            plan_.settings.rule == engine::Rule::clean ? sums_.industries[cell] : 0.0;
        held += at_close(Quantity::reserve, period, country) +
                std::max(0.0, at_close(Quantity::stock, period, country) - own);
      }
      return use > 0 ? held / (use / days_per_step) : engine::unlimited;
    });
  }

  const engine::Plan& plan_;
  const BaselineSums& sums_;
  const SeriesQuestion& question_;
  const engine::Trace& trace_;
  std::size_t resource_;
  std::vector<std::size_t> countries_;
};

}  // namespace

bool is_flow(Question question) {
  switch (question) {
    case Question::production:
    case Question::capacity:
    case Question::demand:
    case Question::available:
    case Question::shortage:
    case Question::imports:
    case Question::exports:
    case Question::lost_output:
      return true;
    case Question::stock:
    case Question::reserve:
    case Question::world_shortage:
    case Question::concentration:
    case Question::import_reliance:
    case Question::days_of_cover:
      return false;
  }
  return false;
}

std::size_t first_shocked_step(const World& world, const engine::Plan& plan,
                               const Scenario& scenario) {
  const auto values = parameter_values(world, scenario);
  double from = engine::unlimited;
  for (const ShockId id : scenario.shocks)
    from = std::min(from, interval(world, world.shocks[id].period, values).from);
  return std::isfinite(from) ? step_at(plan, from) : 0;
}

std::vector<double> series(const engine::Plan& plan, const BaselineSums& sums,
                           const engine::Trace& trace, const SeriesQuestion& question) {
  return Reader(plan, sums, question, trace).answer();
}

Measured measure(const World& world, const engine::Plan& plan, const engine::Trace& trace,
                 const MeasureQuestion& question, const Scenario& scenario) {
  const std::size_t resource = question.resource.index();
  const Rational step = period_length(world) / world.horizon.steps_per_period;
  const double step_length = to_double(step);
  const std::size_t start = first_shocked_step(world, plan, scenario);
  double loss = 0;
  std::optional<std::size_t> first_below;
  std::optional<std::size_t> last_below;
  for (std::size_t at = 0; at < trace.steps; ++at) {
    double shortage = 0;
    double demand = 0;
    for (const CountryId country : question.countries) {
      shortage += trace.at(Quantity::shortage, at, resource, country.index());
      demand += trace.at(Quantity::demand, at, resource, country.index());
    }
    const double missing = demand > 0 ? shortage / demand : 0;
    loss += missing * step_length;
    if (at < start || 1 - missing >= fill_rate_that_counts) continue;
    if (!first_below) first_below = at;
    last_below = at;
  }
  const auto time = [&](std::size_t steps) { return to_double(step * steps); };
  switch (question.measure) {
    case Measure::resilience_loss:
      return {loss, false};
    case Measure::time_to_survive:
      return first_below ? Measured{time(*first_below - start), false}
                         : Measured{time(trace.steps - start), true};
    case Measure::time_to_recover:
      if (!last_below) return {0, false};
      return {time(*last_below + 1 - start), *last_below + 1 == trace.steps};
  }
  return {};
}

Shortfall shortfall(const engine::Trace& trace, std::size_t resource,
                    const std::vector<std::size_t>& countries) {
  Shortfall result;
  for (std::size_t step = 0; step < trace.steps; ++step) {
    for (const std::size_t country : countries) {
      result.shortage += trace.at(Quantity::shortage, step, resource, country);
      result.demand += trace.at(Quantity::demand, step, resource, country);
    }
  }
  return result;
}

}  // namespace entente
