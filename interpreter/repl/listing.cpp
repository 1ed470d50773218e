#include "repl/listing.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "check/builtin_table.h"
#include "repl/known_names.h"
#include "report/layout.h"
#include "report/numbers.h"
#include "report/sections.h"
#include "report/text_sections.h"
#include "support/direction.h"
#include "support/display_width.h"
#include "support/suggest.h"

namespace entente {

namespace {

std::string shown(const std::string& text) { return isolate_whole(printable(text)); }

/// Words of a script, as they stand there.
std::string script_lines(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    result += isolate_words(printable(text.substr(0, end))) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

std::string resources_text(const World& world, const TextStyle& style) {
  TextTable table({{"resource"},
                   {"in"},
                   {"", TextTable::Align::left, true},
                   {"made of", TextTable::Align::left, true}});
  for (const Resource& resource : world.resources) {
    std::vector<std::string> inputs;
    for (const RecipeInput& input : resource.recipe)
      inputs.push_back(world.resources[input.resource].name);
    table.row({{resource.name},
               {resource.unit.name},
               {shown(resource.label.text)},
               {fmt::format("{}", fmt::join(inputs, ", "))}});
  }
  return table.empty() ? "no resources yet\n" : table.render(style);
}

std::string scenarios_text(const World& world, const std::vector<ScenarioId>& focus,
                           const TextStyle& style) {
  TextTable table({{"scenario"},
                   {"", TextTable::Align::left, true},
                   {"of", TextTable::Align::left, true},
                   {""}});
  for (const ScenarioId id : world.scenarios.ids()) {
    const Scenario& scenario = world.scenarios[id];
    if (scenario.variant) continue;
    std::vector<std::string> parts;
    for (const ShockId shock : scenario.shocks) parts.push_back(world.shocks[shock].name);
    for (const AgreementId agreement : scenario.agreements)
      parts.push_back(world.agreements[agreement].name);
    const bool answers = std::find(focus.begin(), focus.end(), id) != focus.end();
    const bool runs = std::find(world.run.begin(), world.run.end(), id) != world.run.end();
    table.row({{scenario.name},
               {shown(scenario.label.text)},
               {fmt::format("{}", fmt::join(parts, " + "))},
               {answers ? "answers are for it"
                : runs  ? "runs"
                        : ""}});
  }
  return table.render(style);
}

/// Shocks, or agreements.
template <typename Rows>
std::string labelled_text(std::string_view what, const Rows& rows, const TextStyle& style) {
  TextTable table({{std::string(what)}, {"", TextTable::Align::left, true}});
  for (const auto& row : rows) table.row({{row.name}, {shown(row.label.text)}});
  return table.empty() ? fmt::format("no {} yet\n", what) : table.render(style);
}

std::string units_text(const World& world, const Desk& desk, const TextStyle& style) {
  TextTable table({{"unit"}, {"is", TextTable::Align::left, true}});
  for (const auto& entry : desk.book.version().entries) {
    const auto* unit = std::get_if<syntax::UnitStatement>(&entry->statement.node);
    if (unit != nullptr) table.row({{unit->name.text}, {shown(entry->text)}});
  }
  std::string result = table.empty() ? "" : table.render(style) + "\n";
  return result +
         paragraph(fmt::format("of the language: {}", fmt::join(world.units.names(), ", ")), 0, 2);
}

std::string functions_text(const Desk& desk, const TextStyle& style) {
  TextTable table({{"function"}, {"", TextTable::Align::left, true}});
  for (const auto& entry : desk.book.version().entries) {
    const auto* function = std::get_if<syntax::FunctionStatement>(&entry->statement.node);
    if (function == nullptr) continue;
    KnownFunction known{function->name.text, {}};
    for (const syntax::Name& parameter : function->parameters)
      known.parameters.push_back(parameter.text);
    table.row({{known.signature()}, {shown(entry->text)}});
  }
  for (const check::Builtin& builtin : check::all_builtins())
    table.row({{std::string(builtin.signature)}, {std::string(builtin.meaning)}});
  return table.render(style);
}

/// `n figures`, each with what it rests on.
std::string figures_text(const Draft& draft, const std::vector<LedgerEntry>& entries,
                         const TextStyle& style) {
  if (entries.empty()) return "";
  TextTable table({{"figure", TextTable::Align::left, true},
                   {"", TextTable::Align::right},
                   {"from", TextTable::Align::left, true}});
  for (std::size_t i = 0; i < std::min(entries.size(), most_rows); ++i) {
    const LedgerEntry& entry = entries[i];
    std::string from = "nothing";
    if (entry.provenance.kind == Provenance::Kind::assumed) from = "assumed";
    if (entry.provenance.kind == Provenance::Kind::sourced)
      from = draft.world.citations[entry.provenance.citation].name;
    if (!entry.provenance.detail.empty()) from += ": " + entry.provenance.detail;
    table.row({{isolate_runs(printable(entry.subject))}, {to_text(entry.value)}, {shown(from)}});
  }
  const std::string more = entries.size() > most_rows
                               ? fmt::format("and {} more figures\n", entries.size() - most_rows)
                               : "";
  return "\n" + table.render(style) + more;
}

/// The figures within a declaration, and those about a resource.
std::vector<LedgerEntry> figures_of(const Draft& draft, Span declaration,
                                    const std::optional<ResourceId>& resource,
                                    const std::string& country) {
  std::vector<LedgerEntry> result;
  for (LedgerEntry& entry : ledger(draft.world, draft.sources)) {
    const bool within = declaration.valid() && entry.span.source == declaration.source &&
                        entry.span.begin >= declaration.begin && entry.span.end <= declaration.end;
    const bool about = (resource && entry.resource == resource) ||
                       (!country.empty() && entry.subject.starts_with(country + " "));
    if (within || about) result.push_back(std::move(entry));
  }
  return result;
}

template <typename Id, typename Rows>
std::optional<Id> named(const Rows& rows, const std::string& name) {
  for (const Id id : rows.ids()) {
    if (rows[id].name == name) return id;
  }
  return std::nullopt;
}

/// The statement of an imported script or of the library that declares a name.
const syntax::Statement* declaration_of(const Draft& draft, const std::string& name) {
  for (const syntax::Statement& statement : draft.ast.statements) {
    if (subject_of(statement, draft.ast, draft.sources).name == name) return &statement;
  }
  return nullptr;
}

std::vector<std::string> all_names(const Draft& draft) {
  std::vector<std::string> names;
  for (const syntax::Statement& statement : draft.ast.statements) {
    if (std::string name = subject_of(statement, draft.ast, draft.sources).name; !name.empty())
      names.push_back(std::move(name));
  }
  for (const Country& country : draft.world.countries) names.push_back(country.name);
  for (const Resource& resource : draft.world.resources) names.push_back(resource.name);
  return names;
}

}  // namespace

Reply list_names(Desk& desk, const std::string& what) {
  const Draft& draft = known(desk);
  const TextStyle& style = desk.options.style;
  if (what == "countries") return {labelled_text("country", draft.world.countries, style)};
  if (what == "resources") return {resources_text(draft.world, style)};
  if (what == "shocks") return {labelled_text("shock", draft.world.shocks, style)};
  if (what == "agreements") return {labelled_text("agreement", draft.world.agreements, style)};
  if (what == "scenarios")
    return {scenarios_text(draft.world, scenarios_of(desk, draft.world), style)};
  if (what == "units") return {units_text(draft.world, desk, style)};
  if (what == "fns") return {functions_text(desk, style)};
  return problem("`:list` takes countries, resources, shocks, agreements, scenarios, units or fns");
}

Reply show_name(Desk& desk, const std::string& name) {
  const Draft& draft = known(desk);
  const Entry* entry = desk.book.version().find(name);
  const auto resource = named<ResourceId>(draft.world.resources, name);
  const auto country = named<CountryId>(draft.world.countries, name);
  const syntax::Statement* statement =
      entry != nullptr ? &entry->statement : declaration_of(draft, name);
  if (statement == nullptr && !resource && !country) {
    const auto suggestion = nearest(name, all_names(draft));
    return problem(fmt::format("nothing is called `{}`{}", name,
                               suggestion ? fmt::format("; did you mean `{}`?", *suggestion) : ""));
  }
  Reply reply;
  Span span;
  if (statement != nullptr) {
    span = statement->span;
    if (!statement->documentation.empty())
      reply.text += paragraph(flowing(statement->documentation));
    reply.text += script_lines(draft.sources.text(span));
    const Place place = place_of(span, draft.sources);
    reply.text += desk.options.style.paint(Paint::faint, place_text(place)) + "\n";
  }
  reply.text += figures_text(draft, figures_of(draft, span, resource, country ? name : ""),
                             desk.options.style);
  return reply;
}

bool is_declared(Desk& desk, const std::string& name) {
  const Entry* entry = desk.book.version().find(name);
  if (entry != nullptr) {
    const auto& node = entry->statement.node;
    return !std::holds_alternative<syntax::LetStatement>(node) &&
           !std::holds_alternative<syntax::GroupStatement>(node);
  }
  const World& world = known(desk).world;
  return named<ResourceId>(world.resources, name) || named<CountryId>(world.countries, name);
}

}  // namespace entente
