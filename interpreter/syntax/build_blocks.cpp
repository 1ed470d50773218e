// The part of AstBuilder that builds what stands in braces: groups, agreements, shocks, reports,
// tests.
#include "syntax/ast_builder.h"

namespace entente::syntax {
namespace {

MembersClause members(const PartBuilder& parts, Parser::MembersClauseContext& context) {
  return {parts.names(context.mentions()), parts.period(context.period())};
}

Disposal disposal(Parser::DisposalContext& context) {
  if (context.KEEPING()) return Disposal::keeping;
  return context.SELLING() ? Disposal::selling_elsewhere : Disposal::cutting;
}

RestrictsClause restriction(const PartBuilder& parts, Name supplier,
                            Parser::RestrictionContext& context) {
  return {std::move(supplier), parts.names(context.goods), parts.names(context.buyers),
          parts.value(*context.value()), disposal(*context.disposal())};
}

LosesClause loss(const PartBuilder& parts, Name country, Parser::LossContext& context) {
  auto& what = dynamic_cast<antlr4::tree::TerminalNode&>(*context.children.back());
  return {std::move(country), parts.value(*context.value()), parts.name(*context.mention()),
          parts.name(what)};
}

RebuiltClause rebuilt(const PartBuilder& parts, Parser::RebuiltClauseContext& context) {
  RebuiltClause result{parts.value(*context.delay), parts.value(context.factor), {}};
  for (Parser::PortionContext* each : context.portion()) {
    std::optional<Value> share;
    if (each->quantity()) {
      share.emplace();
      share->span = parts.span(*each->quantity());
      share->centre = Interval{parts.quantity(*each->quantity()), std::nullopt};
      if (each->interval()) share->spread = parts.interval(*each->interval());
    }
    result.portions.emplace_back(parts.name(*each->mention()), std::move(share));
  }
  return result;
}

RecoversClause recovers(const PartBuilder& parts, Parser::RecoversClauseContext& context) {
  RecoversClause result{parts.value(*context.value()), std::nullopt, context.UNSCALED() != nullptr};
  for (antlr4::tree::TerminalNode* shape :
       {context.LINEAR(), context.CONVEX(), context.CONCAVE()}) {
    if (shape) result.shape = parts.name(*shape);
  }
  return result;
}

BuildClause build(const PartBuilder& parts, Parser::BuildClauseContext& context) {
  return {parts.name(*context.plant),     parts.value(*context.capacity),
          parts.name(*context.goods),     parts.name(*context.place),
          parts.period(context.period()), parts.value(context.delay),
          context.TOWARDS() != nullptr,   parts.provenance(context.provenance())};
}

PriorityClause priority(const PartBuilder& parts, Parser::PriorityClauseContext& context) {
  PriorityClause result{parts.value(*context.value()), parts.names(context.mentions()),
                        std::nullopt};
  if (context.expr()) result.when = parts.expr(*context.expr());
  return result;
}

}  // namespace

ShockClause AstBuilder::shock_clause(Parser::ShockClauseContext& context) const {
  ShockClause clause{parts_.span(context), Period{}};
  if (auto* node = context.countryClause()) {
    Name country = parts_.name(*node->subject());
    if (node->loss())
      clause.node = loss(parts_, std::move(country), *node->loss());
    else
      clause.node = restriction(parts_, std::move(country), *node->restriction());
  } else if (auto* closes = context.closesClause()) {
    clause.node = ClosesClause{parts_.names(closes->mentions()), parts_.value(closes->value())};
  } else if (auto* demand = context.demandClause()) {
    clause.node = ChangesUseClause{demand->RAISES() != nullptr, parts_.names(demand->goods),
                                   parts_.names(demand->countries), parts_.value(*demand->value())};
  } else if (auto* again = context.rebuiltClause()) {
    clause.node = rebuilt(parts_, *again);
  } else if (auto* recovery = context.recoversClause()) {
    clause.node = recovers(parts_, *recovery);
  } else {
    clause.node = *parts_.period(context.period());
  }
  return clause;
}

AgreementClause AstBuilder::agreement_clause(Parser::AgreementClauseContext& context) const {
  AgreementClause clause{parts_.span(context), Period{}};
  if (auto* node = context.membersClause()) {
    clause.node = members(parts_, *node);
  } else if (auto* no_controls = context.noControlsClause()) {
    clause.node = NoExportControlsClause{parts_.names(no_controls->mentions())};
  } else if (auto* first = context.priorityClause()) {
    clause.node = priority(parts_, *first);
  } else if (auto* reserves = context.reservesClause()) {
    clause.node = ShareReservesClause{parts_.names(reserves->mentions()),
                                      parts_.value(reserves->floor), parts_.value(reserves->limit)};
  } else if (auto* guarantee = context.guaranteeClause()) {
    clause.node = GuaranteeClause{parts_.value(*guarantee->value()), parts_.name(*guarantee->goods),
                                  parts_.name(*guarantee->supplier), parts_.name(*guarantee->buyer),
                                  parts_.provenance(guarantee->provenance())};
  } else if (auto* plant = context.buildClause()) {
    clause.node = build(parts_, *plant);
  } else {
    clause.node = *parts_.period(context.period());
  }
  return clause;
}

std::optional<Statement::Node> AstBuilder::block(antlr4::ParserRuleContext& context) const {
  if (auto* node = as<Parser::GroupStatementContext>(context, Parser::RuleGroupStatement)) {
    GroupStatement group{parts_.name(*node->name()), parts_.label(node->label()), std::nullopt, {}};
    if (node->expr()) group.set = parts_.expr(*node->expr());
    if (node->groupBlock()) {
      for (auto* each : node->groupBlock()->membersClause()) {
        if (whole(*each)) group.members.push_back(members(parts_, *each));
      }
    }
    return group;
  }
  if (auto* node = as<Parser::EngineStatementContext>(context, Parser::RuleEngineStatement)) {
    EngineStatement engine{parts_.name(*node->name()), {}, parts_.provenance(node->provenance())};
    for (auto* each : node->settingsBlock()->setting()) {
      if (!whole(*each)) continue;
      engine.settings.push_back({parts_.path(*each->path()), parts_.value(*each->value()),
                                 parts_.provenance(each->provenance())});
    }
    return engine;
  }
  if (auto* node = as<Parser::ShockStatementContext>(context, Parser::RuleShockStatement)) {
    ShockStatement shock{parts_.name(*node->name()), parts_.label(node->label()), {}};
    for (auto* each : node->shockBlock()->shockClause()) {
      if (whole(*each)) shock.clauses.push_back(shock_clause(*each));
    }
    return shock;
  }
  if (auto* node = as<Parser::AgreementStatementContext>(context, Parser::RuleAgreementStatement)) {
    AgreementStatement agreement{parts_.name(*node->name()), parts_.label(node->label()), {}};
    for (auto* each : node->agreementBlock()->agreementClause()) {
      if (whole(*each)) agreement.clauses.push_back(agreement_clause(*each));
    }
    return agreement;
  }
  return std::nullopt;
}

}  // namespace entente::syntax
