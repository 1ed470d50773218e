#include "check/substitutes.h"

#include <algorithm>

#include "check/resolve.h"

namespace entente::check {

namespace {

constexpr Kind<std::string> replaces_itself{"E0573", Severity::error, "`{}` cannot replace itself"};
constexpr Kind<std::string> replaced_in_circle{"E0574", Severity::error,
                                               "`{}` stands in for itself over other resources"};
constexpr Kind<std::string> two_substitutes{"E0575", Severity::error,
                                            "the same users of `{}` have two substitutes"};
constexpr Kind<std::string, std::string> ratio_expected{"E0576", Severity::error,
                                                        "expected {}, found {}"};
constexpr Kind<std::string, std::string> ratio_needed{
    "E0576", Severity::error,
    "`{}` and `{}` are counted in different units: how much replaces one?"};
constexpr Kind<> ratio_of_nothing{"E0576", Severity::error,
                                  "something must stand in for what is replaced"};
constexpr Kind<std::string, std::string> not_an_input{"E0577", Severity::error,
                                                      "`{}` is not made from `{}`"};

class SubstituteReader {
 public:
  SubstituteReader(Context& context, const Provenance& provenance)
      : context_(context), provenance_(provenance) {}

  void read(const syntax::Name& subject, const syntax::Replaces& node) {
    const std::optional<ResourceId> substitute = resource_of(context_, subject);
    const std::optional<ResourceId> replaced = resource_of(context_, node.resource);
    if (!substitute || !replaced) return;
    if (*substitute == *replaced) {
      context_.diagnostics.report(node.resource.span, replaces_itself, subject.text);
      return;
    }
    Substitution fact;
    fact.substitute = *substitute;
    fact.replaced = *replaced;
    fact.span = subject.span;
    want_provenance(context_, provenance_,
                    node.up_to ? node.up_to->span
                    : node.at  ? node.at->span
                               : subject.span);
    if (!outputs(node, fact) || !figures(node, fact)) return;
    context_.world.substitutions.push_back(std::move(fact));
  }

 private:
  const Resource& resource(ResourceId id) const { return context_.world.resources[id]; }

  bool outputs(const syntax::Replaces& node, Substitution& fact) {
    bool sound = true;
    for (const syntax::Name& name : node.uses) {
      for (const ResourceId output : resources_of(context_, {name})) {
        if (output == fact.substitute) {
          context_.diagnostics.report(name.span, replaces_itself, name.text)
              .note("what it is made from would be replaced by itself");
          sound = false;
          continue;
        }
        const std::vector<RecipeInput>& recipe = resource(output).recipe;
        // In an economy from a table every industry may use everything.
        const bool uses = context_.world.economy ||
                          std::any_of(recipe.begin(), recipe.end(), [&](const RecipeInput& input) {
                            return input.resource == fact.replaced;
                          });
        if (!uses) {
          context_.diagnostics
              .report(name.span, not_an_input, resource(output).name, resource(fact.replaced).name)
              .label(resource(output).span, "its recipe")
              .help(
                  "name what is made from it, or leave `in …` out: then it is replaced everywhere");
          sound = false;
          continue;
        }
        fact.outputs.push_back(output);
      }
    }
    return sound && fact.outputs.empty() == node.uses.empty();
  }

  bool figures(const syntax::Replaces& node, Substitution& fact) {
    if (node.up_to) {
      const std::optional<Figure> share = figure_of(context_, *node.up_to, Wanted::share);
      if (!share) return false;
      fact.up_to = keep(*share);
    }
    if (node.after) {
      const std::optional<Figure> time = figure_of(context_, *node.after, Wanted::months);
      if (!time) return false;
      fact.months = keep(*time);
    }
    return ratio(node, fact);
  }

  Rational keep(Figure figure) {
    figure.provenance = provenance_;
    context_.world.other_figures.push_back(figure);
    return figure.value;
  }

  /// Amounts of the substitute for one of the replaced: one for one where both have the same unit.
  bool ratio(const syntax::Replaces& node, Substitution& fact) {
    const Unit& own = resource(fact.substitute).unit;
    const Unit& other = resource(fact.replaced).unit;
    const std::string example = fmt::format("`1.6 {}/{}`", own.name, other.name);
    if (!node.at) {
      if (own.dimension == other.dimension) return true;
      context_.diagnostics
          .report(fact.span, ratio_needed, resource(fact.substitute).name,
                  resource(fact.replaced).name)
          .help(fmt::format("say it: `… at {}`", example.substr(1, example.size() - 2)));
      return false;
    }
    const std::optional<ExactQuantity> amount =
        constant_of(context_, *node.at, own.dimension / other.dimension);
    if (!amount) return false;
    if (amount->dimension != own.dimension / other.dimension) {
      context_.diagnostics.report(
          node.at->span, ratio_expected,
          fmt::format("an amount of {} for one of {}, such as {}", resource(fact.substitute).name,
                      resource(fact.replaced).name, example),
          to_text(*amount));
      return false;
    }
    if (amount->value <= 0) {
      context_.diagnostics.report(node.at->span, ratio_of_nothing);
      return false;
    }
    fact.ratio = keep({amount->value, amount->shown, {}, node.at->span});
    return true;
  }

  Context& context_;
  const Provenance& provenance_;
};

/// True where some user is meant by both.
bool meet(const Substitution& a, const Substitution& b) {
  if (a.outputs.empty() || b.outputs.empty()) return true;
  return std::any_of(a.outputs.begin(), a.outputs.end(), [&](ResourceId id) {
    return std::find(b.outputs.begin(), b.outputs.end(), id) != b.outputs.end();
  });
}

/// Whether `sought` is replaced by something that is replaced by something … that is replaced by
/// `from`.
bool stands_in(const std::vector<Substitution>& facts, ResourceId from, ResourceId sought,
               std::vector<char>& seen) {
  for (const Substitution& fact : facts) {
    if (fact.substitute != from) continue;
    if (fact.replaced == sought) return true;
    char& known = seen[fact.replaced.index()];
    if (known) continue;
    known = 1;
    if (stands_in(facts, fact.replaced, sought, seen)) return true;
  }
  return false;
}

}  // namespace

void read_substitute(Context& context, const syntax::Name& substitute,
                     const syntax::Replaces& replaces, const Provenance& provenance) {
  SubstituteReader(context, provenance).read(substitute, replaces);
}

void check_substitutes(Context& context) {
  const std::vector<Substitution>& facts = context.world.substitutions;
  for (std::size_t b = 0; b < facts.size(); ++b) {
    for (std::size_t a = 0; a < b; ++a) {
      if (facts[a].replaced != facts[b].replaced || !meet(facts[a], facts[b])) continue;
      context.diagnostics
          .report(facts[b].span, two_substitutes, context.world.resources[facts[b].replaced].name)
          .label(facts[a].span, "the other")
          .note("nobody says which of the two is taken first")
          .help("say for each in what it replaces: `… replaces … in …`");
    }
    std::vector<char> seen(context.world.resources.size(), 0);
    if (!stands_in(facts, facts[b].replaced, facts[b].substitute, seen)) continue;
    context.diagnostics
        .report(facts[b].span, replaced_in_circle,
                context.world.resources[facts[b].substitute].name)
        .note("where each stands in for the other, a shortage of one would become one of both")
        .help("keep the sentence that matters");
    return;
  }
}

}  // namespace entente::check
