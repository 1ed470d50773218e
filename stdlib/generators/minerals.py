"""std.minerals: who mines, refines and makes what, by country, from the tables of the USGS and others."""

import entente
import sourced

HEAD = """\
# Minerals and metals: production by country, mines and refineries apart. Written by stdlib/generate.py from
# data/minerals.csv (what there is), mineral_production.csv (figures), mineral_recipes.csv (what follows from what)
# and mineral_comparisons.csv (what another source says).
#
# Each figure is that of the newest year printed, 2025 as estimated where there is one. Who uses a metal is not
# stated, as no free source has it: a script says so, and what it leaves goes to ROW with a warning. Of ores that
# another resource here is made of, what refineries leave goes to ROW.

use std.countries

"""
VERBS = {"mines": "mine", "refines": "refine", "makes": "make"}


def generate(read_csv):
    figures = read_csv("mineral_production.csv")
    recipes = read_csv("mineral_recipes.csv")
    comparisons = read_csv("mineral_comparisons.csv")
    text = HEAD + sourced.sources(read_csv, figures)
    for mineral in read_csv("minerals.csv"):
        name = mineral["resource"]
        text += "\n" + section(
            mineral, of(name, figures), of(name, recipes), of(name, comparisons),
            any(recipe["input"] == name and name.endswith("_ore") for recipe in recipes))
    return text


def of(name, rows):
    return [row for row in rows if row["resource"] == name]


def section(mineral, figures, recipes, comparisons, is_ore):
    return (
        recipe_values(recipes)
        + documentation(mineral, figures, comparisons)
        + declaration(mineral, recipes)
        + "".join(fact(mineral, row) for row in stated(figures))
        + (f"ROW {mineral['verb']} rest of {mineral['resource']}\n" if by_shares(figures) else "")
        + (f"ROW uses rest of {mineral['resource']}\n" if is_ore else ""))


def by_shares(figures):
    return any(row["measure"] == "share" for row in figures)


def stated(figures):
    """The rows that become facts: the newest year of production, and capacities that exceed it."""
    made = [row for row in figures if row["measure"] == "production"]
    newest = max((row["year"] for row in made), default="")
    made = [row for row in made if row["year"] == newest and row["country"] != "world" and float(row["value"])]
    output = {row["country"]: float(row["value"]) for row in made}
    able = [
        row for row in figures
        if row["measure"] == "capacity" and output.get(row["country"], float("inf")) <= float(row["value"])]
    return [row for row in figures if row["measure"] in ("world", "share")] + made + able


def fact(mineral, row):
    verb = "can " + VERBS[mineral["verb"]] if row["measure"] == "capacity" else mineral["verb"]
    figure = dict(row, unit=row["unit"] if row["unit"] == "%" else row["unit"] + "/year")
    country = entente.name(row["country"])
    return f"{country} {verb} {sourced.amount(figure)} of {mineral['resource']}  {sourced.provenance(row)}\n"


def recipe_values(recipes):
    return "".join(
        f"let {value_name(recipe)} = {sourced.amount(recipe)}  assumed {entente.text(recipe['why'])}\n" for recipe in recipes)


def value_name(recipe):
    return f"{recipe['input']}_per_{recipe['resource']}"


def declaration(mineral, recipes):
    label = entente.label(mineral["english"], ar=mineral["arabic"])
    inputs = ", ".join(f"{value_name(recipe)} of {recipe['input']}" for recipe in recipes)
    return f"resource {mineral['resource']} {label} in {mineral['unit']}" + (f" from {inputs}" if inputs else "") + "\n"


def documentation(mineral, figures, comparisons):
    made = [row for row in figures if row["measure"] == "production"]
    years = sorted({row["year"] for row in made}, reverse=True)
    return sourced.paragraph(
        mineral["about"], *(year_in_words(year, made, year == years[0]) for year in years), comparison(comparisons),
        mineral["note"])


def year_in_words(year, made, newest):
    rows = sorted((row for row in made if row["year"] == year), key=lambda row: -float(row["value"]))
    world = [row for row in rows if row["country"] == "world"]
    largest = [row for row in rows if row["country"] not in ("world", "ROW")][:3]
    estimated = ", estimated" if world and world[0]["status"] == "estimated" else ""
    return (
        f"{year}{estimated}: world {', '.join(map(sourced.amount, world))} as printed"
        + ("." if newest else "; " + ", ".join(f"{row['country']} {sourced.number(row['value'])}" for row in largest) + "."))


def comparison(rows):
    if not rows:
        return ""
    shares = ", ".join(f"{row['country']} {sourced.amount(row)}" for row in rows)
    return f"The EU's study of 2023 ({rows[0]['where']}, mean of 2016 to 2020): {shares}."
