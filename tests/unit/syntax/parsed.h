// A text, parsed, for the tests of the syntax layer.
#pragma once

#include <string>
#include <vector>

#include "syntax/parser.h"

namespace entente {

struct Parsed {
  Sources sources;
  Diagnostics diagnostics;
  syntax::Ast ast;

  explicit Parsed(std::string text)
      : ast(parse(sources.add("test.ent", std::move(text)), sources, diagnostics)) {}

  /// "E0102:3", by code and line.
  std::vector<std::string> findings() const {
    std::vector<std::string> result;
    for (const Diagnostic& diagnostic : diagnostics.all()) {
      const std::size_t line = sources.position(diagnostic.span()).line;
      result.push_back(std::string(diagnostic.code) + ":" + std::to_string(line));
    }
    return result;
  }
  std::string_view text(Span span) const { return sources.text(span); }

  template <typename Node>
  const Node& statement(std::size_t index = 0) const {
    return std::get<Node>(ast.statements.at(index).node);
  }
  template <typename Node>
  const Node& expr(syntax::ExprId id) const {
    return std::get<Node>(ast[id].node);
  }
};

}  // namespace entente
