#include "check/holes.h"

#include <algorithm>

#include "check/passes.h"

namespace entente::check {

namespace {

constexpr Kind<std::string> something_missing{"E0323", Severity::error,
                                              "something is missing here: {}"};

constexpr std::size_t most_proposals = 5;

/// Questions whose answers are in this dimension, of the first resource that has one.
void propose_questions(const Context& context, const Dimension& dimension,
                       std::vector<std::string>& proposals) {
  const Dimension time = answered_time(context.world);
  for (const Resource& resource : context.world.resources) {
    const Dimension& amount = resource.unit.dimension;
    const std::string name = as_written(resource.name);
    if (dimension == amount / time) {
      for (const std::string_view question : {"demand", "production", "imports", "shortage"})
        proposals.push_back(fmt::format("{}({}, …)", question, name));
      return;
    }
    if (dimension == amount) {
      for (const std::string_view question : {"stock", "reserve"})
        proposals.push_back(fmt::format("{}({}, …)", question, name));
      proposals.push_back(fmt::format("total(demand({}, …))", name));
      return;
    }
  }
  if (dimension == time) proposals.push_back("time_to_recover(…)");
}

/// What could stand in the place of an amount: one with its unit, then names and questions.
std::vector<std::string> proposals_for(const Context& context, const Dimension& dimension) {
  std::vector<std::string> proposals;
  proposals.push_back(dimension.is_number()
                          ? "15%"
                          : fmt::format("12 {}", context.world.units.bases().unit(dimension)));
  for (const Context::Let& let : context.lets) {
    const Dimension* own = context.arithmetic.dimension_of(let.value);
    if (own != nullptr && *own == dimension) proposals.push_back(as_written(let.name.text));
  }
  propose_questions(context, dimension, proposals);
  if (proposals.size() > most_proposals) proposals.resize(most_proposals);
  return proposals;
}

/// Names that could stand in the place of a country, a resource, a scenario.
std::vector<std::string> names_for(const Context& context, const std::string& wanted) {
  std::vector<std::string> names = context.symbols.names([&](const Meaning& meaning) {
    return (wanted.find("country") != std::string::npos &&
            std::holds_alternative<CountryId>(meaning)) ||
           (wanted.find("resource") != std::string::npos &&
            std::holds_alternative<ResourceId>(meaning)) ||
           (wanted.find("scenario") != std::string::npos &&
            std::holds_alternative<ScenarioId>(meaning)) ||
           (wanted.find("shock") != std::string::npos && std::holds_alternative<ShockId>(meaning));
  });
  if (names.size() > most_proposals) names.resize(most_proposals);
  for (std::string& name : names) name = as_written(name);
  return names;
}

}  // namespace

void Holes::add(Span span) {
  if (find(span) == nullptr) all_.push_back({span, std::nullopt, ""});
}

void Holes::settle(const Hole& hole, const Dimension& whole) {
  Found* found = find(hole.span);
  if (found == nullptr || found->dimension || !found->wanted.empty()) return;
  found->dimension = hole.divides ? hole.factor / whole : whole / hole.factor;
}

void Holes::settle(const Hole& hole, std::string wanted) {
  Found* found = find(hole.span);
  if (found == nullptr || found->dimension || !found->wanted.empty()) return;
  found->wanted = std::move(wanted);
}

Holes::Found* Holes::find(Span span) {
  const auto place = std::find_if(all_.begin(), all_.end(),
                                  [&](const Found& found) { return found.span == span; });
  return place == all_.end() ? nullptr : &*place;
}

void report_holes(Context& context) {
  const BaseDimensions& bases = context.world.units.bases();
  for (const Holes::Found& hole : context.holes.all()) {
    std::vector<std::string> proposals;
    std::string wanted = hole.wanted;
    if (hole.dimension) {
      wanted = hole.dimension->is_number()
                   ? "a plain number or a share"
                   : fmt::format("an amount in {} ({})", bases.unit(*hole.dimension),
                                 bases.name(*hole.dimension));
      proposals = proposals_for(context, *hole.dimension);
    } else if (wanted.empty()) {
      wanted = "nothing around it says what";
    } else {
      proposals = names_for(context, wanted);
    }
    auto details = context.diagnostics.report(hole.span, something_missing, wanted);
    if (!proposals.empty())
      details.note(fmt::format("what fits: `{}`", fmt::join(proposals, "`, `")));
    details.help("a script with holes can be checked, but not run");
  }
}

}  // namespace entente::check
