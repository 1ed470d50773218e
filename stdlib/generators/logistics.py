"""std.logistics: chokepoints of trade by sea."""

import entente
import sourced

HEAD = """\
# Chokepoints: how much oil passes them, their shares of trade, ways around, and who ships by which. Written by
# stdlib/generate.py from data/logistics.csv and routes.csv. A route of all exports comes into a script that speaks of
# its chokepoint; what is said of one resource goes before it.

use std.chips
use std.countries
use std.energy

"""


def generate(read_csv):
    rows = read_csv("logistics.csv")
    return (
        HEAD + sourced.sources(read_csv, rows) + sourced.values(rows)
        + "\n# Which part goes by which straits is nowhere published by country: all of it is assumed.\n"
        + "".join(map(route, read_csv("routes.csv"))))


def route(row):
    to = ", ".join(map(entente.name, row["to"].split()))
    via = ", ".join(row["via"].split())
    return f"{row['country']} ships {row['share']}% of {row['goods']} to {to} via {via}  {sourced.provenance(dict(row, where=row['why']))}\n"
