"""What generators of resources share: a resource, its documentation, and the facts about it.

A table of resources has the columns resource, english, arabic, unit, verb, about, note. A table of facts has
resource, country, year, value, unit, measure, status, source, where, basis, where measure is
    world, share    the world's amount, and an amount or percentage of it; ROW takes the rest
    production      an amount; of several years the newest becomes a fact
    capacity        an amount; left out where production exceeds it
    use             final use; `rest` is a value too
"""

import entente
import sourced

INFINITIVES = {"mines": "mine", "refines": "refine", "makes": "make"}


def section(resource, facts, inputs=(), remarks=()):
    """A resource and its facts. inputs are pairs of a figure and the resource that it is of."""
    return (
        sourced.paragraph(resource["about"], *remarks, resource["note"])
        + declaration(resource, inputs)
        + "".join(fact(resource, row) for row in made(facts))
        + (f"ROW {resource['verb']} rest of {resource['resource']}\n" if leaves_rest(facts) else "")
        + "".join(fact(resource, row) for row in facts if row["measure"] == "use"))


def of(name, rows):
    return [row for row in rows if row["resource"] == name]


def leaves_rest(facts):
    """Whether the world makes more than the shares that are stated."""
    shares = [row for row in facts if row["measure"] == "share"]
    return bool(shares) and sum(float(row["value"]) for row in shares if row["unit"] == "%") != 100


def declaration(resource, inputs):
    label = entente.label(resource["english"], ar=resource["arabic"])
    recipe = " from " + ", ".join(f"{figure} of {name}" for figure, name in inputs) if inputs else ""
    local = " local" if resource["unit"] == "GWh" else ""
    return f"resource {resource['resource']} {label} in {resource['unit']}{local}{recipe}\n"


def made(facts):
    """The rows that say who makes how much, and could, in the order in which they are written."""
    shares = [row for row in facts if row["measure"] in ("world", "share")]
    amounts = [row for row in facts if row["measure"] == "production"]
    newest = max((row["year"] for row in amounts), default="")
    amounts = [row for row in amounts if row["year"] == newest and row["country"] != "world" and float(row["value"])]
    output = {row["country"]: float(row["value"]) for row in amounts}
    able = [
        row for row in facts
        if row["measure"] == "capacity" and output.get(row["country"], float("inf")) <= float(row["value"])]
    return shares + amounts + able


def fact(resource, row):
    verb = {"capacity": "can " + INFINITIVES[resource["verb"]], "use": "uses"}.get(row["measure"], resource["verb"])
    country = entente.name(row["country"])
    if row["value"] == "rest":
        return f"{country} {verb} rest of {resource['resource']}\n"
    return f"{country} {verb} {sourced.amount(row)} of {resource['resource']}  {sourced.provenance(row)}\n"
