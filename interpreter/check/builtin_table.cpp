#include "check/builtin_table.h"

#include "model/formula.h"

namespace entente::check {

namespace {

using Group = Builtin::Group;

/// What a table says of each but its code.
struct Page {
  std::string_view name;
  std::string_view signature;
  std::string_view unit;
  std::string_view meaning;
  std::string_view example;
};

template <typename Code>
constexpr Builtin entry(Group group, Code code, Page page) {
  return {group,        page.name,   static_cast<int>(code), page.signature, page.unit,
          page.meaning, page.example};
}

constexpr Builtin builtins[] = {
    entry(Group::question, Question::production,
          {"production", "production(r, who)", "an amount a period",
           "what was made in the period, what is kept included",
           "assert in alone: lowest(production(oxides, CN)) > 0 kt/month"}),
    entry(Group::question, Question::capacity,
          {"capacity", "capacity(r, who)", "an amount a period",
           "what could be made if inputs were no object",
           "assert in helped: last(capacity(oxides, AU)) > first(capacity(oxides, AU))"}),
    entry(Group::question, Question::demand,
          {"demand", "demand(r, who)", "an amount a period",
           "final use that is wanted, and the inputs that industries planned to use",
           "fn met(r, who) = available(r, who) / demand(r, who)"}),
    entry(Group::question, Question::available,
          {"available", "available(r, who)", "an amount a period", "what there was for that demand",
           "assert available(oxides, JP) <= demand(oxides, JP)"}),
    entry(Group::question, Question::shortage,
          {"shortage", "shortage(r, who)", "an amount a period", "demand less what was available",
           "assert in baseline: total(shortage(oxides, JP)) == 0 t"}),
    entry(Group::question, Question::imports,
          {"imports", "imports(r, who [, from: whom])", "an amount a period",
           "what came over borders, as it left; trade within a set counts",
           "assert in alone: mean(imports(oxides, JP, from: CN), during: ban) > 0 t/month"}),
    entry(Group::question, Question::exports,
          {"exports", "exports(r, who [, to: whom])", "an amount a period",
           "what left over borders; trade within a set counts",
           "assert in alone: mean(exports(oxides, CN), during: ban) < first(exports(oxides, CN))"}),
    entry(Group::question, Question::stock,
          {"stock", "stock(r, who)", "an amount",
           "working stocks of the resource as an input, at the end of the period",
           "assert in alone: lowest(stock(oxides, JP)) < first(stock(oxides, JP))"}),
    entry(Group::question, Question::reserve,
          {"reserve", "reserve(r, who)", "an amount",
           "the strategic reserve at the end of the period",
           "JP holds 60 days of oxides  assumed \"invented\"\n"
           "assert in baseline: first(reserve(oxides, JP)) == last(reserve(oxides, JP))"}),
    entry(Group::question, Question::lost_output,
          {"lost_output", "lost_output(r, who)", "an amount a period",
           "what was planned to be made, and was not",
           "assert in alone: total(lost_output(magnets, JP)) > 0 t"}),
    entry(Group::question, Question::world_shortage,
          {"world_shortage", "world_shortage(r)", "%",
           "shortage of all countries over demand of all countries",
           "assert in helped: peak(world_shortage(oxides)) <= 100%"}),
    entry(Group::question, Question::concentration,
          {"hhi", "hhi(r [, who])", "0 to 10,000",
           "Herfindahl-Hirschman index of concentration: of production, or of who supplies who, "
           "home included",
           "assert in baseline: hhi(oxides) @ 2026-01 > 8_000"}),
    entry(Group::question, Question::import_reliance,
          {"import_reliance", "import_reliance(r, who)", "%",
           "net imports and what is drawn from stocks, over apparent consumption",
           "assert in baseline: import_reliance(oxides, JP) @ 2026-01 > 99%"}),
    entry(Group::question, Question::days_of_cover,
          {"days_of_cover", "days_of_cover(r, who)", "days",
           "the reserve and the declared part of the working stocks, over baseline use a day",
           "assert in alone: lowest(days_of_cover(oxides, JP)) <= 30 days"}),
    entry(Group::measure, Measure::time_to_survive,
          {"time_to_survive", "time_to_survive(r [, who])",
           "months; days where periods are days "
           "or weeks",
           "from the first shock to the first step in which less than 99% of demand is met; at "
           "least, where there is none",
           "assert in alone: time_to_survive(oxides, JP) > 1 month"}),
    entry(Group::measure, Measure::time_to_recover,
          {"time_to_recover", "time_to_recover(r [, who])",
           "months; days where periods are days "
           "or weeks",
           "from the first shock to the end of the last step in which less than 99% of demand is "
           "met; at least, where the run ended before",
           "expect in helped: time_to_recover(oxides) <= time_to_recover(oxides, in: alone)"}),
    entry(Group::measure, Measure::resilience_loss,
          {"resilience_loss", "resilience_loss(r [, who])",
           "months; days where periods are days "
           "or weeks",
           "the area between full supply and what was met: how long normal use was missed",
           "assert in alone: resilience_loss(oxides, JP) < 6 months"}),
    entry(Group::aggregation, Aggregation::peak,
          {"peak", "peak(x [, during: shock] [, in: scenario])", "that of x",
           "the largest value of a series",
           "assert in alone: peak(shortage(oxides, JP), during: ban) <= 5 kt/month"}),
    entry(Group::aggregation, Aggregation::lowest,
          {"lowest", "lowest(x [, during: shock] [, in: scenario])", "that of x",
           "the smallest value of a series",
           "assert in alone: lowest(available(oxides, JP)) < 2 kt/month"}),
    entry(Group::aggregation, Aggregation::mean,
          {"mean", "mean(x [, during: shock] [, in: scenario])", "that of x",
           "the mean of a series, every period with the same weight; of a list, that of its "
           "elements",
           "assert in alone: mean(production(oxides, CN), during: ban) > 0 kt/month"}),
    entry(Group::aggregation, Aggregation::total,
          {"total", "total(x [, during: shock] [, in: scenario])",
           "an amount, of an amount a period", "the sum of a series of amounts over its periods",
           "assert in alone: total(shortage(oxides, JP)) < 100 kt"}),
    entry(Group::aggregation, Aggregation::first,
          {"first", "first(x [, during: shock] [, in: scenario])", "that of x",
           "the first value of a series",
           "assert in alone: first(shortage(oxides, JP)) == 0 t/month"}),
    entry(Group::aggregation, Aggregation::last,
          {"last", "last(x [, during: shock] [, in: scenario])", "that of x",
           "the last value of a series",
           "assert in helped: last(production(oxides, AU)) > first(production(oxides, AU))"}),
    entry(Group::folding, Folding::sum,
          {"sum", "sum(list)   sum(e for x in set [if c])", "that of the elements",
           "the sum of a list; amounts of different resources are not added",
           "let made = sum(v for v in [10 kt/year, 20 kt/year])"}),
    entry(Group::folding, Folding::largest,
          {"max", "max(list)   max(e for x in set [if c])", "that of the elements",
           "the largest of a list",
           "fn worst(who) = max(peak(gap(r, who)) for r in {oxides, magnets})"}),
    entry(Group::folding, Folding::smallest,
          {"min", "min(list)   min(e for x in set [if c])", "that of the elements",
           "the smallest of a list", "let least = min(4, 2, 3)"}),
    entry(Group::folding, Folding::mean,
          {"average", "average(list)   average(e for x in set [if c])", "that of the elements",
           "the mean of a list", "let usual = average(v for v in [10 kt, 20 kt])"}),
    entry(Group::supply_risk, 0,
          {"supply_risk",
           "supply_risk(world: a, own: b, reliance: c, recycling: d, substitution: e)", "a number",
           "the EU's formula (2017 to 2023) over concentration of world and own supply, import "
           "reliance, recycling and substitution: (a c/2 + b (1 - c/2)) (1 - d) e",
           "let risk = supply_risk(world: 4, own: 3, reliance: 80%, recycling: 5%, substitution: "
           "0.9)"}),
    entry(Group::contribution, 0,
          {"contribution", "contribution(x)", "that of x, a row for every shock and term",
           "what each shock and each term of an agreement adds to a number of a run: its Shapley "
           "value",
           "report \"Who adds what\" { show contribution(peak(gap(oxides, {JP}))) }"}),
    entry(Group::criticality, 0,
          {"criticality", "criticality(x, for: time)", "that of x, a row for every industry",
           "how much a number of a run rises if an industry stops for that time from the beginning",
           "report \"Which industry matters\" { show criticality(peak(gap(oxides, {JP})), for: 3 "
           "months) }"}),
};

}  // namespace

std::span<const Builtin> all_builtins() { return builtins; }

}  // namespace entente::check
