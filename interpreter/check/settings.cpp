#include <algorithm>

#include "check/passes.h"
#include "check/resolve.h"
#include "check/statements.h"
#include "support/overloaded.h"

namespace entente::check {

namespace {

constexpr Kind<std::string_view> set_twice{"E0430", Severity::error, "{} is set twice"};
constexpr Kind<> settings_disagree{"E0430", Severity::error, "two settings of equal rank disagree"};
constexpr Kind<> no_time_at_all{"E0441", Severity::error, "this time must be longer than nothing"};

/// Settings of which a script has one each: the place of the first says where.
class Settings {
 public:
  explicit Settings(Context& context) : context_(context), settings_(context.world.settings) {}

  void read(const syntax::Statement& statement) {
    const Span span = statement.span;
    std::visit(
        overloaded{
            [&](const syntax::KeepStatement& node) { keep(node, span); },
            [&](const syntax::OverproductionStatement& node) {
              if (!node.countries.empty() || !once(overproduction_, span, "overproduction")) return;
              if (const auto share = figure(node.share, Wanted::share, node.provenance, span))
                settings_.overproduction_share = share->value;
              if (const auto time = positive_time(node.within, node.provenance, span))
                settings_.overproduction_months = *time;
            },
            [&](const syntax::InputsStatement& node) {
              if (!once(inputs_, span, "the use of inputs") || !node.cautiously_below) return;
              const auto share =
                  figure(*node.cautiously_below, Wanted::share, node.provenance, span);
              if (share && share->value > 0) settings_.cautious_below = share->value;
            },
            [&](const syntax::ReroutingStatement& node) {
              if (!once(rerouting_, span, "rerouting")) return;
              if (const auto time = figure(node.over, Wanted::months, node.provenance, span))
                settings_.rerouting_months = time->value;
            },
            [&](const syntax::RefillStatement& node) {
              if (!once(refill_, span, "the refilling of reserves")) return;
              if (const auto time = positive_time(node.over, node.provenance, span))
                settings_.refill_months = *time;
            },
            [&](const syntax::RestockingStatement& node) {
              if (!once(restocking_, span, "restocking")) return;
              if (const auto time = positive_time(node.over, node.provenance, span))
                settings_.restocking_days = *time * 365 / 12;
            },
            [&](const syntax::ReleaseStatement& node) {
              if (!once(release_, span, "the release of withheld goods")) return;
              if (const auto time = positive_time(node.over, node.provenance, span))
                settings_.release_months = *time;
            },
            [&](const syntax::RationingStatement& node) {
              if (!once(rationing_, span, "rationing")) return;
              switch (node.rule) {
                case syntax::Rationing::pro_rata:
                  settings_.rationing = EngineSettings::Rationing::pro_rata;
                  break;
                case syntax::Rationing::industries_first:
                  settings_.rationing = EngineSettings::Rationing::industries_first;
                  break;
                case syntax::Rationing::final_use_first:
                  settings_.rationing = EngineSettings::Rationing::final_use_first;
                  break;
              }
            },
            [](const auto&) {},
        },
        statement.node);
  }

  /// General before specific, so that the last one that covers a stock decides.
  void rank() {
    std::stable_sort(
        settings_.keep.begin(), settings_.keep.end(),
        [](const KeepSetting& a, const KeepSetting& b) { return rank_of(a) < rank_of(b); });
    for (std::size_t b = 0; b < settings_.keep.size(); ++b) {
      for (std::size_t a = 0; a < b; ++a) {
        const KeepSetting& first = settings_.keep[a];
        const KeepSetting& second = settings_.keep[b];
        if (rank_of(first) != rank_of(second) || first.days == second.days) continue;
        if (!overlap(first.countries, second.countries) || !overlap(first.inputs, second.inputs))
          continue;
        context_.diagnostics.report(second.figure.span, settings_disagree)
            .label(first.figure.span, "the other")
            .note("they meet in at least one stock, and neither is more specific");
      }
    }
  }

 private:
  static int rank_of(const KeepSetting& setting) {
    return (setting.countries ? 1 : 0) + (setting.inputs ? 1 : 0);
  }

  template <typename Id>
  static bool overlap(const std::optional<std::vector<Id>>& a,
                      const std::optional<std::vector<Id>>& b) {
    if (!a || !b) return true;
    return std::any_of(a->begin(), a->end(),
                       [&](Id id) { return std::find(b->begin(), b->end(), id) != b->end(); });
  }

  bool once(std::optional<Span>& first, Span span, std::string_view what) {
    if (!first) {
      first = span;
      return true;
    }
    context_.diagnostics.report(span, set_twice, what).label(*first, "the first");
    return false;
  }

  std::optional<Figure> figure(const syntax::Value& value, Wanted wanted,
                               const std::optional<syntax::Provenance>& provenance, Span span) {
    std::optional<Figure> result = figure_of(context_, value, wanted);
    if (!result) return result;
    result->provenance = provenance_of(context_, provenance);
    want_provenance(context_, result->provenance, span);
    context_.world.other_figures.push_back(*result);
    return result;
  }

  std::optional<Rational> positive_time(const syntax::Value& value,
                                        const std::optional<syntax::Provenance>& provenance,
                                        Span span) {
    const std::optional<Figure> time = figure(value, Wanted::months, provenance, span);
    if (!time) return std::nullopt;
    if (time->value > 0) return time->value;
    context_.diagnostics.report(value.span, no_time_at_all);
    return std::nullopt;
  }

  void keep(const syntax::KeepStatement& node, Span span) {
    KeepSetting setting;
    if (!node.countries.empty()) setting.countries = countries_of(context_, node.countries);
    const bool all_inputs = node.inputs.size() == 1 && node.inputs.front().text == "inputs";
    if (!all_inputs) setting.inputs = resources_of(context_, node.inputs);
    const std::optional<Figure> time = figure(node.time, Wanted::days, node.provenance, span);
    if (!time) return;
    setting.days = time->value;
    setting.figure = *time;
    settings_.keep.push_back(std::move(setting));
  }

  Context& context_;
  EngineSettings& settings_;
  std::optional<Span> overproduction_;
  std::optional<Span> inputs_;
  std::optional<Span> rerouting_;
  std::optional<Span> refill_;
  std::optional<Span> restocking_;
  std::optional<Span> release_;
  std::optional<Span> rationing_;
};

}  // namespace

void check_settings(Context& context) {
  Settings settings(context);
  for (const syntax::Statement& statement : context.ast.statements) settings.read(statement);
  settings.rank();
}

}  // namespace entente::check
