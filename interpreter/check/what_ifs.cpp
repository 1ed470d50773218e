#include <algorithm>
#include <map>

#include "check/overrides.h"
#include "check/passes.h"
#include "check/resolve.h"
#include "check/statements.h"

namespace entente::check {

namespace {

/// Reads one `what if`: the same changes in several scenarios.
class WhatIfReader {
 public:
  WhatIfReader(Context& context, const syntax::WhatIfStatement& node)
      : context_(context),
        node_(node),
        scenarios_(node.scenarios.empty() ? context.world.run
                                          : scenarios_of(context, node.scenarios)) {}

  void read(Span span) {
    std::map<ParameterId, Span> said;
    std::vector<Override> changes;
    for (const syntax::Override& written : node_.overrides) {
      if (const std::optional<Override> change = change_of(written, said))
        changes.push_back(*change);
    }
    if (changes.size() < node_.overrides.size()) return;
    for (const ScenarioId id : scenarios_) add(id, changes, span);
  }

 private:
  std::optional<Override> change_of(const syntax::Override& written,
                                    std::map<ParameterId, Span>& said) {
    const std::optional<ParameterId> parameter = parameter_once(context_, written, said);
    if (!parameter || !has_everywhere(written, *parameter)) return std::nullopt;
    const auto value = value_for(context_, *parameter, written.value);
    if (!value) return std::nullopt;
    return Override{*parameter, *value, written.span};
  }

  /// Reports the first scenario in which the change would change nothing.
  bool has_everywhere(const syntax::Override& written, ParameterId parameter) {
    const World& world = context_.world;
    std::vector<std::string> with;
    std::optional<ScenarioId> without;
    for (const ScenarioId id : scenarios_) {
      if (has_figure(world, world.scenarios[id], parameter))
        with.push_back(world.scenarios[id].name);
      else if (!without)
        without = id;
    }
    if (!without) return true;
    auto details = report_not_in_scenario(context_, written, world.scenarios[*without], parameter);
    if (with.empty()) {
      details.help("ask it in a scenario that has it: `what if in NAME: …`");
    } else if (node_.scenarios.empty()) {
      const Span first = node_.overrides.front().span;
      details.note("without `in` it is asked in every scenario that runs")
          .fix({first.source, first.begin, first.begin},
               fmt::format("in {}: ", fmt::join(with, ", ")), "ask it where there is one");
    } else {
      details.help(fmt::format("ask it only in {}", fmt::join(with, ", ")));
    }
    return false;
  }

  void add(ScenarioId id, const std::vector<Override>& changes, Span span) {
    World& world = context_.world;
    Scenario variant = world.scenarios[id];
    variant.name = name_of(variant.name);
    variant.label = {};
    variant.span = span;
    variant.variant = true;
    for (const Override& change : changes) {
      std::erase_if(variant.overrides,
                    [&](const Override& old) { return old.parameter == change.parameter; });
      variant.overrides.push_back(change);
    }
    std::sort(variant.overrides.begin(), variant.overrides.end(),
              [](const Override& a, const Override& b) { return a.parameter < b.parameter; });
    world.what_ifs.push_back({id, world.scenarios.add(std::move(variant)), changes});
  }

  /// For messages, and no name that a script could declare: `helped with ban.by = 95%`.
  std::string name_of(const std::string& scenario) const {
    std::string name = scenario + " with ";
    for (const syntax::Override& change : node_.overrides) {
      if (&change != &node_.overrides.front()) name += ", ";
      for (const char c : context_.sources.text(change.span)) {
        const bool space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (!space)
          name += c;
        else if (name.back() != ' ')
          name += ' ';
      }
    }
    return name;
  }

  Context& context_;
  const syntax::WhatIfStatement& node_;
  std::vector<ScenarioId> scenarios_;
};

}  // namespace

void check_what_ifs(Context& context) {
  for_each_statement<syntax::WhatIfStatement>(
      context, [&](const syntax::WhatIfStatement& node, const syntax::Statement& statement) {
        WhatIfReader(context, node).read(statement.span);
      });
}

}  // namespace entente::check
