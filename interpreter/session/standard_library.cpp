#include "session/standard_library.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include "session/library_modules.h"
#include "syntax/names.h"

namespace entente {

using syntax::Name;
using syntax::NameRole;
using syntax::Statement;
using syntax::UnitName;
using Space = SpacedName::Space;

namespace {

constexpr Kind<std::string, std::string> needs_its_own{
    "E0231", Severity::error, "`{}` means something else in `{}`, which is used here and needs it"};

/// What a script says, by the names in it.
struct Names {
  std::map<SpacedName, const Statement*> declared;
  std::set<SpacedName> mentioned;
  std::set<std::string> moneys;  ///< words of units with their years: `EUR@2025`
};

class NameReader {
 public:
  explicit NameReader(const syntax::Ast& ast) : ast_(ast) {}

  void read(const Statement& statement) {
    const auto* test = std::get_if<syntax::TestStatement>(&statement.node);
    if (test != nullptr) {
      read_block(*test);
      return;
    }
    syntax::visit_names(ast_, statement,
                        {[&](NameRole role, const Name& name) {
                           if (auto own = declared_name(role, name))
                             names_.declared.insert({std::move(*own), &statement});
                           if (auto other = mentioned_name(role, name))
                             names_.mentioned.insert(std::move(*other));
                         },
                         [&](const UnitName& unit) { read(unit); }});
  }

  /// All words of a text that is a table.
  void read_words(std::string_view text) {
    const auto is_letter = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             c == '_' || static_cast<unsigned char>(c) >= 0x80;
    };
    for (auto at = text.begin(); at != text.end();) {
      const auto begin = std::find_if(at, text.end(), is_letter);
      at = std::find_if_not(begin, text.end(), is_letter);
      const std::string word(begin, at);
      if (word.empty() || word.front() <= '9') continue;
      names_.mentioned.insert({Space::names, word});
      names_.mentioned.insert({Space::units, word});
    }
  }

  Names take() { return std::move(names_); }

 private:
  /// What a block declares is its own.
  void read_block(const syntax::TestStatement& test) {
    NameReader block(ast_);
    for (const Statement& statement : test.statements) block.read(statement);
    for (const SpacedName& name : block.names_.mentioned) {
      if (!block.names_.declared.contains(name)) names_.mentioned.insert(name);
    }
    names_.moneys.merge(block.names_.moneys);
  }

  void read(const UnitName& unit) {
    for (const std::string_view word : syntax::words_of(unit)) {
      names_.mentioned.insert({Space::units, std::string(syntax::without_year(word))});
      names_.moneys.insert(std::string(word));
    }
  }

  const syntax::Ast& ast_;
  Names names_;
};

/// The money on the left of a rate: the one that it defines.
std::string money_of(const syntax::Ast& ast, const syntax::RateStatement& rate) {
  const auto* number = std::get_if<syntax::Number>(&ast[rate.one].node);
  if (number == nullptr || !number->unit) return "";
  const std::vector<std::string_view> words = syntax::words_of(*number->unit);
  return words.empty() ? "" : std::string(words.back());
}

bool has_figure(const syntax::Cell& cell) { return cell.rest || cell.value; }

/// The resource that a row of a table is about; null where there is no name.
const Name* resource_of(const syntax::Ast& ast, const syntax::Row& row) {
  if (row.cells.empty() || !row.cells.front().value || !row.cells.front().value->centre)
    return nullptr;
  const auto* reference =
      std::get_if<syntax::NameRef>(&ast[row.cells.front().value->centre->low].node);
  return reference == nullptr ? nullptr : &reference->name;
}

class Inclusion {
 public:
  Inclusion(const std::vector<stdlib::Module>& library, syntax::Ast& ast,
            const check::ReadFile& read_file, Sources& sources, Diagnostics& diagnostics)
      : ast_(ast),
        read_file_(read_file),
        diagnostics_(diagnostics),
        modules_(library, ast, sources, diagnostics) {}

  void run() {
    std::vector<Statement> own = std::move(ast_.statements);
    std::vector<std::pair<const syntax::UseStatement*, std::size_t>> uses;
    for (const Statement& statement : own) {
      const auto* use = std::get_if<syntax::UseStatement>(&statement.node);
      if (use == nullptr) continue;
      if (const auto module = modules_.use(*use)) uses.push_back({use, *module});
    }
    if (!uses.empty()) {
      read_script(own);
      index_facts();
      for (const auto& [use, module] : uses) want(*use, module);
      settle();
    }
    ast_.statements = included();
    std::copy_if(std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()),
                 std::back_inserter(ast_.statements), [](const Statement& statement) {
                   return !std::holds_alternative<syntax::UseStatement>(statement.node);
                 });
  }

