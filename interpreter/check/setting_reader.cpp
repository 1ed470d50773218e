#include "check/setting_reader.h"

#include <algorithm>

namespace entente::check {

namespace {

constexpr Kind<std::string> set_twice{"E0430", Severity::error, "{} is set twice"};
constexpr Kind<> no_time_at_all{"E0441", Severity::error, "this time must be longer than nothing"};
constexpr Kind<std::string> needs_economy{"E0474", Severity::error,
                                          "{} needs an economy from an input-output table"};

}  // namespace

bool SettingReader::once(const std::string& what, Span span) {
  const auto [place, added] = first_.insert({what, span});
  if (!added) report_twice(what, span, place->second);
  return added;
}

void SettingReader::report_twice(const std::string& what, Span span, Span first) {
  context_.diagnostics.report(span, set_twice, what).label(first, "the first");
}

std::optional<Figure> SettingReader::figure(const syntax::Value& value, Wanted wanted,
                                            const std::optional<syntax::Provenance>& provenance,
                                            Span span) {
  std::optional<Figure> result = figure_of(context_, value, wanted);
  if (!result) return result;
  result->provenance = provenance_of(context_, provenance);
  want_provenance(context_, result->provenance, span);
  context_.world.other_figures.push_back(*result);
  return result;
}

std::optional<Rational> SettingReader::positive_time(
    const syntax::Value& value, const std::optional<syntax::Provenance>& provenance, Span span) {
  const std::optional<Figure> time = figure(value, Wanted::months, provenance, span);
  if (!time) return std::nullopt;
  if (time->value > 0) return time->value;
  context_.diagnostics.report(value.span, no_time_at_all);
  return std::nullopt;
}

void add_restocking(Context& context, SettingReader& reader, RestockingSetting setting, Span span) {
  if (!want_economy(context, "restocking of single inputs", span)) return;
  for (const RestockingSetting& other : context.world.settings.restocking) {
    for (const ResourceId id : setting.inputs) {
      if (std::find(other.inputs.begin(), other.inputs.end(), id) == other.inputs.end()) continue;
      reader.report_twice(fmt::format("restocking of `{}`", context.world.resources[id].name), span,
                          other.figure.span);
      return;
    }
  }
  context.world.settings.restocking.push_back(std::move(setting));
}

bool want_economy(Context& context, std::string what, Span span) {
  if (context.world.economy) return true;
  context.diagnostics.report(span, needs_economy, std::move(what))
      .help("declare one: `economy NAME from mrio \"folder\" in M.EUR/year`");
  return false;
}

}  // namespace entente::check
