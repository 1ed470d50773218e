// What every part of the check shares: the tree it reads, the world it fills, and where it reports.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "check/arithmetic.h"
#include "check/symbols.h"
#include "check/value.h"
#include "syntax/ast.h"

namespace entente::check {

/// Reads a file named in the script; nothing where it cannot be read, and then why.
struct FileText {
  std::optional<std::string> text;
  std::string name;  ///< as messages give it
  std::string problem;
  std::string identity = {};  ///< the same for all paths that lead to one file; empty: the name
};
/// Where a folder named in the script lies; nothing where it may not be read, and then why.
struct FolderPath {
  std::optional<std::string> path;
  std::string problem;
};

/// The files that a script may name.
struct ReadFile : std::function<FileText(const std::string& path)> {
  using function::function;
  std::function<FolderPath(const std::string& path)> find_folder;
  /// Of economies, by folder: with it a table is read once, however often the script is checked.
  std::shared_ptr<std::map<std::string, std::shared_ptr<mrio::Table>>> tables;
  std::size_t threads = 1;  ///< with which large ones are read
};

struct Context {
  Context(const syntax::Ast& tree, SourceId own_source, Sources& all_sources, ReadFile reader,
          Diagnostics& sink, SpanSet& used, World& filled)
      : ast(tree),
        sources(all_sources),
        read_file(std::move(reader)),
        diagnostics(sink),
        world(filled),
        script(own_source),
        uses(used),
        symbols(own_source, sink, used),
        arithmetic(filled, sink, holes) {}

  const syntax::Ast& ast;
  Sources& sources;
  ReadFile read_file;
  Diagnostics& diagnostics;
  World& world;
  SourceId script;  ///< the tree has statements of other files as well
  SpanSet& uses;    ///< names of declarations that something reads
  Symbols symbols;
  Holes holes;
  Arithmetic arithmetic;
  /// Figures of shocks, agreements and groups are known from here on: `ban.by` can be asked.
  bool figures_declared = false;

  // Namespaces of their own.
  std::map<std::string, CitationId> citations;
  std::map<std::string, ChokepointId> chokepoints;
  std::map<std::string, Span, std::less<>> declared_units;

  /// Of the world's parameters: by path, and those of each shock, agreement and group.
  std::unordered_map<std::string, ParameterId> parameters;
  std::map<std::string, std::vector<ParameterId>> parameters_of;
  const syntax::EconomyStatement* economy = nullptr;  ///< of world.economy

  // Values that are worked out when first asked, so that declarations may stand in any order.
  struct Let {
    syntax::Name name;
    const syntax::LetStatement* statement = nullptr;  ///< or
    const syntax::GroupStatement* group = nullptr;
    enum class State { waiting, in_work, done } state = State::waiting;
    Value value = Unknown{};
  };
  Table<LetId, Let> lets;
  struct Function {
    const syntax::FunctionStatement* statement = nullptr;
  };
  Table<FunctionId, Function> functions;

  // Likewise the units that are defined by others.
  struct DefinedUnit {
    const syntax::UnitStatement* statement = nullptr;
    Let::State state = Let::State::waiting;
  };
  std::map<std::string, DefinedUnit> units;
  std::vector<const syntax::UnitStatement*> units_in_work;  ///< each for the sake of the one before

  // What ends a script that unrolls without bound: see Expressions::evaluate.
  std::size_t evaluations = 0;
  std::size_t evaluation_depth = 0;
  bool exhausted = false;

  /// Marks the units in `kt/year` as used.
  void use_units(std::string_view text);
  /// "… is not supported yet", at its place.
  void not_yet(Span span, std::string what);
};

}  // namespace entente::check
