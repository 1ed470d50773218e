#include "syntax/error_strategy.h"

#include "syntax/mistake.h"

namespace entente::syntax {
namespace {

using antlr4::ParserRuleContext;
using antlr4::RuleContext;

bool is_block(const RuleContext& context) {
  switch (context.getRuleIndex()) {
    case Parser::RuleGroupBlock:
    case Parser::RuleSettingsBlock:
    case Parser::RuleAgreementBlock:
    case Parser::RuleShockBlock:
    case Parser::RuleOverridesBlock:
    case Parser::RuleReportBlock:
    case Parser::RuleTestBlock:
      return true;
    default:
      return false;
  }
}

ParserRuleContext* parent_of(const RuleContext& context) {
  return static_cast<ParserRuleContext*>(context.parent);
}

/// The brace of a block that has begun and not ended.
antlr4::Token* open_brace(const ParserRuleContext& block) {
  antlr4::Token* brace = nullptr;
  for (antlr4::tree::ParseTree* child : block.children) {
    auto* terminal = dynamic_cast<antlr4::tree::TerminalNode*>(child);
    if (!terminal) continue;
    if (terminal->getSymbol()->getType() == Lexer::OPEN_BRACE) brace = terminal->getSymbol();
    if (terminal->getSymbol()->getType() == Lexer::CLOSE_BRACE) brace = nullptr;
  }
  return brace;
}

ParserRuleContext* open_block(antlr4::Parser& parser) {
  for (ParserRuleContext* context = parser.getContext(); context; context = parent_of(*context)) {
    if (is_block(*context) && open_brace(*context)) return context;
  }
  return nullptr;
}

/// Sets `{a, b` that are open inside the innermost block.
int open_sets(antlr4::Parser& parser) {
  int sets = 0;
  for (ParserRuleContext* context = parser.getContext(); context && !is_block(*context);
       context = parent_of(*context)) {
    if (context->getRuleIndex() == Parser::RuleSetLiteral) ++sets;
  }
  return sets;
}

bool within_table(antlr4::Parser& parser) {
  for (ParserRuleContext* context = parser.getContext(); context; context = parent_of(*context)) {
    if (context->getRuleIndex() == Parser::RuleTableStatement) return true;
  }
  return false;
}

/// The brace of the innermost block, where a statement begins that cannot be part of it. The
/// statements of a test block may stand in column 1.
antlr4::Token* brace_before_late_statement(antlr4::Parser& parser) {
  const ParserRuleContext* block = open_block(parser);
  if (!block || block->getRuleIndex() == Parser::RuleTestBlock) return nullptr;
  antlr4::Token* brace = open_brace(*block);
  antlr4::TokenStream& tokens = *parser.getTokenStream();
  antlr4::Token* here = tokens.LT(1);
  antlr4::Token* previous = tokens.LT(-1);
  const bool late =
      begins_statement(*here, tokens.LT(2)) ||
      (previous && previous->getType() == Lexer::NAME && begins_statement(*previous, here));
  return late && brace->getLine() != here->getLine() ? brace : nullptr;
}

/// `progress`: past at least one token.
void skip_line(antlr4::Parser& parser, bool progress) {
  const bool in_block = open_block(parser) != nullptr;
  const bool in_table = within_table(parser);
  int sets = open_sets(parser);
  int braces = 0;  // opened by what is skipped: a header with a mistake takes its whole block along
  antlr4::TokenStream& tokens = *parser.getTokenStream();
  for (; tokens.LA(1) != antlr4::Token::EOF; tokens.consume()) {
    const std::size_t type = tokens.LA(1);
    const bool ends =
        type == Lexer::NEWLINE || type == Lexer::SEMICOLON || (in_table && type == Lexer::ROW);
    const bool statement = tokens.LT(2)->getType() != antlr4::Token::EOF &&
                           begins_statement(*tokens.LT(2), tokens.LT(3));
    if (!progress && ends && (braces == 0 || statement)) return;
    if (type == Lexer::OPEN_BRACE) ++braces;
    if (type == Lexer::CLOSE_BRACE) {
      if (braces > 0)
        --braces;
      else if (sets > 0)
        --sets;
      else if (in_block)
        return;
    }
    progress = false;
  }
}

/// Back to the newline before the statement that begins too late.
void rewind_line(antlr4::Parser& parser) {
  antlr4::TokenStream& tokens = *parser.getTokenStream();
  std::size_t index = tokens.index();
  while (index > 0 && tokens.get(index)->getType() != Lexer::NEWLINE) --index;
  tokens.seek(index);
}

bool at_top(antlr4::Parser& parser) {
  const ParserRuleContext& context = *parser.getContext();
  return context.getRuleIndex() == Parser::RuleStatement && context.parent &&
         parent_of(context)->getRuleIndex() == Parser::RuleScript;
}

}  // namespace

/// `share reserves of ore abov 30 days`: the parser notices only in the block that `abov` fits
/// nowhere, and has passed the place where `above` would have done.
void ErrorStrategy::remember_place(antlr4::Parser& parser) {
  const std::size_t token = parser.getTokenStream()->index();
  if (token != passed_at_) passed_.clear();
  passed_at_ = token;
  passed_.push_back({parser.getContext(), parser.getState()});
}

const std::vector<ParserPlace>& ErrorStrategy::passed(const antlr4::Token& here) {
  if (here.getTokenIndex() != passed_at_) passed_.clear();
  return passed_;
}

void ErrorStrategy::report(antlr4::Parser& parser, antlr4::Token& here) {
  if (inErrorRecoveryMode(&parser)) return;
  beginErrorCondition(&parser);
  has_reported_ = true;
  antlr4::Token* late = brace_before_late_statement(parser);
  report_mistake(Mistake(static_cast<Parser&>(parser), here, places_, late, passed(here)), errors_);
}

void ErrorStrategy::reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) {
  report(*parser, *error.getOffendingToken());
}

antlr4::Token* ErrorStrategy::recoverInline(antlr4::Parser* parser) {
  throw antlr4::InputMismatchException(parser);
}

// Only where a line may begin or end; everywhere else a mismatch throws.
void ErrorStrategy::sync(antlr4::Parser* parser) {
  remember_place(*parser);
  const ParserRuleContext& context = *parser->getContext();
  if (!is_block(context) && context.getRuleIndex() != Parser::RuleScript) return;
  antlr4::Token& here = *parser->getCurrentToken();
  if (brace_before_late_statement(*parser)) {
    report(*parser, here);
    unwinding_ = true;
    throw antlr4::InputMismatchException(parser);
  }
  const antlr4::atn::ATN& automaton = parser->getATN();
  const auto& legal = automaton.nextTokens(automaton.states[parser->getState()]);
  const bool fits = legal.contains(static_cast<ssize_t>(here.getType()));
  if (fits || here.getType() == antlr4::Token::EOF) return;
  report(*parser, here);
  skip_line(*parser, true);
}

void ErrorStrategy::recover(antlr4::Parser* parser, std::exception_ptr error) {
  unwinding_ = unwinding_ || brace_before_late_statement(*parser);
  if (!unwinding_) {
    skip_line(*parser, false);
  } else if (at_top(*parser)) {
    unwinding_ = false;
    rewind_line(*parser);
    endErrorCondition(parser);
  } else {
    std::rethrow_exception(error);
  }
}

}  // namespace entente::syntax
