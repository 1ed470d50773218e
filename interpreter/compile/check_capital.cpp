#include <cmath>
#include <map>

#include "compile/compile.h"

namespace entente {

namespace {

constexpr Kind<std::string, std::string, std::string, std::string> capital_above_all{
    "E0546", Severity::error, "`{}` loses {} of {} capital, and has {}"};
constexpr Kind<std::string_view, std::string_view> recovery_too_short{
    "E0547", Severity::error, "a {} recovery takes longer than {}"};
constexpr Kind<> no_time_at_all{"E0441", Severity::error, "this time must be longer than nothing"};

class ShockCheck {
 public:
  ShockCheck(const World& world, const engine::Plan& plan, const Scenario& scenario,
             const Shock& shock, Diagnostics& diagnostics)
      : world_(world),
        plan_(plan),
        scenario_(scenario),
        shock_(shock),
        values_(parameter_values(world, scenario)),
        diagnostics_(diagnostics) {}

  void check() {
    if (shock_.recovery) recovery();
    if (shock_.rebuilding && value(shock_.rebuilding->over) <= 0)
      diagnostics_.report(place(shock_.rebuilding->over), no_time_at_all);
    capital();
  }

 private:
  double value(ParameterId id) const { return to_double(std::get<Rational>(values_[id.index()])); }
  Span place(ParameterId id) const {
    for (const Override& change : scenario_.overrides) {
      if (change.parameter == id) return change.span;
    }
    return world_.parameters[id].span;
  }
  double days(ParameterId id) const {
    const bool in_days = world_.parameters[id].dimension == Dimension(BaseDimensions::day);
    return in_days ? value(id) : value(id) * engine::days_per_month;
  }

  /// A convex curve needs 1 - 1/t above 0, a concave one ln t above ln 2 (engine::Curve).
  void recovery() {
    const double time = days(*shock_.recovery);
    switch (shock_.curve) {
      case Curve::linear:
        return;
      case Curve::convex:
      case Curve::convex_unscaled:
        if (!(time > 1)) report("convex", "a day");
        return;
      case Curve::concave:
        if (!(time > 2)) report("concave", "two days");
        return;
    }
  }
  void report(std::string_view curve, std::string_view shortest) {
    diagnostics_.report(place(*shock_.recovery), recovery_too_short, curve, shortest)
        .help("give it more time, or let it be `linear`");
  }

  /// An industry cannot lose more than it has, in all clauses together.
  void capital() {
    std::map<std::size_t, double> lost;
    for (const CapitalLoss& loss : shock_.capital_losses) {
      if (!loss.resource) continue;
      const std::size_t cell = plan_.cell(loss.resource->index(), loss.country.index());
      const double held = plan_.capital[cell];
      double& sum = lost[cell];
      const bool fitted = sum <= held;
      sum += capital_lost(plan_, loss, value(loss.by));
      if (!fitted || sum <= held * (1 + 1e-12)) continue;
      diagnostics_
          .report(place(loss.by), capital_above_all, world_.countries[loss.country].name,
                  money(sum), world_.resources[*loss.resource].name, money(held))
          .note(
              "productive capital is value added of a year times `capital_ratio`, which is 4 "
              "where nothing is said");
    }
  }
  std::string money(double amount) const {
    return fmt::format("{} {}", to_text(amount, 6), world_.economy->money.name);
  }

  const World& world_;
  const engine::Plan& plan_;
  const Scenario& scenario_;
  const Shock& shock_;
  std::vector<std::variant<Rational, Date>> values_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_shock(const World& world, const engine::Plan& plan, const Scenario& scenario,
                 const Shock& shock, Diagnostics& diagnostics) {
  ShockCheck(world, plan, scenario, shock, diagnostics).check();
}

}  // namespace entente
