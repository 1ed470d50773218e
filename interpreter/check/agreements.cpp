#include <algorithm>

#include "check/expressions.h"
#include "check/groups.h"
#include "check/parameters.h"
#include "check/passes.h"
#include "check/statements.h"
#include "support/overloaded.h"

namespace entente::check {

namespace {

constexpr Kind<std::string> no_members{"E0521", Severity::error,
                                       "the agreement `{}` has no members"};
constexpr Kind<std::string> member_twice{"E0510", Severity::error, "`{}` is a member twice"};
constexpr Kind<std::string_view> said_twice{"E0211", Severity::error, "{} is said twice"};
constexpr Kind<std::string> term_name_taken{"E0202", Severity::error, "`{}` is declared twice"};
constexpr Kind<> trigger_expected{
    "E0522", Severity::error, "a priority may wait for `world_shortage > V`, and for nothing else"};
constexpr Kind<std::string> guarantee_to_itself{"E0523", Severity::error,
                                                "`{}` cannot guarantee supply to itself"};
constexpr Kind<std::string> local_not_traded{"E0520", Severity::error,
                                             "`{}` is local: it is not traded"};

class AgreementReader {
 public:
  AgreementReader(Context& context, AgreementId id)
      : context_(context),
        agreement_(context.world.agreements[id]),
        parameters_(context, agreement_.name) {}

  void read(const syntax::AgreementStatement& statement) {
    bool has_period = false;
    bool has_members = false;
    for (const syntax::AgreementClause& clause : statement.clauses) {
      std::visit(
          overloaded{
              [&](const syntax::MembersClause& node) {
                has_members = true;
                members(node, clause.span);
              },
              [&](const syntax::Period& node) {
                if (has_period) {
                  context_.diagnostics.report(clause.span, said_twice, "the period")
                      .label(agreement_.period.span, "the first");
                  return;
                }
                has_period = true;
                agreement_.period = parameters_.period("", node);
              },
              [&](const syntax::NoExportControlsClause& node) {
                add("no_export_controls", NoExportControlsTerm{traded(node.resources)},
                    clause.span);
              },
              [&](const syntax::PriorityClause& node) { priority(node, clause.span); },
              [&](const syntax::ShareReservesClause& node) { share_reserves(node, clause.span); },
              [&](const syntax::GuaranteeClause& node) { guarantee(node, clause.span); },
              [&](const syntax::BuildClause& node) { build(node, clause.span); },
          },
          clause.node);
    }
    if (!has_members)
      context_.diagnostics.report(statement.name.span, no_members, agreement_.name)
          .help("add `members A, B`");
  }

 private:
  /// The address of a term: its kind, with a number from the second on, or the name of what is
  /// built.
  template <typename Node>
  void add(const std::string& kind, Node node, Span span) {
    const auto taken = [&](const std::string& name) {
      return std::any_of(agreement_.terms.begin(), agreement_.terms.end(),
                         [&](const Term& term) { return term.name == name; });
    };
    std::string name = fmt::format("{}.{}", agreement_.name, kind);
    for (int number = 2; taken(name); ++number)
      name = fmt::format("{}.{}_{}", agreement_.name, kind, number);
    agreement_.terms.push_back({std::move(name), std::move(node), span});
  }

  std::vector<ResourceId> traded(const std::vector<syntax::Name>& names) {
    std::vector<ResourceId> result;
    for (const syntax::Name& name : names) {
      for (const ResourceId id : resources_of(context_, {name})) {
        if (context_.world.resources[id].local) {
          context_.diagnostics
              .report(name.span, local_not_traded, context_.world.resources[id].name)
              .label(context_.world.resources[id].span, "declared `local` here");
          continue;
        }
        result.push_back(id);
      }
    }
    return result;
  }

  void members(const syntax::MembersClause& node, Span span) {
    PeriodClause period;
    if (node.period) period = parameters_.period("members", *node.period);
    for (const syntax::Name& name : node.names) {
      // Those of one group may leave and come back; of other clauses and groups they are no members
      // yet.
      std::vector<Member> added;
      if (const Group* group = changing_group(context_, name)) {
        for (const Member& member : group->members)
          added.push_back({member.country, period, span, member.period});
      } else {
        for (const CountryId country : countries_of(context_, {name}))
          added.push_back({country, period, span});
      }
      const std::vector<Member> before = agreement_.members;
      for (const Member& member : added) {
        const auto same = std::find_if(before.begin(), before.end(), [&](const Member& other) {
          return other.country == member.country;
        });
        if (same == before.end()) {
          agreement_.members.push_back(member);
        } else {
          context_.diagnostics
              .report(name.span, member_twice, context_.world.countries[member.country].name)
              .label(same->span, "the first");
        }
      }
    }
  }

