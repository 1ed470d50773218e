"""std.energy: oil, and the electricity of data centres."""

import resources
import sourced

HEAD = """\
# Energy: oil by country, and what data centres consume. Written by stdlib/generate.py from data/energy.csv,
# energy_facts.csv and energy_values.csv.

use std.countries

"""


def generate(read_csv):
    facts = read_csv("energy_facts.csv")
    values = read_csv("energy_values.csv")
    text = HEAD + sourced.sources(read_csv, facts + values)
    for resource in read_csv("energy.csv"):
        text += "\n" + resources.section(resource, resources.of(resource["resource"], facts))
    return text + sourced.values(values)
