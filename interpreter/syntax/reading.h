// One text, or an expression within one, on its way from characters to what the grammar makes of
// it. For sources of this layer that deal with the parser.
#pragma once

#include <functional>
#include <memory>

#include "syntax/error_strategy.h"

namespace entente::syntax {

/// Stops before an expression that nests to the right overflows the stack.
class GuardedParser : public grammar::EntenteParser {
 public:
  using EntenteParser::EntenteParser;

  void enterRecursionRule(antlr4::ParserRuleContext* context, std::size_t state, std::size_t rule,
                          int precedence) override;
  void unrollRecursionContexts(antlr4::ParserRuleContext* parent) override;

 private:
  std::size_t nesting_ = 0;
};

class Reading {
 public:
  /// `change` gets the raw tokens before the rules of the layout do.
  Reading(
      Span place, const Sources& sources, SyntaxErrors& errors,
      const std::function<void(Tokens&)>& change = [](Tokens&) {});

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
  antlr4::CommonTokenStream& tokens() { return tokens_; }
  bool damaged() const { return strategy_->has_reported(); }
  /// Instead of the usual one, which reports.
  void handle_errors(std::shared_ptr<ErrorStrategy> strategy);

 private:
  Tokens laid_out(const Sources& sources, const std::function<void(Tokens&)>& change);
  const antlr4::Token* too_deep_bracket();
  void report_nesting(const antlr4::Token& place);

  SyntaxErrors& errors_;
  Places places_;
  antlr4::ANTLRInputStream characters_;
  Lexer lexer_;
  antlr4::ListTokenSource list_;
  antlr4::CommonTokenStream tokens_;
  GuardedParser parser_;
  std::shared_ptr<ErrorStrategy> strategy_;
};

}  // namespace entente::syntax