  void priority(const syntax::PriorityClause& node, Span span) {
    PriorityTerm term;
    term.resources = traded(node.resources);
    const std::optional<ParameterId> share =
        parameters_.figure("priority", "for", node.share, Wanted::share);
    if (node.when) term.trigger = trigger(*node.when);
    if (!share || (node.when && !term.trigger)) return;
    term.share = *share;
    add("priority", std::move(term), span);
  }

  /// `world_shortage > V`
  std::optional<ParameterId> trigger(syntax::ExprId condition) {
    const auto* comparison = std::get_if<syntax::Binary>(&context_.ast[condition].node);
    const auto* name = comparison != nullptr
                           ? std::get_if<syntax::NameRef>(&context_.ast[comparison->left].node)
                           : nullptr;
    if (name == nullptr || comparison->op != syntax::BinaryOp::greater ||
        name->name.text != "world_shortage") {
      context_.diagnostics.report(context_.ast[condition].span, trigger_expected)
          .note(fmt::format(
              "the trigger reads the shortage of the resource in the whole world, as a share of "
              "demand, in the {} before",
              entente::name(context_.world.horizon.unit)));
      return std::nullopt;
    }
    const syntax::Value threshold{syntax::Interval{comparison->right, std::nullopt}, std::nullopt,
                                  context_.ast[comparison->right].span};
    return parameters_.figure("priority", "when", threshold, Wanted::share);
  }

  void share_reserves(const syntax::ShareReservesClause& node, Span span) {
    SharedReservesTerm term;
    term.resources = resources_of(context_, node.resources);
    if (node.above) {
      term.above = parameters_.figure("share", "above", *node.above, Wanted::days);
      if (!term.above) return;
    }
    if (node.up_to) {
      term.up_to = parameters_.figure("share", "up_to", *node.up_to, Wanted::share);
      if (!term.up_to) return;
    }
    add("share", std::move(term), span);
  }

  void guarantee(const syntax::GuaranteeClause& node, Span span) {
    const std::optional<CountryId> supplier = country_of(context_, node.supplier);
    const std::optional<CountryId> buyer = country_of(context_, node.buyer);
    const std::vector<ResourceId> resource = traded({node.resource});
    if (!supplier || !buyer || resource.empty()) return;
    if (*supplier == *buyer) {
      context_.diagnostics.report(node.buyer.span, guarantee_to_itself, node.buyer.text);
      return;
    }
    const std::optional<ParameterId> amount =
        parameters_.figure("guarantee", "amount", node.amount, Wanted::amount_a_month,
                           resource.front(), provenance_of(context_, node.provenance));
    if (amount) add("guarantee", GuaranteeTerm{resource.front(), *supplier, *buyer, *amount}, span);
  }

  void build(const syntax::BuildClause& node, Span span) {
    const std::string name = fmt::format("{}.{}", agreement_.name, node.name.text);
    for (const Term& term : agreement_.terms) {
      if (term.name == name)
        context_.diagnostics.report(node.name.span, term_name_taken, node.name.text)
            .label(term.span, "the first");
    }
    const std::optional<ResourceId> resource = resource_of(context_, node.resource);
    const std::optional<CountryId> country = country_of(context_, node.country);
    if (!resource || !country) return;
    const Provenance provenance = provenance_of(context_, node.provenance);
    want_provenance(context_, provenance, node.amount.span);
    BuildTerm term;
    term.name = node.name.text;
    term.resource = *resource;
    term.country = *country;
    term.to_members = node.to_members;
    const std::optional<ParameterId> amount = parameters_.figure(
        node.name.text, "amount", node.amount, Wanted::amount_a_month, *resource, provenance);
    if (node.period) term.period = parameters_.period(node.name.text, *node.period);
    if (node.over) {
      term.over = parameters_.figure(node.name.text, "over", *node.over, Wanted::months);
      if (!term.over) return;
    }
    if (!amount) return;
    term.amount = *amount;
    add(node.name.text, std::move(term), span);
  }

  Context& context_;
  Agreement& agreement_;
  ParameterAdder parameters_;
};

}  // namespace

void check_agreements(Context& context) {
  std::size_t index = 0;
  for_each_statement<syntax::AgreementStatement>(
      context, [&](const syntax::AgreementStatement& node, const auto&) {
        AgreementReader(context, AgreementId(index++)).read(node);
      });
}

}  // namespace entente::check
