"""std.chips: fabs, advanced logic, memory, lithography, and who has which share of what."""

import resources
import sourced

HEAD = """\
# Chips: wafers, advanced logic, memory and lithography as resources, and shares of fabs, nodes, memory, packaging and
# materials as values. Written by stdlib/generate.py from data/chips.csv, chip_production.csv and chip_shares.csv.
#
# A share is of the world. Where sources disagree (2019, 2022, 2023, forecasts for 2027 and 2032) each is a value of
# its own, with its year in its name; the resources say in their documentation which they took.

use std.countries
use std.units.semiconductors

"""
UNITS = """
## A lithography scanner.
unit scanner "lithography scanner"
"""


def generate(read_csv):
    facts = read_csv("chip_production.csv")
    shares = read_csv("chip_shares.csv")
    text = HEAD + sourced.sources(read_csv, facts + shares) + UNITS
    for resource in read_csv("chips.csv"):
        text += "\n" + resources.section(resource, resources.of(resource["resource"], facts))
    return text + sourced.values(shares)
