// The part of AstBuilder that builds the head of a script, names, and settings of the engine.
#include "syntax/ast_builder.h"

namespace entente::syntax {
namespace {

UseStatement use(const PartBuilder& parts, Parser::UseStatementContext& context) {
  UseStatement result{{parts.name(*context.name())}, parts.names(context.names())};
  for (antlr4::tree::TerminalNode* each : context.NAME()) result.path.push_back(parts.name(*each));
  return result;
}

ImportStatement import_of(const PartBuilder& parts, Parser::ImportStatementContext& context) {
  ImportStatement result{parts.text(*context.STRING()), std::nullopt};
  if (context.name()) result.alias = parts.name(*context.name());
  return result;
}

TimeStatement time(const PartBuilder& parts, Parser::TimeStatementContext& context) {
  TimeStatement result{parts.date(*context.first),
                       parts.date(*context.last),
                       parts.name(*context.name()),
                       std::nullopt,
                       {}};
  if (antlr4::tree::TerminalNode* steps = context.NUMBER()) {
    result.steps = parts.number(*steps->getSymbol());
    result.steps_span = parts.span(*steps);
  }
  return result;
}

SourceStatement source(const PartBuilder& parts, Parser::SourceStatementContext& context) {
  SourceStatement result{parts.name(*context.name()), parts.text(*context.STRING(0)), std::nullopt};
  if (context.url) result.url = parts.text(*context.STRING(1));
  return result;
}

UnitStatement unit(const PartBuilder& parts, Parser::UnitStatementContext& context) {
  UnitStatement result{parts.name(*context.name()), parts.label(context.label()), std::nullopt};
  if (context.expr()) result.definition = parts.expr(*context.expr());
  return result;
}

LetStatement let(const PartBuilder& parts, Parser::LetStatementContext& context) {
  LetStatement result{parts.name(*context.name()), std::nullopt, parts.value(*context.value()),
                      parts.provenance(context.provenance())};
  if (context.unit()) result.unit = parts.unit(*context.unit());
  return result;
}

ResourceStatement resource(const PartBuilder& parts, Parser::ResourceStatementContext& context) {
  ResourceStatement result{parts.name(*context.name()),
                           parts.label(context.label()),
                           parts.unit(*context.unit()),
                           context.LOCAL() != nullptr,
                           {}};
  if (!context.recipe()) return result;
  for (Parser::RecipeInputContext* input : context.recipe()->recipeInput()) {
    result.recipe.push_back(
        {parts.expr(*input->expr()), parts.name(*input->mention()), parts.span(*input)});
  }
  return result;
}

Statement::Node industries(const PartBuilder& parts, Parser::IndustriesStatementContext& context) {
  std::vector<Name> countries = parts.names(context.countries);
  const std::optional<Provenance> provenance = parts.provenance(context.provenance());
  if (Parser::KeepingContext* keeping = context.keeping()) {
    return KeepStatement{std::move(countries), parts.value(*keeping->value()),
                         parts.names(keeping->mentions()), provenance};
  }
  Parser::ExceedingContext& exceeding = *context.exceeding();
  return OverproductionStatement{std::move(countries), parts.value(*exceeding.share),
                                 parts.value(*exceeding.delay), provenance};
}

Rationing rationing(Parser::RationingStatementContext& context) {
  if (context.PRO()) return Rationing::pro_rata;
  return context.INDUSTRIES() ? Rationing::industries_first : Rationing::final_use_first;
}

}  // namespace

std::optional<Statement::Node> AstBuilder::declaration(antlr4::ParserRuleContext& context) const {
  if (auto* node = as<Parser::EditionStatementContext>(context, Parser::RuleEditionStatement)) {
    return EditionStatement{node->NUMBER()->getText()};
  }
  if (auto* node = as<Parser::TitleStatementContext>(context, Parser::RuleTitleStatement)) {
    return TitleStatement{*parts_.label(node->label())};
  }
  if (auto* node = as<Parser::ProseStatementContext>(context, Parser::RuleProseStatement)) {
    return ProseStatement{parts_.text(*node->TEXT_BLOCK())};
  }
  if (auto* node = as<Parser::UseStatementContext>(context, Parser::RuleUseStatement))
    return use(parts_, *node);
  if (auto* node = as<Parser::ImportStatementContext>(context, Parser::RuleImportStatement)) {
    return import_of(parts_, *node);
  }
  if (auto* node = as<Parser::TimeStatementContext>(context, Parser::RuleTimeStatement)) {
    return time(parts_, *node);
  }
  if (as<Parser::CalendarStatementContext>(context, Parser::RuleCalendarStatement))
    return CalendarStatement{};
  if (auto* node = as<Parser::SourceStatementContext>(context, Parser::RuleSourceStatement)) {
    return source(parts_, *node);
  }
  if (auto* node = as<Parser::UnitStatementContext>(context, Parser::RuleUnitStatement)) {
    return unit(parts_, *node);
  }
  if (auto* node = as<Parser::RateStatementContext>(context, Parser::RuleRateStatement)) {
    const ExprId one = parts_.expr(*node->expr());
    return RateStatement{one, parts_.value(*node->value()), parts_.provenance(node->provenance())};
  }
  if (auto* node = as<Parser::LetStatementContext>(context, Parser::RuleLetStatement))
    return let(parts_, *node);
  if (auto* node = as<Parser::FunctionStatementContext>(context, Parser::RuleFunctionStatement)) {
    return FunctionStatement{parts_.name(*node->name()), parts_.names(node->names()),
                             parts_.expr(*node->expr())};
  }
  if (auto* node = as<Parser::CountryStatementContext>(context, Parser::RuleCountryStatement)) {
    return CountryStatement{parts_.name(*node->name()), parts_.label(node->label())};
  }
  if (auto* node = as<Parser::ResourceStatementContext>(context, Parser::RuleResourceStatement)) {
    return resource(parts_, *node);
  }
  if (auto* node = as<Parser::EconomyStatementContext>(context, Parser::RuleEconomyStatement)) {
    return EconomyStatement{parts_.name(*node->name()), parts_.label(node->label()),
                            parts_.text(*node->STRING()), parts_.unit(*node->unit()),
                            parts_.provenance(node->provenance())};
  }
  return std::nullopt;
}

std::optional<Statement::Node> AstBuilder::setting(antlr4::ParserRuleContext& context) const {
  if (auto* node =
          as<Parser::IndustriesStatementContext>(context, Parser::RuleIndustriesStatement)) {
    return industries(parts_, *node);
  }
  if (auto* node = as<Parser::InputsStatementContext>(context, Parser::RuleInputsStatement)) {
    return InputsStatement{parts_.value(node->value()), parts_.provenance(node->provenance())};
  }
  if (auto* node = as<Parser::ReroutingStatementContext>(context, Parser::RuleReroutingStatement)) {
    return ReroutingStatement{parts_.value(*node->value()), parts_.provenance(node->provenance())};
  }
  if (auto* node = as<Parser::ReservesStatementContext>(context, Parser::RuleReservesStatement)) {
    return RefillStatement{parts_.value(*node->value()), parts_.provenance(node->provenance())};
  }
  if (auto* node =
          as<Parser::RestockingStatementContext>(context, Parser::RuleRestockingStatement)) {
    return RestockingStatement{parts_.names(node->mentions()), parts_.value(*node->value()),
                               parts_.provenance(node->provenance())};
  }
  if (auto* node = as<Parser::WithheldStatementContext>(context, Parser::RuleWithheldStatement)) {
    return ReleaseStatement{parts_.value(*node->value()), parts_.provenance(node->provenance())};
  }
  if (auto* node = as<Parser::RationingStatementContext>(context, Parser::RuleRationingStatement)) {
    return RationingStatement{rationing(*node), parts_.provenance(node->provenance())};
  }
  return std::nullopt;
}

}  // namespace entente::syntax
