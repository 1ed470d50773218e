// From the parser's tree to the statements of the Ast. What was not understood is left out: a
// clause or a row of its own, else the whole statement, which becomes Broken.
#pragma once

#include "syntax/part_builder.h"

namespace entente::syntax {

/// The context, if it is of that rule. A switch over the rules would say the same at greater
/// length, and a dynamic_cast for each takes as long as the parser.
template <typename Context>
Context* as(antlr4::ParserRuleContext& context, std::size_t rule) {
  return context.getRuleIndex() == rule ? static_cast<Context*>(&context) : nullptr;
}

class AstBuilder {
 public:
  /// `damaged` where mistakes were reported, so that every part must be looked at before it is
  /// built.
  AstBuilder(const PartBuilder& parts, antlr4::TokenStream& tokens, bool damaged)
      : parts_(parts), tokens_(tokens), damaged_(damaged) {}

  std::vector<Statement> statements(const std::vector<Parser::StatementContext*>& contexts) const;

 private:
  Statement statement(Parser::StatementContext& context) const;
  Statement::Node node(antlr4::ParserRuleContext& context) const;
  std::optional<Statement::Node> declaration(antlr4::ParserRuleContext& context) const;
  std::optional<Statement::Node> fact(antlr4::ParserRuleContext& context) const;
  std::optional<Statement::Node> setting(antlr4::ParserRuleContext& context) const;
  std::optional<Statement::Node> block(antlr4::ParserRuleContext& context) const;
  std::optional<Statement::Node> question(antlr4::ParserRuleContext& context) const;

  TableStatement table(Parser::TableStatementContext& context) const;
  ShockClause shock_clause(Parser::ShockClauseContext& context) const;
  AgreementClause agreement_clause(Parser::AgreementClauseContext& context) const;
  ReportItem report_item(Parser::ReportItemContext& context) const;
  AssertionStatement assertion(Parser::AssertionContext& context, bool expectation) const;

  /// False where a mistake was made in it.
  bool whole(antlr4::ParserRuleContext& context) const;
  /// Where the mistakes in it are all in clauses or rows, which can be left out.
  bool head_whole(antlr4::ParserRuleContext& context) const;
  /// The `## …` lines above a statement.
  std::string documentation(const antlr4::Token& first) const;

  const PartBuilder& parts_;
  antlr4::TokenStream& tokens_;
  bool damaged_;
};

}  // namespace entente::syntax
