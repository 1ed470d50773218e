#include <algorithm>

#include "check/passes.h"
#include "check/resolve.h"
#include "check/setting_reader.h"
#include "check/statements.h"
#include "support/overloaded.h"

namespace entente::check {

namespace {

constexpr Kind<> settings_disagree{"E0430", Severity::error, "two settings of equal rank disagree"};
constexpr Kind<std::string> unknown_to_boario{"E0578", Severity::error,
                                              "`rule = boario` knows no {}"};
constexpr Kind<> exhausted_in_boario{
    "E0537", Severity::error, "`rule = boario` does not use inputs until they are exhausted"};

/// Settings of which a script has one each: the place of the first says where.
class Settings {
 public:
  explicit Settings(Context& context)
      : context_(context), settings_(context.world.settings), reader_(context) {}

  void read(const syntax::Statement& statement) {
    const Span span = statement.span;
    std::visit(
        overloaded{
            [&](const syntax::KeepStatement& node) { keep(node, span); },
            [&](const syntax::OverproductionStatement& node) {
              if (!node.countries.empty()) return overproduction_in(node, span);
              if (!reader_.once("overproduction", span) || !reader_.once("`alpha_max`", span) ||
                  !reader_.once("`alpha_tau`", span))
                return;
              if (const auto share = figure(node.share, Wanted::share, node.provenance, span))
                settings_.overproduction_share = share->value;
              if (const auto time = positive_time(node.within, node.provenance, span))
                settings_.overproduction_months = *time;
            },
            [&](const syntax::InputsStatement& node) {
              if (!reader_.once("the use of inputs", span)) return;
              if (!node.cautiously_below) exhausted_ = span;
              if (!node.cautiously_below) return;
              const auto share =
                  figure(*node.cautiously_below, Wanted::share, node.provenance, span);
              if (share && share->value > 0) settings_.cautious_below = share->value;
            },
            [&](const syntax::ReroutingStatement& node) {
              if (!reader_.once("rerouting", span)) return;
              if (const auto time = figure(node.over, Wanted::months, node.provenance, span))
                settings_.rerouting_months = time->value;
            },
            [&](const syntax::RefillStatement& node) {
              if (!reader_.once("the refilling of reserves", span)) return;
              if (const auto time = positive_time(node.over, node.provenance, span))
                settings_.refill_months = *time;
            },
            [&](const syntax::RestockingStatement& node) {
              if (!node.inputs.empty()) return restocking(node, span);
              if (!reader_.once("restocking", span)) return;
              if (const auto time = positive_time(node.over, node.provenance, span))
                settings_.restocking_days = *time * 365 / 12;
            },
            [&](const syntax::ReleaseStatement& node) {
              if (!reader_.once("the release of withheld goods", span)) return;
              if (const auto time = positive_time(node.over, node.provenance, span))
                settings_.release_months = *time;
            },
            [&](const syntax::RationingStatement& node) {
              if (!reader_.once("rationing", span)) return;
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
            [&](const syntax::EngineStatement& node) {
              if (!block_) block_ = span;
              read_engine_block(context_, reader_, node, span);
            },
            [](const auto&) {},
        },
        statement.node);
  }

  /// What is left unsaid in an economy that follows the published program.
  void fill_in() {
    if (settings_.rule != EngineSettings::Rule::boario) return;
    settings_.default_keep_days = 90;
    refuse_unpublished();
    if (exhausted_) {
      context_.diagnostics.report(*exhausted_, exhausted_in_boario)
          .help("leave it out, or say `inputs used cautiously below 100%`");
    } else if (!settings_.cautious_below) {
      settings_.cautious_below = Rational(4, 5);
    }
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
        if (rank_of(first) != rank_of(second)) continue;
        if (!overlap(first.countries, second.countries) || !overlap(first.inputs, second.inputs))
          continue;
        if (in_block(first) || in_block(second)) {
          reader_.report_twice("an inventory", second.figure.span, first.figure.span);
          continue;
        }
        if (first.days == second.days) continue;
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

  void refuse_unpublished() {
    const auto report = [&](Span span, std::string what) {
      context_.diagnostics.report(span, unknown_to_boario, std::move(what))
          .note("the published program has nothing of the kind, and here it is followed exactly")
          .help("leave it out, or work by the clean rules");
    };
    for (const ShippingRoute& route : context_.world.routes) {
      if (route.taking) report(route.taking->span, "time under way");
    }
    for (const Substitution& fact : context_.world.substitutions) report(fact.span, "substitutes");
  }

  template <typename Id>
  static bool overlap(const std::optional<std::vector<Id>>& a,
                      const std::optional<std::vector<Id>>& b) {
    if (!a || !b) return true;
    return std::any_of(a->begin(), a->end(),
                       [&](Id id) { return std::find(b->begin(), b->end(), id) != b->end(); });
  }

  bool in_block(const KeepSetting& setting) const {
    const Span& span = setting.figure.span;
    return block_ && span.source == block_->source && span.begin >= block_->begin &&
           span.end <= block_->end;
  }

  std::optional<Figure> figure(const syntax::Value& value, Wanted wanted,
                               const std::optional<syntax::Provenance>& provenance, Span span) {
    return reader_.figure(value, wanted, provenance, span);
  }
  std::optional<Rational> positive_time(const syntax::Value& value,
                                        const std::optional<syntax::Provenance>& provenance,
                                        Span span) {
    return reader_.positive_time(value, provenance, span);
  }

  void restocking(const syntax::RestockingStatement& node, Span span) {
    RestockingSetting setting;
    setting.inputs = resources_of(context_, node.inputs);
    const auto time = positive_time(node.over, node.provenance, span);
    if (!time || setting.inputs.empty()) return;
    setting.days = *time * 365 / 12;
    setting.figure.span = node.over.span;
    add_restocking(context_, reader_, std::move(setting), span);
  }

  void overproduction_in(const syntax::OverproductionStatement& node, Span span) {
    OverproductionSetting setting;
    setting.countries = countries_of(context_, node.countries);
    setting.span = node.share.span;
    const auto share = figure(node.share, Wanted::share, node.provenance, span);
    const auto time = positive_time(node.within, node.provenance, span);
    if (!share || !time || setting.countries.empty()) return;
    setting.share = share->value;
    setting.months = *time;
    for (const OverproductionSetting& other : settings_.overproduction_in) {
      const bool meet = overlap(std::optional(setting.countries), std::optional(other.countries));
      if (!meet || (other.share == setting.share && other.months == setting.months)) continue;
      context_.diagnostics.report(setting.span, settings_disagree)
          .label(other.span, "the other")
          .note("they meet in at least one country, and neither is more specific");
      return;
    }
    settings_.overproduction_in.push_back(std::move(setting));
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
  SettingReader reader_;
  std::optional<Span> block_;
  std::optional<Span> exhausted_;  ///< where inputs are said to be used so
};

}  // namespace

void check_settings(Context& context) {
  Settings settings(context);
  for (const syntax::Statement& statement : context.ast.statements) settings.read(statement);
  settings.fill_in();
  settings.rank();
}

}  // namespace entente::check
