// The part of AstBuilder that builds facts, as sentences and as tables.
#include "syntax/ast_builder.h"

namespace entente::syntax {
namespace {

/// The word of a rule that is one of several words.
Name word(const PartBuilder& parts, antlr4::ParserRuleContext& context, std::size_t child) {
  return parts.name(dynamic_cast<antlr4::tree::TerminalNode&>(*context.children[child]));
}

Ships ships(const PartBuilder& parts, Parser::ShipsContext& context) {
  Parser::ValueContext* taking = context.TAKING() ? context.value(1) : nullptr;
  return {parts.value(*context.value(0)), parts.name(*context.mention()),
          parts.names(context.buyers), parts.names(context.chokepoints), parts.value(taking)};
}

using Predicate = decltype(FactStatement::predicate);

Predicate predicate(const PartBuilder& parts, Parser::PredicateContext& context) {
  if (auto* node = context.produces()) {
    return Produces{word(parts, *node, 0), parts.amount(*node->amount()),
                    parts.name(*node->mention()), parts.value(node->value())};
  }
  if (auto* node = context.canProduce()) {
    return CanProduce{word(parts, *node, 1), parts.value(*node->value()),
                      parts.name(*node->mention())};
  }
  if (auto* node = context.uses()) {
    return Uses{parts.amount(*node->amount()), parts.name(*node->mention())};
  }
  if (auto* node = context.holds()) {
    return Holds{parts.value(*node->value()), parts.name(*node->mention()),
                 node->CAPITAL() != nullptr};
  }
  if (auto* node = context.buys()) {
    return Buys{parts.value(*node->value()), parts.name(*node->goods), parts.name(*node->supplier)};
  }
  if (auto* node = context.ships()) return ships(parts, *node);
  Parser::ReplacesContext& node = *context.replaces();
  return Replaces{parts.name(*node.mention()), parts.names(node.mentions()),
                  parts.value(node.limit), parts.value(node.ratio), parts.value(node.delay)};
}

Column column(const PartBuilder& parts, Parser::ColumnContext& context) {
  Column result;
  result.span = parts.span(context);
  if (context.mention()) result.name = parts.name(*context.mention());
  if (context.FROM()) result.name = {"from", result.span};
  if (context.unit()) result.unit = parts.unit(*context.unit());
  return result;
}

Cell cell(const PartBuilder& parts, Parser::CellContext& context) {
  Parser::AmountContext* amount = context.amount();
  if (!amount) return {false, std::nullopt, parts.span(context)};
  return {amount->REST() != nullptr, parts.value(amount->value()), parts.span(context)};
}

}  // namespace

std::optional<Statement::Node> AstBuilder::fact(antlr4::ParserRuleContext& context) const {
  if (auto* node = as<Parser::TableStatementContext>(context, Parser::RuleTableStatement))
    return table(*node);
  auto* node = as<Parser::FactStatementContext>(context, Parser::RuleFactStatement);
  if (!node) return std::nullopt;
  return FactStatement{parts_.name(*node->subject()), predicate(parts_, *node->predicate()),
                       parts_.provenance(node->provenance())};
}

TableStatement AstBuilder::table(Parser::TableStatementContext& context) const {
  Parser::TableVerbContext& verb = *context.tableVerb();
  const bool can = verb.CAN() != nullptr;
  TableStatement result;
  result.verb = word(parts_, verb, can ? 1 : 0);
  result.can = can;
  if (context.STRING()) result.file = parts_.text(*context.STRING());
  result.provenance = parts_.provenance(context.provenance());
  for (Parser::RowContext* row : context.row()) {
    if (!whole(*row)) continue;
    if (Parser::HeaderContext* header = row->header()) {
      result.header_span = parts_.span(*row);
      result.columns.clear();
      for (Parser::ColumnContext* each : header->column()) {
        result.columns.push_back(column(parts_, *each));
      }
    } else {
      Row cells{{}, parts_.span(*row)};
      for (Parser::CellContext* each : row->cells()->cell()) {
        cells.cells.push_back(cell(parts_, *each));
      }
      result.rows.push_back(std::move(cells));
    }
  }
  return result;
}

}  // namespace entente::syntax
