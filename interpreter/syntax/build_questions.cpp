// The part of AstBuilder that builds scenarios, runs, assertions, reports and tests.
#include "syntax/ast_builder.h"

namespace entente::syntax {
namespace {

ScenarioStatement scenario(const PartBuilder& parts, Parser::ScenarioStatementContext& context) {
  ScenarioStatement result{parts.name(*context.name()), parts.label(context.label()), {}, {}};
  for (Parser::MentionContext* each : context.mention())
    result.components.push_back(parts.name(*each));
  if (context.overridesBlock()) {
    for (Parser::AssignmentContext* each : context.overridesBlock()->assignment()) {
      result.overrides.push_back(parts.override_of(*each));
    }
  }
  return result;
}

RunStatement run(const PartBuilder& parts, Parser::RunStatementContext& context) {
  RunStatement result{parts.names(context.mentions()), std::nullopt, std::nullopt, {}, {}};
  if (context.draws) {
    result.draws = parts.number(*context.draws);
    result.draws_span = parts.span(*context.NUMBER(0));
  }
  if (context.seed) {
    result.seed = parts.number(*context.seed);
    result.seed_span = parts.span(*context.NUMBER().back());
  }
  return result;
}

}  // namespace

AssertionStatement AstBuilder::assertion(Parser::AssertionContext& context,
                                         bool expectation) const {
  AssertionStatement result;
  result.expectation = expectation;
  result.scenarios = parts_.names(context.mentions());
  for (Parser::ForAllContext* each : context.forAll()) {
    result.for_all.push_back({parts_.name(*each->name()), parts_.expr(*each->expr())});
  }
  result.condition = parts_.expr(*context.expr(0));
  if (context.probability) result.probability = parts_.expr(*context.probability);
  if (context.STRING()) result.because = parts_.text(*context.STRING());
  return result;
}

ReportItem AstBuilder::report_item(Parser::ReportItemContext& context) const {
  const Span place = parts_.span(context);
  if (auto* node = context.compareItem())
    return {place, CompareItem{parts_.names(node->mentions())}};
  if (auto* node = context.showItem()) {
    return {place, ShowItem{parts_.expr(*node->expr()), parts_.label(node->label())}};
  }
  if (auto* node = context.chartItem()) {
    return {place, ChartItem{parts_.expr(*node->expr()), parts_.label(node->label())}};
  }
  Parser::TextItemContext& node = *context.textItem();
  antlr4::tree::TerminalNode& literal = node.STRING() ? *node.STRING() : *node.TEXT_BLOCK();
  return {place, TextItem{parts_.interpolated(literal)}};
}

std::optional<Statement::Node> AstBuilder::question(antlr4::ParserRuleContext& context) const {
  if (auto* node = as<Parser::ScenarioStatementContext>(context, Parser::RuleScenarioStatement)) {
    return scenario(parts_, *node);
  }
  if (auto* node = as<Parser::RunStatementContext>(context, Parser::RuleRunStatement))
    return run(parts_, *node);
  if (auto* node = as<Parser::WhatIfStatementContext>(context, Parser::RuleWhatIfStatement)) {
    WhatIfStatement what_if{parts_.names(node->mentions()), {}};
    for (Parser::AssignmentContext* each : node->assignment()) {
      what_if.overrides.push_back(parts_.override_of(*each));
    }
    return what_if;
  }
  if (auto* node = as<Parser::AssertStatementContext>(context, Parser::RuleAssertStatement)) {
    return assertion(*node->assertion(), false);
  }
  if (auto* node = as<Parser::ExpectStatementContext>(context, Parser::RuleExpectStatement)) {
    return assertion(*node->assertion(), true);
  }
  if (auto* node = as<Parser::ReportStatementContext>(context, Parser::RuleReportStatement)) {
    ReportStatement report{*parts_.label(node->label()), {}};
    for (Parser::ReportItemContext* each : node->reportBlock()->reportItem()) {
      if (whole(*each)) report.items.push_back(report_item(*each));
    }
    return report;
  }
  if (auto* node = as<Parser::TestStatementContext>(context, Parser::RuleTestStatement)) {
    return TestStatement{*parts_.label(node->label()), statements(node->testBlock()->statement())};
  }
  return std::nullopt;
}

}  // namespace entente::syntax
