"""std.governance: how well countries are governed, from the World Bank."""

import entente
import sourced

HEAD = """\
# Governance by country: the six Worldwide Governance Indicators of 2019 (mean), turned as the EU do for its supply
# risk: 0 is best and 10 is worst. Written by stdlib/generate.py from data/governance.csv.
#
# Concentration weighted with governance, of what A and B make of tin, is
#     let weighted = (production(tin, A) / production(tin, {A, B})) ^ 2 * wgi_A + ...

"""


def generate(read_csv):
    rows = read_csv("governance.csv")
    names = {row["iso2"]: row["english"] for row in read_csv("countries.csv")}
    text = HEAD + sourced.sources(read_csv, rows)
    for row in rows:
        text += "\n" + entente.documentation(
            f"{names[row['country']]}: mean of the six indicators {row['estimate']} (2019, from -2.5 to 2.5)")
        text += f"let wgi_{row['country']} = {row['value']}  {sourced.provenance(row)}\n"
    return text
