"""std.logistics: chokepoints of trade by sea."""

import sourced

HEAD = """\
# Chokepoints: how much oil passes them, their shares of trade, and ways around. Written by stdlib/generate.py from
# data/logistics.csv. Which goods of which country go by which strait is for a script to say:
#     SA ships 80% of oil to JP, KR via hormuz  assumed "..."

"""


def generate(read_csv):
    rows = read_csv("logistics.csv")
    return HEAD.rstrip("\n") + "\n\n" + sourced.sources(read_csv, rows) + sourced.values(rows)
