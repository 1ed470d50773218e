// Modules of the standard library: read when they are used, and what a name means in each.
#pragma once

#include <compare>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "diagnostics/diagnostics.h"
#include "stdlib/stdlib.h"
#include "syntax/ast.h"
#include "syntax/names.h"

namespace entente {

/// A name in one of the spaces that names have.
struct SpacedName {
  enum class Space { names, sources, units, chokepoints } space = Space::names;
  std::string text;

  friend auto operator<=>(const SpacedName&, const SpacedName&) = default;
};
/// None for names that declare and mention nothing, such as the labels of arguments.
std::optional<SpacedName> declared_name(syntax::NameRole role, const syntax::Name& name);
std::optional<SpacedName> mentioned_name(syntax::NameRole role, const syntax::Name& name);

/// `std.countries`
std::string module_name(const syntax::UseStatement& use);

/// A statement of a module.
struct LibraryPlace {
  std::size_t module = 0;
  std::size_t statement = 0;

  friend auto operator<=>(const LibraryPlace&, const LibraryPlace&) = default;
};

struct LibraryModule {
  std::string name;
  std::vector<syntax::Statement> statements;
  std::map<SpacedName, std::size_t> declared;  ///< by which statement; a chokepoint by a route
  struct Use {
    std::size_t module;
    std::set<std::string> only;  ///< empty: all
  };
  std::vector<Use> uses;

  /// What it declares of that name, in all spaces.
  std::vector<SpacedName> named(const std::string& text) const;
};

class LibraryModules {
 public:
  LibraryModules(const std::vector<stdlib::Module>& library, syntax::Ast& ast, Sources& sources,
                 Diagnostics& diagnostics)
      : library_(library), ast_(ast), sources_(sources), diagnostics_(diagnostics) {}

  /// The module, read with those that it uses itself. Reports a module that does not exist, and
  /// names that it does not declare.
  std::optional<std::size_t> use(const syntax::UseStatement& use);

  const LibraryModule& operator[](std::size_t index) const { return *modules_[index]; }
  const syntax::Statement& at(LibraryPlace place) const {
    return modules_[place.module]->statements[place.statement];
  }
  /// Those that were read; every one after those that it uses.
  const std::vector<std::size_t>& in_order() const { return order_; }
  /// Where what a name means within a module is declared: there, or in a module that it uses.
  std::optional<LibraryPlace> find(std::size_t module, const SpacedName& name) const;

 private:
  std::size_t read(const stdlib::Module& module);
  void check_list(const syntax::UseStatement& use, const LibraryModule& module);
  void report_unknown_module(const syntax::UseStatement& use);
  /// The module that declares a name, among all there are; empty where none does.
  std::string elsewhere(const std::string& name) const;

  const std::vector<stdlib::Module>& library_;
  syntax::Ast& ast_;
  Sources& sources_;
  Diagnostics& diagnostics_;
  std::vector<std::unique_ptr<LibraryModule>> modules_;
  std::map<std::string_view, std::size_t> indexes_;
  std::vector<std::size_t> order_;
};

}  // namespace entente