 private:
  /// A fact about a resource: a statement, or a row of a table.
  struct Fact {
    LibraryPlace place;
    std::optional<std::size_t> row;
  };

  // ---- what there is
  void read_script(const std::vector<Statement>& own) {
    NameReader reader(ast_);
    for (const Statement& statement : own) {
      reader.read(statement);
      const auto* table = std::get_if<syntax::TableStatement>(&statement.node);
      if (table != nullptr && table->file) {
        if (const auto text = read_file_(table->file->text).text) reader.read_words(*text);
      }
      if (const auto* rate = std::get_if<syntax::RateStatement>(&statement.node))
        rated_.insert(money_of(ast_, *rate));
    }
    script_ = reader.take();
  }

  void index_facts() {
    for (const std::size_t module : modules_.in_order()) {
      const std::vector<Statement>& statements = modules_[module].statements;
      for (std::size_t i = 0; i < statements.size(); ++i) {
        const LibraryPlace place{module, i};
        if (const auto* fact = std::get_if<syntax::FactStatement>(&statements[i].node)) {
          std::visit([&](const auto& predicate) { index(place, *fact, predicate); },
                     fact->predicate);
        } else if (const auto* table = std::get_if<syntax::TableStatement>(&statements[i].node)) {
          for (std::size_t row = 0; row < table->rows.size(); ++row) {
            if (const Name* resource = resource_of(ast_, table->rows[row]))
              index({place, row}, *resource);
          }
        } else if (std::holds_alternative<syntax::RateStatement>(statements[i].node)) {
          rates_.push_back(place);
        }
      }
    }
  }
  void index(LibraryPlace place, const syntax::FactStatement&, const auto& predicate) {
    index({place, std::nullopt}, predicate.resource);
  }
  void index(LibraryPlace place, const syntax::FactStatement&, const syntax::Ships& ships) {
    if (ships.goods.text == "exports") {
      routes_.push_back(place);
    } else {
      index({place, std::nullopt}, ships.goods);
    }
  }
  void index(LibraryPlace place, const syntax::FactStatement& fact, const syntax::Replaces& node) {
    index({place, std::nullopt}, fact.subject);
    index({place, std::nullopt}, node.resource);
  }
  void index(const Fact& fact, const Name& resource) {
    if (const auto owner = modules_.find(fact.place.module, {Space::names, resource.text}))
      facts_[*owner].push_back(fact);
  }

  // ---- what is wanted
  void want(const syntax::UseStatement& use, std::size_t module) {
    if (use.names.empty()) {
      for (const auto& [name, statement] : modules_[module].declared) {
        if (script_.mentioned.contains(name) && !script_.declared.contains(name))
          include(name, {module, statement});
      }
      return;
    }
    for (const Name& listed : use.names) {
      for (const SpacedName& name : modules_[module].named(listed.text)) {
        listed_.insert(name);
        include(name, {module, modules_[module].declared.at(name)});
      }
    }
  }

  void include(const SpacedName& name, LibraryPlace place) {
    if (name.space == Space::chokepoints) {
      closed_.insert({place.module, name.text});
    } else {
      include(place);
    }
  }
  void include(LibraryPlace place) {
    if (in_.insert(place).second) waiting_.push_back(place);
  }

  /// Until nothing that came in wants anything else.
  void settle() {
    for (const LibraryPlace rate : rates_) {
      const std::string money =
          money_of(ast_, std::get<syntax::RateStatement>(modules_.at(rate).node));
      if (script_.moneys.contains(money) && !rated_.contains(money)) include(rate);
    }
    do {
      while (!waiting_.empty()) {
        const LibraryPlace place = waiting_.back();
        waiting_.pop_back();
        take_in(place);
      }
      for (const LibraryPlace route : routes_) {
        const std::optional<Statement> part = part_of_route(route);
        if (part && in_.insert(route).second) follow(route.module, *part);
      }
    } while (!waiting_.empty());
  }

