#include <algorithm>

#include "check/expressions.h"
#include "check/passes.h"
#include "check/resolve.h"
#include "check/statements.h"
#include "mrio/read.h"
#include "support/overloaded.h"

namespace entente::check {

namespace {

constexpr Kind<> second_economy{"E0470", Severity::error, "a script has one economy"};
constexpr Kind<std::string, std::string_view> not_beside_economy{
    "E0471", Severity::error, "this does not go with the economy `{}`: {}"};
constexpr Kind<std::string> no_money_a_year{"E0472", Severity::error,
                                            "an economy is counted in money a year, not in `{}`"};
constexpr Kind<std::string, std::string_view, std::string_view> name_twice_in_table{
    "E0473", Severity::error, "`{}` is {}, and {}"};
constexpr Kind<std::string, std::string> folder_unreadable{"E0405", Severity::error,
                                                           "cannot read the folder `{}`: {}"};

/// Why a statement says what the table says already; empty where it does not.
std::string_view said_by_table(const syntax::Statement& statement) {
  constexpr std::string_view flows = "its table says what is made, used and bought";
  const auto is_flow = [](std::string_view verb) {
    return verb == "mines" || verb == "refines" || verb == "makes" || verb == "uses" ||
           verb == "buys";
  };
  return std::visit(overloaded{[](const syntax::CountryStatement&) -> std::string_view {
                                 return "its countries are the regions of the table";
                               },
                               [](const syntax::ResourceStatement&) -> std::string_view {
                                 return "its resources are the sectors of the table";
                               },
                               [&](const syntax::FactStatement& fact) -> std::string_view {
                                 const bool flow =
                                     std::holds_alternative<syntax::Produces>(fact.predicate) ||
                                     std::holds_alternative<syntax::Uses>(fact.predicate) ||
                                     std::holds_alternative<syntax::Buys>(fact.predicate);
                                 return flow ? flows : "";
                               },
                               [&](const syntax::TableStatement& table) -> std::string_view {
                                 return !table.can && is_flow(table.verb.text) ? flows : "";
                               },
                               [](const auto&) -> std::string_view { return ""; }},
                    statement.node);
}

class EconomyReader {
 public:
  EconomyReader(Context& context, const syntax::EconomyStatement& node, Span span)
      : context_(context), node_(node), span_(span) {}

  bool read() {
    bool sound = alone();
    const std::optional<Money> money = context_.world.units.add_money(node_.unit.text);
    if (!money) {
      context_.diagnostics.report(node_.unit.span, no_money_a_year, node_.unit.text)
          .help(
              "write the unit of the table, such as `M.EUR/year`: a currency of three letters, "
              "perhaps with `k.`, `M.`, `G.` or `T.` before it and `@2020` after it");
      sound = false;
    }
    const FolderPath folder = context_.read_file.find_folder
                                  ? context_.read_file.find_folder(node_.folder.text)
                                  : FolderPath{std::nullopt, "there are no folders here"};
    if (!folder.path) {
      context_.diagnostics
          .report(node_.folder.span, folder_unreadable, node_.folder.text, folder.problem)
          .help(
              "a script reads what lies below its own folder, and below those that `--allow-read` "
              "names");
      sound = false;
    }
    // Half a gigabyte is not read for a script that is wrong anyway.
    if (!sound) return false;
    std::shared_ptr<mrio::Table> table = read_table(*folder.path);
    if (!table) return false;
    TableEconomy& economy = context_.world.economy.emplace();
    economy.name = node_.name.text;
    economy.label = label_of(node_.label);
    economy.folder = node_.folder.text;
    economy.money = money->unit;
    economy.money_factor = money->factor;
    economy.span = span_;
    economy.table = std::move(table);
    context_.economy = &node_;
    declare();
    return !clash_;
  }

 private:
  std::shared_ptr<mrio::Table> read_table(const std::string& folder) {
    const auto& known = context_.read_file.tables;
    if (known && known->contains(folder)) return known->at(folder);
    std::optional<mrio::Table> table = mrio::read_table(
        folder, node_.folder.span, context_.read_file.threads, context_.diagnostics);
    if (!table) return nullptr;
    auto shared = std::make_shared<mrio::Table>(std::move(*table));
    if (known) known->insert({folder, shared});
    return shared;
  }

  /// Everything that says what the table says is refused at its place.
  bool alone() {
    bool sound = true;
    for (const syntax::Statement& statement : context_.ast.statements) {
      if (const auto* other = std::get_if<syntax::EconomyStatement>(&statement.node)) {
        if (other == &node_) continue;
        context_.diagnostics.report(statement.span, second_economy).label(span_, "the first");
        sound = false;
      }
      const std::string_view why = said_by_table(statement);
      if (why.empty()) continue;
      context_.diagnostics.report(statement.span, not_beside_economy, node_.name.text, why)
          .label(span_, "the economy");
      sound = false;
    }
    return sound;
  }

  void declare() {
    World& world = context_.world;
    const mrio::Table& table = *world.economy->table;
    for (const std::string& name : table.regions) {
      declare(name, "a region of the table", world.countries.add({name, {}, span_}));
    }
    for (const std::string& name : table.sectors) {
      Resource resource;
      resource.name = name;
      resource.unit = world.economy->money;
      resource.span = span_;
      declare(name, "a sector of the table", world.resources.add(std::move(resource)));
    }
    for (const std::string& name : table.categories) {
      declare(name, "a category of final demand", world.categories.add({name, span_}));
    }
  }

  void declare(const std::string& name, std::string_view as, Meaning meaning) {
    if (name == "world" || name == "baseline") {
      clash(name, as, "a word of the language with a meaning of its own");
    } else if (const Symbol* other = context_.symbols.find(name)) {
      clash(name,
            std::holds_alternative<CountryId>(other->meaning) ? "a region of the table"
                                                              : "a sector of the table",
            as);
    } else {
      context_.symbols.declare({name, span_}, meaning);
    }
  }

  void clash(const std::string& name, std::string_view one, std::string_view other) {
    clash_ = true;
    context_.diagnostics.report(node_.folder.span, name_twice_in_table, name, one, other)
        .note("a name means one thing in a script")
        .help("rename one of them in the files");
  }

  Context& context_;
  const syntax::EconomyStatement& node_;
  Span span_;
  bool clash_ = false;
};

}  // namespace

bool read_economy(Context& context) {
  for (const syntax::Statement& statement : context.ast.statements) {
    if (const auto* node = std::get_if<syntax::EconomyStatement>(&statement.node))
      return EconomyReader(context, *node, statement.span).read();
  }
  return true;
}

}  // namespace entente::check
