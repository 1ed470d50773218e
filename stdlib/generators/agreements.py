"""std.agreements: clubs and treaties, with the terms that a run can act on."""

import entente
import sourced

HEAD = """\
# Agreements, and the figures that treaties state. Written by stdlib/generate.py from data/agreements.csv and
# agreement_values.csv; members are those of std.groups, with their times.
#
# Most of these promise nothing in numbers. They have one term, priority to members, that gives them 0% of exports
# until a scenario says otherwise: `with { pax_silica.priority.for = 50% }`. Plants, guarantees and shared reserves
# that an agreement may bring are agreements of the script's own, with `members PAX_SILICA`. The EU Critical Raw
# Materials Act sets benchmarks and no terms: see the values crma_...

use std.energy
use std.groups

"""


def generate(read_csv):
    values = read_csv("agreement_values.csv")
    agreements = read_csv("agreements.csv")
    titles = {row["key"]: row["title"] for row in read_csv("sources.csv")}
    return (
        HEAD + sourced.sources(read_csv, values)
        + "".join("\n" + agreement(row, titles) for row in agreements) + sourced.values(values))


def agreement(row, titles):
    label = entente.label(row["english"], ar=row["arabic"])
    clauses = "".join(f"  {clause}\n" for clause in (f"members {row['group']}", f"from {row['from']}", row["terms"]))
    return (
        sourced.paragraph(row["about"], f"Source: {titles[row['source']]}.")
        + f"agreement {row['agreement']} {label} {{\n{clauses}}}\n")
