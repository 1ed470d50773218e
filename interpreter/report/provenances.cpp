#include <fmt/format.h>

#include "report/sections.h"
#include "support/overloaded.h"

namespace entente {

namespace {

/// Enters every figure of a world once, with what it is about.
class LedgerWriter {
 public:
  LedgerWriter(const World& world, const Sources& sources) : world_(world), sources_(sources) {}

  std::vector<LedgerEntry> write() {
    if (world_.economy) {
      const TableEconomy& economy = *world_.economy;
      const auto& table = *economy.table;
      const auto flows = static_cast<double>(table.rows() * table.columns());
      enter(fmt::format("economy {} from mrio \"{}\"", economy.name, economy.folder),
            Number{flows, "flows", false}, economy.provenance, economy.span);
    }
    for (const Production& fact : world_.production) {
      if (!fact.rest)
        enter(fmt::format("{} {} {}", country(fact.country), fact.verb, resource(fact.resource)),
              fact.amount, fact.resource);
      if (fact.utilisation)
        enter(fmt::format("{} {} {}, utilisation", country(fact.country), fact.verb,
                          resource(fact.resource)),
              *fact.utilisation, fact.resource);
    }
    for (const Capacity& fact : world_.capacities)
      enter(fmt::format("{} can make {}", country(fact.country), resource(fact.resource)),
            fact.amount, fact.resource);
    for (const Use& fact : world_.uses) {
      if (!fact.rest)
        enter(fmt::format("{} uses {}", country(fact.country), resource(fact.resource)),
              fact.amount, fact.resource);
    }
    for (const Reserve& fact : world_.reserves) {
      Figure figure = fact.amount;
      if (fact.in_time) figure.shown = days();
      enter(fmt::format("{} holds {}", country(fact.country), resource(fact.resource)), figure,
            fact.resource);
    }
    for (const CapitalStock& fact : world_.capital) {
      enter(fmt::format("{} holds {} capital", country(fact.country), resource(fact.resource)),
            fact.amount, fact.resource);
    }
    for (const ImportShare& fact : world_.import_shares) {
      enter(fmt::format("{} buys {} from {}", country(fact.buyer), resource(fact.resource),
                        country(fact.supplier)),
            fact.share, fact.resource);
    }
    for (const ShippingRoute& fact : world_.routes) enter(route(fact), fact.share, fact.resource);
    for (const KeepSetting& setting : world_.settings.keep) {
      if (setting.unlimited) continue;
      Figure figure = setting.figure;
      figure.value = setting.days;
      figure.shown = days();
      enter("industries keep inputs", figure);
    }
    for (const Figure& figure : world_.other_figures) enter(words_before(figure.span), figure);
    for (const Parameter& parameter : world_.parameters) read(parameter);
    return std::move(entries_);
  }

 private:
  const std::string& country(CountryId id) const { return world_.countries[id].name; }
  const std::string& resource(ResourceId id) const { return world_.resources[id].name; }
  static Unit days() { return {"days", Dimension(BaseDimensions::day), 1}; }

  std::string route(const ShippingRoute& fact) const {
    std::vector<std::string> by;
    for (const ChokepointId id : fact.chokepoints) by.push_back(world_.chokepoints[id].name);
    return fmt::format("{} ships {} via {}", country(fact.supplier),
                       fact.resource ? resource(*fact.resource) : "exports", fmt::join(by, ", "));
  }

  /// What stands before the figure on its line: "let ore_per_oxide".
  std::string words_before(Span span) const {
    if (!span.valid()) return "";
    Span line = sources_.line(span.source, sources_.position(span).line);
    line.end = span.begin;
    std::string words = text_of(line, sources_);
    while (!words.empty() && (words.back() == ' ' || words.back() == '=')) words.pop_back();
    return words;
  }

  void enter(const std::string& subject, const Figure& figure,
             std::optional<ResourceId> resource = std::nullopt) {
    enter(subject, in_unit(figure.value, figure.shown), figure.provenance, figure.span, resource);
  }

  /// What a shock or an agreement supposes is no claim about the world, and counts only where it
  /// says whence.
  void read(const Parameter& parameter) {
    if (parameter.provenance.kind == Provenance::Kind::none) return;
    const auto value =
        std::visit(overloaded{[&](const Rational& number) {
                                return std::variant<Number, Date>(in_unit(number, parameter.shown));
                              },
                              [&](const Date& date) { return std::variant<Number, Date>(date); }},
                   parameter.value);
    enter(parameter.path, value, parameter.provenance, parameter.span);
  }

  void enter(std::string subject, const std::variant<Number, Date>& value,
             const Provenance& provenance, Span span,
             std::optional<ResourceId> resource = std::nullopt) {
    entries_.push_back({std::move(subject), value, provenance, span, resource});
  }

  const World& world_;
  const Sources& sources_;
  std::vector<LedgerEntry> entries_;
};

}  // namespace

std::vector<LedgerEntry> ledger(const World& world, const Sources& sources) {
  return LedgerWriter(world, sources).write();
}

Provenances report_provenances(const World& world, const Sources& sources) {
  Provenances result;
  for (const Citation& citation : world.citations)
    result.sources.push_back({citation.name, citation.title, citation.url, 0});
  for (const LedgerEntry& entry : ledger(world, sources)) {
    const Place place = place_of(entry.span, sources);
    switch (entry.provenance.kind) {
      case Provenance::Kind::sourced:
        ++result.sourced;
        ++result.sources[entry.provenance.citation.index()].figures;
        break;
      case Provenance::Kind::assumed:
        result.assumed.push_back({entry.subject, entry.value, entry.provenance.detail, place});
        break;
      case Provenance::Kind::none:
        result.unsupported.push_back({entry.subject, entry.value, "", place});
        break;
    }
  }
  return result;
}

}  // namespace entente
