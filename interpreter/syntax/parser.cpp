#include "syntax/parser.h"

#include "syntax/ast_builder.h"
#include "syntax/error_strategy.h"
#include "syntax/layout.h"
#include "syntax/text_guard.h"

namespace entente::syntax {
namespace {

/// Brackets in brackets, and expressions in expressions. Keeps the stack of every later phase
/// small.
constexpr std::size_t max_nesting = 256;

constexpr Kind<std::size_t> nested_too_deep{"E0140", Severity::error,
                                            "nested deeper than {} levels"};
constexpr Kind<std::size_t> chain_too_long{
    "E0141", Severity::error, "this expression has more than {} operations in one chain"};

/// Stops before an expression that nests to the right overflows the stack.
class GuardedParser : public grammar::EntenteParser {
 public:
  using EntenteParser::EntenteParser;

  void enterRecursionRule(antlr4::ParserRuleContext* context, std::size_t state, std::size_t rule,
                          int precedence) override {
    if (++nesting_ > max_nesting) throw antlr4::ParseCancellationException();
    EntenteParser::enterRecursionRule(context, state, rule, precedence);
  }
  void unrollRecursionContexts(antlr4::ParserRuleContext* parent) override {
    --nesting_;
    EntenteParser::unrollRecursionContexts(parent);
  }

 private:
  std::size_t nesting_ = 0;
};

/// One text, or an expression within one, on its way from characters to a tree.
class Reading {
 public:
  Reading(Span place, const Sources& sources, SyntaxErrors& errors)
      : errors_(errors),
        places_(place.source, place.begin, sources.text(place)),
        characters_(places_.characters()),
        lexer_(&characters_),
        list_(lay_out(raw_tokens(lexer_, places_, sources), places_, errors)),
        tokens_(&list_),
        parser_(&tokens_) {
    tokens_.fill();
    parser_.removeErrorListeners();
    strategy_ = std::make_shared<ErrorStrategy>(places_, errors);
    parser_.setErrorHandler(strategy_);
  }

  bool empty() { return tokens_.LA(1) == antlr4::Token::EOF; }

  /// The tree of the rule; null, and one report, where it nests too deep.
  template <typename Rule>
  auto parse(Rule rule) -> decltype((std::declval<Parser&>().*rule)()) {
    if (const antlr4::Token* bracket = too_deep_bracket()) {
      report_nesting(*bracket);
      return nullptr;
    }
    try {
      return (parser_.*rule)();
    } catch (const antlr4::ParseCancellationException&) {
      report_nesting(*parser_.getCurrentToken());
      return nullptr;
    }
  }

  const Places& places() const { return places_; }
  antlr4::TokenStream& tokens() { return tokens_; }
  bool damaged() const { return strategy_->has_reported(); }

 private:
  const antlr4::Token* too_deep_bracket() {
    std::size_t depth = 0;
    for (const antlr4::Token* token : tokens_.getTokens()) {
      if (is_opener(token->getType()) && ++depth > max_nesting) return token;
      if (is_closer(token->getType()) && depth > 0) --depth;
    }
    return nullptr;
  }
  void report_nesting(const antlr4::Token& place) {
    errors_.report(span_of(place, places_), nested_too_deep, max_nesting)
        .here("here")
        .help("name a part of it with `let` or `fn`");
  }

  SyntaxErrors& errors_;
  Places places_;
  antlr4::ANTLRInputStream characters_;
  Lexer lexer_;
  antlr4::ListTokenSource list_;
  antlr4::CommonTokenStream tokens_;
  GuardedParser parser_;
  std::shared_ptr<ErrorStrategy> strategy_;
};

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
    return read_embedded({source_, 0, end});
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
    if (ast_.too_deep) {
      errors_.report(*ast_.too_deep, chain_too_long, max_depth)
          .help("use `sum(... for ... in ...)`, or name a part of it with `let`");
    }
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
