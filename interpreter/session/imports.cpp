#include "session/imports.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>

#include "session/namespaces.h"
#include "support/overloaded.h"
#include "syntax/parser.h"

namespace entente {

namespace {

constexpr Kind<std::string, std::string> file_unreadable{"E0405", Severity::error,
                                                         "cannot read `{}`: {}"};
constexpr Kind<std::string> imports_itself{"E0220", Severity::error, "`{}` imports itself"};
constexpr Kind<std::size_t, std::string_view> too_many_imports{"E0221", Severity::error,
                                                               "more than {} {}"};
constexpr Kind<std::string> duplicate_name{"E0202", Severity::error, "`{}` is declared twice"};
constexpr Kind<std::string> reserved_name{"E0213", Severity::error,
                                          "`{}` has a meaning of its own and cannot be declared"};

std::string normal(const std::string& path) {
  return std::filesystem::path(path).lexically_normal().string();
}

/// What a script asks, and how it frames its own run, is not imported.
bool contributes(const syntax::Statement& statement) {
  return std::visit(overloaded{[](const syntax::TitleStatement&) { return false; },
                               [](const syntax::ProseStatement&) { return false; },
                               [](const syntax::TimeStatement&) { return false; },
                               [](const syntax::CalendarStatement&) { return false; },
                               [](const syntax::RunStatement&) { return false; },
                               [](const syntax::WhatIfStatement&) { return false; },
                               [](const syntax::AssertionStatement&) { return false; },
                               [](const syntax::ReportStatement&) { return false; },
                               [](const syntax::TestStatement&) { return false; },
                               [](const syntax::ImportStatement&) { return false; },
                               [](const auto&) { return true; }},
                    statement.node);
}

/// A script that is being read.
struct OpenFile {
  std::string identity;  ///< the same for all ways to it
  std::string name;
};

/// Scripts whose names live together: the one that is run and what it imports, or what it imports
/// `as` a name and what that imports.
struct Space {
  std::string path;        ///< `eu.inner`; empty for that of the script
  std::size_t first_expr;  ///< where its expressions begin in the tree
  std::vector<syntax::Statement> statements = {};
  std::set<std::string> read = {};  ///< by identity
  struct Alias {
    std::string identity;
    Span span;
  };
  std::map<std::string, Alias> aliases = {};
  std::set<std::string> namespaces = {};  ///< the aliases, and those within them: `eu.inner`
};

class Importer {
 public:
  Importer(syntax::Ast& ast, const check::ReadFile& read_file, Sources& sources,
           Diagnostics& diagnostics)
      : ast_(ast), read_file_(read_file), sources_(sources), diagnostics_(diagnostics) {}

  void run(SourceId script) {
    const std::string name = normal(sources_.name(script));
    chain_.push_back({name, name});
    Space space{"", 0};
    std::vector<syntax::Statement> own = std::move(ast_.statements);
    follow(own, "", space);
    std::copy_if(std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()),
                 std::back_inserter(space.statements), [](const syntax::Statement& statement) {
                   return !std::holds_alternative<syntax::ImportStatement>(statement.node);
                 });
    close(space);
    ast_.statements = std::move(space.statements);
  }

 private:
  /// Reads what these statements import; `folder` is that of their file, from the folder of the
  /// script.
  void follow(const std::vector<syntax::Statement>& statements, const std::string& folder,
              Space& space) {
    for (const syntax::Statement& statement : statements) {
      const auto* import = std::get_if<syntax::ImportStatement>(&statement.node);
      if (import != nullptr) read(*import, folder, space);
    }
  }

  void read(const syntax::ImportStatement& import, const std::string& folder, Space& space) {
    const std::string path = (std::filesystem::path(folder) / import.file.text).string();
    const check::FileText file = read_file_(path);
    if (!file.text) {
      diagnostics_.report(import.file.span, file_unreadable, file.name, file.problem)
          .help(
              "a script reads files below its own folder, and below those that `--allow-read` "
              "names");
      return;
    }
    const OpenFile opened{file.identity.empty() ? normal(file.name) : file.identity,
                          normal(file.name)};
    const auto circle = std::find_if(chain_.begin(), chain_.end(), [&](const OpenFile& open) {
      return open.identity == opened.identity || open.name == opened.name;
    });
    if (circle != chain_.end()) {
      report_circle(import, circle, opened.name);
      return;
    }
    if (!import.alias) {
      if (space.read.insert(opened.identity).second) add(import, path, file, opened, space);
      return;
    }
    const std::string& alias = import.alias->text;
    if (!is_free(*import.alias, opened.identity, space)) return;
    Space inner{space.path.empty() ? alias : space.path + "." + alias, ast_.size()};
    inner.read.insert(opened.identity);
    add(import, path, file, opened, inner);
    close(inner);
    move_into(alias, ast_, inner.statements);
    std::move(inner.statements.begin(), inner.statements.end(),
              std::back_inserter(space.statements));
    space.namespaces.insert(alias);
    for (const std::string& within : inner.namespaces)
      space.namespaces.insert(alias + "." + within);
  }

