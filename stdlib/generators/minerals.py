"""std.minerals: who mines, refines and makes what, by country, from the tables of the USGS and others."""

import entente
import resources
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


def generate(read_csv):
    figures = read_csv("mineral_production.csv")
    recipes = read_csv("mineral_recipes.csv")
    comparisons = read_csv("mineral_comparisons.csv")
    text = HEAD + sourced.sources(read_csv, figures)
    for mineral in read_csv("minerals.csv"):
        name = mineral["resource"]
        facts = resources.of(name, figures)
        own = resources.of(name, recipes)
        text += "\n" + "".join(map(recipe_value, own)) + resources.section(
            mineral, facts, [(value_name(recipe), recipe["input"]) for recipe in own],
            [*years(facts), comparison(resources.of(name, comparisons))])
        if name.endswith("_ore") and any(recipe["input"] == name for recipe in recipes):
            text += f"ROW uses rest of {name}\n"
    return text


def recipe_value(recipe):
    return (
        entente.documentation(f"How much of {recipe['input']} goes into {recipe['resource']}.")
        + f"let {value_name(recipe)} = {sourced.amount(recipe)}  assumed {entente.text(recipe['why'])}\n\n")


def value_name(recipe):
    return f"{recipe['input']}_per_{recipe['resource']}"


def years(facts):
    """For each year of production, the newest first, what the world made and who made most."""
    made = [row for row in facts if row["measure"] == "production"]
    for year in sorted({row["year"] for row in made}, reverse=True):
        rows = sorted((row for row in made if row["year"] == year), key=lambda row: -float(row["value"]))
        world = next(row for row in rows if row["country"] == "world")
        largest = [row for row in rows if row["country"] not in ("world", "ROW")][:3]
        estimated = ", estimated" if world["status"] == "estimated" else ""
        yield (
            f"{year}{estimated}: world {sourced.amount(world)} as printed; "
            + ", ".join(f"{row['country']} {sourced.number(row['value'])}" for row in largest) + ".")


def comparison(rows):
    if not rows:
        return ""
    shares = ", ".join(f"{row['country']} {sourced.amount(row)}" for row in rows)
    return f"The EU's study of 2023 ({rows[0]['where']}, mean of 2016 to 2020): {shares}."
