#include "check/passes.h"
#include "support/overloaded.h"

namespace entente::check {

namespace {

/// What parses but no run acts on is refused at its place.
class Refusals {
 public:
  explicit Refusals(Context& context) : context_(context) {}

  void visit(const syntax::Statement& statement) {
    const Span span = statement.span;
    std::visit(
        overloaded{
            [&](const syntax::UseStatement&) {
              context_.not_yet(span, "the standard library (`use`)");
            },
            [&](const syntax::ImportStatement&) { context_.not_yet(span, "`import`"); },
            [&](const syntax::RateStatement&) { context_.not_yet(span, "a rate of exchange"); },
            [&](const syntax::WhatIfStatement&) { context_.not_yet(span, "`what if`"); },
            [&](const syntax::TestStatement&) { context_.not_yet(span, "a `test` block"); },
            [&](const syntax::GroupStatement& group) {
              if (!group.set) context_.not_yet(span, "a group whose members change with time");
            },
            [&](const syntax::FactStatement& fact) { visit(fact, span); },
            [&](const syntax::TableStatement& table) {
              if (table.verb.text == "buys")
                context_.not_yet(table.verb.span, "a table of imports");
            },
            [&](const syntax::OverproductionStatement& setting) {
              if (!setting.countries.empty())
                context_.not_yet(setting.countries.front().span, "overproduction by country");
            },
            [&](const syntax::ShockStatement& shock) { visit(shock); },
            [&](const syntax::RunStatement& run) {
              if (run.draws) context_.not_yet(run.draws_span, "an ensemble (`draws`)");
              if (run.seed) context_.not_yet(run.seed_span, "a `seed`");
            },
            [&](const syntax::AssertionStatement& assertion) {
              if (assertion.probability)
                context_.not_yet(context_.ast[*assertion.probability].span, "`with probability`");
            },
            [](const auto&) {},
        },
        statement.node);
  }

 private:
  void visit(const syntax::FactStatement& fact, Span span) {
    if (std::holds_alternative<syntax::Replaces>(fact.predicate))
      context_.not_yet(span, "substitution (`replaces`)");
    if (const auto* ships = std::get_if<syntax::Ships>(&fact.predicate)) {
      if (ships->taking) context_.not_yet(ships->taking->span, "a transit time (`taking`)");
    }
  }

  void visit(const syntax::ShockStatement& shock) {
    for (const syntax::ShockClause& clause : shock.clauses) {
      const auto* loses = std::get_if<syntax::LosesClause>(&clause.node);
      if (loses != nullptr && loses->what.text == "reserve")
        context_.not_yet(loses->what.span, "a loss of reserve");
    }
  }

  Context& context_;
};

}  // namespace

void refuse_unsupported(Context& context) {
  Refusals refusals(context);
  for (const syntax::Statement& statement : context.ast.statements) refusals.visit(statement);
}

}  // namespace entente::check
