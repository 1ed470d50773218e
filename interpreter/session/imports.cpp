#include "session/imports.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>

#include "support/overloaded.h"
#include "syntax/parser.h"

namespace entente {

namespace {

constexpr Kind<std::string, std::string> file_unreadable{"E0405", Severity::error,
                                                         "cannot read `{}`: {}"};
constexpr Kind<std::string> imports_itself{"E0220", Severity::error, "`{}` imports itself"};
constexpr Kind<std::size_t, std::string_view> too_many_imports{"E0221", Severity::error,
                                                               "more than {} {}"};
constexpr Kind<> alias_not_supported_yet{"E0205", Severity::error,
                                         "`import … as` is not supported yet"};

std::string normal(const std::string& path) {
  return std::filesystem::path(path).lexically_normal().string();
}

/// What a script asks, and how it frames its own run, is not imported.
bool contributes(const syntax::Statement& statement) {
  return std::visit(overloaded{[](const syntax::EditionStatement&) { return false; },
                               [](const syntax::TitleStatement&) { return false; },
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

class Importer {
 public:
  Importer(syntax::Ast& ast, const check::ReadFile& read_file, Sources& sources,
           Diagnostics& diagnostics)
      : ast_(ast), read_file_(read_file), sources_(sources), diagnostics_(diagnostics) {}

  void run(SourceId script) {
    chain_.push_back(normal(sources_.name(script)));
    const std::vector<syntax::Statement> own = std::move(ast_.statements);
    ast_.statements.clear();
    follow(own, "");
    std::copy_if(own.begin(), own.end(), std::back_inserter(ast_.statements),
                 [](const syntax::Statement& statement) {
                   return !std::holds_alternative<syntax::ImportStatement>(statement.node);
                 });
  }

 private:
  /// Reads what these statements import; `folder` is that of their file, from the folder of the
  /// script.
  void follow(const std::vector<syntax::Statement>& statements, const std::string& folder) {
    for (const syntax::Statement& statement : statements) {
      const auto* import = std::get_if<syntax::ImportStatement>(&statement.node);
      if (import == nullptr) continue;
      if (import->alias) {
        diagnostics_.report(import->alias->span, alias_not_supported_yet)
            .note("it is understood, but a run would not act on it; nothing is ignored silently")
            .help("import it without `as`: its names are as though they were written here");
        continue;
      }
      read(*import, folder);
    }
  }

  void read(const syntax::ImportStatement& import, const std::string& folder) {
    const std::string path = (std::filesystem::path(folder) / import.file.text).string();
    const check::FileText file = read_file_(path);
    if (!file.text) {
      diagnostics_.report(import.file.span, file_unreadable, file.name, file.problem)
          .help(
              "a script reads files below its own folder, and below those that `--allow-read` "
              "names");
      return;
    }
    const std::string name = normal(file.name);
    if (std::find(chain_.begin(), chain_.end(), name) != chain_.end()) {
      report_circle(import, name);
      return;
    }
    if (!known_.insert(name).second || too_many(import)) return;
    chain_.push_back(name);
    std::vector<syntax::Statement> statements =
        parse_into(sources_.add(file.name, *file.text), sources_, diagnostics_, ast_);
    const std::string own_folder = std::filesystem::path(path).parent_path().string();
    follow(statements, own_folder);
    for (syntax::Statement& statement : statements) {
      if (!contributes(statement)) continue;
      move_paths(statement, own_folder);
      ast_.statements.push_back(std::move(statement));
    }
    chain_.pop_back();
  }

  void report_circle(const syntax::ImportStatement& import, const std::string& name) {
    std::vector<std::string> circle(std::find(chain_.begin(), chain_.end(), name), chain_.end());
    circle.push_back(name);
    auto details = diagnostics_.report(import.file.span, imports_itself, name);
    if (circle.size() > 2)
      details.note(fmt::format("one imports the next: `{}`", fmt::join(circle, "`, `")));
    details.help("put what both need into a third script, and import that one");
  }

  bool too_many(const syntax::ImportStatement& import) {
    const bool deep = chain_.size() > max_import_depth;
    if (!deep && known_.size() <= max_imported_files) return false;
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
  std::vector<std::string> chain_;  ///< the files that are being read, the script first
  std::set<std::string> known_;
};

}  // namespace

void read_imports(SourceId script, syntax::Ast& ast, const check::ReadFile& read_file,
                  Sources& sources, Diagnostics& diagnostics) {
  Importer(ast, read_file, sources, diagnostics).run(script);
}

}  // namespace entente
