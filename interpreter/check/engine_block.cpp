#include "check/engine_block.h"

#include <algorithm>

#include "check/expressions.h"
#include "check/setting_reader.h"
#include "support/overloaded.h"
#include "support/suggest.h"

namespace entente::check {

namespace {

constexpr Kind<std::string> unknown_engine{"E0530", Severity::error, "there is no engine `{}`"};
constexpr Kind<std::string> unknown_setting{"E0531", Severity::error, "unknown setting `{}`"};
constexpr Kind<std::string, std::string, std::string> unknown_choice{"E0532", Severity::error,
                                                                     "`{}` is {}; found {}"};
constexpr Kind<std::string> of_all_only{"E0533", Severity::error,
                                        "`{}` is one for all: no brackets belong to it"};
constexpr Kind<std::string> boario_only{"E0534", Severity::error,
                                        "`{}` belongs to `rule = boario`"};
constexpr Kind<> alpha_out_of_order{"E0535", Severity::error,
                                    "`alpha_base` lies between 100% and `alpha_max`"};
constexpr Kind<std::string> resource_wanted{
    "E0209", Severity::error, "a resource or a set of resources is wanted here, not {}"};
constexpr Kind<std::string> nothing_at_all{"E0536", Severity::error, "`{}` must be above zero"};

using Words = std::vector<std::string>;

class EngineBlock {
 public:
  EngineBlock(Context& context, SettingReader& reader, const syntax::EngineStatement& node)
      : context_(context), reader_(reader), node_(node), settings_(context.world.settings) {}

  void read() {
    if (node_.name.text != "ario") {
      auto details = context_.diagnostics.report(node_.name.span, unknown_engine, node_.name.text);
      details.fix(node_.name.span, "ario", "write `ario`").note("there is one engine, `ario`");
    }
    for (const syntax::EngineSetting& setting : node_.settings) read(setting);
    settle();
  }

 private:
  void read(const syntax::EngineSetting& setting) {
    const auto& name = std::get<syntax::Name>(setting.path.steps.front());
    name_ = name.text;
    std::vector<syntax::ExprId> brackets;
    for (std::size_t i = 1; i < setting.path.steps.size(); ++i) {
      const auto* index = std::get_if<syntax::ExprId>(&setting.path.steps[i]);
      if (index == nullptr || i > 1) return report_unknown(setting.path.span);
      brackets.push_back(*index);
    }
    const bool by_resource =
        name_ == "inventory" || name_ == "restoration" || name_ == "capital_ratio";
    if (!brackets.empty() && by_resource) {
      const std::optional<std::vector<ResourceId>> resources = resources_at(brackets.front());
      if (resources) of_resources(setting, *resources);
      return;
    }
    if (!known(name_)) return report_unknown(name.span);
    if (!brackets.empty()) {
      context_.diagnostics.report(context_.ast[brackets.front()].span, of_all_only, name_)
          .note("`inventory`, `restoration` and `capital_ratio` may differ by resource");
      return;
    }
    of_all(setting);
  }

  static bool known(const std::string& name) {
    return std::find(engine_setting_names().begin(), engine_setting_names().end(), name) !=
           engine_setting_names().end();
  }
  void report_unknown(Span span) {
    const std::string text(context_.sources.text(span));
    auto details = context_.diagnostics.report(span, unknown_setting, text);
    if (const auto suggestion = nearest(name_, engine_setting_names());
        suggestion && *suggestion != text) {
      details.here(fmt::format("did you mean `{}`?", *suggestion))
          .fix(span, *suggestion, fmt::format("write `{}`", *suggestion));
    } else {
      details.note(fmt::format("there is `{}`", fmt::join(engine_setting_names(), "`, `")));
    }
  }

