"""std.reserves: what states oblige themselves to hold, and what is known of it."""

import sourced

HEAD = """\
# Rules of stockholding and known reserves, in days of use where nothing else is said. Written by stdlib/generate.py
# from data/reserves.csv. A script says whose and of what:
#     JP holds japan_rare_metals_target of cobalt  source ...
# Project Vault of the United States (12 billion dollars, February 2026) states no amounts; the European Union has no
# mandatory stocks of minerals; what the National Defense Stockpile holds is not published for 2026.

"""


def generate(read_csv):
    rows = read_csv("reserves.csv")
    return HEAD + sourced.sources(read_csv, rows) + sourced.values(rows)
