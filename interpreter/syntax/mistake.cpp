#include "syntax/mistake.h"

namespace entente::syntax {
namespace {

antlr4::Token* visible(antlr4::Token* token) {
  return token && token->getType() != antlr4::Token::EOF ? token : nullptr;
}

}  // namespace

Mistake::Mistake(Parser& parser, antlr4::Token& place, const Places& places,
                 antlr4::Token* late_brace, const std::vector<ParserPlace>& passed)
    : here(place),
      previous(nullptr),
      next(nullptr),
      expected(expected_at(parser, passed)),
      rule(parser.getContext()->getRuleIndex()),
      late(late_brace),
      context_(parser.getContext()),
      stream_(*parser.getTokenStream()),
      places_(places) {
  previous = left_of(here);
  next = visible(right(1));
}

bool Mistake::within(std::size_t wanted) const {
  for (const antlr4::RuleContext* context = context_; context;
       context = static_cast<const antlr4::RuleContext*>(context->parent)) {
    if (context->getRuleIndex() == wanted) return true;
  }
  return false;
}

Span Mistake::span(const antlr4::Token& first, const antlr4::Token& last) const {
  return join(span(first), span(last));
}

Span Mistake::gap() const {
  const std::uint32_t end = previous ? span(*previous).end : span().begin;
  return {span().source, end, end};
}

antlr4::Token* Mistake::left_of(const antlr4::Token& token) const {
  for (std::size_t i = token.getTokenIndex(); i > 0; --i) {
    antlr4::Token* left = stream_.get(i - 1);
    if (left->getChannel() == antlr4::Token::DEFAULT_CHANNEL) return left;
  }
  return nullptr;
}

antlr4::Token* Mistake::right(std::size_t offset) const {
  antlr4::Token* token = &here;
  for (std::size_t i = here.getTokenIndex() + 1; offset > 0 && i < stream_.size(); ++i) {
    token = stream_.get(i);
    if (token->getChannel() == antlr4::Token::DEFAULT_CHANNEL) --offset;
  }
  return offset == 0 ? token : nullptr;
}

antlr4::Token& Mistake::first_of_clause() const {
  antlr4::Token* first = &here;
  while (antlr4::Token* left = left_of(*first)) {
    const std::size_t type = left->getType();
    if (type == Lexer::NEWLINE || type == Lexer::SEMICOLON || type == Lexer::ROW) break;
    if (type == Lexer::OPEN_BRACE) {  // of a block, unless it follows an operator
      const antlr4::Token* before = left_of(*left);
      const bool block = !before || may_name(before->getType()) ||
                         before->getType() == Lexer::STRING || before->getType() == Lexer::WITH;
      if (block) break;
    }
    first = left;
  }
  return *first;
}

}  // namespace entente::syntax
