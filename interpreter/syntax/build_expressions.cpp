// The part of PartBuilder that builds expressions. The parser bounds what nests to the right; what
// nests to the left, `1 + 1 + 1 + …`, is built by a loop, and its depth bounded by the arena.
#include <typeinfo>

#include "syntax/part_builder.h"

namespace entente::syntax {
namespace {

constexpr Kind<> argument_label{"E0150", Severity::error,
                                "before `:` stands the name of an argument"};

/// The context, if it is of that alternative: dynamic_cast would walk its base classes each time.
template <typename Context>
Context* exactly(Parser::ExprContext& context) {
  return typeid(context) == typeid(Context) ? static_cast<Context*>(&context) : nullptr;
}

/// What stands to the left of its operator, or null.
Parser::ExprContext* left_of(Parser::ExprContext& context) {
  if (exactly<Parser::PostfixExprContext>(context)) return nullptr;
  if (auto* node = exactly<Parser::PowerExprContext>(context)) return node->left;
  if (auto* node = exactly<Parser::ProductExprContext>(context)) return node->left;
  if (auto* node = exactly<Parser::SumExprContext>(context)) return node->left;
  if (auto* node = exactly<Parser::ConversionExprContext>(context)) return node->operand;
  if (auto* node = exactly<Parser::ComparisonExprContext>(context)) return node->left;
  if (auto* node = exactly<Parser::ConjunctionExprContext>(context)) return node->left;
  if (auto* node = exactly<Parser::DisjunctionExprContext>(context)) return node->left;
  return nullptr;
}

BinaryOp comparison(std::size_t sign) {
  switch (sign) {
    case Lexer::EQUAL:
      return BinaryOp::equal;
    case Lexer::NOT_EQUAL:
      return BinaryOp::not_equal;
    case Lexer::LESS:
      return BinaryOp::less;
    case Lexer::LESS_EQUAL:
      return BinaryOp::less_equal;
    case Lexer::GREATER:
      return BinaryOp::greater;
    case Lexer::GREATER_EQUAL:
      return BinaryOp::greater_equal;
    default:
      return BinaryOp::in;
  }
}

}  // namespace

ExprId PartBuilder::expr(Parser::ExprContext& context) const {
  std::vector<Parser::ExprContext*> spine;
  Parser::ExprContext* leftmost = &context;
  while (Parser::ExprContext* left = left_of(*leftmost)) {
    spine.push_back(leftmost);
    leftmost = left;
  }
  ExprId result = without_left(*leftmost);
  for (auto node = spine.rbegin(); node != spine.rend(); ++node) result = with_left(**node, result);
  return result;
}

ExprId PartBuilder::binary(Span span, BinaryOp op, ExprId left, const antlr4::Token& sign,
                           Parser::ExprContext& right) const {
  return add(span, Binary{op, left, expr(right), span_of(sign, places_)});
}

ExprId PartBuilder::with_left(Parser::ExprContext& context, ExprId left) const {
  const Span place = span(context);
  if (auto* node = exactly<Parser::PowerExprContext>(context)) {
    return binary(place, BinaryOp::power, left, *node->CARET()->getSymbol(), *node->right);
  }
  if (auto* node = exactly<Parser::ProductExprContext>(context)) {
    const bool times = node->sign->getType() == Lexer::TIMES;
    return binary(place, times ? BinaryOp::times : BinaryOp::divide, left, *node->sign,
                  *node->right);
  }
  if (auto* node = exactly<Parser::SumExprContext>(context)) {
    const bool plus = node->sign->getType() == Lexer::PLUS;
    return binary(place, plus ? BinaryOp::plus : BinaryOp::minus, left, *node->sign, *node->right);
  }
  if (auto* node = exactly<Parser::ConversionExprContext>(context)) {
    antlr4::tree::TerminalNode* target = node->UNIT_REF() ? node->UNIT_REF() : node->PERCENT();
    return add(place, As{left, unit(*target)});
  }
  if (auto* node = exactly<Parser::ComparisonExprContext>(context)) {
    return binary(place, comparison(node->sign->getType()), left, *node->sign, *node->right);
  }
  if (auto* node = exactly<Parser::ConjunctionExprContext>(context)) {
    return binary(place, BinaryOp::logical_and, left, *node->AND()->getSymbol(), *node->right);
  }
  auto& node = static_cast<Parser::DisjunctionExprContext&>(context);
  return binary(place, BinaryOp::logical_or, left, *node.OR()->getSymbol(), *node.right);
}

ExprId PartBuilder::without_left(Parser::ExprContext& context) const {
  if (auto* node = exactly<Parser::PostfixExprContext>(context)) return postfix(*node->postfix());
  const Span place = span(context);
  if (auto* node = exactly<Parser::NegativeExprContext>(context)) {
    return add(place, Unary{UnaryOp::minus, expr(*node->operand)});
  }
  if (auto* node = exactly<Parser::NegationExprContext>(context)) {
    return add(place, Unary{UnaryOp::logical_not, expr(*node->operand)});
  }
  auto& choice = static_cast<Parser::ChoiceExprContext&>(context);
  const ExprId condition = expr(*choice.condition);
  const ExprId consequence = expr(*choice.consequence);
  return add(place, If{condition, consequence, expr(*choice.alternative)});
}

ExprId PartBuilder::postfix(Parser::PostfixContext& context) const {
  ExprId result = primary(*context.primary());
  const Span first = span(context);
  for (Parser::SuffixContext* each : context.suffix()) {
    result = suffix(*each, {first.source, first.begin, span(*each).end}, result);
  }
  return result;
}

ExprId PartBuilder::suffix(Parser::SuffixContext& context, Span place, ExprId operand) const {
  if (auto* node = context.callSuffix()) return call(*node, place, operand);
  if (auto* node = context.memberSuffix()) return add(place, Member{operand, name(*node->NAME())});
  if (auto* node = context.indexSuffix()) return add(place, Index{operand, expr(*node->expr())});
  return add(place, AtDate{operand, date(*context.dateSuffix()->DATE()->getSymbol())});
}

ExprId PartBuilder::call(Parser::CallSuffixContext& context, Span place, ExprId callee) const {
  Call result{callee, {}, {}};
  if (Parser::ArgumentsContext* arguments = context.arguments()) {
    for (Parser::ArgumentContext* each : arguments->argument()) {
      result.arguments.push_back(argument(*each));
    }
    result.generators = generators(arguments->generator());
  }
  return add(place, std::move(result));
}

Argument PartBuilder::argument(Parser::ArgumentContext& context) const {
  const Value first = value(*context.first);
  if (!context.second) return {std::nullopt, first};
  const bool plain = first.centre && !first.centre->high && !first.spread;
  const NameRef* label = plain ? std::get_if<NameRef>(&ast_[first.centre->low].node) : nullptr;
  if (!label) {
    errors_.report(first.span, argument_label).here("not a name");
    return {std::nullopt, value(*context.second)};
  }
  Name copy = label->name;
  return {std::move(copy), value(*context.second)};
}

std::vector<Generator> PartBuilder::generators(
    const std::vector<Parser::GeneratorContext*>& contexts) const {
  std::vector<Generator> result;
  for (Parser::GeneratorContext* each : contexts) {
    Generator generator{name(*each->name()), expr(*each->collection), std::nullopt};
    if (each->condition) generator.condition = expr(*each->condition);
    result.push_back(std::move(generator));
  }
  return result;
}

ExprId PartBuilder::primary(Parser::PrimaryContext& context) const {
  const Span place = span(context);
  auto& child = static_cast<antlr4::ParserRuleContext&>(*context.children.front());
  const auto terminal = [&]() -> antlr4::tree::TerminalNode& {
    return static_cast<antlr4::tree::TerminalNode&>(*child.children.front());
  };
  switch (child.getRuleIndex()) {
    case Parser::RuleQuantity:
      return quantity(*context.quantity());
    case Parser::RuleDate:
      return add(place, date(*terminal().getSymbol()));
    case Parser::RuleText:
      return add(place, text(terminal()));
    case Parser::RuleTruth:
      return add(place, Bool{terminal().getSymbol()->getType() == Lexer::TRUE});
    case Parser::RuleReference:
      return add(place, NameRef{name(*context.reference()->name())});
    case Parser::RuleParenthesis:
      return parenthesis(*context.parenthesis());
    case Parser::RuleSetLiteral:
      return set(*context.setLiteral());
    case Parser::RuleListLiteral:
      return list(*context.listLiteral());
    default:
      return add(place, Hole{});
  }
}

ExprId PartBuilder::set(Parser::SetLiteralContext& context) const {
  Set result;
  for (Parser::ExprContext* each : context.expr()) result.elements.push_back(expr(*each));
  return add(span(context), std::move(result));
}

ExprId PartBuilder::quantity(Parser::QuantityContext& context) const {
  Number result = number(*context.NUMBER()->getSymbol());
  if (context.SCALE()) result.scale = context.SCALE()->getText();
  if (context.PERCENT()) result.unit = unit(*context.PERCENT());
  if (context.UNIT_REF()) result.unit = unit(*context.UNIT_REF());
  return add(span(context), std::move(result));
}

ExprId PartBuilder::parenthesis(Parser::ParenthesisContext& context) const {
  Value inner = value(*context.value());
  const bool plain = inner.centre && !inner.centre->high && !inner.spread;
  return plain ? inner.centre->low : add(span(context), Uncertain{std::move(inner)});
}

ExprId PartBuilder::list(Parser::ListLiteralContext& context) const {
  List result;
  for (Parser::ValueContext* each : context.value()) result.elements.push_back(value(*each));
  result.generators = generators(context.generator());
  return add(span(context), std::move(result));
}

}  // namespace entente::syntax
