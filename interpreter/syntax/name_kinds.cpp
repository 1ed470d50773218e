#include "syntax/name_kinds.h"

namespace entente::syntax {
namespace {

using antlr4::ParserRuleContext;
using Kinds = std::vector<NameKind>;
using enum NameKind;

/// The type of the last word or sign that is of the rule itself; 0 where there is none.
std::size_t last_sign(const ParserRuleContext* context) {
  if (!context) return 0;
  for (auto child = context->children.rbegin(); child != context->children.rend(); ++child) {
    if (auto* terminal = dynamic_cast<antlr4::tree::TerminalNode*>(*child))
      return terminal->getSymbol()->getType();
  }
  return 0;
}

/// A rule with one name of its own, which it declares: the same name again replaces what it was.
Kinds declared_by(std::size_t rule) {
  switch (rule) {
    case Parser::RuleUnitStatement:
      return {unit};
    case Parser::RuleSourceStatement:
      return {source};
    case Parser::RuleLetStatement:
      return {plain_value};
    case Parser::RuleFunctionStatement:
      return {function};
    case Parser::RuleCountryStatement:
      return {country};
    case Parser::RuleGroupStatement:
      return {group};
    case Parser::RuleResourceStatement:
      return {resource};
    case Parser::RuleAgreementStatement:
      return {agreement};
    case Parser::RuleShockStatement:
      return {shock};
    default:
      return {};
  }
}

/// In these clauses a name stands for a country or for a resource, by the word before it.
Kinds goods_or_country(std::size_t sign) {
  return sign == Lexer::OF ? Kinds{resource} : Kinds{country};
}

/// Nothing where the rule does not tell.
std::optional<Kinds> name_in(std::size_t rule, std::size_t sign) {
  switch (rule) {
    case Parser::RuleUnit:
      return Kinds{unit};
    case Parser::RuleAssignment:
      return Kinds{path};
    case Parser::RuleUseStatement:
      return Kinds{sign == Lexer::OPEN_PAREN ? module_declaration : module};
    case Parser::RuleTranslation:
      return Kinds{language};
    case Parser::RuleCountryClause:
    case Parser::RuleMembersClause:
    case Parser::RuleIndustriesStatement:
      return Kinds{country};
    case Parser::RuleRecipeInput:
    case Parser::RuleProduces:
    case Parser::RuleCanProduce:
    case Parser::RuleUses:
    case Parser::RuleHolds:
    case Parser::RuleReplaces:
    case Parser::RuleKeeping:
    case Parser::RuleRestockingStatement:
    case Parser::RuleNoControlsClause:
    case Parser::RulePriorityClause:
    case Parser::RuleReservesClause:
    case Parser::RuleLoss:
    case Parser::RulePortion:
      return Kinds{resource};
    case Parser::RuleBuys:
    case Parser::RuleGuaranteeClause:
    case Parser::RuleRestriction:
    case Parser::RuleDemandClause:
      return goods_or_country(sign);
    case Parser::RuleShips:
      return sign == Lexer::VIA ? Kinds{chokepoint} : goods_or_country(sign);
    case Parser::RuleBuildClause:
      return sign == Lexer::BUILD ? Kinds{} : goods_or_country(sign);
    case Parser::RuleColumn:
      return Kinds{country, world, resource};
    case Parser::RuleFactStatement:
      return Kinds{country, world};
    case Parser::RuleSetting:
      return Kinds{setting};
    case Parser::RuleEngineStatement:
      return Kinds{engine};
    case Parser::RuleProvenance:
      return Kinds{source};
    case Parser::RuleClosesClause:
      return Kinds{chokepoint};
    case Parser::RuleScenarioStatement:
      if (sign == Lexer::SCENARIO) return Kinds{scenario};
      return Kinds{scenario, shock, agreement};
    case Parser::RuleRunStatement:
    case Parser::RuleCompareItem:
    case Parser::RuleAssertion:
    case Parser::RuleWhatIfStatement:
      return Kinds{scenario};
    default:
      return std::nullopt;
  }
}

/// What an expression is most probably about.
Kinds value_in(std::size_t rule, std::size_t sign) {
  switch (rule) {
    case Parser::RuleGroupStatement:
      return {country, group, value};
    case Parser::RuleForAll:
    case Parser::RuleGenerator:
      if (sign == Lexer::IN) return {group, value};
      return {value};
    default:
      return {value};
  }
}

/// Says nothing by itself; the rule around it does.
bool is_passed_through(std::size_t rule) {
  switch (rule) {
    case Parser::RuleMention:
    case Parser::RuleMentions:
    case Parser::RuleNames:
    case Parser::RulePath:
    case Parser::RuleUnitPart:
    case Parser::RuleSubject:
    case Parser::RuleHeader:
    case Parser::RuleLabel:
      return true;
    default:
      return false;
  }
}

Kinds kinds_of_value(const Opening& opening) {
  for (const Frame& frame : opening.frames) {
    if (frame.rule == Parser::RuleCallSuffix) break;
    const Kinds kinds = value_in(frame.rule, last_sign(frame.context));
    if (kinds.size() > 1) return kinds;
  }
  return {value};
}

Kinds kinds_of_name(const Opening& opening) {
  for (const Frame& frame : opening.frames) {
    const std::size_t sign = last_sign(frame.context);
    if (const std::optional<Kinds> kinds = name_in(frame.rule, sign)) return *kinds;
    if (!is_passed_through(frame.rule)) {
      // `fn f(` takes new names
      return sign == Lexer::OPEN_PAREN ? Kinds{} : declared_by(frame.rule);
    }
  }
  return {};
}

Kinds kinds_of_text(const Opening& opening) {
  for (const Frame& frame : opening.frames) {
    if (frame.rule == Parser::RuleImportStatement) return {file};
    if (frame.rule == Parser::RuleEconomyStatement && last_sign(frame.context) == Lexer::MRIO)
      return {file};
    if (frame.rule == Parser::RuleTableStatement && last_sign(frame.context) == Lexer::FROM)
      return {file};
    if (frame.rule == Parser::RuleTextItem) return {value};
    if (frame.rule != Parser::RuleLabel) break;
  }
  return {};
}

ParserRuleContext* parent_of(const ParserRuleContext& context) {
  return static_cast<ParserRuleContext*>(context.parent);
}

template <typename Context>
Context* enclosing(ParserRuleContext* innermost) {
  for (ParserRuleContext* context = innermost; context; context = parent_of(*context)) {
    if (auto* found = dynamic_cast<Context*>(context)) return found;
  }
  return nullptr;
}

/// Of the last argument that is begun.
std::string label_of(const Parser::ArgumentsContext& arguments) {
  if (arguments.children.empty()) return "";
  auto* argument = dynamic_cast<Parser::ArgumentContext*>(arguments.children.back());
  return argument && argument->COLON() ? argument->first->getText() : "";
}

}  // namespace

std::vector<NameKind> kinds_of(const Opening& opening) {
  switch (opening.what) {
    case Opening::For::name:
      return kinds_of_name(opening);
    case Opening::For::value:
      return kinds_of_value(opening);
    case Opening::For::text:
      return kinds_of_text(opening);
  }
  return {};
}

std::string_view word_for_all(const Opening& opening) {
  if (opening.what != Opening::For::name) return "";
  for (const Frame& frame : opening.frames) {
    const bool goods = last_sign(frame.context) == Lexer::OF;
    if (frame.rule == Parser::RuleKeeping && goods) return "inputs";
    if (frame.rule == Parser::RuleShips && goods) return "exports";
    if (!is_passed_through(frame.rule)) break;
  }
  return "";
}

std::optional<OpenCall> open_call(ParserRuleContext* innermost) {
  auto* suffix = enclosing<Parser::CallSuffixContext>(innermost);
  if (!suffix || suffix->CLOSE_PAREN()) return std::nullopt;
  auto* postfix = enclosing<Parser::PostfixContext>(suffix);
  if (!postfix) return std::nullopt;
  OpenCall call;
  for (antlr4::tree::ParseTree* child : postfix->children) {
    if (child != suffix->parent) call.function += child->getText();
  }
  if (Parser::ArgumentsContext* arguments = suffix->arguments()) {
    call.argument = arguments->COMMA().size();
    call.label = label_of(*arguments);
  }
  return call;
}

std::vector<std::string> bound_names(ParserRuleContext* innermost) {
  std::vector<std::string> result;
  if (auto* function = enclosing<Parser::FunctionStatementContext>(innermost)) {
    if (function->EQUALS() && function->names()) {
      for (Parser::NameContext* name : function->names()->name()) result.push_back(name->getText());
    }
  }
  if (auto* assertion = enclosing<Parser::AssertionContext>(innermost)) {
    for (Parser::ForAllContext* all : assertion->forAll()) {
      if (all->COLON()) result.push_back(all->name()->getText());
    }
  }
  return result;
}

std::string used_module(ParserRuleContext* innermost) {
  auto* use = enclosing<Parser::UseStatementContext>(innermost);
  if (!use || !use->name()) return "";
  std::string result = use->name()->getText();
  for (antlr4::tree::TerminalNode* part : use->NAME()) result += "." + part->getText();
  return result;
}

}  // namespace entente::syntax
