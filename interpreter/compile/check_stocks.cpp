#include <cmath>

#include "compile/compile.h"

namespace entente {

namespace {

constexpr Kind<std::string, std::string> stock_runs_out{
    "E0538", Severity::error, "stocks of {} in `{}` run out within a step"};
constexpr Kind<std::string, std::string> stock_of_two_steps{
    "W0811", Severity::warning, "stocks of {} in `{}` are kept for a step or less: two are kept"};

/// What set the stock, or the economy where nothing did.
Span place(const World& world, CountryId country, ResourceId input) {
  Span span = world.economy->span;
  for (const KeepSetting& setting : world.settings.keep) {
    if (covers(setting, country, input)) span = setting.figure.span;
  }
  return span;
}

}  // namespace

void check_stocks(const World& world, const engine::Plan& plan, Diagnostics& diagnostics) {
  if (plan.settings.rule != engine::Rule::boario) return;
  const double psi = plan.settings.cautious_below;
  bool warned = false;
  for (const ResourceId input : world.resources.ids()) {
    for (const CountryId country : world.countries.ids()) {
      const double days = plan.cover_days[plan.cell(input.index(), country.index())];
      if (!std::isfinite(days)) continue;
      const double steps = steps_in_stock(plan, days);
      const std::string& name = world.resources[input].name;
      if (psi * steps < 1) {
        diagnostics
            .report(place(world, country, input), stock_runs_out, name,
                    world.countries[country].name)
            .note(
                fmt::format("an industry goes on unhindered while it has psi = {}% of a stock for "
                            "{} steps, which is less than it uses in one",
                            to_text(100 * psi, 4), to_text(steps, 4)))
            .help("keep more, or raise `psi`");
        return;
      }
      if (!is_raised(plan, days) || warned) continue;
      warned = true;
      diagnostics
          .report(place(world, country, input), stock_of_two_steps, name,
                  world.countries[country].name)
          .note("so does the published program; there may be more such stocks");
    }
  }
}

}  // namespace entente