  void of_all(const syntax::EngineSetting& setting) {
    // What sentences set too goes by their name.
    const std::string key = name_ == "psi"           ? "the use of inputs"
                            : name_ == "restoration" ? "restocking"
                                                     : "`" + name_ + "`";
    if (name_ != "inventory" && !reader_.once(key, setting.path.span)) return;
    if (name_ == "rule") {
      if (const auto chosen = choice(setting, {"clean", "boario"}))
        settings_.rule = *chosen == 0 ? EngineSettings::Rule::clean : EngineSettings::Rule::boario;
    } else if (name_ == "gates") {
      boario_only_.push_back(&setting);
      if (const auto chosen = choice(setting, {"off", "on"})) settings_.gates = *chosen == 1;
    } else if (name_ == "lag") {
      boario_only_.push_back(&setting);
      if (const auto chosen = choice(setting, {"0", "1"}))
        settings_.lag = static_cast<long>(*chosen);
    } else if (name_ == "orders") {
      if (const auto chosen = choice(setting, {"alt", "noalt"}))
        settings_.capacity_weights = *chosen == 0;
    } else if (name_ == "overproduction") {
      boario_only_.push_back(&setting);
      using Overproduction = EngineSettings::Overproduction;
      constexpr Overproduction rules[] = {Overproduction::boario, Overproduction::documented,
                                          Overproduction::tolerant};
      if (const auto chosen = choice(setting, {"boario", "documented", "tolerant"}))
        settings_.overproduction = rules[*chosen];
    } else if (name_ == "psi") {
      if (const auto share = above_zero(setting, Wanted::share))
        settings_.cautious_below = share->value;
    } else if (name_ == "alpha_base") {
      if (const auto ratio = figure(setting, Wanted::ratio)) {
        settings_.overproduction_base = ratio->value;
        alpha_base_ = &setting;
      }
    } else if (name_ == "alpha_max") {
      if (const auto ratio = figure(setting, Wanted::ratio)) {
        settings_.overproduction_share = ratio->value - 1;
        alpha_max_ = &setting;
      }
    } else if (name_ == "alpha_tau") {
      if (const auto time = positive_time(setting)) settings_.overproduction_months = *time;
    } else if (name_ == "inventory") {
      keep(setting, std::nullopt);
    } else if (name_ == "restoration") {
      if (const auto time = positive_time(setting)) settings_.restocking_days = *time * 365 / 12;
    } else if (want_economy(context_, "`capital_ratio`", setting.path.span)) {
      if (const auto ratio = above_zero(setting, Wanted::ratio))
        settings_.capital_ratio = ratio->value;
    }
  }

  void of_resources(const syntax::EngineSetting& setting,
                    const std::vector<ResourceId>& resources) {
    if (name_ == "inventory") {
      keep(setting, resources);
    } else if (name_ == "restoration") {
      if (const auto time = positive_time(setting)) {
        RestockingSetting restocking{resources, *time * 365 / 12, {}};
        restocking.figure.span = setting.path.span;
        add_restocking(context_, reader_, std::move(restocking), setting.path.span);
      }
    } else if (want_economy(context_, "`capital_ratio`", setting.path.span)) {
      const auto ratio = above_zero(setting, Wanted::ratio);
      if (!ratio) return;
      for (const CapitalRatio& other : settings_.capital_ratios) {
        for (const ResourceId id : resources) {
          if (std::find(other.resources.begin(), other.resources.end(), id) ==
              other.resources.end())
            continue;
          reader_.report_twice(
              fmt::format("the capital ratio of `{}`", context_.world.resources[id].name),
              setting.path.span, other.figure.span);
          return;
        }
      }
      CapitalRatio result{resources, ratio->value, *ratio};
      result.figure.span = setting.path.span;
      settings_.capital_ratios.push_back(std::move(result));
    }
  }

  void keep(const syntax::EngineSetting& setting, std::optional<std::vector<ResourceId>> inputs) {
    KeepSetting result;
    result.inputs = std::move(inputs);
    const std::optional<std::string> word = word_of(setting.value);
    if (word == "unlimited") {
      if (!want_economy(context_, "an unlimited inventory", setting.value.span)) return;
      result.unlimited = true;
      result.figure.span = setting.value.span;
    } else {
      std::optional<Figure> time = figure_of(context_, setting.value, Wanted::days);
      if (!time) return;
      time->provenance = provenance_of(context_, provenance(setting));
      want_provenance(context_, time->provenance, setting.path.span);
      result.days = time->value;
      result.figure = *time;
    }
    settings_.keep.push_back(std::move(result));
  }