  /// Puts what a file contributes, and what it imports, into a space.
  void add(const syntax::ImportStatement& import, const std::string& path,
           const check::FileText& file, const OpenFile& opened, Space& space) {
    if (++files_read_; too_many(import)) return;
    chain_.push_back(opened);
    bool again = false;
    std::vector<syntax::Statement> statements = parse(file, opened.identity, again);
    const std::string own_folder = std::filesystem::path(path).parent_path().string();
    follow(statements, own_folder, space);
    for (syntax::Statement& statement : statements) {
      if (!contributes(statement)) continue;
      // Units are the same in all namespaces.
      if (again && std::holds_alternative<syntax::UnitStatement>(statement.node)) continue;
      move_paths(statement, own_folder);
      space.statements.push_back(std::move(statement));
    }
    chain_.pop_back();
  }

  /// A file that is in two namespaces is parsed for each, and its mistakes are told once.
  std::vector<syntax::Statement> parse(const check::FileText& file, const std::string& identity,
                                       bool& again) {
    const auto [known, added] = sources_of_.insert({identity, SourceId()});
    again = !added;
    if (added) known->second = sources_.add(file.name, *file.text);
    Diagnostics told_already;
    return parse_into(known->second, sources_, added ? diagnostics_ : told_already, ast_);
  }

  /// True where the name is to be the namespace of this file, and is not yet.
  bool is_free(const syntax::Name& alias, const std::string& identity, Space& space) {
    if (alias.text == "world" || alias.text == "baseline") {
      diagnostics_.report(alias.span, reserved_name, alias.text);
      return false;
    }
    const auto [first, added] = space.aliases.insert({alias.text, {identity, alias.span}});
    if (!added && first->second.identity != identity) {
      diagnostics_.report(alias.span, duplicate_name, alias.text)
          .here("a second script of this name")
          .label(first->second.span, "the first")
          .help("import one of them under another name");
    }
    return added;
  }

  /// Once all statements of a space are there.
  void close(Space& space) {
    join_names(space.namespaces, space.first_expr, ast_, space.statements);
    if (space.aliases.empty()) return;
    const Declarations declared = declarations_of(ast_, space.statements);
    for (const auto& [name, alias] : space.aliases) {
      const auto other = declared.names.find(name);
      if (other == declared.names.end()) continue;
      diagnostics_.report(alias.span, duplicate_name, name)
          .here("the name of an imported script")
          .label(other->second, "the first")
          .help("import the script under another name");
    }
  }

  void report_circle(const syntax::ImportStatement& import, std::vector<OpenFile>::iterator first,
                     const std::string& name) {
    std::vector<std::string> circle;
    for (auto open = first; open != chain_.end(); ++open) circle.push_back(open->name);
    circle.push_back(name);
    auto details = diagnostics_.report(import.file.span, imports_itself, name);
    if (circle.size() > 2)
      details.note(fmt::format("one imports the next: `{}`", fmt::join(circle, "`, `")));
    details.help("put what both need into a third script, and import that one");
  }

  bool too_many(const syntax::ImportStatement& import) {
    const bool deep = chain_.size() > max_import_depth;
    if (!deep && files_read_ <= max_imported_files) return false;
    if (deep)
      diagnostics_.report(import.file.span, too_many_imports, max_import_depth,
                          "imports within each other");
    else
      diagnostics_.report(import.file.span, too_many_imports, max_imported_files, "imported files");
    return true;
  }

  /// Files that an imported script names lie below its own folder.
  static void move_paths(syntax::Statement& statement, const std::string& folder) {
    const auto move = [&](syntax::Text& text) {
      text.text = (std::filesystem::path(folder) / text.text).string();
    };
    if (auto* table = std::get_if<syntax::TableStatement>(&statement.node);
        table != nullptr && table->file)
      move(*table->file);
    if (auto* economy = std::get_if<syntax::EconomyStatement>(&statement.node))
      move(economy->folder);
  }

  syntax::Ast& ast_;
  const check::ReadFile& read_file_;
  Sources& sources_;
  Diagnostics& diagnostics_;
  std::vector<OpenFile> chain_;  ///< the script first
  std::map<std::string, SourceId> sources_of_;
  std::size_t files_read_ = 0;
};

}  // namespace

bool only_declares(const syntax::Ast& ast) {
  return std::all_of(ast.statements.begin(), ast.statements.end(),
                     [](const syntax::Statement& statement) {
                       return contributes(statement) ||
                              std::holds_alternative<syntax::TitleStatement>(statement.node) ||
                              std::holds_alternative<syntax::ProseStatement>(statement.node) ||
                              std::holds_alternative<syntax::CalendarStatement>(statement.node) ||
                              std::holds_alternative<syntax::ImportStatement>(statement.node);
                     });
}

void read_imports(SourceId script, syntax::Ast& ast, const check::ReadFile& read_file,
                  Sources& sources, Diagnostics& diagnostics) {
  Importer(ast, read_file, sources, diagnostics).run(script);
}

}  // namespace entente