  void take_in(LibraryPlace place) {
    const Statement& statement = modules_.at(place);
    follow(place.module, statement);
    if (!std::holds_alternative<syntax::ResourceStatement>(statement.node)) return;
    const auto facts = facts_.find(place);
    if (facts == facts_.end()) return;
    for (const Fact& fact : facts->second) take_in(fact);
  }

  void take_in(const Fact& fact) {
    const Statement& statement = modules_.at(fact.place);
    if (fact.row) {
      const auto& table = std::get<syntax::TableStatement>(statement.node);
      rows_[fact.place].insert(*fact.row);
      follow_row(fact.place.module, table, table.rows[*fact.row]);
      return;
    }
    const auto& node = std::get<syntax::FactStatement>(statement.node);
    const auto* replaces = std::get_if<syntax::Replaces>(&node.predicate);
    // A substitute is no reason to take it in.
    if (replaces != nullptr && (!is_in(fact.place.module, node.subject.text) ||
                                !is_in(fact.place.module, replaces->resource.text)))
      return;
    include(fact.place);
  }

  syntax::NameVisitor visitor(std::size_t module) {
    return {[this, module](NameRole role, const Name& name) {
              if (auto mentioned = mentioned_name(role, name)) mention(module, *mentioned);
            },
            [this, module](const UnitName& unit) { mention(module, unit); }};
  }
  /// Wants what a statement of the module mentions.
  void follow(std::size_t module, const Statement& statement) {
    syntax::visit_names(ast_, statement, visitor(module));
  }
  void follow_row(std::size_t module, const syntax::TableStatement& table, const syntax::Row& row) {
    if (table.provenance && table.provenance->source)
      mention(module, {Space::sources, table.provenance->source->text});
    for (std::size_t i = 0; i < table.columns.size() && i + 1 < row.cells.size(); ++i) {
      const syntax::Cell& cell = row.cells[i + 1];
      if (!has_figure(cell)) continue;
      if (cell.value) syntax::visit_names(ast_, *cell.value, visitor(module));
      if (table.columns[i].name) mention(module, {Space::names, table.columns[i].name->text});
      if (table.columns[i].unit) mention(module, *table.columns[i].unit);
    }
  }
  void mention(std::size_t module, const UnitName& unit) {
    for (const std::string_view word : syntax::words_of(unit))
      mention(module, {Space::units, std::string(syntax::without_year(word))});
  }
  void mention(std::size_t module, const SpacedName& name) {
    const std::optional<LibraryPlace> place = modules_.find(module, name);
    if (!place) return;
    const auto own = script_.declared.find(name);
    if (own == script_.declared.end() || listed_.contains(name) || has_room_for(name))
      include(name, *place);
    else if (!means_the_same(*own->second, modules_.at(*place)))
      report_other_meaning(module, name, *own->second, modules_.at(*place));
  }

  /// Sources get names of their own; a chokepoint is declared by every route.
  static bool has_room_for(const SpacedName& name) {
    return name.space == Space::sources || name.space == Space::chokepoints;
  }

  /// A country is the same whoever declares it, and so is a resource, and a thing that is counted.
  static bool means_the_same(const Statement& own, const Statement& library) {
    if (own.node.index() != library.node.index()) return false;
    const auto* own_unit = std::get_if<syntax::UnitStatement>(&own.node);
    const auto* library_unit = std::get_if<syntax::UnitStatement>(&library.node);
    if (own_unit != nullptr && library_unit != nullptr)
      return !own_unit->definition && !library_unit->definition;
    return std::holds_alternative<syntax::CountryStatement>(own.node) ||
           std::holds_alternative<syntax::ResourceStatement>(own.node);
  }

  void report_other_meaning(std::size_t module, const SpacedName& name, const Statement& own,
                            const Statement& library) {
    if (!told_.insert(name).second) return;
    diagnostics_.report(place_of(name, own), needs_its_own, name.text, modules_[module].name)
        .here("declared here")
        .label(place_of(name, library), "the one of the library")
        .help("give yours another name");
  }
  Span place_of(const SpacedName& name, const Statement& statement) const {
    Span place = statement.span;
    syntax::visit_names(ast_, statement, {[&](NameRole role, const Name& each) {
                          if (declared_name(role, each) == name) place = each.span;
                        }});
    return place;
  }

  // ---- what comes in
  bool is_in(std::size_t module, const std::string& name) const {
    const auto place = modules_.find(module, {Space::names, name});
    return place && in_.contains(*place);
  }
  bool is_there(std::size_t module, const std::string& name) const {
    return is_in(module, name) || script_.declared.contains({Space::names, name});
  }