  std::optional<std::vector<ResourceId>> resources_at(syntax::ExprId index) {
    const auto& node = context_.ast[index];
    if (const auto* reference = std::get_if<syntax::NameRef>(&node.node)) {
      std::vector<ResourceId> found = resources_of(context_, {reference->name});
      if (found.empty()) return std::nullopt;
      return found;
    }
    const Value value = Expressions(context_).evaluate(index);
    if (const auto* set = std::get_if<ResourceSet>(&value)) return set->resources;
    if (!is_unknown(value))
      context_.diagnostics.report(node.span, resource_wanted, describe(value, context_.world));
    return std::nullopt;
  }

  /// The words that a setting takes are no names of the script.
  std::optional<std::string> word_of(const syntax::Value& value) const {
    if (!value.centre || value.centre->high || value.spread) return std::nullopt;
    const auto& node = context_.ast[value.centre->low].node;
    if (const auto* reference = std::get_if<syntax::NameRef>(&node)) return reference->name.text;
    if (const auto* number = std::get_if<syntax::Number>(&node); number != nullptr && !number->unit)
      return number->digits;
    return std::nullopt;
  }

  std::optional<std::size_t> choice(const syntax::EngineSetting& setting, const Words& words) {
    const std::optional<std::string> word = word_of(setting.value);
    const auto place = word ? std::find(words.begin(), words.end(), *word) : words.end();
    if (place != words.end()) return static_cast<std::size_t>(place - words.begin());
    auto details = context_.diagnostics.report(
        setting.value.span, unknown_choice, name_,
        fmt::format("`{}`", fmt::join(words, words.size() == 2 ? "` or `" : "`, `")),
        fmt::format("`{}`", context_.sources.text(setting.value.span)));
    if (const auto suggestion = word ? nearest(*word, words) : std::nullopt) {
      details.here(fmt::format("did you mean `{}`?", *suggestion))
          .fix(setting.value.span, *suggestion, fmt::format("write `{}`", *suggestion));
    }
    return std::nullopt;
  }

  const std::optional<syntax::Provenance>& provenance(const syntax::EngineSetting& setting) const {
    return setting.provenance ? setting.provenance : node_.provenance;
  }
  std::optional<Figure> figure(const syntax::EngineSetting& setting, Wanted wanted) {
    return reader_.figure(setting.value, wanted, provenance(setting), setting.path.span);
  }
  std::optional<Rational> positive_time(const syntax::EngineSetting& setting) {
    return reader_.positive_time(setting.value, provenance(setting), setting.path.span);
  }
  std::optional<Figure> above_zero(const syntax::EngineSetting& setting, Wanted wanted) {
    const std::optional<Figure> result = figure(setting, wanted);
    if (!result || result->value > 0) return result;
    context_.diagnostics.report(setting.value.span, nothing_at_all, name_);
    return std::nullopt;
  }

  /// What only the whole block shows.
  void settle() {
    if (settings_.rule == EngineSettings::Rule::boario) {
      want_economy(context_, "`rule = boario`", node_.name.span);
    } else {
      for (const syntax::EngineSetting* setting : boario_only_) {
        context_.diagnostics
            .report(setting->path.span, boario_only,
                    std::get<syntax::Name>(setting->path.steps.front()).text)
            .help("set `rule = boario` too, or leave it out");
      }
    }
    const syntax::EngineSetting* alpha = alpha_base_ != nullptr ? alpha_base_ : alpha_max_;
    if (alpha != nullptr && (settings_.overproduction_base < 1 ||
                             settings_.overproduction_base > 1 + settings_.overproduction_share))
      context_.diagnostics.report(alpha->value.span, alpha_out_of_order);
  }

  Context& context_;
  SettingReader& reader_;
  const syntax::EngineStatement& node_;
  EngineSettings& settings_;
  std::string name_;  ///< of the setting that is read
  std::vector<const syntax::EngineSetting*> boario_only_;
  const syntax::EngineSetting* alpha_base_ = nullptr;
  const syntax::EngineSetting* alpha_max_ = nullptr;
};

}  // namespace

const std::vector<std::string>& engine_setting_names() {
  static const std::vector<std::string> all = {
      "rule",       "gates",     "lag",       "orders",    "overproduction", "psi",
      "alpha_base", "alpha_max", "alpha_tau", "inventory", "restoration",    "capital_ratio"};
  return all;
}

void read_engine_block(Context& context, SettingReader& reader, const syntax::EngineStatement& node,
                       Span span) {
  if (reader.once("the engine", span)) EngineBlock(context, reader, node).read();
}

}  // namespace entente::check
