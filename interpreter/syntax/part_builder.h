// From the parser's tree to ours: names, units, texts, values and expressions, and the parts that
// statements share.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "syntax/ast.h"
#include "syntax/expected.h"
#include "syntax/syntax_errors.h"

namespace entente::syntax {

class PartBuilder {
 public:
  /// Reads an expression that stands within a text, between braces.
  using ReadEmbedded = std::function<ExprId(Span)>;

  PartBuilder(Ast& ast, const Sources& sources, const Places& places, SyntaxErrors& errors,
              ReadEmbedded read_embedded)
      : ast_(ast),
        sources_(sources),
        places_(places),
        errors_(errors),
        read_embedded_(std::move(read_embedded)) {}

  Span span(const antlr4::ParserRuleContext& context) const;
  Span span(antlr4::tree::TerminalNode& node) const;

  Name name(Parser::NameContext& context) const;
  Name name(antlr4::tree::TerminalNode& node) const;
  /// The text of `eu.magnets` is that, without back-quotes.
  Name name(Parser::MentionContext& context) const;
  Name name(Parser::SubjectContext& context) const;
  std::vector<Name> names(Parser::NamesContext* context) const;  ///< none for null
  std::vector<Name> names(Parser::MentionsContext* context) const;
  UnitName unit(Parser::UnitContext& context) const;
  UnitName unit(antlr4::tree::TerminalNode& node) const;
  Text text(antlr4::tree::TerminalNode& node) const;
  std::vector<std::variant<std::string, ExprId>> interpolated(
      antlr4::tree::TerminalNode& node) const;
  DateText date(const antlr4::Token& token) const;
  Number number(const antlr4::Token& token) const;

  ExprId expr(Parser::ExprContext& context) const;
  ExprId quantity(Parser::QuantityContext& context) const;
  Interval interval(Parser::IntervalContext& context) const;
  Value value(Parser::ValueContext& context) const;
  std::optional<Value> value(Parser::ValueContext* context) const;
  Amount amount(Parser::AmountContext& context) const;

  std::optional<Label> label(Parser::LabelContext* context) const;
  std::optional<Provenance> provenance(Parser::ProvenanceContext* context) const;
  std::optional<Period> period(Parser::PeriodContext* context) const;
  Path path(Parser::PathContext& context) const;
  Override override_of(Parser::AssignmentContext& context) const;

 private:
  ExprId binary(Span span, BinaryOp op, ExprId left, const antlr4::Token& sign,
                Parser::ExprContext& right) const;
  ExprId with_left(Parser::ExprContext& context, ExprId left) const;
  ExprId without_left(Parser::ExprContext& context) const;
  ExprId postfix(Parser::PostfixContext& context) const;
  ExprId suffix(Parser::SuffixContext& context, Span span, ExprId operand) const;
  ExprId call(Parser::CallSuffixContext& context, Span span, ExprId callee) const;
  ExprId primary(Parser::PrimaryContext& context) const;
  ExprId set(Parser::SetLiteralContext& context) const;
  ExprId list(Parser::ListLiteralContext& context) const;
  ExprId parenthesis(Parser::ParenthesisContext& context) const;
  Argument argument(Parser::ArgumentContext& context) const;
  std::vector<Generator> generators(const std::vector<Parser::GeneratorContext*>& contexts) const;
  Moment moment(Parser::MomentContext& context) const;
  ExprId add(Span span, Expr::Node node) const { return ast_.add({span, std::move(node)}); }

  Ast& ast_;
  const Sources& sources_;
  const Places& places_;
  SyntaxErrors& errors_;
  ReadEmbedded read_embedded_;
};

}  // namespace entente::syntax
