#include "reference/language.h"

namespace entente::reference {

namespace {

using enum Piece::Kind;

constexpr Piece all[] = {
    {head, "edition", "edition 1", "the edition of the language; may be left out", "edition 1"},
    {head, "title", "title LABEL", "what the report is called", "title \"Who is protected?\""},
    {head, "time", "time DATE to DATE by day|week|month|quarter|year [in N steps]",
     "the first and the last period of a run, both included, and into how many equal steps a "
     "period "
     "is divided; every script has one",
     "time 2026-01 to 2027-12 by month\ncountry A", true},
    {head, "calendar average, calendar", "calendar average",
     "a month counts as 365/12 days, so that months and days may be mixed",
     "time 2026-01 to 2027-12 by month\ncalendar average\ncountry A", true},
    {head, "source", "source NAME \"title\" [url \"…\"]",
     "where figures come from; a figure ends with `source NAME [\"where in it\"]`",
     "source survey \"Survey of the islands, 2025\"\nAU can refine 6 kt/year of oxides  source "
     "survey \"table 3\""},
    {head, "assumed", "… assumed [\"why\"]",
     "ends a figure that no source gives; the report lists it with its reason",
     "let loss = 15%  assumed \"two estimates: 10% and 20%\""},
    {head, "import", "import \"FILE\" [as NAME]",
     "takes another script in: its declarations, facts, settings and scenarios; under a name, "
     "`NAME.x` is its `x`",
     ""},
    {head, "use", "use std.MODULE [(NAME, …)]",
     "takes in what the script needs of a module of the standard library",
     "use std.countries (US)\nuse std.units.semiconductors\nresource wafers in wafer"},

    {declaration, "country", "country NAME [LABEL]",
     "a place that makes, uses, buys and sells; the one called ROW takes what is made and nobody "
     "uses",
     "country KR \"Korea\""},
    {declaration, "resource", "resource NAME [LABEL] in UNIT [local] [from VALUE of NAME, …]",
     "something that is counted in a unit, and what goes into one of it; a local one is not traded",
     "resource motors \"Motors\" in t  from 0.3 t/t of magnets, 2 MWh/t of power"},
    {declaration, "group",
     "group NAME [LABEL] = set\ngroup NAME [LABEL] { members NAME, … [PERIOD]; … }",
     "a set of countries or resources with a name; in braces one whose members change",
     "group friends = {JP, AU}\ngroup bloc { members JP;  members AU from 2026-06 }"},
    {declaration, "unit", "unit NAME [LABEL] [= VALUE]",
     "a new thing to count; with a definition a multiple of something",
     "unit wafer \"300 mm wafer\"\nunit lot = 25 wafer"},
    {declaration, "let", "let NAME [: UNIT] = VALUE [provenance]",
     "a value with a name: a number, a date, a text, a set, or what a run answers",
     "let partners = {JP, AU}\nlet per_car = 1.5 kg  assumed \"one motor\""},
    {declaration, "fn", "fn NAME(NAME, …) = expression",
     "a function; it calls only those above it, so that every script ends",
     "fn met(r, who) = 1 - sum(shortage(r, c) for c in who) / sum(demand(r, c) for c in who)"},
    {declaration, "economy", "economy NAME [LABEL] from mrio \"folder\" in MONEY/year [provenance]",
     "an input-output table in the place of facts: its regions are countries, its sectors "
     "resources",
     "time 2026-01 to 2026-06 by month\neconomy lowlands from mrio \"ario\" in M.EUR/year  assumed "
     "\"invented\"",
     true},
    {declaration, "shock", "shock NAME [LABEL] { clause; … }",
     "what goes wrong, and when; a clause is one of restricts, loses, closes, raises, lowers, "
     "rebuilt, recovers, and a period",
     "shock fire { JP loses 60% of magnets capacity;  from 2026-06 for 1 month;  recovers over 90 "
     "days }"},
    {declaration, "agreement", "agreement NAME [LABEL] { clause; … }",
     "what countries have promised each other; a clause is one of members, no export controls, "
     "priority, share reserves, guarantee, build, and a period",
     "agreement club { members JP, AU;  no export controls on oxides among members }"},

    {fact, "makes, mines, refines",
     "COUNTRY mines|refines|makes VALUE of RESOURCE [at VALUE utilisation]",
     "production: a rate, a share of what the world makes, or `rest`; capacity is production over "
     "utilisation",
     "AU makes 1 kt/year of magnets at 85% utilisation  assumed \"invented\""},
    {fact, "can make, can mine, can refine, can", "COUNTRY can mine|refine|make VALUE of RESOURCE",
     "capacity, where it is more than production",
     "AU can refine 6 kt/year of oxides  assumed \"invented\""},
    {fact, "uses", "COUNTRY uses VALUE of RESOURCE",
     "final use: what is not an input of anything in the script; a rate, a share, or `rest`",
     "AU uses 1 kt/year of magnets  assumed \"invented\""},
    {fact, "holds", "COUNTRY holds VALUE of RESOURCE [capital]",
     "a strategic reserve: an amount, or a time of its own use; of an economy from a table also "
     "productive capital",
     "JP holds 60 days of oxides  assumed \"invented\""},
    {fact, "buys", "COUNTRY buys VALUE of RESOURCE from COUNTRY",
     "the share of the buyer's whole use that comes from there",
     "JP buys 58% of oxides from CN  assumed \"invented\""},
    {fact, "ships",
     "COUNTRY ships VALUE of RESOURCE|exports to COUNTRY, … via NAME, … [taking VALUE]",
     "the share of these flows on a route through chokepoints, and how long goods are under way",
     "CN ships 5% of magnets to JP via strait, air_corridor  assumed \"invented\""},
    {fact, "replaces",
     "RESOURCE replaces RESOURCE [in NAME, …] [up to VALUE] [at VALUE] [after VALUE]",
     "users that lack a resource use a substitute",
     "resource ferrite in t\nresource motors in t from 0.1 t/t of magnets\nJP makes 5 kt/year of "
     "ferrite  assumed \"invented\"\nJP uses 5 kt/year of ferrite  assumed \"invented\"\nJP makes "
     "1 "
     "kt/year of motors  assumed \"invented\"\nJP uses 1 kt/year of motors  assumed "
     "\"invented\"\nferrite replaces magnets in motors up to 30% at 1.6 t/t after 6 months  "
     "assumed "
     "\"invented\""},
    {fact, "table",
     "table VERB [from \"FILE.csv\"] [provenance]\n| of | COUNTRY [UNIT] | …\n| RESOURCE | "
     "VALUE | …",
     "many facts with one verb: mines, refines, makes, uses, holds, can mine, can refine, can make",
     "table holds assumed \"invented\"\n| of      | JP [t] | AU [t] |\n| oxides  | 500    | 100    "
     "|\n| magnets | 200    |        |"},

    {setting, "industries keep, industries, keep",
     "industries [in COUNTRY, …] keep VALUE of inputs|RESOURCE, …",
     "working stocks of inputs; 30 days where nothing is said",
     "industries in JP keep 3 months of oxides  assumed \"invented\""},
    {setting, "industries can exceed, exceed",
     "industries [in COUNTRY, …] can exceed capacity by VALUE within VALUE",
     "overproduction when orders cannot be met; 25% within 12 months where nothing is said",
     "industries can exceed capacity by 10% within 12 months  assumed \"invented\""},
    {setting, "inputs used, inputs",
     "inputs used until exhausted\ninputs used cautiously below VALUE",
     "whether makers slow down while an input still lasts",
     "inputs used cautiously below 80%  assumed \"invented\""},
    {setting, "restocking", "restocking [of RESOURCE, …] over VALUE",
     "how fast a gap in working stocks is reordered; 60 days where nothing is said",
     "restocking over 30 days  assumed \"invented\""},
    {setting, "rerouting", "rerouting over VALUE",
     "how fast buyers move their orders to other suppliers; at once where nothing is said",
     "rerouting over 2 months  assumed \"invented\""},
    {setting, "reserves refilled, reserves", "reserves refilled over VALUE",
     "how fast reserves are filled when supply is quiet again; 12 months where nothing is said",
     "reserves refilled over 24 months  assumed \"invented\""},
    {setting, "withheld goods released, withheld", "withheld goods released over VALUE",
     "how fast a country sells what its export control has stored; 12 months where nothing is said",
     "withheld goods released over 3 months  assumed \"invented\""},
    {setting, "rationing", "rationing pro rata|industries first|final use first",
     "who is served first within a country", "rationing industries first"},
    {setting, "engine", "engine ario { NAME = VALUE; … }",
     "the settings by the names of the literature: rule, orders, psi, alpha_base, alpha_max, "
     "alpha_tau, inventory, restoration, capital_ratio, gates, lag, overproduction",
     "engine ario { psi = 90%;  inventory = 60 days } assumed \"as the study has it\""},

    {shock_clause, "restricts",
     "COUNTRY restricts exports of RESOURCE, … [to COUNTRY, …] by VALUE, keeping it|selling it "
     "elsewhere|cutting output",
     "each flow is capped at the rest of its baseline; the goods are stored, offered to others, or "
     "not made",
     "shock embargo {\n  CN restricts exports of oxides to JP by 60%, selling it elsewhere\n  from "
     "2026-09 until 2027-01\n}"},
    {shock_clause, "loses", "COUNTRY loses VALUE of RESOURCE capacity|reserve|capital",
     "a share of capacity is gone for the period; a share or an amount of the reserve for good; of "
     "an "
     "economy from a table, productive capital until it is rebuilt",
     "shock quake { JP loses 30% of magnets capacity;  from 2026-06 for 2 months }"},
    {shock_clause, "closes", "closes CHOKEPOINT, … [by VALUE]",
     "the share of the flows through it that cannot pass; all of it where nothing is said",
     "shock narrow { closes strait by 50%;  from 2027-01-15 for 45 days }"},
    {shock_clause, "raises, lowers", "raises|lowers uses of RESOURCE, … [in COUNTRY, …] by VALUE",
     "final use grows or shrinks",
     "shock boom { raises uses of magnets in JP by 40%;  from 2026-06 }"},
    {shock_clause, "rebuilt", "rebuilt over VALUE [at VALUE] by RESOURCE VALUE, …",
     "capital that was lost comes back as it is ordered of these industries and delivered",
     "time 2026-01 to 2027-12 by month\neconomy lowlands from mrio \"ario\" in M.EUR/year  assumed "
     "\"invented\"\nshock flood {\n  Delta loses 20% of Manufacturing capital\n  from 2026-03 for "
     "14 "
     "days\n  rebuilt over 12 months by Construction 70%, Manufacturing 30%\n}",
     true},
    {shock_clause, "recovers", "recovers over VALUE [linear|convex|convex unscaled|concave]",
     "all effects fade after the period",
     "shock blaze { JP loses 60% of magnets capacity;  from 2026-06 for 1 month;  recovers over 90 "
     "days concave }"},
    {shock_clause, "from, until, period",
     "from DATE   from DATE for VALUE   from DATE until DATE   until DATE",
     "a period; `until` names the first moment that is not part of it",
     "shock brief { CN loses 10% of oxides capacity;  from 2026-07 until 2026-09 }"},

    {agreement_clause, "members", "members COUNTRY, … [PERIOD]",
     "who; may be said several times with a period each",
     "agreement club { members JP, AU;  members ROW from 2026-06 until 2027-06;  no export "
     "controls "
     "on oxides among members }"},
    {agreement_clause, "no export controls, no", "no export controls on RESOURCE, … among members",
     "restrictions between two members do not act",
     "agreement club { members CN, JP;  no export controls on oxides among members }"},
    {agreement_clause, "priority",
     "priority to members for VALUE of exports [of RESOURCE, …] [when world_shortage > VALUE]",
     "where a member cannot serve all orders, members come before others with that part of its "
     "exports",
     "agreement club { members CN, JP;  priority to members for 60% of exports of oxides }"},
    {agreement_clause, "share reserves, share",
     "share reserves of RESOURCE, … [above VALUE] [up to VALUE]",
     "members lend from their reserves to members who are short",
     "JP holds 60 days of oxides  assumed \"invented\"\nagreement club { members JP, AU;  share "
     "reserves of oxides above 30 days up to 50% }"},
    {agreement_clause, "guarantee",
     "guarantee VALUE of RESOURCE from COUNTRY to COUNTRY [provenance]",
     "an amount a time that a supplier owes a buyer, called when others fail",
     "agreement club { members JP, AU;  guarantee 1 kt/year of oxides from AU to JP }"},
    {agreement_clause, "build",
     "build NAME: VALUE of RESOURCE in COUNTRY [PERIOD] [over VALUE] [to members] provenance",
     "a plant, whose capacity grows evenly",
     "agreement club {\n  members JP, AU\n  build works: 4 kt/year of oxides in AU from 2026-06 "
     "over "
     "18 months  assumed \"invented\"\n}"},

    {scenario, "scenario", "scenario NAME [LABEL] = NAME + … [with { path = VALUE; … }]",
     "shocks, agreements and other scenarios together, perhaps with figures set otherwise",
     "scenario harder = helped with { ban.by = 95%;  ban.for = 9 months }"},
    {scenario, "run", "run NAME, …", "which scenarios run; all where nothing is said",
     "run alone, helped"},
    {scenario, "what if, what", "what if [in NAME, …:] path = VALUE, …",
     "runs scenarios once more with other figures and reports what changes",
     "what if in alone: ban.by = 100%"},

    {assertion, "assert", "assert [in NAME, …:] [for all NAME in set:] condition [because \"why\"]",
     "a claim that is judged in every run; one that fails makes the exit code 1",
     "assert in helped: peak(shortage(oxides, JP)) <= peak(shortage(oxides, JP), in: alone)  "
     "because \"the plant helps\""},
    {assertion, "expect", "expect [in NAME, …:] [for all NAME in set:] condition [because \"why\"]",
     "a claim that is judged and only reported",
     "expect in helped: peak(shortage(oxides, JP)) == 0 t/month"},
    {assertion, "test", "test LABEL { statement; … }",
     "statements that are added to the script and judged by `entente test` alone",
     "test \"a longer ban is worse\" {\n  scenario longer = alone with { ban.for = 12 months }\n  "
     "assert "
     "in longer: total(shortage(oxides, JP)) >= total(shortage(oxides, JP), in: alone)\n}"},

    {report_item, "report", "report LABEL { item; … }",
     "chapters in the place of the standard tables; an item is one of compare, show, chart, text",
     "report \"Who is protected?\" {\n  compare alone, helped\n  chart gap(magnets, {JP})\n}"},
    {report_item, "compare", "compare NAME, …", "scenarios side by side",
     "report \"Both\" { compare alone, helped }"},
    {report_item, "show", "show expression [titled LABEL]",
     "a number, or a list with a row an element",
     "report \"Worst month\" { show [peak(gap(r, {JP})) for r in {oxides, magnets}]  titled "
     "\"Peak\" }"},
    {report_item, "chart", "chart expression [titled LABEL]", "a series as a line of bars",
     "report \"Course\" { chart gap(magnets, {JP})  titled \"Magnets\" }"},
    {report_item, "text", "text \"… {expression} …\"", "a sentence with figures",
     "report \"Words\" { text \"At worst {peak(gap(magnets, {JP}), in: alone)} are missing.\" }"},

    {expression, "if, then, else", "if condition then a else b", "one of two values",
     "let much = if 2 > 1 then 3 kt else 4 kt"},
    {expression, "as", "value as UNIT", "the same value in another unit of its dimension",
     "let much = 6 kt/year as t/month"},
    {expression, "@", "series @ DATE", "the value of a series in the period that holds the date",
     "assert in alone: shortage(oxides, JP) @ 2026-01 == 0 t/month"},
    {expression, "in", "a in set   f(x, in: SCENARIO)",
     "whether an element or a set lies in a set; as an argument, the scenario that is asked",
     "assert JP in {JP, AU}"},
    {expression, "for", "f(e for x in set [if c])   [e for x in set]   for all x in set: condition",
     "for every element of a set or list",
     "assert for all c in {JP, AU}: shortage(ore, c) >= 0 t/month"},
};

}  // namespace

std::span<const Piece> pieces() { return all; }

std::string_view name_of(Piece::Kind kind) {
  switch (kind) {
    case head:
      return "head of a script";
    case declaration:
      return "declaration";
    case fact:
      return "fact";
    case setting:
      return "setting";
    case shock_clause:
      return "clause of a shock";
    case agreement_clause:
      return "clause of an agreement";
    case scenario:
      return "scenario";
    case assertion:
      return "assertion";
    case report_item:
      return "report";
    case expression:
      return "expression";
  }
  return "";
}

}  // namespace entente::reference
