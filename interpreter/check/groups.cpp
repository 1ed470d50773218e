#include "check/groups.h"

#include <algorithm>

#include "check/expressions.h"
#include "check/parameters.h"
#include "check/resolve.h"
#include "model/interval.h"

namespace entente::check {

namespace {

constexpr Kind<std::string, std::string> group_member_twice{
    "E0571", Severity::error, "`{}` is a member of `{}` twice at the same time"};
constexpr Kind<std::string> group_in_group{
    "E0579", Severity::error, "the members of `{}` change: it cannot be part of another group"};
constexpr Kind<std::string> group_without_members{"E0570", Severity::error,
                                                  "the group `{}` has no members"};

}  // namespace

CountrySet read_group(Context& context, const syntax::GroupStatement& statement) {
  ParameterAdder parameters(context, statement.name.text);
  Group group{statement.name.text, {}, statement.name.span};
  std::size_t number = 0;
  for (const syntax::MembersClause& clause : statement.members) {
    // By its place, whichever of the others say a time.
    ++number;
    const std::string address = number == 1 ? "members" : fmt::format("members_{}", number);
    PeriodClause period;
    if (clause.period) period = parameters.period(address, *clause.period);
    for (const syntax::Name& name : clause.names) {
      if (changing_group(context, name) != nullptr) {
        context.diagnostics.report(name.span, group_in_group, name.text)
            .help("write its members, each with the time of both");
        continue;
      }
      for (const CountryId country : countries_of(context, {name}))
        group.members.push_back({country, period, name.span});
    }
  }
  if (statement.members.empty())
    context.diagnostics.report(statement.name.span, group_without_members, group.name)
        .help("add `members A, B`");
  ParameterValues values;
  for (const Parameter& parameter : context.world.parameters) values.push_back(parameter.value);
  const double end = to_double(context.world.horizon.months());
  CountrySet ever;
  for (std::size_t b = 0; b < group.members.size(); ++b) {
    const Member& member = group.members[b];
    const Interval time = interval(context.world, member.period, values);
    for (std::size_t a = 0; a < b; ++a) {
      const Member& other = group.members[a];
      if (other.country != member.country) continue;
      const Interval before = interval(context.world, other.period, values);
      if (std::max(before.from, time.from) >= std::min(before.until, time.until)) continue;
      context.diagnostics
          .report(member.span, group_member_twice, context.world.countries[member.country].name,
                  group.name)
          .label(other.span, "the first")
          .help("give each time its end: `members A until …`");
    }
    const bool within = time.from < end && time.until > 0;
    const bool known = std::find(ever.countries.begin(), ever.countries.end(), member.country) !=
                       ever.countries.end();
    if (within && !known) ever.countries.push_back(member.country);
  }
  context.world.groups.push_back(std::move(group));
  return ever;
}

const Group* changing_group(Context& context, const syntax::Name& name) {
  const Symbol* symbol = context.symbols.find(name.text);
  if (symbol == nullptr) return nullptr;
  const auto* id = std::get_if<LetId>(&symbol->meaning);
  if (id == nullptr) return nullptr;
  const syntax::GroupStatement* statement = context.lets[*id].group;
  if (statement == nullptr || statement->set) return nullptr;
  Expressions(context).value_of(name);
  for (const Group& group : context.world.groups) {
    if (group.name == name.text) return &group;
  }
  return nullptr;
}

}  // namespace entente::check
