"""std.trade: who imports what from whom."""

import sourced

HEAD = """\
# Imports by partner, consumption of the United States, exports of China: as values, since a script says what they are
# shares of. Written by stdlib/generate.py from data/trade.csv.
#
# A share of imports is not yet one of use, which a sentence with `buys` wants: whoever makes none of a good imports
# all of it; for others it is to be multiplied with the part of use that is imported:
#     US buys US_cobalt_from_NO * US_cobalt_reliance of cobalt from NO  source ...

"""


def generate(read_csv):
    rows = read_csv("trade.csv")
    return HEAD.rstrip("\n") + "\n\n" + sourced.sources(read_csv, rows) + sourced.values(rows)
