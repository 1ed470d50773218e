#include "syntax/ast_builder.h"

namespace entente::syntax {
namespace {

/// Rules whose mistakes cost no more than themselves.
bool is_separable(const antlr4::RuleContext& context) {
  switch (context.getRuleIndex()) {
    case Parser::RuleGroupBlock:
    case Parser::RuleSettingsBlock:
    case Parser::RuleAgreementBlock:
    case Parser::RuleShockBlock:
    case Parser::RuleReportBlock:
    case Parser::RuleTestBlock:
    case Parser::RuleRow:
      return true;
    default:
      return false;
  }
}

/// Iterative, because the tree of `1 + 1 + 1 + …` is as deep as it is long.
bool is_whole(antlr4::ParserRuleContext& root, bool skip_separable) {
  std::vector<antlr4::ParserRuleContext*> open{&root};
  while (!open.empty()) {
    antlr4::ParserRuleContext* context = open.back();
    open.pop_back();
    if (context->exception) return false;
    for (antlr4::tree::ParseTree* child : context->children) {
      auto* rule = dynamic_cast<antlr4::ParserRuleContext*>(child);
      if (rule && !(skip_separable && is_separable(*rule))) open.push_back(rule);
    }
  }
  return true;
}

/// `## text` without its mark and the space after it.
std::string_view without_mark(std::string_view line) {
  line.remove_prefix(2);
  if (line.starts_with(' ')) line.remove_prefix(1);
  return line;
}

}  // namespace

bool AstBuilder::whole(antlr4::ParserRuleContext& context) const {
  return !damaged_ || is_whole(context, false);
}

bool AstBuilder::head_whole(antlr4::ParserRuleContext& context) const {
  return !damaged_ || is_whole(context, true);
}

std::string AstBuilder::documentation(const antlr4::Token& first) const {
  std::vector<std::string> lines;
  for (std::size_t i = first.getTokenIndex(); i > 0; --i) {
    const antlr4::Token& token = *tokens_.get(i - 1);
    if (token.getType() == Lexer::DOCUMENTATION_LINE) {
      lines.insert(lines.begin(), std::string(without_mark(token.getText())));
    } else if (token.getType() != Lexer::NEWLINE) {
      break;
    }
  }
  std::string result;
  for (const std::string& line : lines) result += (result.empty() ? "" : "\n") + line;
  return result;
}

std::vector<Statement> AstBuilder::statements(
    const std::vector<Parser::StatementContext*>& contexts) const {
  std::vector<Statement> result;
  for (Parser::StatementContext* context : contexts) result.push_back(statement(*context));
  return result;
}

Statement AstBuilder::statement(Parser::StatementContext& context) const {
  Statement result{parts_.span(context), documentation(*context.start), Broken{}};
  if (head_whole(context) && !context.children.empty()) {
    result.node = node(*dynamic_cast<antlr4::ParserRuleContext*>(context.children.front()));
  }
  return result;
}

Statement::Node AstBuilder::node(antlr4::ParserRuleContext& context) const {
  if (auto result = declaration(context)) return std::move(*result);
  if (auto result = fact(context)) return std::move(*result);
  if (auto result = setting(context)) return std::move(*result);
  if (auto result = block(context)) return std::move(*result);
  if (auto result = question(context)) return std::move(*result);
  return Broken{};
}

}  // namespace entente::syntax
