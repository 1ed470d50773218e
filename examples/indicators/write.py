#!/usr/bin/env python3
"""Writes eu_supply_risk.ent and import_reliance.ent from the tables beside them."""

import csv
import pathlib
import sys

FOLDER = pathlib.Path(__file__).resolve().parent


def rows_of(name):
    with open(FOLDER / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def name_of(words):
    return words.lower().replace(" ", "_")


RISK = '''\
title "The EU's supply risk of 2017, computed anew"
"""
In 2017 the European Commission rated 78 materials. Its supply risk joins the concentration of suppliers, weighted with how they
are governed and trade, with the EU's reliance on imports, recycling, and substitutes. The study prints these five inputs with one
or two digits, and the result with one.

This script computes the 78 results from the printed inputs, by the question `supply_risk`, and asserts that each agrees with what
was published, as far as the rounding of the inputs allows: the lowest result that they admit is not above the published one, nor
the highest below it. Where only global or only European supply counted, that concentration stands on both sides. Written by write.py from eu_supply_risk_2017.csv.
"""
time 2017-01 to 2017-01 by month
source ec_2017 "European Commission, Study on the review of the list of critical raw materials 2017, tables 3, 18, 19, CC BY 4.0"

fn risk(world, own, reliance, recycling, substitution) = supply_risk(world: world, own: own, reliance: reliance, recycling: recycling, substitution: substitution)
# Printed with one decimal: up to 0.05 off. Reliance and recycling: up to half a point.
fn within(x, least, most) = max([least, min([x, most])])
fn lowest_risk(w, o, i, r, s) = min(risk(max([w - 0.05, 0]), max([o - 0.05, 0]), within(i + d, 0%, 100%), within(r + 0.5%, 0%, 100%), s - 0.05) for d in [-0.5%, 0.5%])
fn highest_risk(w, o, i, r, s) = max(risk(w + 0.05, o + 0.05, within(i + d, 0%, 100%), within(r - 0.5%, 0%, 100%), s + 0.05) for d in [-0.5%, 0.5%])
fn agrees(published, w, o, i, r, s) = lowest_risk(w, o, i, r, s) <= published + 0.05 and highest_risk(w, o, i, r, s) >= published - 0.05
fn size(x) = max([x, -x])

'''


def risk_arguments(row):
    world, own = row["world"], row["own"]
    if row["shares"] == "GS only":
        own = world
    if row["shares"] == "EUS only":
        world = own
    return f"{world}, {own}, {row['reliance'] or 100}%, {row['recycling']}%, {row['substitution']}"


def supply_risk():
    rows = rows_of("eu_supply_risk_2017.csv")
    text = RISK
    for row in rows:
        name = name_of(row["material"])
        where = f"{row['material'].lower()}, {row['stage'].lower()}"
        text += f'let {name} = risk({risk_arguments(row)})  source ec_2017 "{where}"\n'
        text += f'assert agrees({row["published"]}, {risk_arguments(row)})  because "{where}: {row["published"]}"\n'
    names = ", ".join(name_of(row["material"]) for row in rows)
    errors = ", ".join(f"{name_of(row['material'])} - {row['published']}" for row in rows)
    return text + f'''
let errors     = [{errors}]
let mean_error = average(size(e) for e in errors)
let worst      = max(size(e) for e in errors)
assert mean_error < 0.06 and worst < 0.26  because "0.06 on average, 0.25 at most"

report "Supply risk" {{
  text "78 materials; error on average {{mean_error}}, at most {{worst}} (100% is 1)."
  show [{names}]  titled "Supply risk, computed (100% is 1; above 1 counts as critical)"
}}
'''


RELIANCE = '''\
title "Net import reliance of the United States, computed and published"
"""
The USGS print, for every metal, by how much the United States rely on imports: imports less exports and plus what was drawn from
stocks, as part of apparent consumption. This script computes it in two ways and compares it with the printed figure, as far as the
rounding of the inputs allows.

First as the USGS do, from trade and stocks, for eight metals and three years. Then by the question `import_reliance` of a world in
which the United States make and use what the USGS print for 2024, and the rest of the world makes what they lack. Written by
write.py from usgs_import_reliance.csv.
"""
time 2024-01 to 2024-12 by month
source usgs "USGS, Mineral Commodity Summaries 2026, salient statistics"  url "https://pubs.usgs.gov/periodicals/mcs2026/"
country US  "United States"      ar "الولايات المتحدة"
country ROW "Rest of the world"  ar "بقية العالم"

fn reliance(made, net) = max([net / (made + net), 0])
# Printed with three digits: up to half of the last one off; the printed reliance up to half a point.
fn agrees(published, made, net, made_off, net_off) = reliance(made + made_off, net - net_off) <= published + 0.5% and reliance(made - made_off, net + net_off) >= published - 0.5%

# ── from trade and stocks ────────────────────────────────────────────────────────────────────────────────────
'''


def half_digit(figure):
    """Half a unit of the third digit, the last that is printed; of a smaller figure, half a unit."""
    return 0.5 * 10 ** max(0, len(str(int(figure))) - 3)


def reliance():
    text = RELIANCE
    rows = rows_of("usgs_import_reliance.csv")
    for row in rows:
        values = [float(row[column]) for column in ("imports", "exports", "stocks_before", "stocks")]
        net = values[0] - values[1] + values[2] - values[3]
        off = sum(map(half_digit, values))
        made = float(row["made"])
        unit = row["unit"]
        text += (
            f'assert agrees({row["published"]}%, {made:g} {unit}, {row["imports"]} {unit} - {row["exports"]} {unit} '
            f'+ {row["stocks_before"]} {unit} - {row["stocks"]} {unit}, {half_digit(made):g} {unit}, {off:g} {unit})  '
            f'because "{row["material"]} {row["year"]}: {row["published"] + "%" if row["published"] != "0" else "net exporter"}"\n')
    text += "\n# ── from a world ─────────────────────────────────────────────────────────────────────────────────────────────\n"
    last = [row for row in rows if row["year"] == "2024"]
    for row in last:
        name, unit = row["material"], row["unit"]
        text += f'resource {name} "{name.capitalize()}" in t\n'
        text += f'US makes {row["made"]} {unit}/year of {name}  source usgs "{name}, 2024, primary and old scrap"\n'
        text += f'US uses {row["consumption"]} {unit}/year of {name}  source usgs "{name}, apparent consumption 2024"\n'
        text += f'ROW makes {100 * int(row["consumption"])} {unit}/year of {name}  assumed "more than enough"\n'
        text += f"ROW uses rest of {name}\n"
    for row in last:
        text += (
            f'assert import_reliance({row["material"]}, US) >= {row["published"]}% - 0.5 pp and import_reliance({row["material"]}, US) '
            f'<= {row["published"]}% + 0.5 pp  because "{row["material"]}: {row["published"]}%"\n')
    names = ", ".join(row["material"] for row in last)
    return text + f'''
report "How much the United States rely on imports" {{
  show [first(import_reliance(r, US)) for r in {{{names}}}]  titled "Net import reliance, 2024, computed"
  text "Printed for 2024: cobalt 74%, tin 75%, copper 45%, bismuth 90%, chromium 77%, zinc 73%, rhenium 68%; molybdenum: net exporter."
}}
'''


def main():
    for name, text in (("eu_supply_risk.ent", supply_risk()), ("import_reliance.ent", reliance())):
        path = FOLDER / name
        if sys.argv[1:] == ["--check"]:
            if path.read_text(encoding="utf-8") != text:
                sys.exit(f"{name} is not what its table says: run write.py")
        else:
            path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
