#include "syntax/part_builder.h"

#include "syntax/text_literal.h"

namespace entente::syntax {
namespace {

std::string plain_name(std::string text) {
  return text.starts_with('`') ? text.substr(1, text.size() - 2) : text;
}

/// The first name and those after its dots.
std::string join(std::string first, const std::vector<antlr4::tree::TerminalNode*>& names,
                 std::size_t from) {
  for (std::size_t i = from; i < names.size(); ++i) first += "." + plain_name(names[i]->getText());
  return first;
}

}  // namespace

Span PartBuilder::span(const antlr4::ParserRuleContext& context) const {
  const std::size_t first = context.start->getStartIndex();
  if (!context.stop || context.stop->getTokenIndex() < context.start->getTokenIndex()) {
    return places_.span(first, first);
  }
  return places_.span(first, context.stop->getStopIndex() + 1);
}

Span PartBuilder::span(antlr4::tree::TerminalNode& node) const {
  return span_of(*node.getSymbol(), places_);
}

Name PartBuilder::name(Parser::NameContext& context) const {
  return {plain_name(context.getText()), span(context)};
}

Name PartBuilder::name(antlr4::tree::TerminalNode& node) const {
  return {plain_name(node.getText()), span(node)};
}

Name PartBuilder::name(Parser::MentionContext& context) const {
  return {join(plain_name(context.name()->getText()), context.NAME(), 0), span(context)};
}

Name PartBuilder::name(Parser::SubjectContext& context) const {
  return {join(plain_name(context.NAME(0)->getText()), context.NAME(), 1), span(context)};
}

std::vector<Name> PartBuilder::names(Parser::NamesContext* context) const {
  std::vector<Name> result;
  if (!context) return result;
  for (Parser::NameContext* each : context->name()) result.push_back(name(*each));
  return result;
}

std::vector<Name> PartBuilder::names(Parser::MentionsContext* context) const {
  std::vector<Name> result;
  if (!context) return result;
  for (Parser::MentionContext* each : context->mention()) result.push_back(name(*each));
  return result;
}

UnitName PartBuilder::unit(Parser::UnitContext& context) const {
  return {context.getText(), span(context)};
}

UnitName PartBuilder::unit(antlr4::tree::TerminalNode& node) const {
  return {node.getText(), span(node)};
}

Text PartBuilder::text(antlr4::tree::TerminalNode& node) const {
  return {unescape(node.getText(), span(node), errors_), span(node)};
}

std::vector<std::variant<std::string, ExprId>> PartBuilder::interpolated(
    antlr4::tree::TerminalNode& node) const {
  const Span place = span(node);
  std::vector<std::variant<std::string, ExprId>> parts;
  for (const TextPiece& piece : pieces_of(sources_.text(place), place, errors_)) {
    if (piece.embedded) {
      parts.emplace_back(read_embedded_(*piece.embedded));
    } else {
      parts.emplace_back(piece.text);
    }
  }
  return parts;
}

DateText PartBuilder::date(const antlr4::Token& token) const {
  return {token.getText(), span_of(token, places_)};
}

Number PartBuilder::number(const antlr4::Token& token) const {
  return {token.getText(), "", std::nullopt};
}

Interval PartBuilder::interval(Parser::IntervalContext& context) const {
  Interval result{expr(*context.low), std::nullopt};
  if (context.high) result.high = expr(*context.high);
  return result;
}

Value PartBuilder::value(Parser::ValueContext& context) const {
  Value result;
  result.span = span(context);
  if (context.centre) result.centre = interval(*context.centre);
  if (context.spread) result.spread = interval(*context.spread);
  return result;
}

std::optional<Value> PartBuilder::value(Parser::ValueContext* context) const {
  if (!context) return std::nullopt;
  return value(*context);
}

Amount PartBuilder::amount(Parser::AmountContext& context) const {
  return {value(context.value()), span(context)};
}

std::optional<Label> PartBuilder::label(Parser::LabelContext* context) const {
  if (!context) return std::nullopt;
  Label result{text(*context->STRING()), {}};
  for (Parser::TranslationContext* each : context->translation()) {
    result.translations.emplace_back(name(*each->NAME()), text(*each->STRING()));
  }
  return result;
}

std::optional<Provenance> PartBuilder::provenance(Parser::ProvenanceContext* context) const {
  if (!context) return std::nullopt;
  Provenance result;
  result.span = span(*context);
  if (context->SOURCE()) {
    result.kind = Provenance::Kind::source;
    result.source = name(*context->mention());
  }
  if (context->STRING()) result.detail = text(*context->STRING());
  return result;
}

Moment PartBuilder::moment(Parser::MomentContext& context) const {
  Moment result{expr(*context.expr()), std::nullopt};
  if (context.interval()) result.spread = interval(*context.interval());
  return result;
}

std::optional<Period> PartBuilder::period(Parser::PeriodContext* context) const {
  if (!context) return std::nullopt;
  Period result;
  result.span = span(*context);
  if (context->opening) result.from = moment(*context->opening);
  result.duration = value(context->value());
  if (context->ending) result.until = moment(*context->ending);
  return result;
}

Path PartBuilder::path(Parser::PathContext& context) const {
  Path result;
  result.span = span(context);
  for (antlr4::tree::ParseTree* child : context.children) {
    if (auto* first = dynamic_cast<Parser::NameContext*>(child)) {
      result.steps.emplace_back(name(*first));
    } else if (auto* index = dynamic_cast<Parser::ExprContext*>(child)) {
      result.steps.emplace_back(expr(*index));
    } else if (auto* node = dynamic_cast<antlr4::tree::TerminalNode*>(child)) {
      if (node->getSymbol()->getType() == Lexer::NAME) result.steps.emplace_back(name(*node));
    }
  }
  return result;
}

Override PartBuilder::override_of(Parser::AssignmentContext& context) const {
  return {path(*context.path()), value(*context.value()), span(context)};
}

}  // namespace entente::syntax
