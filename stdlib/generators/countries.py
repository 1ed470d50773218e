"""std.countries: every country of ISO 3166 by its code of two letters."""

import entente

HEAD = """\
# The countries of ISO 3166-1, by their codes of two letters, and the rest of the world.
# Names in English and Arabic: Unicode CLDR. Written by stdlib/generate.py from data/countries.csv.

"""


def generate(read_csv):
    return HEAD + "".join(country(row) for row in read_csv("countries.csv"))


def country(row):
    codes = [code for code in (row["iso2"], row["iso3"], row["numeric"]) if code]
    documentation = entente.documentation("ISO 3166: " + ", ".join(codes)) if len(codes) > 1 else ""
    label = entente.label(row["english"], ar=row["arabic"])
    return f"{documentation}country {entente.name(row['iso2'])} {label}\n"