  /// A route of all exports as far as its countries are there; nothing where nobody speaks of its
  /// chokepoints.
  std::optional<Statement> part_of_route(LibraryPlace place) const {
    Statement part = modules_.at(place);
    auto& fact = std::get<syntax::FactStatement>(part.node);
    auto& ships = std::get<syntax::Ships>(fact.predicate);
    const bool closed =
        std::any_of(ships.chokepoints.begin(), ships.chokepoints.end(), [&](const Name& name) {
          return closed_.contains({place.module, name.text});
        });
    std::erase_if(ships.buyers,
                  [&](const Name& buyer) { return !is_there(place.module, buyer.text); });
    if (!closed || ships.buyers.empty() || !is_there(place.module, fact.subject.text))
      return std::nullopt;
    return part;
  }

  /// The rows that came in, and the columns that are left with a figure.
  static Statement part_of_table(const Statement& whole, const std::set<std::size_t>& rows) {
    Statement part = whole;
    auto& table = std::get<syntax::TableStatement>(part.node);
    std::vector<syntax::Row> kept;
    for (const std::size_t row : rows) kept.push_back(std::move(table.rows[row]));
    table.rows = std::move(kept);
    for (std::size_t column = table.columns.size(); column-- > 0;) {
      const auto holds_figure = [&](const syntax::Row& row) {
        return column + 1 < row.cells.size() && has_figure(row.cells[column + 1]);
      };
      if (std::any_of(table.rows.begin(), table.rows.end(), holds_figure)) continue;
      table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(column));
      for (syntax::Row& row : table.rows) {
        if (column + 1 < row.cells.size())
          row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(column) + 1);
      }
    }
    return part;
  }

  std::vector<Statement> included() {
    std::vector<Statement> result;
    std::set<std::string> cited;
    for (const std::size_t module : modules_.in_order()) {
      for (std::size_t i = 0; i < modules_[module].statements.size(); ++i) {
        const LibraryPlace place{module, i};
        const Statement& statement = modules_.at(place);
        if (const auto rows = rows_.find(place); rows != rows_.end()) {
          result.push_back(part_of_table(statement, rows->second));
        } else if (in_.contains(place)) {
          const auto* source = std::get_if<syntax::SourceStatement>(&statement.node);
          // Modules may cite the same work.
          if (source != nullptr && !cited.insert(source->name.text).second) continue;
          const auto part = is_route(place) ? part_of_route(place) : std::nullopt;
          result.push_back(part.value_or(statement));
        }
      }
    }
    for (Statement& statement : result) keep_sources_apart(statement);
    return result;
  }
  bool is_route(LibraryPlace place) const {
    return std::find(routes_.begin(), routes_.end(), place) != routes_.end();
  }

  /// A source of the script may have the name of one of the library, and be another.
  void keep_sources_apart(Statement& statement) {
    syntax::change_names(ast_, statement, [&](NameRole role, Name& name) {
      if (role != NameRole::declares_source && role != NameRole::mentions_source) return;
      const SpacedName source{Space::sources, name.text};
      if (script_.declared.contains(source) && !listed_.contains(source))
        name.text = "std." + name.text;
    });
  }

  syntax::Ast& ast_;
  const check::ReadFile& read_file_;
  Diagnostics& diagnostics_;
  LibraryModules modules_;
  Names script_;
  std::set<std::string> rated_;                      ///< moneys that the script has a rate for
  std::map<LibraryPlace, std::vector<Fact>> facts_;  ///< by the resource that they are about
  std::vector<LibraryPlace> routes_;                 ///< of all exports
  std::vector<LibraryPlace> rates_;

  std::set<SpacedName> listed_;
  std::set<LibraryPlace> in_;
  std::vector<LibraryPlace> waiting_;
  std::map<LibraryPlace, std::set<std::size_t>> rows_;
  std::set<std::pair<std::size_t, std::string>> closed_;  ///< chokepoints that are spoken of
  std::set<SpacedName> told_;
};

}  // namespace

void use_standard_library(const std::vector<stdlib::Module>& library, syntax::Ast& ast,
                          const check::ReadFile& read_file, Sources& sources,
                          Diagnostics& diagnostics) {
  Inclusion(library, ast, read_file, sources, diagnostics).run();
}

}  // namespace entente
