#include "syntax/reading.h"

#include "syntax/layout.h"

namespace entente::syntax {
namespace {

/// Brackets in brackets, and expressions in expressions. Keeps the stack of every later phase
/// small.
constexpr std::size_t max_nesting = 256;

constexpr Kind<std::size_t> nested_too_deep{"E0140", Severity::error,
                                            "nested deeper than {} levels"};

}  // namespace

void GuardedParser::enterRecursionRule(antlr4::ParserRuleContext* context, std::size_t state,
                                       std::size_t rule, int precedence) {
  if (++nesting_ > max_nesting) throw antlr4::ParseCancellationException();
  EntenteParser::enterRecursionRule(context, state, rule, precedence);
}
void GuardedParser::unrollRecursionContexts(antlr4::ParserRuleContext* parent) {
  --nesting_;
  EntenteParser::unrollRecursionContexts(parent);
}

Reading::Reading(Span place, const Sources& sources, SyntaxErrors& errors,
                 const std::function<void(Tokens&)>& change)
    : errors_(errors),
      places_(place.source, place.begin, sources.text(place)),
      characters_(places_.characters()),
      lexer_(&characters_),
      list_(laid_out(sources, change)),
      tokens_(&list_),
      parser_(&tokens_) {
  tokens_.fill();
  parser_.removeErrorListeners();
  handle_errors(std::make_shared<ErrorStrategy>(places_, errors));
}

void Reading::handle_errors(std::shared_ptr<ErrorStrategy> strategy) {
  strategy_ = std::move(strategy);
  parser_.setErrorHandler(strategy_);
}

Tokens Reading::laid_out(const Sources& sources, const std::function<void(Tokens&)>& change) {
  Tokens raw = raw_tokens(lexer_, places_, sources);
  change(raw);
  return lay_out(std::move(raw), places_, errors_).tokens;
}

const antlr4::Token* Reading::too_deep_bracket() {
  std::size_t depth = 0;
  for (const antlr4::Token* token : tokens_.getTokens()) {
    if (is_opener(token->getType()) && ++depth > max_nesting) return token;
    if (is_closer(token->getType()) && depth > 0) --depth;
  }
  return nullptr;
}

void Reading::report_nesting(const antlr4::Token& place) {
  errors_.report(span_of(place, places_), nested_too_deep, max_nesting)
      .here("here")
      .help("name a part of it with `let` or `fn`");
}

}  // namespace entente::syntax
