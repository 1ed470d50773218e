"""std.shocks: shocks that have happened or are much spoken of, ready to be moved and resized."""

import entente
import sourced

HEAD = """\
# Shocks as they happened, or in a ready shape; scenarios move and resize them:
#     scenario squeeze = baseline + china_rare_earth_licensing with { china_rare_earth_licensing.from = 2027-03 }
# Written by stdlib/generate.py from data/shocks.csv (clauses) and shock_figures.csv (their figures).

use std.chips
use std.countries
use std.energy
use std.logistics
use std.minerals
"""


def generate(read_csv):
    figures = read_csv("shock_figures.csv")
    titles = {row["key"]: row["title"] for row in read_csv("sources.csv")}
    return HEAD + "".join(
        "\n" + shock(row, [figure for figure in figures if figure["shock"] == row["shock"]], titles)
        for row in read_csv("shocks.csv"))


def shock(row, figures, titles):
    label = entente.label(row["english"], ar=row["arabic"])
    clauses = row["clauses"].format(**{figure["figure"]: figure["value"] for figure in figures})
    return (
        sourced.paragraph(row["about"], *(origin(figure, titles) for figure in figures))
        + f"shock {row['shock']} {label} {{\n" + "".join(f"  {clause.strip()}\n" for clause in clauses.split(";")) + "}\n")


def origin(figure, titles):
    if sourced.has_source(figure):
        return f"{figure['value']}: {figure['where']}; {titles[figure['source']]}."
    return f"{figure['value']}: assumed, {figure['where']}."
