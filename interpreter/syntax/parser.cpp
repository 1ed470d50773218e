#include "syntax/parser.h"

#include "syntax/ast_builder.h"
#include "syntax/reading.h"
#include "syntax/text_guard.h"

namespace entente::syntax {
namespace {

constexpr Kind<std::size_t> chain_too_long{
    "E0141", Severity::error, "this expression has more than {} operations in one chain"};

class Script {
 public:
  Script(SourceId source, const Sources& sources, Diagnostics& diagnostics, Ast& ast)
      : source_(source),
        sources_(sources),
        diagnostics_(diagnostics),
        errors_(sources, diagnostics),
        ast_(ast) {}

  void read() {
    const std::optional<std::string_view> text = guard_text(source_, sources_, diagnostics_);
    if (text) read(*text);
  }

  /// The whole text as one expression.
  ExprId read_value() {
    const auto end = static_cast<std::uint32_t>(sources_.text(source_).size());
    if (!guard_text(source_, sources_, diagnostics_))
      return ast_.add({{source_, 0, end}, Broken{}});
    const ExprId value = read_embedded({source_, 0, end});
    refuse_long_chain();
    return value;
  }

 private:
  void read(std::string_view text) {
    const auto end = static_cast<std::uint32_t>(sources_.text(source_).size());
    const auto begin = static_cast<std::uint32_t>(end - text.size());
    Reading reading({source_, begin, end}, sources_, errors_);
    if (reading.empty()) {
      if (errors_.any()) return;
      diagnostics_.report({source_, 0, 0}, empty_script)
          .help("begin with a fact and a shock, such as `JP makes 12 kt/year of magnets assumed`");
      return;
    }
    Parser::ScriptContext* tree = reading.parse(&Parser::script);
    if (!tree) return;
    const PartBuilder parts = parts_of(reading);
    ast_.statements =
        AstBuilder(parts, reading.tokens(), reading.damaged()).statements(tree->statement());
    refuse_long_chain();
  }

  void refuse_long_chain() {
    if (!ast_.too_deep) return;
    errors_.report(*ast_.too_deep, chain_too_long, max_depth)
        .help("use `sum(... for ... in ...)`, or name a part of it with `let`");
  }

  ExprId read_embedded(Span place) {
    Reading reading(place, sources_, errors_);
    Parser::EmbeddedContext* tree = reading.parse(&Parser::embedded);
    if (!tree || reading.damaged()) return ast_.add({place, Broken{}});
    const Value value = parts_of(reading).value(*tree->value());
    const bool plain = value.centre && !value.centre->high && !value.spread;
    return plain ? value.centre->low : ast_.add({place, Uncertain{value}});
  }

  PartBuilder parts_of(Reading& reading) {
    return {ast_, sources_, reading.places(), errors_,
            [this](Span place) { return read_embedded(place); }};
  }

  SourceId source_;
  const Sources& sources_;
  Diagnostics& diagnostics_;
  SyntaxErrors errors_;
  Ast& ast_;
};

}  // namespace
}  // namespace entente::syntax

namespace entente {

syntax::Ast parse(SourceId source, const Sources& sources, Diagnostics& diagnostics) {
  syntax::Ast ast;
  syntax::Script(source, sources, diagnostics, ast).read();
  return ast;
}

std::vector<syntax::Statement> parse_into(SourceId source, const Sources& sources,
                                          Diagnostics& diagnostics, syntax::Ast& ast) {
  std::vector<syntax::Statement> others = std::move(ast.statements);
  ast.statements.clear();
  syntax::Script(source, sources, diagnostics, ast).read();
  std::swap(others, ast.statements);
  return others;
}

syntax::ExprId parse_value(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                           syntax::Ast& ast) {
  return syntax::Script(source, sources, diagnostics, ast).read_value();
}

}  // namespace entente
